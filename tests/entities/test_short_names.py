"""Whom a surname means, in its article and in the corpus. All names are invented."""

import pytest

from analysis.lexicons.load import Alias
from tests.entities.mentions import entities, merged

LEYLA, CAN = "Leyla Kaya", "Can Kaya"


def articles_of(name, n, first=0, kind="PERSON"):
    return [(f"{name[:2]}{first + k}", name, kind) for k in range(n)]


@pytest.mark.parametrize("kind", ["PERSON", "ORG", "GPE"])
def test_a_surname_is_the_person_of_its_article_whatever_the_model_says(kind):
    assert merged(("a", LEYLA, "PERSON"), ("a", "Kaya", kind))[1][1:] == (
        LEYLA, "PERSON", "short name",
    )  # fmt: skip


def test_two_of_one_surname_stay_apart_and_so_does_the_surname():
    found = entities(("a", LEYLA, "PERSON"), ("a", CAN, "PERSON"), ("a", "Kaya", "PERSON"))
    assert found == [LEYLA, CAN, "Kaya"]


def test_an_arabic_surname_with_and_without_its_article():
    rows = [("a", "Omar al-Hadri", "PERSON"), ("a", "al-Hadri", "ORG"), ("a", "Hadri", "PERSON")]
    assert set(entities(*rows)) == {"Omar al-Hadri"}


def test_a_particle_belongs_to_the_surname():
    rows = [("a", "Pieter van der Oru", "PERSON"), ("a", "Van der Oru", "PERSON")]
    assert set(entities(*rows)) == {"Pieter van der Oru"}


def test_a_given_name_is_the_only_bearer_of_its_article():
    assert entities(("a", LEYLA, "PERSON"), ("a", "Leyla", "PERSON"))[1] == LEYLA
    two = [("a", LEYLA, "PERSON"), ("a", "Leyla Oru", "PERSON"), ("a", "Leyla", "PERSON")]
    assert entities(*two)[2] == "Leyla"
    assert entities(("a", LEYLA, "PERSON"), ("a", "Leyla", "GPE"))[1] == "Leyla"


def test_a_town_that_somebody_is_called_stays_a_town():
    town = [(f"t{n}", "Kaya", "GPE") for n in range(6)]
    assert entities(("a", LEYLA, "PERSON"), ("a", "Kaya", "GPE"), *town)[1] == "Kaya"
    assert entities(("a", LEYLA, "PERSON"), ("a", "Kaya", "GPE"))[1] == LEYLA


def test_a_firm_beside_its_founder():
    rows = [("a", LEYLA, "PERSON"), ("a", "Kaya Mills", "ORG"), ("a", "Kaya", "ORG")]
    assert entities(*rows)[2] != LEYLA
    assert entities(*rows[:2], ("a", "Kaya", "PERSON"))[2] == LEYLA


def test_a_surname_of_one_person_counts_where_the_full_name_is_absent():
    rows = [
        row for n in range(3) for row in ((f"f{n}", LEYLA, "PERSON"), (f"f{n}", "Kaya", "PERSON"))
    ]
    assert merged(*rows, ("z", "Kaya", "PERSON"))[-1][1:] == (LEYLA, "PERSON", "surname")
    assert entities(*rows[:4], ("z", "Kaya", "PERSON"))[-1] == "Kaya", "two articles are too few"


def test_a_surname_of_several_persons_does_not():
    rows = articles_of(LEYLA, 4) + articles_of(CAN, 3)
    assert entities(*rows, ("z", "Kaya", "PERSON"))[-1] == "Kaya"


def test_a_surname_that_is_a_given_name_too_does_not():
    rows = articles_of("Leyla Arden", 4) + articles_of("Arden Oru", 3)
    assert entities(*rows, ("z", "Arden", "PERSON"))[-1] == "Arden"


def test_a_surname_that_is_mostly_a_firm_does_not():
    with_her = [(f"w{n}", name, "PERSON") for n in range(4) for name in (LEYLA, "Kaya")]
    firm = [(f"x{n}", "Kaya", "ORG") for n in range(6)]
    assert set(entities(*with_her, *firm)[8:]) == {"Kaya"}


def test_one_person_far_more_frequent_keeps_the_surname_beside_another():
    rows = [
        row for n in range(30) for row in ((f"m{n}", LEYLA, "PERSON"), (f"m{n}", "Kaya", "PERSON"))
    ]
    beside = [("z", CAN, "PERSON"), ("z", "Kaya", "PERSON")]
    found = entities(*rows, *beside)
    assert found[-2:] == [CAN, LEYLA]
    assert entities(*rows[:8], *beside)[-1] == CAN, "four articles leave a doubt"


def test_the_surname_an_alias_claims_is_another_s_where_only_he_is_named():
    aliases = (Alias("Can Kaya", "PERSON", ("Can Kaya", "Kaya")),)
    assert entities(("a", LEYLA, "PERSON"), ("a", "Kaya", "PERSON"), aliases=aliases)[1] == LEYLA
    both = [("a", LEYLA, "PERSON"), ("a", "Can Kaya", "PERSON"), ("a", "Kaya", "PERSON")]
    assert entities(*both, aliases=aliases)[2] == "Can Kaya"


def test_a_weak_spelling_gives_way_to_the_person_of_the_article():
    aliases = (Alias("Kaya", "GPE", (), weak=("Kaya",)),)
    assert entities(("a", LEYLA, "PERSON"), ("a", "Kaya", "PERSON"), aliases=aliases)[1] == LEYLA
    assert merged(("b", "Kaya", "GPE"), aliases=aliases)[0][3] == "alias"
    assert merged(("b", "Kaya", "PERSON"), aliases=aliases)[0][3] == "as written"


def test_what_an_alias_is_apart_from_is_not_given_to_it():
    aliases = (Alias(LEYLA, "PERSON", (LEYLA,), apart=("Kaya",)),)
    assert entities(("a", LEYLA, "PERSON"), ("a", "Kaya", "PERSON"), aliases=aliases)[1] == "Kaya"


def test_a_full_name_the_model_took_for_a_group_is_known_by_its_surname():
    rows = [("a", LEYLA, "ORG"), ("a", "Kaya", "PERSON"), ("a", "Kaya", "PERSON")]
    assert {row[1:3] for row in merged(*rows)} == {(LEYLA, "PERSON")}
    firm = [("a", "Orchid Kaya Mills", "ORG"), ("a", "Kaya", "PERSON")]
    assert merged(*firm)[0][2] == "ORG"
    assert merged(("a", LEYLA, "ORG"), ("a", "Kaya", "ORG"))[0][2] == "ORG"
