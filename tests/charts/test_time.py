"""A true time axis: which days are drawn, and which are marked. The days are invented."""

import pandas as pd
import pytest

from analysis.charts import _time


def _days(*written):
    return pd.Series(pd.to_datetime(list(written)))


def test_one_stray_day_does_not_stretch_the_axis():
    many = _days(*(f"2031-05-{day:02d}" for day in range(1, 29))).repeat(5)
    stray = pd.concat([many, _days("1987-01-01")])
    assert _time.main_span(stray) == (pd.Timestamp("2031-05-01"), pd.Timestamp("2031-05-28"))


def test_a_few_articles_are_drawn_whole():
    few = _days("1987-01-01", "2031-05-01", "2031-05-02")
    assert _time.main_span(few) == (pd.Timestamp("1987-01-01"), pd.Timestamp("2031-05-02"))


def test_a_long_tail_is_drawn_whole():
    even = pd.Series(pd.date_range("2020-01-01", periods=400, freq="D"))
    assert _time.main_span(even) == (even.min(), even.max())


@pytest.mark.parametrize(
    ("days", "period"), [(1, "day"), (60, "day"), (61, "week"), (500, "month"), (9000, "year")]
)
def test_the_period_follows_from_the_span(days, period):
    ends = _days("2031-01-01", "2031-01-01")
    ends[1] += pd.Timedelta(days=days - 1)
    assert _time.period_of(ends, 60) == period


def test_no_days_are_days():
    assert _time.period_of(_days()) == "day"
