"""What is annotated of an article, and how long texts are cut. All texts are invented."""

import pytest

from analysis.annotate import texts as t
from tests.annotate.frames import BRIDGE, WATER, frames


def test_the_annotated_text_is_the_counted_paragraphs():
    articles, paragraphs = frames(WATER)
    (text,) = t.texts(articles, paragraphs)
    assert text.text == "\n\n".join(p for part, p in WATER if part != "furniture")
    assert [text.text[s:].split()[0] for s in text.starts] == ["Harbour", "Mayor", "Two"]
    assert text.text_id == articles["text_id"][0]


def test_counted_paragraphs_know_both_places():
    articles, paragraphs = frames(BRIDGE, WATER)
    rows = t.counted(articles, paragraphs)
    for row in rows.itertuples():
        article = articles["text"][row.article]
        annotated = [x.text for x in t.texts(articles, paragraphs)][row.article]
        assert article[row.start : row.end] == annotated[row.at : row.at + row.end - row.start]
    assert rows["article"].tolist() == [0, 0, 1, 1, 1]


def test_a_text_in_two_articles_is_annotated_once_and_an_unmeasured_one_never():
    articles, paragraphs = frames(WATER, BRIDGE, WATER, [("body", "Ein Satz.")], unmeasured=[3])
    found = [x.text_id for x in t.texts(articles, paragraphs)]
    assert found == articles["text_id"].tolist()[:2]
    assert [x.text_id for x in t.texts(articles, paragraphs, {found[1]})] == [found[1]]


def test_an_article_of_furniture_alone_has_an_empty_text():
    (text,) = t.texts(*frames([("furniture", "Read more")], unmeasured=[]))
    assert (text.text, text.starts) == ("", ())
    assert t.pieces(text) == []


def test_no_articles_at_all():
    articles, paragraphs = frames(WATER)
    assert list(t.texts(articles.iloc[:0], paragraphs)) == []
    assert t.counted(articles, paragraphs.iloc[:0]).empty


def _text(*paragraphs):
    starts, at = [], 0
    for paragraph in paragraphs:
        starts.append(at)
        at += len(paragraph) + 2
    return t.Text("t", "\n\n".join(paragraphs), tuple(starts))


SENTENCE = "The ferry left at nine and came back at noon. "


@pytest.mark.parametrize(
    "text",
    [
        _text(*[SENTENCE * 20] * 100),
        _text("Short.", (SENTENCE * 2500).strip(), "Short."),
        _text("word " * 30_000),
        _text("a" * 50_000, "b"),
        _text("x", "!" * 1000 + " fine " + "?" * 1000, "y"),
    ],
)
def test_pieces_put_together_are_the_text_and_none_is_too_long(text):
    pieces = t.pieces(text)
    assert "".join(p.text for p in pieces) == text.text
    assert [p.offset for p in pieces] == [
        sum(len(p.text) for p in pieces[:n]) for n in range(len(pieces))
    ]
    assert max(len(p.text) for p in pieces) <= t.PIECE_CHARS
    assert sorted(p.offset + s for p in pieces for s in p.starts) == list(text.starts)
    assert max(len(word) for p in pieces for word in p.text.split()) <= t.RUN_CHARS


def test_long_texts_are_cut_between_paragraphs_or_after_sentences():
    between = t.pieces(_text(*[SENTENCE.strip() * 20] * 100))
    assert all(p.starts[0] == 0 for p in between)
    within = t.pieces(_text(SENTENCE * 2500))
    assert all(p.text.startswith("The ferry") for p in within)


def test_an_ordinary_article_is_one_piece():
    text = _text("Title", "See https://example.org/" + "a" * 200 + " for more.", SENTENCE)
    assert len(t.pieces(text)) == 1
