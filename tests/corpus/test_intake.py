"""Records to rows, below the level of files. All texts are invented."""

from pathlib import Path

from analysis.corpus.files import Found
from analysis.corpus.intake import Intake
from analysis.corpus.metadata import Metadata
from analysis.readers._record import Record
from tests.corpus.making import body


def _taken(*records, read=None):
    intake = Intake(Metadata())
    intake.add_file(Found(Path("a.txt"), "a.txt", read or (lambda path: iter(records))))
    return intake


def test_a_record_with_a_problem_is_dropped_with_it_and_the_next_is_read():
    intake = _taken(Record(problem="broken_record", detail="line 1"), Record(text=body(1)))
    assert [entry.dropped for entry in intake.entries] == [("broken_record", "line 1"), None]
    assert list(intake.articles.frame()["record"]) == [1]


def test_whatever_a_parser_raises_is_one_dropped_record_after_those_it_gave():
    def read(path):
        yield Record(text=body(1))
        raise RecursionError("too deep \udcff")

    first, second = _taken(read=read).entries
    assert first.dropped is None
    assert second.dropped is not None
    reason, detail = second.dropped
    assert (second.record, reason) == (1, "broken_file")
    assert "RecursionError: too deep" in detail
    assert detail.encode()


def test_a_file_without_records_is_in_the_ledger():
    (entry,) = _taken().entries
    assert entry.dropped == ("empty_text", "the file holds no records")


def test_half_characters_in_fields_are_put_right():
    odd = "\ud800x\x00"
    record = Record(text=body(1) + odd, title=odd, source=odd, author=odd, url=odd, language=odd)
    intake = _taken(record)
    (row,) = intake.articles.frame().to_dict("records")
    for name in ("text", "title", "source", "author", "url"):
        assert row[name].encode()
        assert "\x00" not in row[name]


def test_articles_and_paragraphs_grow_together():
    intake = _taken(*[Record(text=body(i)) for i in range(5)])
    assert (intake.articles.n_rows, intake.paragraphs.n_rows) == (5, 5)
