"""The strip of articles' values, on invented tables."""

import matplotlib as mpl
import pandas as pd

from analysis.anchors import anchor
from analysis.charts import strip
from tests.charts import tables

SIZES = {"The Anvil": 8, "Morning Loom": 2}


def _tables():
    articles = tables.articles(SIZES)
    scores = tables.scores(articles)
    return scores, articles, tables.summary(scores, articles)


def test_prepared_data_is_the_table_s_own():
    scores, articles, summary = _tables()
    scores.loc[0, "value"] = None
    summary = tables.summary(scores.dropna(), articles)
    before = [t.copy(deep=True) for t in (scores, articles, summary)]
    data = strip.prepare(scores, articles, summary, measure="ease")
    for table, then in zip((scores, articles, summary), before, strict=True):
        pd.testing.assert_frame_equal(table, then)
    assert len(data) == 9
    means = data.groupby("source")["value"].mean()
    assert means.to_dict() == data.groupby("source")["mean"].first().to_dict()
    assert data["source"].drop_duplicates().tolist() == ["The Anvil", "Morning Loom"]
    assert data["anchor"].unique()[0] == anchor("strip", "ease", "The Anvil")


def test_a_measure_nobody_has_is_empty():
    data = strip.prepare(*_tables(), measure="none")
    assert data.empty
    assert "No article has a value" in strip.alt(data)


def test_every_article_is_a_dot_within_its_row():
    data = strip.prepare(*_tables(), measure="ease")
    dots = strip.draw(data).axes[0].findobj(mpl.collections.PathCollection)
    places = [tuple(place) for dot in dots for place in dot.get_offsets().tolist()]
    assert len(places) == 10 + 2
    assert {round(y) for _, y in places} == {0, 1}


def test_shares_are_in_per_cent_from_nought():
    articles = tables.articles(SIZES)
    scores = tables.scores(articles, "quoted_share")
    scores["value"] = scores["value"] / 100
    summary = tables.summary(scores, articles)
    data = strip.prepare(scores, articles, summary, measure="quoted_share")
    ax = strip.draw(data).axes[0]
    labels = [t.get_text() for t in ax.get_xticklabels()]
    assert labels[0] == "0%"
    assert all(label.endswith("%") for label in labels)
    assert ax.get_xlabel().startswith("share of words (higher: ")


def test_equal_values_are_all_seen():
    scores, articles, _ = _tables()
    scores["value"] = 5.0
    data = strip.prepare(scores, articles, tables.summary(scores, articles), measure="ease")
    dots = strip.draw(data).axes[0].findobj(mpl.collections.PathCollection)
    heights = dots[0].get_offsets()[:, 1]
    assert len(set(heights.round(6).tolist())) == 8


def test_the_words_have_means_intervals_and_verdicts():
    words = strip.alt(strip.prepare(*_tables(), measure="ease"))
    assert "over 8 articles, differs" in words
    assert "over 2 articles, too few" in words
