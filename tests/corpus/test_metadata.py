"""metadata.csv. All names are invented."""

import pytest

from analysis.corpus import metadata
from analysis.corpus.files import METADATA
from tests.corpus.making import write


def read(folder, content, name=METADATA):
    write(folder, {name: content})
    return metadata.read([folder / name], folder)


def test_rows_speak_of_files_or_of_records_and_the_nearer_wins(tmp_path):
    said = read(
        tmp_path,
        "file,record,source,title,date\na.jsonl,,Post,,2024-01-01\na.jsonl,1,,Title of one,\n",
    )
    assert said.of("a.jsonl", 0).source == "Post"
    both = said.of("a.jsonl", 1)
    assert (both.source, both.title, both.date) == ("Post", "Title of one", "2024-01-01")
    assert said.of("b.jsonl", 0).source == ""


def test_columns_go_by_the_names_that_readers_know_and_others_are_ignored(tmp_path):
    said = read(tmp_path, "File;Outlet;Headline;note\na.txt;Post;T;x\n")
    assert (said.of("a.txt", 0).source, said.of("a.txt", 0).title) == ("Post", "T")


def test_names_as_other_systems_write_them(tmp_path):
    said = read(tmp_path, "\ufefffile,source\nsub\\a.txt,Post\n./b.txt,Post\n,None\n")
    assert set(said.rows) == {("sub/a.txt", -1), ("b.txt", -1)}


def test_the_first_row_counts_and_the_second_is_told(tmp_path):
    said = read(tmp_path, "file,source\na.txt,One\na.txt,Two\n")
    assert said.of("a.txt", 0).source == "One"
    assert said.repeated == {("a.txt", -1): ["metadata.csv, line 3"]}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("name,source\na.txt,Post\n", "no column `file` (found: name, source)"),
        ("file,record\na.txt,first\n", "'first' in line 2"),
        ("file,source\na.txt,Post,x,y\n", "has 4 cells under 2 columns"),
        (b"\x00\x01\x02" * 50, "not text"),
    ],
)
def test_what_cannot_be_used_is_a_problem(content, said, tmp_path):
    ((name, reason, detail),) = read(tmp_path, content).problems
    assert (name, reason) == ("metadata.csv", "bad_metadata")
    assert said in detail
