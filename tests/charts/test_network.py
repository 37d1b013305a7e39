"""The network of names: its lines, its ring, its words. All names are invented."""

import numpy as np
import pandas as pd
from matplotlib.patches import PathPatch

from analysis.anchors import anchor
from analysis.charts import co_mentions, network, theme
from analysis.contrasts import co_mentions as co_mentions_contrast
from tests.charts import tables

NAMES = ["Ada Birch", "Ben Cole", "Ciel", "Dorn", "Ebb Ltd"]


def test_a_line_is_a_pair_of_the_most_named_the_surest_first():
    table = tables.pairs(NAMES)
    before = table.copy(deep=True)
    data = network.prepare(table, top_n=4)
    pd.testing.assert_frame_equal(table, before)
    assert set(data["entity"]) | set(data["other"]) == set(NAMES[:4])
    assert data["is_beyond_chance"].is_monotonic_decreasing
    assert data["anchor"].iloc[0] == anchor("co_mentions", *data[["entity", "other"]].iloc[0])


def test_it_shares_its_evidence_with_the_heat_map():
    heat = co_mentions.prepare(tables.pairs(NAMES))
    assert set(network.prepare(tables.pairs(NAMES))["anchor"]) == set(heat["anchor"])


def test_lines_that_are_left_out_are_counted():
    data = network.prepare(tables.pairs(NAMES), most_edges=1)
    assert len(data) == 1
    left = int(tables.pairs(NAMES)["is_beyond_chance"].sum()) - 1
    assert data["n_left_out"].unique().tolist() == [left]
    assert f"{left} more pairs meet" in network.draw(data).get_supxlabel().replace("\n", " ")


def test_dark_is_beyond_chance_and_wide_is_many_articles():
    data = network.prepare(tables.pairs(NAMES))
    lines = {p.get_url(): p for p in network.draw(data).axes[0].patches if isinstance(p, PathPatch)}
    for row in data.itertuples():
        colour = lines[f"#{row.anchor}"].get_edgecolor()[:3]
        expected = theme.EDGE if row.is_beyond_chance else theme.FAINT
        assert np.allclose(colour, [int(expected[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    ordered = data.sort_values("n_articles_both")
    widths = [lines[f"#{a}"].get_linewidth() for a in ordered["anchor"]]
    assert widths == sorted(widths)


def test_those_that_meet_stand_side_by_side():
    table = tables.pairs(NAMES, sure=False)
    friends = [("Ada Birch", "Dorn"), ("Ben Cole", "Ebb Ltd")]
    close = [pair in friends for pair in zip(table["entity"], table["other"], strict=True)]
    data = network.prepare(table.assign(is_beyond_chance=close, ratio=np.where(close, 6.0, 1.0)))
    around = list(network._nodes(data)["name"])
    for one, two in friends:
        gap = abs(around.index(one) - around.index(two))
        assert gap == 1


def test_a_kind_has_its_shape_and_is_in_the_legend():
    assert len({shape for _, _, shape in theme.KINDS.values()}) == len(theme.KINDS)
    fig = network.draw(network.prepare(tables.pairs(NAMES)))
    words = {text.get_text() for text in fig.axes[0].texts}
    assert set(theme.KINDS) <= words


def test_a_few_articles_are_no_network():
    few = tables.pairs(NAMES).assign(n_articles_all=9)
    assert network.prepare(few).empty
    assert network.MIN_ARTICLES == co_mentions_contrast.MIN_ARTICLES
    assert "Too few articles" in network.alt(network.prepare(few))


def test_two_names_make_a_network():
    fig = network.draw(network.prepare(tables.pairs(NAMES[:2])))
    assert len(fig.axes) == 1


def test_the_words_count_the_lines():
    words = network.alt(network.prepare(tables.pairs(NAMES)))
    assert "5 names with 10 lines" in words
    assert "3 beyond chance" in words
