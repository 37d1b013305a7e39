"""Signs of a person's gender, and which of them outdoes which. Names are invented."""

import numpy as np
import pytest

from analysis.entities import gender as told
from analysis.entities.gender import EITHER, FEMALE, MALE, by_name, first_names, genders, titled
from analysis.entities.nominals import Names, Nominal
from analysis.extract.trees import Words

PERSON = ["PERSON"]


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Angela Orvald", FEMALE),
        ("Donald Orvald", MALE),
        ("İbrahim Orvald", MALE),
        ("Zeynep Orvald", FEMALE),
        ("Ahmed al-Orvald", MALE),
        ("Judge Angela Orvald", FEMALE),
        ("Mrs Donald Orvald", MALE),
        ("Angela", EITHER),
        ("Xq Orvald", EITHER),
        ("Jean Orvald", EITHER),
        ("", EITHER),
        ("Minister", EITHER),
    ],
)
def test_a_first_name_tells_where_it_is_clearly_of_one(name, gender):
    assert by_name(name) == gender


def test_no_first_name_is_of_both():
    assert set(first_names().values()) == {MALE, FEMALE}
    assert len(first_names()) > 10_000


def test_only_persons_have_a_gender():
    assert genders(["Angela Orvald"], ["ORG"], [], []) == [EITHER]
    assert genders(["Angela Orvald"], PERSON, [], []) == [FEMALE]


def test_a_title_outdoes_a_first_name_and_that_outdoes_grammar():
    two = [(0, FEMALE)] * told.MIN_VOTES
    assert genders(["Donald Orvald"], PERSON, two[:1], []) == [FEMALE]
    assert genders(["Donald Orvald"], PERSON, [], two) == [MALE]
    assert genders(["Xq Orvald"], PERSON, [], two) == [FEMALE]


def test_few_votes_and_votes_that_differ_tell_nothing():
    assert genders(["Xq Orvald"], PERSON, [], [(0, FEMALE)] * (told.MIN_VOTES - 1)) == [EITHER]
    split = [(0, FEMALE)] * 2 + [(0, MALE)]
    assert told.AGREEING > 2 / 3
    assert genders(["Xq Orvald"], PERSON, [], split) == [EITHER]
    assert genders(["Xq Orvald"], PERSON, split, []) == [EITHER]
    assert genders(["Xq Orvald"], PERSON, [], split + [(0, FEMALE)] * 2) == [FEMALE]


def names(*rows):
    """Each row is head, first, last, entity, type."""
    return Names(*(list(column) for column in zip(*rows, strict=True)))


def words(text):
    strings = text.split()
    return Words(np.arange(len(strings)), strings)


@pytest.mark.parametrize(
    ("text", "mention", "found"),
    [
        ("mrs orvald left", (1, 1, 1, 7, "PERSON"), [(7, FEMALE)]),
        ("mr. orvald left", (1, 1, 1, 7, "PERSON"), [(7, MALE)]),
        ("sir xq orvald left", (2, 0, 2, 7, "PERSON"), [(7, MALE)]),
        ("dr orvald left", (1, 1, 1, 7, "PERSON"), []),
        ("mrs brown saw orvald", (3, 3, 3, 7, "PERSON"), []),
        ("mrs orvald left", (1, 1, 1, 7, "ORG"), []),
    ],
)
def test_a_title_before_the_name_or_in_it(text, mention, found):
    assert list(titled(names(mention), words(text), [])) == found


def test_a_role_beside_the_name_tells_too():
    beside = Nominal(0, 0, 7, "", "spokeswoman", is_beside=True)
    unnamed = Nominal(0, 0, -1, "", "spokeswoman")
    either = Nominal(0, 0, 7, "", "minister", is_beside=True)
    mention = names((1, 1, 1, 7, "PERSON"))
    assert list(titled(mention, words("x orvald"), [beside, unnamed, either])) == [(7, FEMALE)]
