"""The model's names cut to the name. All names are invented."""

import numpy as np
import pytest

from analysis.entities.trim import beside_titles, trimmed
from tests.entities.mentions import mentions, placed


@pytest.mark.parametrize(
    ("surface", "kind", "name"),
    [
        ("the Orchid Group’s", "ORG", "Orchid Group"),
        ("“Orchid Group”", "ORG", "Orchid Group"),
        ("President Leyla Kaya's", "PERSON", "Leyla Kaya"),
        ("President Leyla Kaya", "ORG", "President Leyla Kaya"),
        ("Leyla Kaya\nPhoto", "PERSON", "Leyla Kaya"),
        ("Leyla Kaya — Lume", "PERSON", "Leyla Kaya"),
        ("Orchid Group (OG", "ORG", "Orchid Group"),
        ("Orchid", "ORG", "Orchid"),
    ],
)
def test_a_span_is_cut_at_its_ends_only(surface, kind, name):
    row = trimmed(mentions(("a", surface, kind))).iloc[0]
    assert row["surface"] == name
    assert surface[row["start"] : row["end"]] == name


@pytest.mark.parametrize(
    "surface", ["@kaya", "#lume", "’s", "300", "https://lume.example", "y" * 200]
)
def test_what_is_no_name_is_left_out(surface):
    assert trimmed(mentions(("a", surface, "ORG"))).empty


def test_dates_and_amounts_are_left_out():
    assert trimmed(mentions(("a", "Tuesday", "DATE"), ("a", "Lume", "GPE")))[
        "surface"
    ].tolist() == ["Lume"]


def corrected(text, *names):
    rows = placed(text, *names)
    table = beside_titles(rows, [text], np.zeros(len(rows), np.int64))
    return list(zip(table["surface"], table["entity_type"], strict=True))


def test_behind_a_title_stands_a_person():
    assert corrected("We met Gen. Kaya today.", ("Kaya", "ORG")) == [("Kaya", "PERSON")]
    assert corrected("We met the general, Kaya.", ("Kaya", "ORG")) == [("Kaya", "ORG")]
    assert corrected("The mayor of Lume", ("Lume", "GPE")) == [("Lume", "GPE")]


def test_a_surname_begins_with_its_small_words():
    assert corrected("Van der Oru spoke.", ("Oru", "PERSON")) == [("Van der Oru", "PERSON")]
    assert corrected("Then al-Hadri spoke.", ("Hadri", "PERSON")) == [("al-Hadri", "PERSON")]
    assert corrected("Port de Lume", ("Lume", "GPE")) == [("Lume", "GPE")]


def test_small_words_of_another_mention_stay_its_own():
    names = [("Pieter van", "PERSON"), ("Oru", "PERSON")]
    assert corrected("Pieter van Oru", *names) == names
