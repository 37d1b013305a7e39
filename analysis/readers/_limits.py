"""How much a reader takes into memory at once, and the file access that keeps to it."""

import gzip
import io
import zlib
from pathlib import Path
from typing import IO, Any, cast

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

# Records of one file. A year of fifty outlets has some 250,000 articles, and all of them are held
# as a table; a file of nothing but brackets would have twenty million.
MAX_RECORDS = 250_000

# Lines of one file that may be blank or broken besides.
MAX_LINES = 4 * MAX_RECORDS

# How many times its own size a packed file may unfold to, once it unfolds to more than a file may
# have. News packs three to five times, a table of teasers ten; a bomb of gzip a thousand times.
MAX_RATIO = 100


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
        return cast(IO[bytes], io.BufferedReader(_Unpacking(path)))
    return path.open("rb")


def most_unfolded(path: Path) -> int:
    """Return how many bytes may come out of a packed file."""
    return max(2 * MAX_FILE_BYTES, MAX_RATIO * path.stat().st_size)


class _Unpacking(io.RawIOBase):
    """A gzip file being unpacked, which ends with an error when far too much comes out of it."""

    def __init__(self, path: Path) -> None:
        self._path, self._out = path, 0
        self._most = most_unfolded(path)
        self._packed = gzip.open(path, "rb")  # noqa: SIM115  (closed with this)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._out = 0
        return self._packed.seek(offset, whence)

    def readinto(self, buffer: Any) -> int:
        data = self._packed.read1(len(buffer))
        buffer[: len(data)] = data
        self._out += len(data)
        if self._out > self._most:
            said = (
                f"unfolds to more than {self._most // MEGABYTE} MB, far more than its size; "
                "unpack it yourself if it is what it seems"
            )
            raise ReaderError(self._path, "too_large", said)
        return len(data)

    def close(self) -> None:
        self._packed.close()
        super().close()


def unreadable(path: Path, error: Exception) -> ReaderError:
    """Return the error for a file that the system, or its own damage, keeps from being read."""
    if isinstance(error, gzip.BadGzipFile | EOFError | zlib.error):
        return ReaderError(path, "broken_file", f"is not a whole gzip file ({error})")
    said = getattr(error, "strerror", "") or str(error)
    return ReaderError(path, "unreadable", f"cannot be opened ({said}); check its permissions")
