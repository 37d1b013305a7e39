"""What is compared of a mention, and what is none. All names are invented."""

import pytest

from analysis.lexicons.load import Alias
from tests.entities.mentions import articles, canonical, entities, mentions, merged

LUMIA, ORLIA = Alias("Lumia", "GPE", ("Lumia",)), Alias("Orlia", "GPE", ("Orlia",))


@pytest.mark.parametrize(
    "surface",
    [
        "#orchid", "@kaya", "https://orchid.example/a", "www.orchid.example", "12", "3.5", "R",
        "🙂", "--", "He", "we", "the", "’s", "n’t", "x" * 300, " ", "555-0100-22", "the company",
        "\n", "\x00", "((((", "ⅷ",
    ],
)  # fmt: skip
def test_these_are_no_names_and_stop_nothing(surface):
    assert entities(("a", surface, "ORG"), ("a", "Orchid", "ORG")) == ["Orchid"]


def test_a_name_over_a_line_break_ends_there():
    assert entities(("a", "Leyla Kaya\nLume", "PERSON")) == ["Leyla Kaya"]


def test_names_joined_by_a_hyphen_count_for_each_when_each_is_known():
    found = merged(("a", "Lumia-Orlia", "ORG"), aliases=(LUMIA, ORLIA))
    assert [row[:2] for row in found] == [("Lumia", "Lumia"), ("Orlia", "Orlia")]
    assert entities(("a", "Lumia-Bex", "ORG"), aliases=(LUMIA, ORLIA)) == ["Lumia-Bex"]


def test_names_that_are_frequent_alone_are_cut_too():
    often = [("a", name, "PERSON") for name in ("Kaya", "Orlin") for _ in range(6)]
    assert entities(*often, ("a", "Kaya-Orlin", "ORG"))[-2:] == ["Kaya", "Orlin"]
    assert entities(*often[:6], ("a", "Kaya-Orlin", "ORG"))[-1] == "Kaya-Orlin"


def test_a_joined_name_that_is_known_whole_is_not_cut():
    whole = Alias("Lumia-Orlia Bank", "ORG", ("Lumia-Orlia",))
    assert entities(("a", "Lumia-Orlia", "ORG"), aliases=(whole, LUMIA, ORLIA)) == [
        "Lumia-Orlia Bank"
    ]


def test_titles_come_off_persons_only():
    rows = [("a", "President Leyla Kaya", "PERSON"), ("a", "Leyla Kaya", "PERSON")]
    assert merged(*rows)[0][1:] == ("Leyla Kaya", "PERSON", "title")
    assert entities(("a", "General Orchid", "ORG"), ("a", "Orchid", "ORG"))[0] == "General Orchid"


def test_a_description_comes_off_and_means_its_bearer_in_the_article():
    rows = [
        ("a", "Orchid chief executive Leyla Kaya", "PERSON"),
        ("a", "Orchid chief executive", "PERSON"),
        ("b", "Orchid chief executive", "PERSON"),
    ]
    found = merged(*rows)
    assert found[1][1:] == ("Leyla Kaya", "PERSON", "description")
    assert found[2][1] != "Leyla Kaya"
    other = ("a", "Orchid chief executive Can Oru", "PERSON")
    assert entities(*rows[:2], other)[1] not in ("Leyla Kaya", "Can Oru")


def test_a_description_before_an_organisation_needs_the_name_to_be_known():
    assert entities(("a", "Lumian airline Orchid", "ORG"), ("b", "Orchid", "ORG"))[0] == "Orchid"
    assert entities(("a", "Lumian airline Orchid", "ORG"))[0] == "Lumian airline Orchid"


def test_what_follows_a_comma_comes_off_where_both_are_names():
    assert entities(("a", "Port Lume, Orlia", "GPE"), ("b", "Port Lume", "GPE"))[0] == "Port Lume"
    act = "Ports, Harbours and Ferries Act"
    assert entities(("a", act, "LAW"), ("b", "Ports", "ORG"))[0] == act


def test_what_hangs_on_or_runs_on_comes_off():
    assert entities(("a", "Orchid-led", "ORG")) == ["Orchid"]
    assert entities(("a", "Orchid union", "ORG"), ("a", "Orchid", "ORG"))[0] == "Orchid"
    often = [("a", "Leyla Kaya", "PERSON")] * 6
    assert entities(*often, ("a", "Leyla Kaya Leyla", "PERSON"))[-1] == "Leyla Kaya"
    assert entities(*often[:2], ("a", "Leyla Kaya Oru", "PERSON"))[-1] == "Leyla Kaya Oru"


def test_the_owner_of_a_name_comes_off():
    rows = [("a", "Lumia’s Harbour Club", "ORG"), ("b", "Harbour Club", "ORG")]
    assert entities(*rows)[0] == "Harbour Club"
    assert entities(("a", "Children’s Day", "EVENT"), ("b", "Day", "PERSON"))[0] == "Children’s Day"
    court = [("a", "Lumia’s Harbour Court", "ORG"), ("b", "Harbour Court", "ORG")]
    assert entities(*court)[0] != "Harbour Court", "each state has its own"


def test_an_alias_counts_nowhere_beside_what_it_is_not_in():
    aliases = (Alias("Hill Guard", "ORG", ("Hill Guard", "Hillers"), not_in=("mercury",)),)
    assert entities(("a", "Hillers", "ORG"), aliases=aliases, a="Hillers rose.") == ["Hill Guard"]
    assert entities(("a", "Hillers", "ORG"), aliases=aliases, a="Mercury and Hillers.") == [
        "Hillers"
    ]


def test_offsets_of_cut_names_point_into_the_text():
    text = "the Lumia–Orlia border"
    raw = mentions(("a", "the Lumia–Orlia", "ORG"))
    table = canonical(raw, (LUMIA, ORLIA), articles=articles(a=text))
    assert [text[s:e] for s, e in zip(table["start"], table["end"], strict=True)] == [
        "Lumia",
        "Orlia",
    ]
