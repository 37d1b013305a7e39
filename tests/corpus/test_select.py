"""The articles of some sources and days."""

import pandas as pd
import pytest

from analysis.corpus.select import select
from analysis.errors import ParameterError

ARTICLES = pd.DataFrame(
    {
        "article_id": list("abcd"),
        "source": ["Post", "Courier", "Post", "Post"],
        "published_date": pd.to_datetime(["2024-01-31", "2024-02-01", "2024-12-31", None]),
    }
)


def _ids(**options):
    return "".join(select(ARTICLES, **options)["article_id"])


def test_nothing_asked_is_everything_and_the_table_is_left_as_it_was():
    before = ARTICLES.copy()
    assert _ids() == "abcd"
    pd.testing.assert_frame_equal(ARTICLES, before)


def test_sources_and_days():
    assert _ids(sources=["Post"]) == "acd"
    assert _ids(since="2024-02-01") == "bc"
    assert _ids(until="2024-02-01") == "ab"
    assert _ids(since="2024-01-31", until="2024-01-31") == "a"
    assert _ids(sources=["Post"], since="2024-02") == "c"
    assert _ids(until="2024-01") == "a"
    assert _ids(since="2024", until="2024") == "abc"
    assert list(select(ARTICLES, since="2024-12")["article_id"].index) == [0]


@pytest.mark.parametrize(
    "options",
    [
        {"sources": ["Pst"]},
        {"since": "soon"},
        {"until": "2024-02-30"},
        {"since": "2024-13"},
        {"since": "2024-03-01", "until": "2024-02-01"},
        {"since": "2025-01-01"},
        {"until": "2023"},
    ],
)
def test_mistakes_name_what_is_possible(options):
    with pytest.raises(ParameterError, match="allowed: "):
        select(ARTICLES, **options)


def test_a_wrong_source_names_the_right_ones():
    with pytest.raises(ParameterError, match="Courier, Post"):
        select(ARTICLES, sources=["Pst"])
