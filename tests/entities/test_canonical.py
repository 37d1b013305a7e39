"""The rules that merge spellings, one by one, on invented mentions."""

import pandas as pd
import pytest

from analysis.entities.canonical import canonical
from analysis.errors import SchemaError
from analysis.lexicons.load import Alias

ALIASES = (
    Alias("İbrahim Kalın", "PERSON", ("İbrahim Kalın", "Kalın")),
    Alias("PKK", "ORG", ("PKK",)),
    Alias("YPG", "ORG", ("YPG",)),
    Alias("United States", "GPE", ("United States", "US")),
    Alias("Hill Guard", "ORG", ("Hill Guard",), short=("HG",), context=("guards of the hills",)),
    Alias("Photo Desk", "ORG", ("Photo Desk",), ignore=True),
)


def mentions(*rows):
    """Each row is article, surface, type; starts are counted up within the article."""
    frame = pd.DataFrame(rows, columns=["article_id", "surface", "entity_type"]).astype("str")
    frame["start"] = frame.groupby("article_id").cumcount().astype("int64") * 100
    frame["end"] = frame["start"] + frame["surface"].str.len().astype("int64")
    return frame.assign(sentence_id=0, voice="own").astype({"voice": "str", "sentence_id": "int64"})


def articles(**texts):
    return pd.DataFrame({"article_id": list(texts), "text": list(texts.values())}).astype("str")


def merged(*rows, **texts):
    """Return surface, entity, type and rule of each mention."""
    ids = {row[0] for row in rows}
    known = articles(**(dict.fromkeys(sorted(ids), "") | texts))
    table = canonical(mentions(*rows), ALIASES, articles=known)
    return [tuple(r) for r in table[["surface", "entity", "entity_type", "merged_by"]].to_numpy()]


def test_an_alias_comes_first_and_settles_name_and_type():
    assert merged(("a", "Ibrahim Kalin’s", "ORG"), ("a", "KALIN", "GPE")) == [
        ("Ibrahim Kalin’s", "İbrahim Kalın", "PERSON", "alias"),
        ("KALIN", "İbrahim Kalın", "PERSON", "alias"),
    ]


def test_names_joined_by_a_slash_count_for_each():
    table = canonical(mentions(("a", "the PKK/YPG", "ORG")), ALIASES, articles=articles(a=""))
    assert table["entity"].tolist() == ["PKK", "YPG"]
    text = "the PKK/YPG"
    assert [text[s:e] for s, e in zip(table["start"], table["end"], strict=True)] == [
        "PKK",
        "YPG",
    ]


def test_a_slash_between_other_names_cuts_nothing():
    assert merged(("a", "PKK/Orchid", "ORG"))[0][:2] == ("PKK/Orchid", "PKK/Orchid")


def test_a_short_spelling_needs_its_company():
    rows = [("a", "HG", "ORG"), ("b", "HG", "ORG"), ("c", "HG", "ORG"), ("c", "hg", "ORG")]
    found = merged(*rows, a="The Hill-Guard (HG) came.", b="The guards of the hills: HG.", c="HG.")
    assert [entity for _, entity, _, _ in found] == ["Hill Guard", "Hill Guard", "HG", "HG"]


def test_two_capitals_count_only_as_capitals():
    assert [e for _, e, _, _ in merged(("a", "U.S.", "GPE"), ("a", "Us", "GPE"))] == [
        "United States",
        "Us",
    ]


def test_a_person_s_last_name_counts_for_the_full_name_of_the_same_article():
    found = merged(("a", "Leyla Kaya", "PERSON"), ("a", "Kaya", "PERSON"), ("b", "Kaya", "PERSON"))
    assert [(e, rule) for _, e, _, rule in found] == [
        ("Leyla Kaya", "as written"),
        ("Leyla Kaya", "short name"),
        ("Kaya", "as written"),
    ]


def test_a_last_name_that_two_share_stays_as_it_is():
    found = merged(
        ("a", "Leyla Kaya", "PERSON"), ("a", "Can Kaya", "PERSON"), ("a", "Kaya", "PERSON")
    )
    assert found[2][1] == "Kaya"


def test_two_spellings_of_one_full_name_are_no_two_persons():
    found = merged(("a", "Şule Öz", "PERSON"), ("a", "Sule Oz", "PERSON"), ("a", "Öz", "PERSON"))
    assert len({e for _, e, _, _ in found}) == 1


def test_a_last_name_counts_for_the_alias_its_full_name_has():
    aliases = (Alias("Nil Aras", "PERSON", ("Nil Aras",)),)
    rows = mentions(("a", "Nil Aras", "ORG"), ("a", "NIL ARAS", "PERSON"), ("a", "Aras", "PERSON"))
    table = canonical(rows, aliases, articles=articles(a=""))
    assert table["entity"].unique().tolist() == ["Nil Aras"]
    assert table["entity_type"].unique().tolist() == ["PERSON"]


def test_only_persons_have_last_names():
    found = merged(("a", "Port Lume", "GPE"), ("a", "Lume", "GPE"))
    assert [e for _, e, _, _ in found] == ["Port Lume", "Lume"]


def test_an_entity_bears_its_commonest_spelling_and_of_equals_the_first():
    rows = [
        ("a", "Orchid-Group", "ORG"),
        ("b", "Orchid Group", "ORG"),
        ("c", "Orchid Group’s", "ORG"),
    ]
    assert {e for _, e, _, _ in merged(*rows)} == {"Orchid Group"}
    assert {e for _, e, _, _ in merged(*rows[:2])} == {"Orchid Group"}
    assert [rule for *_, rule in merged(*rows)] == ["spelling", "as written", "spelling"]


def test_an_entity_has_the_type_most_of_its_mentions_have():
    rows = [("a", "Lume", "GPE"), ("b", "Lume", "PERSON"), ("c", "Lume", "GPE")]
    assert {t for _, _, t, _ in merged(*rows)} == {"GPE"}


def test_numbers_dates_and_ignored_names_are_no_entities():
    rows = [("a", "Tuesday", "DATE"), ("a", "two", "CARDINAL"), ("a", "Photo Desk", "ORG")]
    assert merged(*rows, ("a", "’s", "ORG"), ("a", "R.", "NORP"), ("a", "Lume", "GPE")) == [
        ("Lume", "Lume", "GPE", "as written")
    ]


def test_nothing_in_nothing_out():
    table = canonical(mentions(), ALIASES, articles=articles(a=""))
    assert table.empty


def test_a_missing_column_is_named():
    with pytest.raises((SchemaError, KeyError)):
        canonical(
            mentions(("a", "Lume", "GPE")).drop(columns="voice"), ALIASES, articles=articles(a="")
        )


def test_the_input_is_left_as_it_was_and_its_order_kept():
    rows = mentions(("b", "PKK/YPG", "ORG"), ("a", "Lume", "GPE"))
    before = rows.copy()
    table = canonical(rows, ALIASES, articles=articles(a="", b=""))
    pd.testing.assert_frame_equal(rows, before)
    assert table["entity"].tolist() == ["PKK", "YPG", "Lume"]
