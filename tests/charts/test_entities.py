"""The chart of entities: what it draws, counted again with plain pandas on invented tables."""

import matplotlib as mpl
import pandas as pd

from analysis.anchors import anchor
from analysis.charts import entities
from tests.charts import cases, tables

SIZES = {"The Anvil": 10, "Morning Loom": 5}


def _table():
    return tables.shares("entity", ["Ada Birch", "Ben Cole", "Ciel"], SIZES)


def test_prepared_data_is_the_table_s_own():
    table = _table()
    before = table.copy(deep=True)
    data = entities.prepare(table)
    pd.testing.assert_frame_equal(table, before)
    again = data[table.columns].sort_values(["entity", "source"], ignore_index=True)
    expected = table.sort_values(["entity", "source"], ignore_index=True)
    pd.testing.assert_frame_equal(again, expected)
    both = table.groupby("entity")["n_articles"].sum() / 15
    assert data.groupby("entity")["all_share"].first().to_dict() == both.to_dict()


def test_the_most_named_come_first_and_no_more_than_asked():
    data = entities.prepare(_table(), top_n=2)
    assert data["entity"].tolist() == ["Ada Birch"] * 2 + ["Ben Cole"] * 2
    assert data["source"].tolist() == ["The Anvil", "Morning Loom"] * 2


def test_a_mark_has_an_anchor_only_if_there_is_something_behind_it():
    table = _table()
    table.loc[table["entity"] == "Ciel", ["n_mentions", "n_articles"]] = 0
    data = entities.prepare(table).set_index(["entity", "source"])
    assert data.loc[("Ada Birch", "The Anvil"), "anchor"] == anchor(
        "entities", "Ada Birch", "The Anvil"
    )
    assert data.loc[("Ciel", "The Anvil"), "anchor"] == ""


def test_the_study_s_order_of_sources_is_kept():
    data = entities.prepare(_table(), sources=["Morning Loom", "The Anvil", "Absent"])
    assert data["source"].tolist()[:2] == ["Morning Loom", "The Anvil"]
    assert data["n_sources"].unique() == [3]


def test_a_pair_that_the_table_lacks_leaves_its_place_empty():
    table = _table().drop(index=0)
    fig = entities.draw(entities.prepare(table))
    assert len(fig.axes) == 2
    titles = [ax.get_title(loc="left").split("\n")[0] for ax in fig.axes]
    assert titles == ["The Anvil", "Morning Loom"]


def test_filled_means_differs():
    for verdict, is_filled in (("differs", True), ("cannot tell", False), ("too few", False)):
        fig = entities.draw(entities.prepare(_table().assign(verdict=verdict)))
        for ax in fig.axes:
            dots = next(c for c in ax.findobj(mpl.collections.PathCollection) if c.get_urls()[0])
            assert (dots.get_facecolors() == dots.get_edgecolors()[0]).all() == is_filled


def test_categories_are_strings():
    table = _table().astype({"source": "category", "entity": "category"})
    data = entities.prepare(table)
    assert cases.urls(entities.draw(data)) == {f"#{a}" for a in data["anchor"] if a}


def test_the_words_name_the_groups_and_their_sizes():
    words = entities.alt(entities.prepare(_table()))
    assert "The Anvil (10 articles)" in words
    assert "Ada Birch: 100% of The Anvil" in words
