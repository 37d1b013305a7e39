"""The scoreboard, on invented tables."""

import pandas as pd

from analysis.anchors import anchor
from analysis.charts import scoreboard
from tests.charts import tables

SIZES = {"The Anvil": 10, "Morning Loom": 6}


def summary(names=("ease", "quoted_share")):
    articles = tables.articles(SIZES)
    parts = [tables.summary(tables.scores(articles, name), articles) for name in names]
    return pd.concat(parts, ignore_index=True).assign(mean_shrunk=lambda t: t["mean"])


def test_a_measure_is_a_panel_and_a_mark_leads_to_its_own_chart_s_evidence():
    table = summary()
    before = table.copy(deep=True)
    data = scoreboard.prepare(table)
    pd.testing.assert_frame_equal(table, before)
    assert data["panel"].nunique() == 2
    assert anchor("strip", "ease", "The Anvil") in set(data["anchor"])
    fig = scoreboard.draw(data)
    titles = [ax.get_title(loc="left") for ax in fig.axes if ax.get_visible()]
    assert titles == ["ease", "quoted share"]


def test_the_line_is_the_mean_of_all_articles():
    table = summary(("ease",))
    data = scoreboard.prepare(table)
    expected = (table["mean"] * table["n_articles"]).sum() / table["n_articles"].sum()
    assert data["all_mean"].unique().tolist() == [expected]


def test_a_label_in_place_of_a_name_and_the_unit_of_a_measure_that_is_known():
    data = scoreboard.prepare(summary(), labels={"ease": "Reading ease"})
    fig = scoreboard.draw(data)
    assert fig.axes[0].get_title(loc="left") == "Reading ease"
    assert fig.axes[1].get_xlabel().startswith("share of words")


def test_alt_names_what_differs():
    table = summary(("ease",)).assign(verdict=["differs", "cannot tell"])
    said = scoreboard.alt(scoreboard.prepare(table))
    assert "1 of 2 differ" in said


def test_a_source_without_values_is_not_drawn():
    table = summary(("ease",))
    table.loc[0, "n_articles"] = 0
    assert len(scoreboard.prepare(table)) == 1
