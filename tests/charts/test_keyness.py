"""The chart of distinctive words, on invented tables."""

import matplotlib as mpl
import pandas as pd
import pytest

from analysis.anchors import anchor
from analysis.charts import keyness, theme
from tests.charts import tables

WORDS = [f"w{i}" for i in range(10)]


def test_prepared_data_is_the_table_s_own():
    table = tables.keyness(["The Anvil", "Morning Loom"], WORDS)
    before = table.copy(deep=True)
    data = keyness.prepare(table, target="Morning Loom", top_n=3)
    pd.testing.assert_frame_equal(table, before)
    assert data["term"].tolist() == ["w0", "w1", "w2", "w7", "w8", "w9"]
    assert (data["n"] == data["n_target"] + data["n_reference"]).all()
    assert data["anchor"][0] == anchor("keyness", "w0", "Morning Loom")


def test_the_first_source_is_drawn_when_none_is_asked_for():
    table = tables.keyness(["The Anvil", "Morning Loom"], WORDS)
    assert keyness.prepare(table)["target"].unique() == ["The Anvil"]
    assert keyness.prepare(table, target="nobody").empty


def test_swapped_signs_give_the_mirrored_picture():
    table = tables.keyness(["The Anvil"], WORDS)
    swapped = table.assign(
        log_odds=-table["log_odds"], z=-table["z"], low=-table["high"], high=-table["low"]
    )
    one, other = keyness.prepare(table), keyness.prepare(swapped)
    assert one["term"].tolist() == other["term"].tolist()[::-1]


def test_area_is_by_occurrences_and_paleness_by_verdict():
    data = keyness.prepare(tables.keyness(["The Anvil"], WORDS))
    fig = keyness.draw(data)
    dots = fig.axes[0].findobj(mpl.collections.PathCollection)
    sizes = pd.Series([dot.get_sizes()[0] for dot in dots])
    expected = (
        theme.SIZE * 0
        + keyness.SMALLEST
        + (keyness.LARGEST - keyness.SMALLEST) * (data["n"] / data["n"].max())
    )
    assert sizes.tolist() == pytest.approx(expected.tolist())
    full = mpl.colors.to_hex(dots[0].get_facecolor()[0])
    assert full == data["colour"][0]
    assert mpl.colors.to_hex(dots[1].get_facecolor()[0]) != full


def test_a_source_s_colour_is_the_study_s():
    table = tables.keyness(["The Anvil"], WORDS)
    data = keyness.prepare(table, sources=["Zinc", "The Anvil", "Alder"])
    assert data["colour"].unique() == [theme.colours(["Zinc", "The Anvil", "Alder"])["The Anvil"]]


def test_the_words_have_counts_and_what_is_sure():
    words = keyness.alt(keyness.prepare(tables.keyness(["The Anvil"], WORDS)))
    assert "more in The Anvil: w0 (+2.0, 20 to 0)" in words
    assert "5 of 10 differ beyond chance" in words
