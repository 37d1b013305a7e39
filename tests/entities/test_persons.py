"""Persons' names in parts, and which spellings sound the same. Invented names, or given names."""

import pytest

from analysis.entities import fold
from analysis.entities.persons import agree, ends, full_form, is_initial, parted, sound


@pytest.mark.parametrize(
    ("name", "given", "surname", "suffix"),
    [
        ("Leyla Kaya", ("leyla",), "kaya", ""),
        ("Leyla A. Kaya Jr.", ("leyla", "a"), "kaya", "jr"),
        ("Omar al-Hadri", ("omar",), "hadri", ""),
        ("Pieter van der Oru", ("pieter",), "van der oru", ""),
        ("Kim Jong-oru", ("kim", "jong"), "oru", ""),
    ],
)
def test_a_full_name_has_parts(name, given, surname, suffix):
    person = parted(fold.key(name))
    assert (person.given, person.surname, person.suffix) == (given, surname, suffix)


@pytest.mark.parametrize(
    "name", ["Kaya", "al-Hadri", "Van 3 Oru", "De la Oru", "A 4", "a b c d e f g"]
)
def test_these_are_no_full_names(name):
    assert parted(fold.key(name)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mohammed", "muhamad"),
        ("sharqiyeh", "sharqiya"),
        ("hadrouni", "hadruni"),
        ("zelovsky", "zelovskyy"),
        ("qasimi", "kasimi"),
        ("jawlari", "julari"),
        ("ahmed", "ahmad"),
    ],
)
def test_transliterations_sound_alike(one, other):
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("eric", "erica"), ("daniel", "danielle"), ("joan", "john"), ("dan", "don"),
        ("christian", "christina"), ("chen", "chin"), ("ali", "eli"), ("hassan", "hussein"),
        ("khamari", "khomari"), ("martin", "marta"), ("robert", "roberta"), ("jongun", "jongil"),
    ],
)  # fmt: skip
def test_two_people_s_names_do_not(one, other):
    assert sound(one) != sound(other)


def test_middle_names_agree_or_not():
    assert agree((), ("j",)) and agree(("j",), ("james",)) and agree(("a", "b"), ("anna", "b"))
    assert not agree(("j",), ("k",)) and not agree(("w",), ("h", "w"))


def test_short_forms():
    assert full_form("chuck") == full_form("charles") and full_form("oru") == "oru"
    assert is_initial("j") and not is_initial("jo")


def test_ends_of_names():
    assert list(ends("leyla b kaya")) == ["kaya"]
    assert list(ends("kaya")) == []
    assert list(ends("leyla kaya jr")) == ["kaya jr", "kaya"]
