"""Comma- and tab-separated tables: one article a row, read a row at a time."""

import codecs
import csv
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from analysis.errors import ReaderError
from analysis.readers import _fields
from analysis.readers._decode import encoding_of
from analysis.readers._limits import (
    MAX_LINES,
    MAX_RECORD_BYTES,
    MEGABYTE,
    open_bytes,
    unreadable,
)
from analysis.readers._record import Record

SUFFIXES = (".csv", ".tsv", ".csv.gz", ".tsv.gz")

_DELIMITERS = (",", ";", "\t", "|")
_HEADING_BYTES = 65_536  # what the heading is looked for in


def read(path: Path) -> Iterator[Record]:
    """Yield an article for each row, in their order; a row of the wrong width is a problem.

    Raises:
        ReaderError: the file cannot be opened, is no text, or has no column for the text.
    """
    for line, row in rows(path):
        if isinstance(row, str):
            yield Record(problem="broken_record", detail=row)
        elif not _fields.has_text(row):
            raise ReaderError(path, "no_text_field", _fields.no_text(row))
        elif line:
            yield _fields.record(row)


def rows(path: Path) -> Iterator[tuple[int, dict[str, str] | str]]:
    """Yield the number of the line a row ends on, and the row or the sentence on its defect.

    The first is the heading, as line 0 with empty values, so that its columns can be judged even
    where no row follows.
    """
    csv.field_size_limit(MAX_RECORD_BYTES)
    try:
        with open_bytes(path) as stream:
            encoding = _encoding(path)
            head = stream.read(_HEADING_BYTES).decode(encoding, errors="replace")
            delimiter = _delimiter(head.partition("\n")[0], path)
            stream.seek(0)
            text = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
            lines = _Lines(text, path)
            yield from _rows(csv.reader(lines, delimiter=delimiter), lines)
    except (OSError, EOFError, zlib.error) as error:
        raise unreadable(path, error) from error


class _Lines:
    """The lines of a table; a row that never ends is an error before it fills the memory."""

    def __init__(self, text: IO[str], path: Path) -> None:
        self._text, self._path = text, path
        self._n_blank = 0
        self.size = 0  # characters since the last whole row

    def add_blank(self) -> None:
        self._n_blank += 1
        if self._n_blank > MAX_LINES:
            said = f"has more than {MAX_LINES:,} blank lines; take them out"
            raise ReaderError(self._path, "too_large", said)

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._text.readline(MAX_RECORD_BYTES)
        self.size += len(line)
        if self.size >= MAX_RECORD_BYTES:
            raise csv.Error(f"it has more than {MAX_RECORD_BYTES // MEGABYTE} MB")
        if not line:
            raise StopIteration
        return line


def _rows(reader: Any, lines: _Lines) -> Iterator[tuple[int, dict[str, str] | str]]:
    heading: list[str] = []
    while True:
        start = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield start, f"the row from line {start} cannot be read ({error}); mend its quotes"
            return
        if cells is None:
            return
        lines.size = 0
        if not any(cell.strip() for cell in cells):
            lines.add_blank()
            continue
        if not heading:
            heading = [cell.strip().lstrip("\ufeff") for cell in cells]
            yield 0, dict.fromkeys(heading, "")
        elif any(cell.strip() for cell in cells[len(heading) :]):
            yield (
                reader.line_num,
                f"the row from line {start} has {len(cells)} cells under {len(heading)} columns; "
                "put quotation marks around a text with commas",
            )
        else:
            yield reader.line_num, dict(zip(heading, cells, strict=False))


def _delimiter(first: str, path: Path) -> str:
    """Return the character that makes the most columns of the heading known ones."""
    if path.name.lower().endswith((".tsv", ".tsv.gz")):
        return "\t"

    def n_known(delimiter: str) -> int:
        names = next(csv.reader([first], delimiter=delimiter), [])
        return len(_fields.known_columns(names))

    return max(_DELIMITERS, key=n_known)


def _encoding(path: Path) -> str:
    """Return the table's encoding: UTF-8 if all of it is, else what its first odd bytes say."""
    utf8 = codecs.getincrementaldecoder("utf-8")()
    with open_bytes(path) as stream:
        head = stream.read(1 << 20)
        found = encoding_of(head, path) if head else "utf-8"
        if found != "utf-8":
            return found
        chunk = head
        while chunk:
            try:
                utf8.decode(chunk)
            except UnicodeDecodeError:
                return encoding_of(chunk, path)
            chunk = stream.read(1 << 20)
    return "utf-8-sig"
