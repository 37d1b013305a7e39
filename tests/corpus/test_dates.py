"""Dates, read strictly."""

from datetime import date

import pytest

from analysis.corpus import dates

DAY = date(2016, 5, 4)


@pytest.mark.parametrize(
    "written",
    [
        "2016-05-04",
        "2016-05-04T23:59:00Z",
        "2016-05-04 00:01:00+03:00",
        "2016/05/04",
        "2016.05.04",
        "20160504",
        "20160504T101500Z",
        "May 4, 2016",
        "May 4th, 2016",
        "4 May 2016",
        "Wed, 04 May 2016 23:59:00 -0400",
        "Wednesday, May 4, 2016 at 3:30 p.m. ET",
        "Published: 4 May 2016 14:03 GMT",
        "04.05.2016",
        "4-May-2016",
        "1462320000",
        "1462320000000",
        "1462320000.5",
        " 2016-05-04\n",
        "Wed May  4 10:00:00 2016",
        "04 May, 2016",
        "Sept. 4, 2016".replace("Sept. 4", "May 4"),
    ],
)
def test_a_day_that_is_written_is_read(written):
    assert dates.parse(written) == dates.Day(DAY)


@pytest.mark.parametrize(
    "written",
    [
        "0001-01-01",
        "20251",
        "yesterday",
        "2025-02-31",
        "2500-01-01",
        "1700-01-01",
        "May 2016",
        "2016",
        "2016-05",
        "Sunday",
        "10:30",
        "4/5/16",
        "13/13/2016",
        "00/00/2016",
        "May 4",
        "now",
        "n/a",
        "12345",
        "-1",
        "2016-13-01",
        "9999999999999999999999",
        "a long sentence that has 2016 in it and goes on and on and on until it is no date",
        "\x00",
        "31 February 2016",
        "١٢٣",
        "May 4, 20166",
    ],
)
def test_what_is_no_day_is_a_problem_that_names_it(written):
    read = dates.parse(written)
    assert read.day is None
    assert read.problem


def test_nothing_written_is_no_problem():
    assert dates.parse("") == dates.parse("  \n") == dates.Day()


def test_numbers_are_taken_only_where_one_reading_is_possible():
    assert dates.parse("25/12/2020").day == dates.parse("12/25/2020").day == date(2020, 12, 25)
    assert dates.parse("04/04/2020").day == date(2020, 4, 4)
    assert dates.parse("3/4/2020").problem == "date '3/4/2020' could be 3 April or 4 March"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://x.example/2016/05/04/talks", DAY),
        ("https://x.example/news/2016/may/4/talks/", DAY),
        ("https://x.example/2016-05-04-talks.html", DAY),
        ("https://x.example/2016/05/", None),
        ("https://x.example/9999/99/99/", None),
        ("https://x.example/0001/05/04/", None),
        ("", None),
    ],
)
def test_a_day_in_an_address(url, day):
    assert dates.in_url(url) == day
