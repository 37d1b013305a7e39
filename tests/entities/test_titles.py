"""Titles come off a name, and names that only look like titles stay."""

import pytest

from analysis.entities.titles import behind_role, is_particle, is_title, without_titles


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Mr Kaya", "Kaya"),
        ("Mrs. Leyla Kaya", "Leyla Kaya"),
        ("Vice President Leyla Kaya", "Leyla Kaya"),
        ("former Lt. Gen. Kaya", "Kaya"),
        ("Pope Anselm", "Pope Anselm"),
        ("King Anselm Kaya", "Anselm Kaya"),
        ("President", "President"),
        ("Leyla Kaya", "Leyla Kaya"),
        ("Judge of Lume", "Judge of Lume"),
    ],
)
def test_titles_before_a_name_come_off(name, bare):
    assert without_titles(name) == bare


@pytest.mark.parametrize(
    ("span", "name"),
    [
        ("Orchid executive Leyla Kaya", "Leyla Kaya"),
        ("Orchid CEO Leyla Kaya", "Leyla Kaya"),
        ("Lumian airline Orchid", "Orchid"),
        ("Committee on Harbours", ""),
        ("Kaya v. Lume", ""),
        ("Leyla bin Kaya", ""),
        ("Orchid Group", ""),
    ],
)
def test_a_description_before_a_name_comes_off(span, name):
    assert behind_role(span) == name


def test_an_office_is_part_of_what_is_no_person():
    assert behind_role("Lume Governor Harbour", is_person=False) == ""


def test_small_words():
    assert is_title("Gen.") and not is_title("General-purpose")
    assert is_particle("al-Oru") and not is_particle("Oru")
