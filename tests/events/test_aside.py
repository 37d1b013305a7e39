"""Invented copies that do not count, and of which article each is one."""

import pandas as pd
import pytest

from analysis.errors import ParameterError
from analysis.events.aside import aside, said
from tests.events import made

DAYS = ["2025-01-02", "2025-01-01", "2025-01-03", "2025-01-01"]
SOURCES = ["North", "South", "North", "North"]
ARTICLES = made.articles("", "", "", "", days=DAYS, sources=SOURCES).assign(
    title=["Ferry line is closed", "Ferry shut", "", "Bees"]
)


def pairs(*rows):
    return pd.DataFrame(rows, columns=["article_id", "other_id", "share", "share_other"])


# a3 has most of a1, which has most of a2: three copies in two sources, and no pair of a3 with a2
CHAIN = pairs(("a1", "a2", 0.9, 0.6), ("a3", "a1", 0.8, 0.85))


@pytest.mark.parametrize(
    ("count", "gone"),
    [
        ("article", []),
        ("source", [["a3", "a1", "a1"]]),
        ("story", [["a1", "a2", "a2"], ["a3", "a2", "a1"]]),
    ],
)
def test_of_three_copies_in_two_sources_the_earliest_counts(count, gone):
    before = ARTICLES.copy(deep=True)
    found = aside(CHAIN, ARTICLES, count=count)
    assert found[["article_id", "counts_id", "other_id"]].to_numpy().tolist() == gone
    pd.testing.assert_frame_equal(ARTICLES, before)


def test_the_one_that_counts_is_named_before_a_nearer_one():
    both = pairs(("a1", "a2", 0.9, 0.6), ("a3", "a1", 0.99, 0.9), ("a3", "a2", 0.5, 0.4))
    found = aside(both, ARTICLES, count="story").set_index("article_id")
    assert found.loc["a3", ["other_id", "share", "share_other"]].tolist() == ["a2", 0.5, 0.4]


def test_a_copy_that_came_before_the_one_it_is_paired_with_has_its_own_share():
    # a4 and a1 are both paired with a3 alone, which came last
    later = pairs(("a3", "a1", 0.7, 0.9), ("a3", "a4", 0.6, 0.8))
    found = aside(later, ARTICLES, count="story").set_index("article_id")
    assert found.loc["a1"].tolist() == ["a4", "a3", 0.9, 0.7]
    assert found.loc["a3"].tolist() == ["a4", "a4", 0.6, 0.8]


def test_what_is_not_measured_is_never_set_aside():
    unread = ARTICLES.assign(is_measured=[True, True, False, True])
    assert aside(CHAIN, unread, count="story")["article_id"].tolist() == ["a1"]


def test_each_is_said_to_be_a_copy_of_which_article_and_by_which_share():
    told = said(aside(CHAIN, ARTICLES, count="story"), ARTICLES)
    assert told == {
        "a1": "90% of its own words stand in “Ferry shut” (South); that one counts",
        "a3": "80% of its own words stand in “Ferry line is closed” (North) and 85% of that "
        "article's words in it; of the story's articles “Ferry shut” (South) counts",
    }


def test_an_article_without_a_title_is_named_by_its_source_and_a_long_one_is_cut():
    untitled = ARTICLES.assign(title=["", "word " * 60, "", ""])
    told = said(aside(CHAIN, untitled, count="story"), untitled)
    assert "stand in an article of North" in told["a3"]
    assert "…” (South)" in told["a1"]
    assert len(told["a1"]) < 160


def test_no_copies_set_nothing_aside():
    assert aside(pairs(), ARTICLES, count="story").empty
    assert said(aside(pairs(), ARTICLES, count="story"), ARTICLES) == {}


def test_an_unknown_way_to_count_is_refused_with_those_there_are():
    with pytest.raises(ParameterError, match="article, source, story"):
        aside(CHAIN, ARTICLES, count="event")
