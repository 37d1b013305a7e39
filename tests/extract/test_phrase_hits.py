"""Words that somebody types, found in stored tokens. All texts are invented."""

import pytest

from analysis.errors import ParameterError
from analysis.extract.phrase_hits import MOST_LETTERS, MOST_PHRASES, phrase_hits, tokens, wanted


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ("", ()),
        ("   ", ()),
        ('""', ()),
        ("tin", ("tin",)),
        ("tin  zinc tin", ("tin", "zinc")),
        ('"tin   mine" zinc', ("tin mine", "zinc")),
        ('"tin mine', ("tin mine",)),
        ("“tin mine”", ("tin mine",)),
        ('"lay * arms" immig*', ("lay * arms", "immig*")),
        ("counter-terrorism", ("counter-terrorism",)),
    ],
)
def test_what_is_typed_becomes_words_and_phrases(typed, phrases):
    assert wanted(typed) == phrases


@pytest.mark.parametrize(
    "typed", ["*", '"* arms"', "a*b*c", "**", "a**", "...", "(", "x" * (MOST_LETTERS + 1),
              " ".join(f"w{i}" for i in range(MOST_PHRASES + 1))]
)  # fmt: skip
def test_what_is_no_word_is_refused(typed):
    with pytest.raises(ParameterError, match="word"):
        wanted(typed)


def _tokens(extracted, *texts):
    articles, paragraphs, said, quoted, store = extracted(*[[("body", t)] for t in texts])
    return tokens(articles, paragraphs, said, quoted, store)


def test_every_article_gets_its_hits_with_sentence_and_voice(extracted):
    text = "The ferry left. “A ferry,” he said."
    held = _tokens(extracted, text, "Nothing.", text)
    found = phrase_hits(held, ("ferry",))
    assert found["sentence_id"].tolist() == [0, 1, 0, 1]
    assert found["voice"].tolist() == ["own", "quoted"] * 2
    assert [text[s:e] for s, e in zip(found["start"], found["end"], strict=True)] == ["ferry"] * 4
    assert found["article_id"].nunique() == 2
    assert phrase_hits(held, ("boat",)).empty
    assert phrase_hits(held, ()).empty


def test_a_second_search_does_not_see_what_became_of_the_first(extracted):
    held = _tokens(extracted, "A ferry. A boat.")
    first = phrase_hits(held, ("ferry",))
    first["start"] = 0
    assert phrase_hits(held, ("ferry",))["start"].tolist() == [2]
    assert phrase_hits(held, ("boat",))["start"].tolist() == [11]


def test_what_looks_like_a_pattern_is_text(extracted):
    held = _tokens(extracted, "A c++ ferry. A [ferry]. Any a+ at all.")
    assert len(phrase_hits(held, wanted("ferry|c"))) == 0
    assert len(phrase_hits(held, wanted("fer.y"))) == 0
    assert len(phrase_hits(held, wanted("fer*y"))) == 2


def test_no_article_is_no_hit(extracted):
    articles, paragraphs, said, quoted, store = extracted([("body", "A ferry.")])
    none = articles.head(0), paragraphs.head(0), said.head(0), quoted.head(0)
    assert phrase_hits(tokens(*none, store), ("ferry",)).empty


def test_a_star_against_a_token_without_end_finds_nothing_and_ends(extracted):
    """Backtracking over the square of its letters would take this test minutes."""
    held = _tokens(extracted, "a" * 200_000 + " ferry")
    assert phrase_hits(held, wanted("a*aaaaaaaaaaaaaaaaaaaab")).empty
