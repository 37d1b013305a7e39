"""When a phrase repeats a role that was given, and when it may be linked."""

import pytest

from analysis.entities import roles
from analysis.entities.roles import Phrase, Seen, fits, linked
from analysis.lexicons.role_nouns import role_nouns

NOUNS = role_nouns().by_noun
KAYA, HOLM, GREECE, MALTA = 1, 2, 8, 9


def phrase(noun, *words, places=(), of=()):
    return Phrase(noun, frozenset(words) | frozenset(of), frozenset(places), frozenset(of))


@pytest.mark.parametrize(
    ("asked", "given", "match"),
    [
        (phrase("minister"), phrase("minister", "foreign"), "same"),
        (phrase("minister", "foreign"), phrase("minister"), ""),
        (phrase("minister", "embattled"), phrase("minister"), "same"),
        (phrase("president"), phrase("president", "former"), ""),
        (phrase("president", "former"), phrase("president"), ""),
        (phrase("president"), phrase("president", "vice"), ""),
        (phrase("official"), phrase("minister"), "broader"),
        (phrase("minister"), phrase("official"), ""),
        (phrase("spymaster"), phrase("head", of=["national", "intelligence", "service"]), "same"),
        (phrase("spymaster"), phrase("chief", "intelligence"), "same"),
        (phrase("spymaster"), phrase("chief", "police"), ""),
        (phrase("group"), phrase("militia"), "broader"),
        (phrase("group"), phrase("minister"), ""),
    ],
)
def test_a_phrase_repeats_a_role_or_not(asked, given, match):
    assert fits(asked, given, NOUNS) == match


def seen(**given):
    """Return what an article said: entities with roles, all last seen in sentence 0."""
    found = Seen()
    for entity, role in ((KAYA, given.get("kaya")), (HOLM, given.get("holm"))):
        if role:
            found.roles[entity][role] = "title"
            found.last[entity] = 0
    return found


def asked(found, noun="minister", at=1, barred=()):
    return linked(phrase(noun), at, found, NOUNS, barred)


def test_one_who_fits_is_linked_and_two_are_not():
    one, two = phrase("minister", "foreign"), phrase("minister", "trade")
    assert asked(seen(kaya=one)) == (KAYA, "role by title")
    assert asked(seen(kaya=one, holm=phrase("judge"))) == (KAYA, "role by title")
    assert asked(seen(kaya=one, holm=two)) == (-1, "")
    assert asked(seen()) == (-1, "")


def test_the_same_noun_outdoes_a_broader_one():
    found = seen(kaya=phrase("lawmaker"), holm=phrase("senator"))
    assert asked(found, "lawmaker") == (KAYA, "role by title")
    assert asked(seen(holm=phrase("senator")), "lawmaker") == (HOLM, "broader role by title")


@pytest.mark.parametrize(
    ("said", "given", "is_linked"),
    [
        ([GREECE], [GREECE], True),
        ([], [GREECE], True),
        ([GREECE], [MALTA], False),
        ([GREECE], [], False),
        ([GREECE, MALTA], [GREECE], False),
    ],
)
def test_a_country_must_have_come_with_a_role(said, given, is_linked):
    found = seen(kaya=phrase("minister", places=given))
    told = linked(phrase("minister", places=said), 1, found, NOUNS, ())
    assert (told[0] == KAYA) == is_linked


def test_the_country_may_have_come_with_another_role():
    chiefs = {"kaya": phrase("head", "intelligence"), "holm": phrase("chief", "intelligence")}
    asked = phrase("spymaster", places=[GREECE])
    assert linked(asked, 1, seen(**chiefs), NOUNS, ()) == (-1, "")
    found = seen(**chiefs)
    found.roles[HOLM][phrase("official", places=[GREECE])] = "predicate"
    assert linked(asked, 1, found, NOUNS, ()) == (HOLM, "role by title")


@pytest.mark.parametrize(
    ("noun", "given", "reach"),
    [
        ("minister", phrase("minister"), roles.ROLE_REACH["title"]),
        ("lawmaker", phrase("senator"), roles.BROAD_REACH),
        ("bank", phrase("bank"), roles.GROUP_REACH),
        ("president", phrase("president", of=["union"]), roles.BROAD_REACH),
        ("director", phrase("director", of=["museum"]), roles.ROLE_REACH["title"]),
    ],
)
def test_how_far_off_a_name_may_be(noun, given, reach):
    assert asked(seen(kaya=given), noun, at=reach)[0] == KAYA
    assert asked(seen(kaya=given), noun, at=reach + 1) == (-1, "")


def test_who_speaks_is_not_meant():
    found = seen(kaya=phrase("minister"))
    assert asked(found, barred={HOLM})[0] == KAYA
    assert asked(found, barred={KAYA}) == (-1, "")


def test_somebody_unnamed_since_bars_who_says_no_more():
    found = seen(kaya=phrase("minister", "foreign"))
    found.unnamed["minister"][phrase("minister", "interior")] = 1
    assert asked(found) == (-1, "")
    assert linked(phrase("minister", "foreign"), 1, found, NOUNS, ())[0] == KAYA
    found.last[KAYA] = 2
    assert asked(found, at=3)[0] == KAYA


def test_a_phrase_in_use_before_anybody_had_the_role_stays_with_nobody():
    found = seen()
    assert asked(found, at=0) == (-1, "")
    found.roles[KAYA][phrase("minister")] = "title"
    found.last[KAYA] = 1
    assert asked(found, at=2) == (-1, "")
