"""Gaps split by hand, on invented values."""

import pandas as pd
import pytest

from analysis.contrasts.decomposition import decomposed
from tests.contrasts.test_event_coverage import tables

DAY = "2025-01-01"


def split(rows, numbers, source="North", other="South"):
    events, articles = tables([(event, s, DAY) for event, s in rows])
    values = pd.DataFrame({"article_id": articles["article_id"], "value": numbers})
    found = decomposed(values, events, articles, source=source, other=other)
    return found.set_index("part")


SAME = [("ferry", "North"), ("bees", "North"), ("ferry", "South"), ("bees", "South")]


def test_the_same_events_told_otherwise_are_treatment():
    found = split(SAME, [3.0, 5.0, 1.0, 3.0])
    assert found["value"].to_dict() == {"selection": 0.0, "treatment": 2.0, "gap": 2.0}
    assert found.loc["treatment", "n_events"] == 2


def test_other_events_told_the_same_way_are_selection():
    rows = [("ferry", "North"), ("ferry", "North"), ("bees", "North"),
            ("ferry", "South"), ("bees", "South"), ("bees", "South")]  # fmt: skip
    found = split(rows, [9.0, 9.0, 3.0, 9.0, 3.0, 3.0])
    assert found["value"].to_dict() == pytest.approx({"selection": 2.0, "treatment": 0, "gap": 2.0})


def test_events_of_one_source_alone_are_selection():
    found = split([("ferry", "North"), ("bees", "South")], [4.0, 1.0])
    assert found["value"].to_dict() == {"selection": 3.0, "treatment": 0.0, "gap": 3.0}
    assert found["n_events"].tolist() == [2, 0, 2]


def test_turned_round_every_part_changes_its_sign():
    numbers = [3.0, 5.5, 1.0, 2.0]
    there, back = split(SAME, numbers), split(SAME, numbers, source="South", other="North")
    assert there["value"].tolist() == pytest.approx((-back["value"]).tolist())


def test_without_values_nothing_is_said():
    assert split(SAME, [None] * 4)["value"].isna().all()
    assert split(SAME[:2], [1.0, 2.0])["value"].isna().all()
