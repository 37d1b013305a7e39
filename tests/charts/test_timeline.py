"""Articles over time, on invented tables."""

import pandas as pd
import pytest

from analysis.charts import _time, timeline
from tests.charts import tables

SIZES = {"The Anvil": 20, "Morning Loom": 3}


@pytest.mark.parametrize(
    ("days", "period"),
    [(1, "day"), (140, "day"), (900, "week"), (4000, "month"), (9000, "quarter"), (20000, "year")],
)
def test_days_become_longer_periods_when_there_are_too_many(days, period):
    articles = tables.articles({"The Anvil": 2})
    last = articles["published_date"][0] + pd.Timedelta(days=days - 1)
    articles["published_date"] = pd.Series([articles["published_date"][0], last]).astype(
        "datetime64[us]"
    )
    data = timeline.prepare(articles)
    assert data["period"].unique() == [period]
    assert data["n_articles"].sum() == 2
    assert (data["first_day"] < data["next_day"]).all()
    fig = timeline.draw(data)
    labels = [t.get_text() for t in fig.axes[-1].get_xticklabels()]
    assert 1 <= len(labels) <= _time.MOST_TICKS
    assert any("203" in label for label in labels)


def test_prepared_data_is_counted_as_pandas_counts():
    articles = tables.articles(SIZES, undated=2)
    before = articles.copy(deep=True)
    data = timeline.prepare(articles)
    pd.testing.assert_frame_equal(articles, before)
    expected = articles.groupby(["source", "published_date"]).size()
    got = data.set_index(["source", "first_day"])["n_articles"]
    assert got.sort_index().tolist() == expected.sort_index().tolist()
    assert data["n_undated"].unique() == [2]
    assert data.loc[data["source"] == "The Anvil", "n_articles_all"].unique() == [20]


def test_the_articles_of_a_bar_are_as_many_as_the_bar_says():
    articles = tables.articles(SIZES, days=400, undated=1)
    data = timeline.prepare(articles)
    members = timeline.members(data, articles)
    assert len(members) == 22
    counts = members.groupby("anchor").size()
    assert counts.to_dict() == data.set_index("anchor")["n_articles"].to_dict()
    assert timeline.members(data[:0], articles).empty


def test_bars_stand_on_a_true_time_axis():
    articles = tables.articles({"The Anvil": 2})
    articles["published_date"] = pd.to_datetime(["2031-01-01", "2031-01-11"]).astype(
        "datetime64[us]"
    )
    ax = timeline.draw(timeline.prepare(articles)).axes[0]
    lefts = sorted({patch.get_x() for patch in ax.patches})
    assert lefts[1] - lefts[0] == 10


def test_undated_articles_are_counted_in_words():
    words = timeline.alt(timeline.prepare(tables.articles(SIZES, undated=2)))
    assert "2 articles have no date" in words
    assert timeline.prepare(tables.articles(SIZES, undated=23)).empty
