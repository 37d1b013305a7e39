"""Where source, title and date come from. All names are invented."""

from datetime import date

import pytest

from analysis.corpus import origin
from analysis.corpus.clean import Cleaned
from analysis.readers._record import Record

NOTHING = Record()


def _cleaned(title="", written_date=""):
    return Cleaned(title, written_date, (), ())


@pytest.mark.parametrize(
    ("said", "record", "file", "source", "found_in"),
    [
        ("Said", Record(source="File"), "a/b.txt", "Said", "metadata"),
        ("", Record(source="File\n Post"), "a/b.txt", "File Post", "file"),
        ("", Record(source="www.ostland.example"), "a.txt", "ostland.example", "file"),
        (
            "",
            Record(source="https://edition.ostland.example/x"),
            "a.txt",
            "ostland.example",
            "file",
        ),
        (
            "",
            Record(url="https://m.ostland.example/x"),
            "Post/b.txt",
            "ostland.example",
            "inferred",
        ),
        ("", NOTHING, "Post/2024/05/b.txt", "Post", "inferred"),
        ("", NOTHING, "2024/Post/html/b.txt", "Post", "inferred"),
        ("", NOTHING, "2024/05/b.txt", "unknown source", "unknown"),
        ("", Record(url="not an address"), "b.txt", "unknown source", "unknown"),
        ("", Record(url="http://[broken"), "b.txt", "unknown source", "unknown"),
        ("", Record(source="A/B 'C' \"D\""), "b.txt", "A/B 'C' \"D\"", "file"),
    ],
)
def test_source(said, record, file, source, found_in):
    assert origin.source(Record(source=said), record, file) == (source, found_in)


def test_title():
    url = "https://ostland.example/talks-end-without-deal"
    assert origin.title(Record(title="x"), _cleaned("Said"), url) == ("Said", "metadata")
    assert origin.title(NOTHING, _cleaned("Found"), url) == ("Found", "file")
    assert origin.title(NOTHING, _cleaned(), url) == ("Talks end without deal", "inferred")
    assert origin.title(NOTHING, _cleaned(), "") == ("", "unknown")


def test_a_date_is_taken_from_the_first_that_can_be_read():
    url = "https://ostland.example/2020/01/05/talks"
    said, record = Record(date="2020-01-01"), Record(date="2020-01-02")
    found = _cleaned(written_date="2020-01-03")
    assert origin.published(said, record, found, url).found_in == "metadata"
    assert origin.published(NOTHING, record, found, url).day == date(2020, 1, 2)
    assert origin.published(NOTHING, NOTHING, found, url).day == date(2020, 1, 3)
    inferred = origin.published(NOTHING, Record(date="soon"), _cleaned(), url)
    assert (inferred.day, inferred.found_in) == (date(2020, 1, 5), "inferred")
    assert [reason for reason, _ in inferred.flags] == ["bad_date"]
    assert origin.published(NOTHING, NOTHING, _cleaned(), "").found_in == "unknown"
