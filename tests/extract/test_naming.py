"""The lists of words that name things."""

import pytest

from analysis.extract import naming

PERSONS = ("leader", "terrorist", "spokeswoman", "aide", "co-founder", "president-elect", "gen.")
OTHERS = ("border", "government", "statement", "paper", "illness", "bridge", "water", "visit")


@pytest.mark.parametrize("word", PERSONS)
def test_a_noun_for_a_person_is_known_by_list_or_ending(word):
    assert naming.is_person(word)


@pytest.mark.parametrize("word", OTHERS)
def test_other_nouns_are_not(word):
    assert not naming.is_person(word)


def test_the_lists_hold_lower_case_words_and_do_not_contradict_one_another():
    lists = [v for n, v in vars(naming).items() if n.isupper() and isinstance(v, frozenset)]
    assert len(lists) > 10
    assert all(word == word.lower() for words in lists for word in words)
    assert not naming.PERSONS & naming.NO_PERSONS
    assert not naming.PERSONS & naming.NO_APPOSITION
    assert naming.ONLY_WITH_AS <= naming.NAMING | naming.SERVING
    assert naming.RULES - {"clan", "gang", "cult"} <= naming.COLLECTIVES
