"""JSON Lines: good lines, broken lines, long lines. All texts are invented."""

import json

import pytest

from analysis.errors import ReaderError
from analysis.readers import jsonl
from tests.readers.files import SAMPLES, records, write

GOOD = '{"text": "They will run again."}'


def test_a_broken_line_is_named_as_an_editor_counts_it_blank_ones_too():
    first, broken, last = records(jsonl, SAMPLES / "jsonl.jsonl")
    assert (first.source, last.source) == ("Ostland Press", "Sudmark Courier")
    assert broken.problem == "broken_record"
    assert "line 3 is not JSON" in broken.detail


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.jsonl.gz"])
def test_every_ending_reads_the_same(name, tmp_path):
    assert len(records(jsonl, write(tmp_path, name, f"{GOOD}\r\n\r\n{GOOD}"))) == 2


def test_a_line_separator_inside_a_text_ends_no_line(tmp_path):
    line = json.dumps({"text": "one\u2028two\x85three"}, ensure_ascii=False)
    (record,) = records(jsonl, write(tmp_path, "a.jsonl", line))
    assert record.text == "one\u2028two\x85three"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("[1, 2]", "broken_record"),
        ('"text"', "broken_record"),
        ('{"title": "a"}', "no_text_field"),
        ("[" * 90_000, "broken_record"),
        ('{"text": "a"} trailing', "broken_record"),
        ("\x00\x01", "broken_record"),
    ],
)
def test_every_broken_line_is_one_record_and_the_next_is_read(line, problem, tmp_path):
    bad, good = records(jsonl, write(tmp_path, "a.jsonl", f"{line}\n{GOOD}\n"))
    assert (bad.problem, good.problem) == (problem, "")
    assert "line 1" in bad.detail


def test_a_line_too_long_to_hold_is_passed_over(tmp_path, monkeypatch):
    monkeypatch.setattr(jsonl, "MAX_RECORD_BYTES", 1_000)
    long = json.dumps({"text": "word " * 1_000})
    path = write(tmp_path, "a.jsonl", f"{GOOD}\n{long}\n{GOOD}")
    assert [r.problem for r in records(jsonl, path)] == ["", "too_large", ""]
    assert "line 2 is longer" in records(jsonl, path)[1].detail


def test_a_mark_at_the_start_and_old_encodings_are_read(tmp_path):
    marked = b"\xef\xbb\xbf" + GOOD.encode()
    assert records(jsonl, write(tmp_path, "a.jsonl", marked))[0].text == "They will run again."
    words = "Envoy Şahöz met Erdoğan in Iğdır."
    old = json.dumps({"text": words}, ensure_ascii=False).encode("cp1254")
    assert records(jsonl, write(tmp_path, "b.jsonl", old))[0].text == words


def test_utf16_is_refused_with_advice(tmp_path):
    with pytest.raises(ReaderError, match="JSON Lines is UTF-8") as caught:
        records(jsonl, write(tmp_path, "a.jsonl", GOOD.encode("utf-16")))
    assert caught.value.reason == "broken_file"


def test_a_gzip_cut_off_gives_its_first_lines_and_then_an_error(tmp_path):
    path = write(tmp_path, "a.jsonl.gz", "\n".join([GOOD] * 20_000))
    path.write_bytes(path.read_bytes()[:-30])
    reading = jsonl.read(path)
    with pytest.raises(ReaderError):
        while next(reading).text == "They will run again.":
            pass
