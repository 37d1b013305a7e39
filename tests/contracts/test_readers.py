"""What every reader must have. A new file format is one module, and this names what it lacks."""

import inspect
from collections import Counter
from dataclasses import FrozenInstanceError, fields

import pytest

import analysis.readers
from analysis import discover, paths
from analysis.errors import ReaderError
from analysis.readers._record import Record

READERS = discover.modules(analysis.readers)
SAMPLES = paths.ROOT / "tests" / "samples"
FIELDS = {"text", "title", "source", "date", "url", "author", "language", "standfirst", "problem",
          "detail"}  # fmt: skip
each_reader = pytest.mark.parametrize("reader", READERS, ids=lambda m: m.__name__.split(".")[-1])


def _name(reader) -> str:
    return reader.__name__.split(".")[-1]


def _samples(reader):
    return sorted(SAMPLES.glob(f"{_name(reader)}.*"))


def test_there_are_readers_for_the_formats_that_were_asked_for():
    suffixes = {suffix for reader in READERS for suffix in reader.SUFFIXES}
    asked = {".txt", ".md", ".html", ".html.gz", ".json", ".jsonl", ".jsonl.gz", ".csv", ".tsv",
             ".parquet"}  # fmt: skip
    assert asked - suffixes == set()


def test_a_record_has_the_agreed_fields_and_does_not_change():
    assert {f.name for f in fields(Record)} == FIELDS
    assert {f.type for f in fields(Record)} <= {str, "str"}
    with pytest.raises(FrozenInstanceError):
        Record().text = "other"


def test_a_suffix_belongs_to_one_reader():
    counts = Counter(suffix for reader in READERS for suffix in reader.SUFFIXES)
    assert [suffix for suffix, n in counts.items() if n > 1] == []


@each_reader
def test_a_reader_says_which_files_are_its(reader):
    assert isinstance(reader.SUFFIXES, tuple)
    assert reader.SUFFIXES
    for suffix in reader.SUFFIXES:
        assert suffix.startswith(".")
        assert suffix == suffix.lower()


@each_reader
def test_a_reader_takes_a_path_and_nothing_else(reader):
    assert list(inspect.signature(reader.read).parameters) == ["path"]
    assert "Raises:" in reader.read.__doc__, "say for which files it raises ReaderError"


@each_reader
def test_a_sample_is_there_and_is_read(reader):
    samples = _samples(reader)
    assert samples, f"add tests/samples/{_name(reader)}{reader.SUFFIXES[0]}, an invented article"
    for sample in samples:
        assert sample.name.endswith(reader.SUFFIXES), f"{sample.name} is not the reader's"
        records = list(reader.read(sample))
        assert [r for r in records if not r.problem and r.text.strip()], sample.name
        assert all(isinstance(r, Record) for r in records)
        assert all(isinstance(getattr(r, name), str) for r in records for name in FIELDS)


@each_reader
def test_reading_twice_gives_the_same_and_leaves_the_file_as_it_was(reader):
    for sample in _samples(reader):
        before = sample.read_bytes()
        assert list(reader.read(sample)) == list(reader.read(sample))
        assert sample.read_bytes() == before


@each_reader
@pytest.mark.parametrize(
    "content",
    [b"", bytes(range(256)) * 40, b"\xff\xfe", b"{" * 5000, b"\x1f\x8b\x08cut"],
    ids=["empty", "binary", "a mark alone", "braces", "cut gzip"],
)
def test_a_hopeless_file_is_a_reader_error_or_a_problem_and_never_a_crash(
    reader, content, tmp_path
):
    for suffix in reader.SUFFIXES:
        path = tmp_path / f"hopeless{suffix}"
        path.write_bytes(content)
        try:
            records = list(reader.read(path))
        except ReaderError as error:
            assert error.reason
            assert error.detail
            continue
        for record in records:
            assert record.problem or record.text.strip() in ("", "{" * 5000), suffix
            assert bool(record.problem) == bool(record.detail)


@each_reader
def test_a_file_that_is_not_there_is_a_reader_error(reader, tmp_path):
    with pytest.raises(ReaderError):
        list(reader.read(tmp_path / f"absent{reader.SUFFIXES[0]}"))


def test_the_reasons_that_readers_give_are_the_ledger_s():
    ledger = pytest.importorskip("analysis.corpus.ledger")
    import ast

    from tests.house import source

    given = set()
    for module in source.modules():
        if source.unit(module) != "readers":
            continue
        for call in source.calls(module):
            name = getattr(call.func, "id", "")
            if name == "ReaderError" and len(call.args) > 1:
                given.add(call.args[1])
            given |= {k.value for k in call.keywords if name == "Record" and k.arg == "problem"}
    codes = {node.value for node in given if isinstance(node, ast.Constant)}
    assert codes
    assert codes - set(ledger.MEANINGS) == set()
