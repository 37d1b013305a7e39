"""Pairs that were not merged and might be one. All names are invented."""

import pandas as pd
import pytest

from analysis.entities.suggest import COLUMNS, suggestions
from analysis.lexicons.load import Alias


def table(*rows):
    """Each row is article, entity, type."""
    frame = pd.DataFrame(rows, columns=["article_id", "entity", "entity_type"])
    return frame.astype("str")


def pairs(*rows, aliases=()):
    found = suggestions(table(*rows), aliases)
    return [tuple(sorted(pair)) for pair in found[["entity", "other"]].to_numpy().tolist()]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Leyla Kaya", "Leyle Kaya", "PERSON"),
        ("Leyla Kaya", "L. Kaya", "PERSON"),
        ("Leyla Orlinson", "Leyla Orlinsen", "PERSON"),
        ("Charles Orlin", "Chuck Orlin", "PERSON"),
        ("Leyla Kaya", "Kaya", "PERSON"),
        ("Hill Guard Council", "HGC", "ORG"),
        ("Port Zelmar", "Port Zalmar", "GPE"),
    ],
)
def test_these_might_be_one(one, other, kind):
    rows = [("a", one, kind), ("a", one, kind), ("b", other, kind)]
    assert pairs(*rows) == [tuple(sorted((one, other)))]
    assert pairs(*rows[::-1]) == pairs(*rows), "mirrored"


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Leyla Kaya", "Can Kaya", "PERSON"),
        ("George W. Orlin", "George H. Orlin", "PERSON"),
        ("Dan Orlin", "Dan Orlin Jr.", "PERSON"),
        ("Port Zelmar", "Port Orlia", "GPE"),
        ("Route 51 Bridge", "Route 52 Bridge", "FAC"),
        ("Hill Guard Council", "HCG", "ORG"),
    ],
)
def test_these_might_not(one, other, kind):
    assert pairs(("a", one, kind), ("b", other, kind)) == []


def test_a_row_says_how_many_and_why():
    rows = [("a", "Leyla Kaya", "PERSON"), ("b", "Leyla Kaya", "PERSON"), ("a", "Kaya", "PERSON")]
    found = suggestions(table(*rows))
    assert tuple(found.columns) == COLUMNS
    row = found.iloc[0]
    assert (row["entity"], row["other"], row["n_mentions"], row["n_mentions_other"]) == (
        "Leyla Kaya", "Kaya", 2, 1,
    )  # fmt: skip
    assert row["n_articles_both"] == 1 and 0 <= row["score"] <= 1
    assert row["reason"] == "The name's end; nobody else is named so; 1 article names both."


def test_of_a_common_surname_the_likeliest_bearers_are_listed():
    given = ("Leyla", "Can", "Omar", "Nil", "Ada")
    rows = [
        (f"{n}{k}", f"{name} Kaya", "PERSON") for n, name in enumerate(given) for k in range(9 - n)
    ]
    found = suggestions(table(*rows, ("z", "Kaya", "PERSON")))
    assert found["entity"].tolist() == ["Leyla Kaya", "Can Kaya", "Omar Kaya"]
    assert found["score"].is_monotonic_decreasing


def test_what_the_alias_files_settle_is_not_suggested():
    one, other = (
        Alias("Leyla Kaya", "PERSON", ("Leyla Kaya",)),
        Alias("L. Kaya", "PERSON", ("L. Kaya",)),
    )
    rows = [("a", "Leyla Kaya", "PERSON"), ("b", "L. Kaya", "PERSON")]
    assert pairs(*rows, aliases=(one,)) == [("L. Kaya", "Leyla Kaya")]
    assert pairs(*rows, aliases=(one, other)) == []
    apart = Alias("Leyla Kaya", "PERSON", ("Leyla Kaya",), apart=("L. Kaya",))
    assert pairs(*rows, aliases=(apart,)) == []


def test_nothing_in_nothing_out():
    found = suggestions(table())
    assert found.empty and tuple(found.columns) == COLUMNS
    assert found["score"].dtype == "float64" and found["n_mentions"].dtype == "int64"


def test_many_names_of_one_block_are_left_out():
    rows = [("a", f"Leyla{chr(97 + n // 26)}{chr(97 + n % 26)} Kaya", "PERSON") for n in range(100)]
    assert pairs(*rows) == []
