"""JSON: one article, a list of them, or an object that holds such a list."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analysis.errors import ReaderError
from analysis.readers import _fields
from analysis.readers._decode import decode
from analysis.readers._limits import read_bytes
from analysis.readers._record import Record

SUFFIXES = (".json", ".json.gz")

# The names under which an object holds a list of articles.
LISTS = ("articles", "data", "results", "items", "documents", "docs", "records", "stories")


# Objects and lists in one file, each of which takes 64 bytes and more: ten thousand articles with
# a hundred each. A file of nothing but brackets would take thirty times its size.
MAX_OBJECTS = 1_000_000


def read(path: Path) -> Iterator[Record]:
    """Yield an article for each object in the file, in their order.

    Raises:
        ReaderError: the file cannot be opened, is too large, is no JSON, or has no object with
            a text.
    """
    loaded = _load(path)
    if isinstance(loaded, dict) and not _fields.has_text(loaded):
        held = next((loaded[name] for name in LISTS if isinstance(loaded.get(name), list)), None)
        if held is None:
            raise ReaderError(path, "no_text_field", _fields.no_text(loaded))
        loaded = held
    for number, item in enumerate(loaded if isinstance(loaded, list) else [loaded]):
        yield _record(item, number)


def _record(item: Any, number: int) -> Record:
    where = f"item {number + 1} of the list"
    if not isinstance(item, dict):
        detail = f"{where} is not an object with named fields; write it as one"
        return Record(problem="broken_record", detail=detail)
    if not _fields.has_text(item):
        return Record(problem="no_text_field", detail=f"{where} {_fields.no_text(item)}")
    return _fields.record(item)


def _load(path: Path) -> Any:
    text = decode(read_bytes(path), path)
    if text.count("{") + text.count("[") > MAX_OBJECTS:
        said = f"holds more than {MAX_OBJECTS:,} objects and lists; split it"
        raise ReaderError(path, "too_large", said)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        said = f"is not JSON: {error.msg} in line {error.lineno}, column {error.colno}"
        advice = (
            "; if it has one object a line, name it .jsonl" if error.msg == "Extra data" else ""
        )
        raise ReaderError(path, "broken_file", said + advice) from error
    except (ValueError, RecursionError) as error:
        raise ReaderError(path, "broken_file", f"is not JSON that can be read: {error}") from error
