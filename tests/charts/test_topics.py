"""The heat map of topics, on invented tables."""

import matplotlib as mpl
import pandas as pd

from analysis.anchors import anchor
from analysis.charts import topics
from tests.charts import tables

SIZES = {"The Anvil": 10, "Morning Loom": 4}
LABELS = {"ice": "Ice roads", "tin": "Tin mines"}


def _data(**kwargs):
    return topics.prepare(tables.shares("topic", ["tin", "ice"], SIZES), labels=LABELS, **kwargs)


def test_prepared_data_is_the_table_s_own():
    table = tables.shares("topic", ["tin", "ice"], SIZES)
    before = table.copy(deep=True)
    data = topics.prepare(table, labels=LABELS)
    pd.testing.assert_frame_equal(table, before)
    expected = table.sort_values(["topic", "source"], ignore_index=True)
    again = data[table.columns].sort_values(["topic", "source"], ignore_index=True)
    pd.testing.assert_frame_equal(again, expected)
    assert data["label"].drop_duplicates().tolist() == ["Tin mines", "Ice roads"]
    assert data["anchor"][0] == anchor("topics", "tin", "The Anvil")


def test_each_cell_has_its_share_and_its_count():
    fig = topics.draw(_data())
    texts = [text.get_text() for text in fig.findobj(mpl.text.Text)]
    assert "100%" in texts
    assert "10/10" in texts
    assert "3/4" in texts
    assert "The Anvil\n10 articles" in texts


def test_where_a_count_has_no_room_the_head_has_it():
    sizes = {f"Outlet {i}": 123_456 for i in range(8)}
    fig = topics.draw(topics.prepare(tables.shares("topic", ["tin"], sizes)))
    texts = [text.get_text() for text in fig.findobj(mpl.text.Text)]
    assert "123,456" in texts
    assert "Outlet 0\nn = 123,456" in texts


def test_bold_means_differs():
    fig = topics.draw(_data())
    bold = [t.get_text() for t in fig.axes[0].texts if t.get_fontweight() == "bold"]
    data = _data()
    assert len(bold) == (data["verdict"] == "differs").sum()


def test_the_words_have_the_shares():
    assert "Tin mines: 100% of The Anvil and 75% of Morning Loom" in topics.alt(_data())
