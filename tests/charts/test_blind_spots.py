"""Events told against events expected, on invented tables."""

import matplotlib as mpl
import pandas as pd
import pytest

from analysis.anchors import anchor
from analysis.charts import blind_spots
from tests.charts import cases, tables

SIZES = {"The Anvil": 12, "Morning Loom": 9, "Delta Ledger": 8}


def _table(**values):
    return tables.blind_spots(SIZES).assign(**values)


def _data(**values):
    return blind_spots.prepare(_table(**values))


def _texts(fig):
    return [text.get_text() for text in fig.findobj(mpl.text.Text)]


def _dots(fig):
    """Return the dots, one a source; the strokes of what was expected are one artist for all."""
    marks = [c for c in fig.axes[0].collections if isinstance(c, mpl.collections.PathCollection)]
    return [mark for mark in marks if len(mark.get_offsets()) == 1]


def test_prepared_data_is_the_table_s_own_in_the_order_of_the_sources():
    table = _table()
    before = table.copy(deep=True)
    order = ["Delta Ledger", "The Anvil", "Morning Loom"]
    data = blind_spots.prepare(table, sources=order)
    pd.testing.assert_frame_equal(table, before)
    assert data["source"].tolist() == order
    expected = table.set_index("source").loc[order].reset_index()
    pd.testing.assert_frame_equal(data[table.columns], expected)


def test_a_source_that_told_nothing_has_a_dot_and_no_link():
    data = _data()
    silent = data[data["source"] == "Morning Loom"].iloc[0]
    assert (silent["n_covered"], silent["anchor"]) == (0, "")
    fig = blind_spots.draw(data)
    told = {anchor("blind_spots", name) for name in ("The Anvil", "Delta Ledger")}
    assert cases.urls(fig) == {f"#{a}" for a in told}
    assert [0, 1] in [dot.get_offsets()[0].tolist() for dot in _dots(fig)]


def test_the_bar_is_what_chance_gives_and_the_dot_what_was_told():
    data = _data(low=[3.0, 2.0, 2.0], high=[8.0, 6.0, 5.0])
    fig = blind_spots.draw(data)
    bars = [p for p in fig.axes[0].patches if p.get_height() == 0.5]
    assert [(b.get_x(), b.get_x() + b.get_width()) for b in bars] == [(3, 8), (2, 6), (2, 5)]
    assert [dot.get_offsets()[0][0] for dot in _dots(fig)] == data["n_covered"].tolist()


def test_a_dot_is_filled_where_the_verdict_is_differs():
    data = _data(verdict=["differs", "cannot tell", "too few"])
    dots = _dots(blind_spots.draw(data))
    paper = mpl.colors.to_rgba("#ffffff")
    assert [tuple(dot.get_facecolor()[0]) == paper for dot in dots] == [False, True, True]


def test_each_name_has_its_denominator_and_ticks_are_whole_events():
    fig = blind_spots.draw(_data())
    texts = _texts(fig)
    assert {"The Anvil (12)", "Morning Loom (9)", "Delta Ledger (8)"} <= set(texts)
    assert all(float(tick).is_integer() for tick in fig.axes[0].get_xticks())
    assert fig.axes[0].get_xlabel() == "events"


def test_the_note_explains_bar_stroke_and_dot():
    said = " ".join(_texts(blind_spots.draw(_data()))).replace("\n", " ")
    for part in ("Grey bar: 95%", "stroke the number to expect", "filled if beyond chance"):
        assert part in said


@pytest.mark.parametrize("n", [1, 2])
def test_one_event_is_drawn_too(n):
    data = blind_spots.prepare(tables.blind_spots({"The Anvil": n}))
    assert f"The Anvil ({n})" in _texts(blind_spots.draw(data))


def test_the_words_set_the_number_told_against_what_chance_gives():
    said = blind_spots.alt(_data(low=[3.0, 2.0, 2.0], high=[8.0, 6.0, 5.0]))
    assert "The Anvil told 12 of 12 events, where chance gives 3 to 8" in said
    assert "Morning Loom told 0 of 9 events" in said
    assert said.endswith("2 sources beyond chance.")
