"""CSV and TSV: quoted newlines, separators, encodings, defects. All texts are invented."""

import pytest

from analysis.errors import ReaderError
from analysis.readers import delimited
from tests.readers.files import SAMPLES, records, write


def test_the_samples_are_read_with_their_newlines_commas_and_quotes():
    first, second = records(delimited, SAMPLES / "delimited.csv")
    assert first.source == "Ostland Press"
    assert first.text.count("\n") == 2
    assert '"but here it is"' in first.text
    assert second.title == "Ferries to run again from Monday"
    (tabbed,) = records(delimited, SAMPLES / "delimited.tsv")
    assert tabbed.text.endswith('timetable, with "quotes" in it.')


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_separator_is_the_one_that_makes_known_columns(mark, tmp_path):
    rows = [mark.join(["title", "source", "text"]), mark.join(["T", "S", "They will run."])]
    (record,) = records(delimited, write(tmp_path, "a.csv", "\n".join(rows)))
    assert (record.title, record.source, record.text) == ("T", "S", "They will run.")


def test_a_table_without_a_text_column_names_the_columns_found(tmp_path):
    with pytest.raises(ReaderError, match="found: 'id', 'title', 'price'") as caught:
        records(delimited, write(tmp_path, "a.csv", "id,title,price\n1,A,2\n"))
    assert caught.value.reason == "no_text_field"
    with pytest.raises(ReaderError):
        records(delimited, write(tmp_path, "heading_only.csv", "id,title,price\n"))


def test_a_row_of_the_wrong_width_names_its_line_and_the_next_is_read(tmp_path):
    content = 'title,text\nA,"one\ntwo"\nB,three, four and five\nC,six\n'
    first, bad, last = records(delimited, write(tmp_path, "a.csv", content))
    assert (first.text, last.text) == ("one\ntwo", "six")
    assert bad.problem == "broken_record"
    assert "line 4 has 3 cells under 2 columns" in bad.detail


def test_short_rows_and_empty_cells_at_the_end_are_no_defect(tmp_path):
    content = "text,title,source\nThey will run,,,,\nThey ran\n\n"
    assert [r.text for r in records(delimited, write(tmp_path, "a.csv", content))] == [
        "They will run",
        "They ran",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1254"])
def test_encodings(encoding, tmp_path):
    content = "title,text\nA,Envoy Şahöz met Erdoğan in Iğdır.\n"
    (record,) = records(delimited, write(tmp_path, "a.csv", content.encode(encoding)))
    assert (record.title, record.text) == ("A", "Envoy Şahöz met Erdoğan in Iğdır.")


def test_an_odd_byte_far_down_the_file_is_seen_before_it_is_reached(tmp_path):
    rows = "A,They will run again and again and again.\n" * 40_000
    content = f"title,text\n{rows}".encode() + "B,Şahöz met Erdoğan.\n".encode("cp1254")
    *_, last = records(delimited, write(tmp_path, "a.csv", content))
    assert last.text == "Şahöz met Erdoğan."


def test_a_quote_that_is_never_closed_ends_the_table_with_a_problem(tmp_path, monkeypatch):
    monkeypatch.setattr(delimited, "MAX_RECORD_BYTES", 2_000)
    content = 'title,text\nA,one\nB,"never closed\n' + "more and more\n" * 1_000
    first, bad = records(delimited, write(tmp_path, "a.csv", content))
    assert first.text == "one"
    assert "the row from line 3 cannot be read" in bad.detail
