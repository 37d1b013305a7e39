"""Parquet tables: one article a row, read a few hundred rows at a time.

A table of a kilobyte can say a million times "the same ten megabytes again". So texts stay in the
dictionary they were packed with, and each is looked at before it is written out.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analysis.errors import ReaderError
from analysis.readers import _fields
from analysis.readers._limits import MAX_RECORD_BYTES, MEGABYTE, most_unfolded
from analysis.readers._record import Record

SUFFIXES = (".parquet", ".pq")

_ROWS = 500  # articles held at once: some 3 MB of news
# Values of one column in one group of rows, lists' items included; a group has a million at most
# where nobody says otherwise.
_MAX_VALUES = 20_000_000
# Packs each text as what it adds to the one before, so that no dictionary says how large it is.
# Writers use it only when told to.
_CHAINED = "DELTA_BYTE_ARRAY"


def read(path: Path) -> Iterator[Record]:
    """Yield an article for each row, in their order; a row that is too long is a problem.

    Raises:
        ReaderError: the file cannot be opened, is no Parquet, has no column for the text, or
            unfolds to far more than it has.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as table:
            names = table.schema_arrow.names
            if not _fields.has_text(names):
                raise ReaderError(path, "no_text_field", _fields.no_text(names))
            known = _fields.known_columns(names)
            texts = _checked(table.metadata, set(known), path)
        with pq.ParquetFile(path, read_dictionary=texts, pre_buffer=False) as table:
            left, row = most_unfolded(path), 0
            for batch in table.iter_batches(_ROWS, columns=known):
                for size, record in _records(batch, row):
                    left -= size
                    if left < 0:
                        raise _too_much(path)
                    yield record
                row += batch.num_rows
    except (pa.ArrowException, OSError, MemoryError) as error:
        said = (str(error).splitlines() or ["it does not fit into the memory"])[0][:200]
        raise ReaderError(
            path, "broken_file", f"is not a Parquet file that can be read ({said})"
        ) from error


def _checked(footer: Any, known: set[str], path: Path) -> list[str]:
    """Return the paths of the columns that hold texts, of those that are known."""
    texts: dict[str, None] = {}
    size = 0
    for group in map(footer.row_group, range(footer.num_row_groups)):
        for column in map(group.column, range(group.num_columns)):
            if column.path_in_schema.split(".")[0] not in known:
                continue
            size += column.total_uncompressed_size
            if column.num_values > _MAX_VALUES:
                said = f"has more than {_MAX_VALUES:,} values in one group of rows; split it"
                raise ReaderError(path, "too_large", said)
            if _CHAINED in column.encodings:
                said = f"is packed as {_CHAINED}, which is not read; save it with the defaults"
                raise ReaderError(path, "broken_file", said)
            if column.physical_type == "BYTE_ARRAY":
                texts[column.path_in_schema] = None
    if size > most_unfolded(path):
        raise _too_much(path)
    return list(texts)


def _too_much(path: Path) -> ReaderError:
    most = most_unfolded(path) // MEGABYTE
    said = f"unfolds to more than {most:,} MB, far more than its size; save it as JSON Lines"
    return ReaderError(path, "too_large", said)


def _records(batch: Any, first: int) -> Iterator[tuple[int, Record]]:
    """Yield each row with its bytes of text; one that is too long has none, as it is not read."""
    sizes = sum(_sizes(column) for column in batch.columns)
    for row in range(batch.num_rows):
        if sizes[row] > MAX_RECORD_BYTES:
            limit = f"row {first + row + 1} has more than {MAX_RECORD_BYTES // MEGABYTE} MB"
            yield 0, Record(problem="too_large", detail=f"{limit}; split it")
        else:
            cells = zip(batch.schema.names, batch.columns, strict=True)
            read = {name: column[row].as_py() for name, column in cells}
            yield int(sizes[row]), _fields.record(read)


def _sizes(column: Any) -> Any:
    """Return how many bytes of text each row of a column has, without writing any out."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    kind = column.type
    if pa.types.is_dictionary(kind):
        whole = _sizes(column.dictionary)
        taken = column.indices.fill_null(0).to_numpy(zero_copy_only=False)
        return whole[taken] if len(whole) else np.zeros(len(column), dtype="int64")
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        rows = pc.list_parent_indices(column).to_numpy(zero_copy_only=False)
        inner = _sizes(pc.list_flatten(column)) + 8  # an item is never for nothing
        return np.bincount(rows, inner, minlength=len(column)).astype("int64")
    if pa.types.is_struct(kind):
        return sum(_sizes(part) for part in column.flatten())
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_binary(kind):
        lengths = pc.binary_length(column).fill_null(0)
        return lengths.to_numpy(zero_copy_only=False).astype("int64")
    return np.zeros(len(column), dtype="int64")
