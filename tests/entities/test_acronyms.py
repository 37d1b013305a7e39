"""Acronyms and their long forms, explained or fitting. All names are invented."""

import pytest

from analysis.entities.acronyms import explains, is_acronym, stands_for
from analysis.lexicons.load import Alias
from tests.entities.mentions import articles, canonical, entities, placed

HILL = ("a", "Hill Guard Council", "ORG")


@pytest.mark.parametrize(
    ("acronym", "long"),
    [
        ("HGC", "Hill Guard Council"),
        ("BoL", "Bank of Lume"),
        ("BL", "Bank of Lume"),
        ("USHG", "US Hill Guard"),
        ("LDF", "Lumian-Democratic Front"),
    ],
)
def test_initials_stand_for_their_words(acronym, long):
    assert stands_for(acronym, long)


@pytest.mark.parametrize(
    ("acronym", "long"),
    [
        ("HGC", "Hill Guard"),
        ("HG", "Hill Guard Council"),
        ("GHC", "Hill Guard Council"),
        ("H", "Hill"),
    ],
)
def test_other_letters_do_not(acronym, long):
    assert not stands_for(acronym, long)


def test_in_brackets_letters_may_come_from_within_the_words():
    assert explains("LUA", "Lume Airlines") and not explains("LUX", "Lume Airlines")
    assert not explains("R-LU", "Rolf Kaya") and not explains("GHC", "Hill Guard Council")


def test_what_is_written_as_an_acronym():
    assert is_acronym("HGC") and is_acronym("U.S.") and not is_acronym("Hgc")


def named(text, *names, aliases=()):
    raw = placed(text, *names)
    table = canonical(raw, aliases, articles=articles(a=text))
    return dict(zip(table["surface"], table["entity"], strict=True))


def test_an_article_explains_an_acronym_before_or_behind():
    text = "The Hill Guard Council (HGC) met. The HGC left."
    names = [("Hill Guard Council", "ORG"), ("HGC", "ORG"), ("HGC", "ORG")]
    assert set(named(text, *names).values()) == {"Hill Guard Council"}
    text = "The HGC (Hill Guard Council) met."
    assert set(named(text, ("HGC", "ORG"), ("Hill Guard Council", "ORG")).values()) == {
        "Hill Guard Council"
    }


def test_a_name_that_runs_on_into_the_bracket_explains_too():
    text = "The Hill Guard Council (HGC) met. The HGC left."
    found = named(text, ("Hill Guard Council (HGC", "ORG"), ("HGC", "GPE"))
    assert found["HGC"] == "Hill Guard Council"


def test_a_bracket_that_does_not_fit_explains_nothing():
    text = "Leyla Kaya (HGC) met the OPQ (Orchid Works)."
    names = [("Leyla Kaya", "PERSON"), ("HGC", "ORG"), ("OPQ", "ORG"), ("Orchid Works", "ORG")]
    assert all(surface == entity for surface, entity in named(text, *names).items())


def test_an_acronym_explained_in_two_ways_counts_in_its_article_alone():
    texts = {
        "a": "The Hill Guard Council (HGC) met.",
        "b": "The Harbour Gate Club (HGC) met.",
        "c": "HGC met.",
    }
    rows = [
        ("a", "Hill Guard Council", "ORG", 4, 22), ("a", "HGC", "ORG", 24, 27),
        ("b", "Harbour Gate Club", "ORG", 4, 21), ("b", "HGC", "ORG", 23, 26),
        ("c", "HGC", "ORG", 0, 3),
    ]  # fmt: skip
    raw = placed("x")
    import pandas as pd

    columns = ["article_id", "surface", "entity_type", "start", "end"]
    raw = pd.DataFrame(rows, columns=columns).assign(sentence_id=0, voice="own")
    raw = raw.astype({"article_id": "str", "surface": "str", "entity_type": "str", "voice": "str"})
    table = canonical(raw, (), articles=articles(**texts))
    assert table["entity"].tolist() == [
        "Hill Guard Council", "Hill Guard Council", "Harbour Gate Club", "Harbour Gate Club", "HGC",
    ]  # fmt: skip


def test_a_fitting_acronym_needs_the_only_long_form_beside_it():
    assert entities(HILL, ("a", "HGC", "ORG")) == ["Hill Guard Council"] * 2
    assert entities(HILL, ("b", "HGC", "ORG")) == ["Hill Guard Council", "HGC"]
    rival = ("a", "Harbour Gate Club", "ORG")
    assert entities(HILL, rival, ("a", "HGC", "ORG"))[2] == "HGC"
    assert entities(("a", "Hill Guard", "ORG"), ("a", "HG", "ORG"))[1] == "HG"


def test_a_short_spelling_of_an_alias_is_joined_in_no_other_article():
    aliases = (Alias("Hill Guard Council", "ORG", ("Hill Guard Council",), short=("HGC",)),)
    rows = [HILL, ("a", "HGC", "ORG"), ("b", "HGC", "ORG")]
    texts = {"a": "Hill Guard Council and HGC", "b": "HGC"}
    assert entities(*rows, aliases=aliases, **texts)[1:] == ["Hill Guard Council", "HGC"]


def test_an_entity_bears_its_acronym_when_hardly_anyone_writes_it_out():
    often = [("a", "HGC", "ORG")] * 11
    assert set(entities(HILL, *often)) == {"HGC"}
    assert set(entities(HILL, *often[:9])) == {"Hill Guard Council"}
