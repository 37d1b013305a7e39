"""The articles of some sources and some days."""

import re
from datetime import date, timedelta

import pandas as pd

from analysis.errors import ParameterError

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_ALLOWED = "a day, a month or a year, as 2016-05-04, 2016-05 or 2016"


def select(
    articles: pd.DataFrame, *, sources: list[str] | None = None, since: str = "", until: str = ""
) -> pd.DataFrame:
    """Return the articles of `sources` published from `since` to `until`, both included.

    Args:
        articles: the table of articles.
        sources: names of sources; none given means all.
        since: the first day; a month or year stands for its first day. Empty: no bound.
        until: the last day; a month or year stands for its last day. Empty: no bound.

    Returns:
        Rows of `articles`, in its order, numbered anew. An article without a date is left out
        as soon as a bound is given, since it cannot be told on which side it lies.

    Raises:
        ParameterError: a source that is not there, a bound that is no date, or bounds between
            which there is no article.
    """
    known = set(articles["source"])
    for source in sources or []:
        if source not in known:
            raise ParameterError("sources", source, known)
    kept = articles["source"].isin(sources) if sources else pd.Series(True, index=articles.index)
    first, last = bound("since", since), bound("until", until)
    if first and last and first > last:
        raise ParameterError("until", until, f"a day not before since = {since!r}")
    if first:
        kept &= articles["published_date"] >= pd.Timestamp(first)
    if last:
        kept &= articles["published_date"] < pd.Timestamp(last + timedelta(days=1))
    if (first or last) and len(articles) and not kept.any():
        raise ParameterError("since" if first else "until", since or until, _range(articles))
    return articles[kept].reset_index(drop=True)


def bound(name: str, value: str) -> date | None:
    """Return the first day that `since`, or the last that `until`, leaves in; none when empty.

    >>> bound("until", "2024-02")
    datetime.date(2024, 2, 29)

    Raises:
        ParameterError: the value is no date.
    """
    if not value:
        return None
    found = _SHAPE.fullmatch(str(value).strip())
    if not found:
        raise ParameterError(name, value, _ALLOWED)
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        start = date(year, month or 1, day or 1)
        if name == "since" or day:
            return start
        after = date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
    except ValueError:
        raise ParameterError(name, value, _ALLOWED) from None
    return after - timedelta(days=1)


def _range(articles: pd.DataFrame) -> str:
    days = articles["published_date"].dropna()
    if days.empty:
        return "none, for no article has a date"
    return f"days that meet those of the articles, {days.min():%Y-%m-%d} to {days.max():%Y-%m-%d}"
