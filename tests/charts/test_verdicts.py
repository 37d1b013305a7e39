"""The chart of verdicts, on invented tables."""

import matplotlib as mpl
import pandas as pd

from analysis.anchors import anchor
from analysis.charts import verdicts
from tests.charts import tables

SIZES = {"The Anvil": 10, "Morning Loom": 4}


def test_prepared_data_is_the_table_s_own_and_links_to_the_first_chart_s_evidence():
    table = tables.shares("entity", ["tin", "ice"], SIZES)
    before = table.copy(deep=True)
    data = verdicts.prepare(table, by="entity")
    pd.testing.assert_frame_equal(table, before)
    expected = table.sort_values(["entity", "source"], ignore_index=True)
    again = data[table.columns].sort_values(["entity", "source"], ignore_index=True)
    pd.testing.assert_frame_equal(again, expected)
    assert data["anchor"][0] == anchor("entities", "tin", "The Anvil")


def test_there_are_as_many_panels_as_asked():
    table = tables.shares("topic", [f"t{i}" for i in range(9)], SIZES)
    data = verdicts.prepare(table, top_n=5)
    assert data["panel"].nunique() == 5
    fig = verdicts.draw(data)
    assert [ax.get_visible() for ax in fig.axes] == [True] * 5 + [False] * 3
    labels = [t.get_text() for t in fig.axes[0].get_yticklabels()]
    assert labels == ["The Anvil (10)", "Morning Loom (4)"]


def test_a_label_in_place_of_a_name():
    table = tables.shares("topic", ["tin"], SIZES)
    fig = verdicts.draw(verdicts.prepare(table, labels={"tin": "Tin mines"}))
    assert fig.axes[0].get_title(loc="left") == "Tin mines"


def test_filled_means_differs():
    for verdict, is_filled in (("differs", True), ("cannot tell", False), ("too few", False)):
        table = tables.shares("topic", ["tin"], {"The Anvil": 10}, share=0.5, verdict=verdict)
        data = verdicts.prepare(table)
        dots = verdicts.draw(data).axes[0].findobj(mpl.collections.PathCollection)
        face, edge = dots[0].get_facecolor(), dots[0].get_edgecolor()
        assert (face == edge).all() == is_filled


def test_the_words_count_the_verdicts():
    table = tables.shares("topic", ["tin"], SIZES)
    words = verdicts.alt(verdicts.prepare(table))
    assert "differs 1, cannot tell 0 and too few 1" in words
    assert "tin in 100% of 10 articles of The Anvil against 93% of all" in words
