"""Spellings that fold to the same, and those that must not; public names or invented ones."""

import pytest

from analysis.entities import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("İbrahim Kalın", "Ibrahim Kalin"),
        ("İBRAHİM KALIN", "ibrahim kalın"),
        ("al-Sharaa", "Al Sharaa"),
        ("el-Sisi", "al-Sisi"),
        ("U.S.", "US"),
        ("Da'esh", "Daesh"),
        ("Deir ez-Zor", "Deir ez Zor"),
        ("Öcalan", "Ocalan"),
        ("Łódź", "Lodz"),
        ("São Tomé", "Sao Tome"),
        ("PKK", "Pkk"),
    ],
)
def test_these_are_one(one, other):
    assert fold.key(one) == fold.key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Mali", "Malik"), ("North Hill", "Hill"), ("Leyla Kaya", "Kaya Leyla")]
)
def test_these_are_two(one, other):
    assert fold.key(one) != fold.key(other)


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("Türkiye’s", "Türkiye"),
        ("Türkiye's", "Türkiye"),
        ("the Hill Guards'", "Hill Guards"),
        ("The Mill", "Mill"),
        ("“Orchid Group”", "Orchid Group"),
        ("Leyla\nKaya", "Leyla Kaya"),
        ("Theodore Mill", "Theodore Mill"),
        ("U.S.", "U.S."),
        ("’s", ""),
        ("--", ""),
        ("the", ""),
    ],
)
def test_what_stands_around_a_name_is_taken_off(surface, name):
    assert fold.cleaned(surface) == name
