"""What may be shown of articles, on invented ones small enough to count on fingers."""

import pandas as pd
import pytest

from analysis.excerpts import LEAST, MOST, SHARE, by_sentence, excerpts

WORDS = 10


def article(article_id, n_words=200, story_id=""):
    return {"article_id": article_id, "n_words": n_words, "story_id": story_id or article_id}


def sentence(article_id, number, n_words=20, part="body"):
    """A sentence of words of three letters, at an offset of a thousand times its number."""
    text = " ".join(f"w{n:02d}" for n in range(n_words))
    start = 1000 * number
    where = {"article_id": article_id, "sentence_id": number, "start": start}
    return where | {"end": start + len(text), "part": part, "text": text}


def marks(*places):
    """Marks at (article, sentence, word)."""
    rows = [(a, s, 1000 * s + 4 * word) for a, s, word in places]
    table = pd.DataFrame(rows, columns=["article_id", "sentence_id", "start"])
    return [table.astype({"article_id": "str", "sentence_id": "int64", "start": "int64"})]


def chosen(places, sentences, articles, words=WORDS):
    return excerpts(marks(*places), pd.DataFrame(sentences), pd.DataFrame(articles), words=words)


def test_the_sentence_with_most_marks_is_shown_around_them():
    found = chosen(
        [("a", 0, 3), ("a", 4, 11), ("a", 4, 12)],
        [sentence("a", 0), sentence("a", 4)],
        [article("a", n_words=100)],
    )
    assert found["sentence_id"].tolist() == [4]
    assert found["n_words"].tolist() == [10]
    shown = sentence("a", 4)["text"][found["start"][0] - 4000 : found["end"][0] - 4000].split()
    assert {"w11", "w12"} <= set(shown)
    # as much before the marks as after them
    assert shown == [f"w{n:02d}" for n in range(7, 17)]


def test_all_excerpts_of_an_article_are_at_most_a_tenth_of_it():
    numbers = range(0, 60, 2)
    sentences = [sentence("a", n) for n in numbers]
    for n_words in (49, 50, 200, 333, 30_000):
        found = chosen([("a", n, 5) for n in numbers], sentences, [article("a", n_words)])
        assert found["n_words"].sum() <= min(SHARE * n_words, MOST)
        assert (found["n_words"].between(LEAST, WORDS)).all()
    assert chosen([("a", 0, 0)], sentences, [article("a", 49)]).empty


def test_no_excerpt_continues_another():
    sentences = [sentence("a", n) for n in range(6)]
    found = chosen([("a", n, 5) for n in range(6)], sentences, [article("a", 2000)])
    assert found["sentence_id"].tolist() == [0, 2, 4]


def test_of_copies_only_the_first_is_shown():
    sentences = [sentence(a, 0) for a in "ab"]
    articles = [article("a", story_id="s"), article("b", story_id="s")]
    assert chosen([("a", 0, 1), ("b", 0, 1)], sentences, articles)["article_id"].tolist() == ["a"]


@pytest.mark.parametrize("part", ["title", "furniture"])
def test_titles_are_never_shown(part):
    assert chosen([("a", 0, 1)], [sentence("a", 0, part=part)], [article("a")]).empty


def test_the_choice_does_not_hang_on_the_order_of_the_rows():
    sentences = [sentence(a, n) for a in "ab" for n in range(9)]
    places = [(a, n, n) for a in "ab" for n in range(9)]
    articles = [article("a", 300), article("b", 120)]
    one = chosen(places, sentences, articles)
    other = chosen(places[::-1], sentences[::-1], articles)
    assert one.equals(other)
    assert by_sentence(one)[("a", 0)] == (one["start"][0], one["end"][0])


def test_nothing_is_chosen_of_nothing():
    none = pd.DataFrame([sentence("a", 0)]).head(0)
    articles = pd.DataFrame([article("a")])
    assert excerpts(marks(), none, articles, words=WORDS).empty
