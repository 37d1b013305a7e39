"""JSON Lines: one article a line, read a line at a time."""

import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from analysis.errors import ReaderError
from analysis.readers import _fields
from analysis.readers._decode import encoding_of, one_byte, strip_mark
from analysis.readers._limits import (
    MAX_LINES,
    MAX_RECORD_BYTES,
    MEGABYTE,
    open_bytes,
    unreadable,
)
from analysis.readers._record import Record

SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")


def read(path: Path) -> Iterator[Record]:
    """Yield an article for each line that is not blank; a broken line becomes a problem.

    Lines are counted as an editor counts them, blank ones too.

    Raises:
        ReaderError: the file cannot be opened, is no text, or its gzip is damaged.
    """
    try:
        with open_bytes(path) as stream:
            head = stream.read(65_536)
            encoding = _encoding(head, path)
            stream.seek(0)
            if encoding.startswith(("utf-16", "utf-32")):
                raise ReaderError(
                    path, "broken_file", f"is {encoding.upper()}; JSON Lines is UTF-8: save it so"
                )
            yield from _lines(stream, path)
    except (OSError, EOFError, zlib.error) as error:
        raise unreadable(path, error) from error


def _encoding(head: bytes, path: Path) -> str:
    try:
        return encoding_of(head, path) if head else "utf-8"
    except ReaderError:
        # zeros in one line, as a crash leaves them, do not make the other lines unreadable
        if any(line.lstrip().startswith(b"{") for line in head.splitlines()):
            return "utf-8"
        raise


def _lines(stream: IO[bytes], path: Path) -> Iterator[Record]:
    number, other = 0, ""
    while line := stream.readline(MAX_RECORD_BYTES):
        number += 1
        if number > MAX_LINES:
            raise ReaderError(path, "too_large", f"has more than {MAX_LINES:,} lines; split it")
        if number == 1:
            line = strip_mark(line, "utf-8")
        if len(line) >= MAX_RECORD_BYTES and not line.endswith(b"\n"):
            _skip_line(stream)
            limit = f"line {number} is longer than {MAX_RECORD_BYTES // MEGABYTE} MB; split it"
            yield Record(problem="too_large", detail=limit)
        elif line.strip():
            try:
                text = line.decode("utf-8")
            except UnicodeDecodeError:
                # guessed once for the file: a guess for each line is slow and could differ
                other = other or one_byte(line)
                text = line.decode(other, errors="replace")
            yield _record(text, number)


def _skip_line(stream: IO[bytes]) -> None:
    while (rest := stream.readline(MAX_RECORD_BYTES)) and not rest.endswith(b"\n"):
        pass


def _record(line: str, number: int) -> Record:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError) as error:
        said = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        column = f" in column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        detail = f"line {number} is not JSON: {said}{column}; mend that line"
        return Record(problem="broken_record", detail=detail)
    if not isinstance(item, dict):
        detail = f"line {number} is not an object with named fields; write it as one"
        return Record(problem="broken_record", detail=detail)
    if not _fields.has_text(item):
        return Record(problem="no_text_field", detail=f"line {number} {_fields.no_text(item)}")
    return _fields.record(item)
