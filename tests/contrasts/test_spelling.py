"""Which source spells a name how. All rows invented."""

import pandas as pd

from analysis.contrasts.spelling import spellings

ARTICLES = pd.DataFrame({"article_id": ["a", "b"], "source": ["Post", "Echo"]})


def mentions(*rows):
    return pd.DataFrame(rows, columns=["article_id", "entity", "surface", "merged_by"])


def test_a_name_with_one_spelling_is_not_listed_and_a_possessive_is_none():
    table = spellings(
        mentions(
            ("a", "Türkiye", "Türkiye", "alias"),
            ("a", "Türkiye", "Türkiye’s", "alias"),
            ("b", "Türkiye", "Turkey", "alias"),
            ("b", "Syria", "Syria's", "as written"),
            ("b", "Syria", "Syria", "as written"),
        ),
        ARTICLES,
    )
    assert table.to_dict("records") == [
        {"entity": "Türkiye", "spelling": "Türkiye", "source": "Post", "n_mentions": 2,
         "merged_by": "alias"},
        {"entity": "Türkiye", "spelling": "Turkey", "source": "Echo", "n_mentions": 1,
         "merged_by": "alias"},
    ]  # fmt: skip


def test_the_rules_that_merged_a_spelling_are_all_named():
    table = spellings(
        mentions(
            ("a", "Leyla Kaya", "Kaya", "short name"),
            ("a", "Leyla Kaya", "Kaya", "alias"),
            ("a", "Leyla Kaya", "Leyla Kaya", "as written"),
        ),
        ARTICLES,
    )
    assert table.loc[0, "merged_by"] == "alias, short name"


def test_no_mentions_is_an_empty_table():
    assert spellings(mentions(), ARTICLES).empty
