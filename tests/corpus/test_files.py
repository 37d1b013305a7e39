"""Which files a corpus has."""

import pytest

from analysis.corpus import files
from analysis.errors import CorpusError
from tests.corpus.making import write


def test_files_are_sorted_by_name_and_judged_by_their_ending(tmp_path):
    write(tmp_path, {"b/a.TXT": "", "a.txt.bak": "", "a.html.gz": "", "c.json": "", "a.gz": ""})
    found = files.find(tmp_path)
    assert [f.name for f in found] == ["a.gz", "a.html.gz", "a.txt.bak", "b/a.TXT", "c.json"]
    assert [f.read is not None for f in found] == [False, True, False, True, True]
    assert {f.reason for f in found if not f.read} == {"unknown_format"}


def test_the_longest_ending_decides():
    assert files.suffixes()[".html.gz"].__module__.endswith("html_page")
    assert files.suffixes()[".jsonl.gz"].__module__.endswith("jsonl")


def test_metadata_is_found_in_every_folder_that_is_read(tmp_path):
    write(
        tmp_path, dict.fromkeys(["metadata.csv", "x/metadata.csv", ".y/metadata.csv", "a.txt"], "")
    )
    found = [p.relative_to(tmp_path).as_posix() for p in files.metadata_files(tmp_path)]
    assert found == ["metadata.csv", "x/metadata.csv"]
    assert files.metadata_files(tmp_path / "a.txt") == [tmp_path / "metadata.csv"]
    assert files.metadata_files(tmp_path / "x" / "metadata.csv") == []


def test_a_missing_or_empty_folder_is_an_error(tmp_path):
    with pytest.raises(CorpusError, match="holds no files"):
        files.find(tmp_path)
    with pytest.raises(CorpusError, match="no such file"):
        files.find(tmp_path / "absent")
