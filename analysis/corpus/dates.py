"""Days of publication, read strictly: a part that is not written is never filled in."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

# The oldest newspapers that are digitised as articles; and a century no crawl comes from. Neither
# moves with the clock, so that a corpus reads the same next year.
EARLIEST, LATEST = 1800, 2100

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T\d{4,6}Z?|\d{6})?$")
_EPOCH = re.compile(r"^(\d{9,10})(?:\d{3}){0,3}(?:\.\d+)?$")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
_MONTH_FIRST = re.compile(
    rf"\b({_MONTHS})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)", re.I
)
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+({_MONTHS})\.?,?[\s-]+(\d{{4}})(?!\d)", re.I
)
_IN_PATH = re.compile(rf"/(\d{{4}})[/-]({_MONTHS}|\d{{1,2}})[/-](\d{{1,2}})(?=[/_.-]|$)", re.I)
_SHORT = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MAX_LENGTH = 80  # of a date with weekday, time and zone; longer is a sentence


@dataclass(frozen=True)
class Day:
    """A day, or the reason why there is none; both empty when nothing was written."""

    day: date | None = None
    problem: str = ""


def parse(written: str) -> Day:
    """Return the day that `written` names, by the clock of the place that wrote it.

    ISO 8601, RFC 2822, "May 4, 2016", "4 May 2016", 20160504, seconds since 1970, and numbers
    with dots (day first) or slashes, these only where a number above 12 tells day from month.

    >>> parse("Wed, 04 May 2016 23:59:00 -0400").day
    datetime.date(2016, 5, 4)
    >>> parse("03/04/2020").problem
    "date '03/04/2020' could be 3 April or 4 March"
    >>> parse("May 2016").day is None
    True
    """
    text = " ".join(written.split())
    if not text:
        return Day()
    if len(text) > _MAX_LENGTH:
        return Day(problem=f"date {text[:40] + '…'!r} is not a date")
    found = _numeric(text) or _named(text) or _by_dateutil(text)
    if found is None:
        return Day(problem=f"date {text!r} does not give a day, a month and a year")
    if isinstance(found, str):
        return Day(problem=found)
    if not EARLIEST <= found.year <= LATEST:
        return Day(problem=f"date {text!r} is in the year {found.year}")
    return Day(found)


def in_url(url: str) -> date | None:
    """Return the day that stands in the path of an address.

    >>> in_url("https://example.org/2016/may/04/talks/")
    datetime.date(2016, 5, 4)
    """
    found = _IN_PATH.search(url)
    day = _date(found.group(1), _month(found.group(2)), found.group(3)) if found else None
    return day if day and EARLIEST <= day.year <= LATEST else None


def _numeric(text: str) -> date | str | None:
    found = _ISO.search(text) or _YEAR_FIRST.search(text) or _COMPACT.match(text)
    if found:
        return _date(*found.groups())
    found = _EPOCH.match(text)
    if found:
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(found.group(1)))).date()
    found = _NUMBERS.search(text)
    if not found:
        return None
    first, mark, second, year = found.groups()
    if mark == "." or int(first) > 12 or first == second:
        return _date(year, second, first)
    if int(second) > 12:
        return _date(year, first, second)
    either, other = _date(year, second, first), _date(year, first, second)
    if not either or not other:
        return None
    return f"date {text!r} could be {either.day} {either:%B} or {other.day} {other:%B}"


def _named(text: str) -> date | None:
    found = _MONTH_FIRST.search(text)
    if found:
        return _date(found.group(3), _month(found.group(1)), found.group(2))
    found = _DAY_FIRST.search(text)
    return _date(found.group(3), _month(found.group(2)), found.group(1)) if found else None


def _by_dateutil(text: str) -> date | None:
    """Ask dateutil, twice: what it fills in from the default differs between the two."""
    from dateutil import parser

    if not re.search(r"(?<!\d)\d{4}(?!\d)", text):
        return None
    try:
        days = {
            parser.parse(text, default=datetime(y, m, d), ignoretz=True).date()
            for y, m, d in ((1972, 1, 1), (1984, 2, 2))
        }
    except (ValueError, OverflowError, TypeError):
        return None
    return days.pop() if len(days) == 1 else None


def _month(name: str) -> str:
    return name if name.isdigit() else str(_SHORT.index(name[:3].lower()) + 1)


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
