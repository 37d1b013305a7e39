"""How much a reader takes into memory at once, and the file access that keeps to it."""

import gzip
import zlib
from pathlib import Path
from typing import IO, cast

from analysis.errors import ReaderError

MEGABYTE = 1_000_000

# A file that is held in memory whole. The largest of 76 real pages has 1.7 MB; ten thousand
# articles in one JSON list have about 60, and parsing takes several times a file's size.
MAX_FILE_BYTES = 64 * MEGABYTE

# A web page: the tree lxml builds of it takes far more than the page. Trafilatura itself stops
# at 20 MB when it downloads.
MAX_PAGE_BYTES = 20 * MEGABYTE

# One record of a file that is streamed: ten times the longest article that is kept.
MAX_RECORD_BYTES = 10 * MEGABYTE


def read_bytes(path: Path, limit: int = MAX_FILE_BYTES) -> bytes:
    """Return the file's bytes, unpacked if its name ends in .gz.

    Raises:
        ReaderError: the file cannot be opened, is not gzip though named so, or holds more than
            `limit` bytes when unpacked.
    """
    try:
        with open_bytes(path) as stream:
            data = stream.read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise unreadable(path, error) from error
    if len(data) > limit:
        raise ReaderError(
            path,
            "too_large",
            f"holds more than {limit // MEGABYTE} MB, the most one file of this format may; "
            "split it, or turn it into JSON Lines, one article a line",
        )
    return data


def open_bytes(path: Path) -> IO[bytes]:
    """Open the file for reading, unpacking on the way if its name ends in .gz."""
    if path.name.lower().endswith(".gz"):
        return cast(IO[bytes], gzip.open(path, "rb"))
    return path.open("rb")


def unreadable(path: Path, error: Exception) -> ReaderError:
    """Return the error for a file that the system, or its own damage, keeps from being read."""
    if isinstance(error, gzip.BadGzipFile | EOFError | zlib.error):
        return ReaderError(path, "broken_file", f"is not a whole gzip file ({error})")
    said = getattr(error, "strerror", "") or str(error)
    return ReaderError(path, "unreadable", f"cannot be opened ({said}); check its permissions")
