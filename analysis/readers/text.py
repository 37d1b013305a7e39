"""Plain text: one article a file."""

from collections.abc import Iterator
from pathlib import Path

from analysis.readers._decode import decode
from analysis.readers._limits import read_bytes
from analysis.readers._record import Record

SUFFIXES = (".txt", ".text", ".txt.gz")


def read(path: Path) -> Iterator[Record]:
    """Yield the file's one article; what in it is title or caption is for the corpus to find.

    Raises:
        ReaderError: the file cannot be opened, is too large, or is no text.
    """
    yield Record(text=decode(read_bytes(path), path))
