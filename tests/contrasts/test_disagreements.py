"""Figures set side by side, on an invented event."""

import pandas as pd

from analysis.contrasts.disagreements import disagreements
from tests.events import made

EVENTS = pd.DataFrame({"article_id": ["a1", "a2", "a3"], "event_id": "a1", "event": "ferry"})
ARTICLES = made.articles(
    "", "", "", sources=["North", "South", "South"], days=["2025-01-01", "2025-01-02", ""]
)


def table(*rows):
    columns = ["article_id", "start", "quantity", "value", "qualifier"]
    frame = pd.DataFrame(list(rows), columns=columns).astype(
        {"article_id": "str", "start": "int64", "value": "float64"}
    )
    return disagreements(frame, EVENTS, ARTICLES)


def test_the_number_given_most_often_stands_for_a_source():
    found = table(
        ("a1", 0, "killed", 12, "at least"), ("a1", 9, "killed", 12, ""),
        ("a1", 20, "killed", 3, ""), ("a2", 0, "killed", 15, "about"),
    ).set_index("source")  # fmt: skip
    assert found["value"].to_dict() == {"North": 12, "South": 15}
    assert found["qualifier"].to_dict() == {"North": "at least", "South": "about"}
    assert found.loc["North", ["n_mentions", "n_values"]].tolist() == [2, 2]
    assert found["is_disputed"].all()
    assert found[["low", "high"]].to_numpy().tolist() == [[12, 15]] * 2


def test_of_equals_the_larger_since_tolls_rise():
    found = table(
        ("a2", 0, "killed", 4, ""), ("a3", 0, "killed", 7, ""), ("a1", 0, "killed", 7, "")
    )
    assert found["value"].tolist() == [7, 7]
    assert not found["is_disputed"].any()


def test_a_number_of_one_source_alone_is_no_dispute():
    assert table(("a1", 0, "killed", 4, "")).empty
    assert table(("a1", 0, "killed", 4, ""), ("a2", 0, "injured", 4, "")).empty
    assert table().empty
