"""Versions of one story count once; articles and words are invented."""

import pandas as pd

from analysis import compare
from analysis.compare import units
from tests.contrasts import frames

ARTICLES = frames.articles(["Post"] * 4 + ["Echo"] * 3).assign(
    story_id=["s1", "s1", "s2", "", "s1", "s3", "s3"]
)


def test_the_first_of_a_source_stands_for_its_versions():
    assert units.leaders(ARTICLES, "story_id").to_dict() == {
        "a0": "a0", "a1": "a0", "a2": "a2", "a3": "a3", "a4": "a4", "a5": "a5", "a6": "a5",
    }  # fmt: skip


def test_words_are_kept_and_rows_are_not():
    few = units.collapsed(ARTICLES, "story_id")
    assert few["article_id"].tolist() == ["a0", "a2", "a3", "a4", "a5"]
    assert few["n_words"].sum() == ARTICLES["n_words"].sum()
    assert units.collapsed(ARTICLES, "") is ARTICLES


def test_rows_move_to_the_article_that_stands_for_them():
    rows = pd.DataFrame({"article_id": ["a1", "a6", "a3"], "term": ["x", "y", "z"]})
    assert units.moved(rows, ARTICLES, "story_id")["article_id"].tolist() == ["a0", "a5", "a3"]


def test_forty_copies_of_one_story_are_no_evidence():
    """Each source prints one long story twenty times over; told as articles, all of it differs."""
    articles = frames.articles(["Post", "Echo"] * 20).assign(story_id=["p", "e"] * 20)
    scores = pd.DataFrame({
        "article_id": articles["article_id"], "measure": "length",
        "value": [10.0, 20.0] * 20, "n": 1,
    }).astype({"measure": "str"})  # fmt: skip
    assert set(compare.means(scores, articles)["verdict"]) == {"differs"}
    apart = compare.means(scores, articles, unit="story_id")
    assert set(apart["verdict"]) == {"too few"}
    assert apart["n_articles"].tolist() == [1, 1]
    terms = frames.terms({f"a{n}": "hill" if n % 2 else "gate" for n in range(40)})
    words = compare.term_odds(terms, articles, unit="story_id", min_count=1)
    assert set(words["verdict"]) == {"too few"}
