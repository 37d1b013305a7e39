"""Write and read the store's files: whole or not at all, and checked on every reading.

A file's name ends in the hash of its bytes, so two runs that write at once agree or stand side
by side, and damage shows. Nothing is locked.
"""

import errno
import os
import tempfile
import uuid
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.errors import OutputError

HASH_DIGITS = 20


def folder(path: Path) -> Path:
    """Make a folder unless it is there.

    Raises:
        OutputError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error
    return path


def spare_folder() -> Path:
    """Make a folder among the machine's temporary ones, for when the store cannot be written."""
    return Path(tempfile.mkdtemp(prefix="parallax-"))


def save(into: Path, prefix: str, table: pa.Table) -> bytes:
    """Write a table as `<into>/<prefix><hash>.parquet` and return its bytes.

    The bytes go to a temporary name beside it and are on disk before the rename: whoever is
    killed leaves a file that nobody reads, and never half a part.

    Raises:
        OutputError: the folder cannot be written or the disk is full.
    """
    sink = pa.BufferOutputStream()
    # one group, and a dictionary of any size: categories come back in their own order
    pq.write_table(table, sink, compression="zstd", write_statistics=False,
                   row_group_size=max(1, len(table)), dictionary_pagesize_limit=2**30)  # fmt: skip
    data: bytes = sink.getvalue().to_pybytes()
    write(folder(into) / f"{prefix}{_hash(data)}.parquet", data)
    return data


def write(target: Path, data: bytes) -> None:
    """Write a file that appears under its name only when it is whole and on disk.

    Raises:
        OutputError: the folder cannot be written or the disk is full.
    """
    temporary = target.with_name(f".{target.stem}-{uuid.uuid4().hex[:8]}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except OSError as error:
        raise _unwritable(target.parent, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def load(path: Path) -> bytes | None:
    """Return a file's bytes, or None when they are not those it was named for, or gone."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data if path.stem.endswith(_hash(data)) else None


def metadata(path: Path, key: bytes) -> str | None:
    """Return an entry of a file's footer, or None when it cannot be read or lacks the entry."""
    try:
        return str(pq.read_metadata(path).metadata[key], "utf-8")
    except (OSError, pa.ArrowException, ValueError, KeyError, TypeError):
        return None


def table(data: bytes, columns: list[str] | None = None) -> pa.Table:
    """Return the table in a file's bytes."""
    return pq.ParquetFile(pa.BufferReader(data)).read(columns=columns)


def frame(data: bytes) -> pd.DataFrame:
    """Return the frame in a file's bytes, with the column types it was saved with."""
    found: pd.DataFrame = table(data).to_pandas()
    if not len(found):  # an empty dictionary says nothing of its values' type
        nothing = pd.CategoricalDtype(pd.Index([], dtype="str"))
        found = found.astype({c: nothing for c in found.columns if found[c].dtype == "category"})
    return found


def set_aside(path: Path) -> None:
    """Rename a damaged file so that nobody reads it; where that is forbidden, leave it."""
    with suppress(OSError):
        path.replace(path.with_suffix(".broken"))


def _hash(data: bytes) -> str:
    return sha256(data).hexdigest()[:HASH_DIGITS]


def _unwritable(path: Path, error: OSError) -> OutputError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return OutputError(path, "the disk is full",
                           "Free some space or name another folder with --store; finished parts "
                           "are kept.")  # fmt: skip
    return OutputError(path, f"cannot be written ({error.strerror or error})",
                       "Name a folder you may write to with --store.")  # fmt: skip
