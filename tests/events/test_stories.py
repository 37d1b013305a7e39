"""Stories of invented articles."""

import pandas as pd
import pytest

from analysis.errors import ParameterError
from analysis.events.stories import counted, stories
from tests.events import made


def test_copies_of_copies_are_of_one_story_and_the_earliest_is_first():
    table = made.articles("", "", "", "", days=["2025-01-03", "2025-01-01", "2025-01-02", ""])
    links = pd.DataFrame({"article_id": ["a1", "a3"], "other_id": ["a3", "a2"]})
    found = stories(links, table)
    assert found["story_id"].tolist() == ["a2", "a2", "a2", "a4"]
    assert found["role"].tolist() == ["copy", "first", "copy", "alone"]
    assert found["n_copies"].tolist() == [3, 3, 3, 1]


def test_an_undated_copy_is_never_first():
    table = made.articles("", "", days=["", "2025-01-01"])
    links = pd.DataFrame({"article_id": ["a2"], "other_id": ["a1"]})
    assert stories(links, table)["role"].tolist() == ["copy", "first"]


def test_no_copies_leave_every_article_alone():
    links = pd.DataFrame({"article_id": [], "other_id": []}, dtype="str")
    assert stories(links, made.articles("", ""))["role"].tolist() == ["alone", "alone"]


@pytest.mark.parametrize(
    ("count", "measured"),
    [
        ("article", [True, True, True, True]),
        ("source", [True, True, False, True]),
        ("story", [False, True, False, True]),
    ],
)
def test_a_story_counts_once_if_so_wished(count, measured):
    days = ["2025-01-02", "2025-01-01", "2025-01-03", "2025-01-01"]
    sources = ["North", "South", "North", "North"]
    table = made.articles("", "", "", "", days=days, sources=sources)
    links = pd.DataFrame({"article_id": ["a1", "a3"], "other_id": ["a2", "a2"]})
    found = counted(stories(links, table), table, count=count)
    assert found["is_measured"].tolist() == measured
    assert table["is_measured"].all(), "what was handed in is as it was"


def test_an_unknown_way_to_count_is_an_error():
    table = made.articles("")
    with pytest.raises(ParameterError, match="story"):
        counted(stories(pd.DataFrame({"article_id": [], "other_id": []}), table), table, count="x")
