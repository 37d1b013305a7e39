"""One row an entity, counted on a table of a few invented rows."""

import pandas as pd

from analysis.contrasts.roster import roster
from tests.contrasts import frames

ARTICLES = frames.articles(["Post", "Echo", "Echo"])
MENTIONS = pd.DataFrame(
    [("a0", "Leyla Kaya", "PERSON", "Leyla Kaya", "as written"),
     ("a0", "Leyla Kaya", "PERSON", "Kaya", "short name"),
     ("a1", "Leyla Kaya", "PERSON", "Kaya", "short name"),
     ("a1", "Mill", "ORG", "Mill", "as written"), ("a1", "Mill", "ORG", "the Mill", "spelling"),
     ("a2", "Hall", "FAC", "Hall", "as written")],
    columns=["article_id", "entity", "entity_type", "surface", "merged_by"],
)  # fmt: skip


def test_all_mentions_of_an_entity_are_on_one_row_with_spellings_and_rules():
    before = MENTIONS.copy(deep=True)
    table = roster(MENTIONS, ARTICLES).set_index("entity")
    pd.testing.assert_frame_equal(MENTIONS, before)
    assert table.loc["Leyla Kaya"].to_dict() == {
        "entity_type": "PERSON", "n_mentions": 3, "n_articles": 2, "n_sources": 2,
        "spellings": "Kaya (2); Leyla Kaya (1)", "rules": "short name (2); as written (1)",
    }  # fmt: skip
    assert table.loc["Mill", "spellings"] == "Mill (1); the Mill (1)"


def test_the_widest_named_comes_first_then_the_most_mentioned():
    assert roster(MENTIONS, ARTICLES)["entity"].tolist() == ["Leyla Kaya", "Mill", "Hall"]


def test_what_is_not_measured_does_not_count_and_categories_do():
    apart = ARTICLES.assign(is_measured=[True, False, True])
    coded = MENTIONS.astype("category")
    table = roster(coded, apart)
    assert table["entity"].tolist() == ["Leyla Kaya", "Hall"]
    assert table["n_mentions"].sum() == 3


def test_no_mentions_are_no_rows():
    assert roster(MENTIONS[:0], ARTICLES).empty
