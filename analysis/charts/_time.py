"""A true time axis: the period a bar stands for, where it begins, and which days are marked."""

from typing import Any

import pandas as pd

# More bars than this cannot be told apart or hit, so days become weeks, months, quarters, years.
MOST_BARS = 150
# Period -> its pandas code, its longest length in days, and how a bar's first day is written.
PERIODS = {
    "day": ("D", 1, "on %Y-%m-%d"),
    "week": ("W-SUN", 7, "in the week from %Y-%m-%d"),
    "month": ("M", 31, "in %b %Y"),
    "quarter": ("Q", 92, "in the quarter from %b %Y"),
    "year": ("Y", 366, "in %Y"),
}
# Steps between ticks, and what is written at one: its day, its month, or its year alone.
STEPS = (
    ("D", 1, "day"), ("D", 2, "day"), ("W-MON", 1, "day"), ("W-MON", 2, "day"), ("MS", 1, "month"),
    ("MS", 2, "month"), ("MS", 3, "month"), ("MS", 6, "month"), ("YS", 1, ""), ("YS", 2, ""),
    ("YS", 5, ""), ("YS", 10, ""), ("YS", 25, ""), ("YS", 100, ""),
)  # fmt: skip
MOST_TICKS = 6
# Days at either end that hold at most this share of the articles are set aside when that halves
# the axis: one article dated to another decade would press all others into a few bars.
STRAY = 0.01


def period_of(days: "pd.Series[Any]", most: int = MOST_BARS) -> str:
    """Return the shortest period of which there are not too many."""
    span = int((days.max() - days.min()).days) + 1 if len(days) else 0
    return next((p for p, (_, n, _) in PERIODS.items() if span <= n * most), "year")


def main_span(days: "pd.Series[Any]") -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the first and last day to draw: all of them, or all but a few far from the rest.

    >>> days = pd.Series(pd.to_datetime(["1931-05-01"] + ["2031-05-01", "2031-05-09"] * 50))
    >>> main_span(days)[0].year, main_span(days[:9])[0].year
    (2031, 1931)
    """
    ordered = days.sort_values(ignore_index=True)
    stray = int(len(ordered) * STRAY)
    first, last = ordered.iloc[0], ordered.iloc[-1]
    inner = ordered.iloc[stray], ordered.iloc[len(ordered) - 1 - stray]
    return inner if 2 * (inner[1] - inner[0]) < last - first else (first, last)


def day_number(moment: pd.Timestamp) -> float:
    """Return days since 1970, which is what the axis counts in."""
    return float((moment - pd.Timestamp(0)) / pd.Timedelta(days=1))


def ticks(
    first: pd.Timestamp, last: pd.Timestamp, most: int = MOST_TICKS
) -> list[tuple[pd.Timestamp, str]]:
    """Return the days to mark, round ones, and what to write: the year only where it is new."""
    for code, step, written in STEPS:
        days = pd.date_range(first.ceil("D"), last, freq=code)[::step]
        if len(days) <= most or (code, step, written) == STEPS[-1]:
            years = [None, *(day.year for day in days)]
            return [
                (day, _written(day, written, day.year != before))
                for day, before in zip(days, years[:-1], strict=True)
            ]
    return []


def _written(day: pd.Timestamp, written: str, is_new_year: bool) -> str:
    parts = [str(day.day)] * (written == "day") + [f"{day:%b}"] * bool(written)
    return " ".join(parts + [str(day.year)] * is_new_year)
