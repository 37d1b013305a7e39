"""Ways to write an organisation's name, each rule with what it must leave alone. Invented names."""

import pytest

from analysis.entities.organisations import turned, without_legal_form
from analysis.lexicons.load import Alias
from tests.entities.mentions import entities, merged

COUNTRIES = (
    Alias("Lumia", "GPE", ("Lumia", "LM")),
    Alias("Lumian", "NORP", ("Lumian",)),
    Alias("Orlia", "GPE", ("Orlia",)),
)


def are_one(*rows, aliases=()):
    return len(set(entities(*rows, aliases=aliases))) == 1


@pytest.mark.parametrize("other", ["Orchid Inc.", "Orchid Corporation", "Orchid Ltd", "Orchid Co."])
def test_a_firm_with_and_without_its_legal_form(other):
    assert are_one(("a", "Orchid", "ORG"), ("b", other, "ORG"))


def test_a_place_is_no_firm_s_short_name():
    assert not are_one(("a", "Orchid", "GPE"), ("a", "Orchid", "GPE"), ("b", "Orchid Inc.", "ORG"))


def test_another_body_of_the_name_is_another():
    for other in ("Orchid Foundation", "Orchid Corps", "Orchid Lumia"):
        assert not are_one(("a", "Orchid", "ORG"), ("b", "Orchid", "ORG"), ("b", other, "ORG"))


def test_one_trade_is_left_off_and_two_are_not():
    rows = [("a", "Orchid", "ORG"), ("a", "Orchid Motors", "ORG"), ("b", "Orchid Motor Co.", "ORG")]
    assert are_one(*rows)
    assert not are_one(*rows, ("a", "Orchid Airlines", "ORG"))
    assert not are_one(("a", "Orchid", "ORG"), ("b", "Orchid Motors", "ORG")), "never side by side"


def test_a_first_word_that_seldom_stands_alone_is_short_for_the_name():
    assert set(entities(("a", "Orchid Grumwell", "ORG"), ("a", "Orchid", "ORG"))) == {
        "Orchid Grumwell"
    }
    alone = [(article, "Orchid", "ORG") for article in "bcde"]
    assert len(set(entities(("a", "Orchid Grumwell", "ORG"), ("a", "Orchid", "ORG"), *alone))) == 2


def test_of_two_longer_names_it_is_short_for_neither():
    rows = [("a", "Orchid Grumwell", "ORG"), ("a", "Orchid Bex", "ORG"), ("a", "Orchid", "ORG")]
    assert len(set(entities(*rows))) == 3


def test_a_department_turned():
    assert are_one(("a", "Harbour Department", "ORG"), ("b", "Department of Harbour", "ORG"))
    assert not are_one(("a", "Harbour Bank", "ORG"), ("b", "Bank of Harbour", "ORG"))
    assert turned("lume ministry") == "ministry of lume" and turned("ministry") == "ministry"


def test_a_department_s_task_of_two_words_is_the_department():
    whole = ("a", "Department of Harbour Safety", "ORG")
    found = entities(whole, ("b", "Harbour Safety", "ORG"), ("c", "Harbour", "ORG"))
    assert found == ["Department of Harbour Safety"] * 2 + ["Harbour"]
    rival = ("c", "Ministry of Harbour Safety", "ORG")
    assert entities(whole, rival, ("b", "Harbour Safety", "ORG"))[2] == "Harbour Safety"


def test_the_country_before_a_name():
    rows = [("a", "Coast Guard", "ORG"), ("a", "Lumian Coast Guard", "ORG")]
    assert are_one(*rows, aliases=COUNTRIES)
    far = [("a", "Coast Guard", "ORG"), ("b", "Lumian Coast Guard", "ORG")]
    assert not are_one(*far, aliases=COUNTRIES), "no article writes both"
    both = [*rows, ("c", "Orlia Coast Guard", "ORG")]
    assert len(set(entities(*both, aliases=COUNTRIES))) == 3
    assert not are_one(("a", "Guard", "ORG"), ("b", "Lumian Guard", "ORG"), aliases=COUNTRIES)


def test_a_people_s_two_numbers():
    assert are_one(("a", "Orlian", "NORP"), ("b", "Orlians", "NORP"))
    assert not are_one(("a", "Orlian", "PERSON"), ("b", "Orlians", "NORP"))


def test_each_rule_says_its_name():
    rows = [("a", "Orchid", "ORG"), ("a", "Orchid", "ORG"), ("b", "Orchid Inc.", "ORG")]
    assert [rule for *_, rule in merged(*rows)] == ["as written", "as written", "company"]


def test_legal_forms_alone_stay():
    assert without_legal_form("co") == "co" and without_legal_form("orchid co ltd") == "orchid"
