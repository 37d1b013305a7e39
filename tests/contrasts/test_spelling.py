"""Which source spells a name how. All rows invented."""

import pandas as pd
import pytest

from analysis.contrasts import spelling
from analysis.contrasts.spelling import spelled, spellings
from tests.contrasts import frames

ARTICLES = frames.articles(["Post", "Post", "Echo", "Echo"])


def mentions(*rows, entity_type="GPE"):
    """Each row is article, entity, surface, and if need be the rule and the voice."""
    full = [(*row, "alias", "own")[: len(row)] + ("alias", "own")[len(row) - 3 :] for row in rows]
    columns = ["article_id", "entity", "surface", "merged_by", "voice"]
    return pd.DataFrame(full, columns=columns).assign(entity_type=entity_type).astype("str")


NAMES = mentions(
    ("a0", "Orvand", "Orvand"),
    ("a0", "Orvand", "ORVAND’s"),
    ("a1", "Orvand", "Orvandia"),
    ("a1", "Orvand", "Orvand"),
    ("a2", "Orvand", "Orvandia"),
    ("a3", "Orvand", "Orvandia", "alias", "quoted"),
    ("a2", "Velm", "Vélm", "spelling"),
    ("a2", "Velm", "Velm's", "as written"),
)


def test_articles_are_counted_by_hand():
    table = spellings(NAMES, ARTICLES)
    rows = table.set_index(["spelling", "source"])
    assert set(table["entity"]) == {"Orvand"}
    counts = ["n_mentions", "n_articles", "n_articles_all"]
    assert rows.loc[("Orvand", "Post"), counts].tolist() == [3, 2, 2]
    assert rows.loc[("Orvandia", "Post"), counts].tolist() == [1, 1, 2]
    # the quoted one does not count, and who never says Orvand has a row with 0
    assert rows.loc[("Orvandia", "Echo"), counts].tolist() == [1, 1, 1]
    assert rows.loc[("Orvand", "Echo"), [*counts, "article_share"]].tolist() == [0, 0, 1, 0]


@pytest.mark.parametrize("voice", ["own", "both"])
def test_the_mentions_behind_a_cell_are_those_it_counts(voice):
    behind = spelled(NAMES, voice=voice).merge(ARTICLES, on="article_id")
    groups = behind.groupby(["entity", "spelling", "source"])
    counted = pd.DataFrame({"n_mentions": groups.size(),
                            "n_articles": groups["article_id"].nunique()})  # fmt: skip
    table = spellings(NAMES, ARTICLES, voice=voice).set_index(["entity", "spelling", "source"])
    seen = table.loc[table["n_mentions"] > 0, ["n_mentions", "n_articles"]]
    pd.testing.assert_frame_equal(seen.sort_index(), counted.sort_index())


def test_the_voice_can_be_chosen():
    both = spellings(NAMES, ARTICLES, voice="both").set_index(["spelling", "source"])
    assert both.loc[("Orvandia", "Echo"), "n_articles"] == 2
    assert spellings(NAMES, ARTICLES, voice="quoted").empty


def test_capitals_accents_and_possessives_make_no_second_spelling():
    assert "Velm" not in set(spelled(NAMES)["entity"])
    assert set(spelled(NAMES).loc[lambda t: t["entity"] == "Orvand", "spelling"]) == {
        "Orvand",
        "Orvandia",
    }


@pytest.mark.parametrize(
    ("forms", "entity_type", "expected"),
    [
        (["al-Maru", "Sana al-Maru", "Jolun"], "PERSON", ["al-Maru", "al-Maru", "Jolun"]),
        (["Sana Oru", "Sana K. Oru", "Sanem Oru"], "PERSON", ["a", "a", "b"]),
        (["Orvand, DL", "Orvand D.L.", "Orvand"], "GPE", ["a", "a", "b"]),
        (["UL", "United Lands", "Lands Union"], "ORG", ["UL", "UL", "Lands Union"]),
        (["BoH", "Bank of the Hill", "Hillbank"], "ORG", ["Bank of the Hill"] * 2 + ["Hillbank"]),
        (["Orvander", "Orvanders", "Velmer"], "NORP", ["Orvander", "Orvander", "Velmer"]),
        (["Orvander", "Orvanders"], "GPE", ["Orvander", "Orvanders"]),
    ],
)
def test_a_short_form_of_a_longer_one_is_the_same_spelling(forms, entity_type, expected):
    rows = mentions(*[("a0", "X", form) for form in forms], entity_type=entity_type)
    found = spelled(rows)["spelling"].tolist()
    # of equally frequent forms the first in the alphabet bears the name
    assert [found[i] == found[j] for i in range(len(found)) for j in range(len(found))] == [
        expected[i] == expected[j] for i in range(len(found)) for j in range(len(found))
    ]


def test_names_shortened_by_a_rule_are_no_choice_of_spelling():
    rows = mentions(
        ("a0", "Leyla Kaya", "Leyla Kaya", "as written"),
        ("a0", "Leyla Kaya", "Minister Kaya", "title"),
        ("a1", "Leyla Kaya", "Kaya-Oz", "surname"),
    )
    assert spellings(rows, ARTICLES).empty


def test_the_least_agreed_on_comes_first_and_no_more_than_are_compared(monkeypatch):
    rows = pd.concat([NAMES, mentions(
        ("a0", "Bel", "Bel"), ("a1", "Bel", "Bella"), ("a2", "Bel", "Bella"), ("a3", "Bel", "Bel"),
    )])  # fmt: skip
    assert list(dict.fromkeys(spellings(rows, ARTICLES)["entity"])) == ["Bel", "Orvand"]
    monkeypatch.setattr(spelling, "N_SPELLED", 1)
    assert set(spellings(rows, ARTICLES)["entity"]) == {"Bel"}


def test_nothing_is_changed_and_categories_are_strings():
    coded = NAMES.astype("category")
    before = coded.copy()
    pd.testing.assert_frame_equal(spellings(coded, ARTICLES), spellings(NAMES, ARTICLES))
    pd.testing.assert_frame_equal(coded, before)
    assert list(spelled(coded).columns) == [*coded.columns, "spelling"]


def test_no_mentions_is_an_empty_table():
    assert spellings(NAMES[:0], ARTICLES).empty
    assert spelled(NAMES[:0]).empty
