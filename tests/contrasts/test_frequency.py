"""Counting names by source on tables of a few invented rows."""

import pandas as pd

from analysis.contrasts import frequency
from tests.contrasts import frames

ARTICLES = frames.articles(["Post", "Post", "Echo", "Star"], n_words=500)
MENTIONS = frames.mentions({"a0": "Hall Hall Mill", "a1": "Hall", "a2": "Mill *Hall"})


def table(**options):
    return frequency.entity_frequency(MENTIONS, ARTICLES, **options)


def test_counts_shares_and_rates_by_hand():
    row = table().set_index(["entity", "source"]).loc[("Hall", "Post")]
    assert (row["n_mentions"], row["n_articles"], row["n_articles_all"]) == (3, 2, 2)
    assert row["article_share"] == 1.0
    assert row["per_1k"] == 3.0


def test_a_source_that_names_nobody_has_its_zeros():
    star = table().query("source == 'Star'")
    assert star["entity"].tolist() == ["Hall", "Mill"]
    assert star[["n_mentions", "n_articles", "article_share", "per_1k"]].to_numpy().sum() == 0
    assert (star["n_articles_all"] == 1).all()


def test_the_most_widespread_entity_comes_first_then_sources_by_name():
    assert list(zip(table()["entity"], table()["source"], strict=True)) == [
        (e, s) for e in ("Hall", "Mill") for s in ("Echo", "Post", "Star")
    ]


def test_beyond_the_compared_ones_only_what_is_there_has_rows(monkeypatch):
    monkeypatch.setattr(frequency, "N_COMPARED", 1)
    mill = table().query("entity == 'Mill'")
    assert mill["source"].tolist() == ["Echo", "Post"]


def test_the_sum_over_sources_is_the_total():
    totals = frequency.entity_totals(MENTIONS, ARTICLES)
    summed = table().groupby("entity")[["n_mentions", "n_articles"]].sum()
    assert totals.set_index("entity")[["n_mentions", "n_articles"]].equals(summed)
    assert totals["n_articles_all"].tolist() == [4, 4]
    assert totals["per_1k"].tolist() == [2.0, 1.0]


def test_voices_are_told_apart():
    assert (
        table(voice="own").set_index(["entity", "source"]).loc[("Hall", "Echo"), "n_mentions"] == 0
    )
    quoted = frequency.entity_totals(MENTIONS, ARTICLES, voice="quoted")
    assert quoted["entity"].tolist() == ["Hall"]


def test_articles_that_are_not_measured_do_not_count():
    apart = ARTICLES.assign(is_measured=[True, False, True, False])
    counted = frequency.entity_frequency(MENTIONS, apart).set_index(["entity", "source"])
    assert counted.loc[("Hall", "Post"), ["n_articles", "n_articles_all"]].tolist() == [1, 1]
    assert "Star" not in counted.index.get_level_values("source")


def test_no_mentions_give_an_empty_table_with_its_columns():
    empty = frequency.entity_frequency(MENTIONS.iloc[:0], ARTICLES)
    assert empty.empty
    assert list(empty.columns) == frequency.COLUMNS


def test_categories_and_inputs_are_left_as_they_were():
    coded = MENTIONS.astype({"article_id": "category", "voice": "category"})
    before = coded.copy()
    assert frequency.entity_frequency(coded, ARTICLES).equals(table())
    pd.testing.assert_frame_equal(coded, before)


def test_an_article_without_words_has_no_rate():
    assert frequency.entity_frequency(MENTIONS, ARTICLES.assign(n_words=0))["per_1k"].isna().all()
