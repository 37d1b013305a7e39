"""Parquet tables: one article a row, read a few hundred rows at a time."""

from collections.abc import Iterator
from pathlib import Path

from analysis.errors import ReaderError
from analysis.readers import _fields
from analysis.readers._record import Record

SUFFIXES = (".parquet", ".pq")

_ROWS = 500  # articles held at once: some 3 MB of news


def read(path: Path) -> Iterator[Record]:
    """Yield an article for each row, in their order.

    Raises:
        ReaderError: the file cannot be opened, is no Parquet, or has no column for the text.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as table:
            names = table.schema_arrow.names
            if not _fields.has_text(names):
                raise ReaderError(path, "no_text_field", _fields.no_text(names))
            for batch in table.iter_batches(_ROWS, columns=_fields.known_columns(names)):
                yield from (_fields.record(row) for row in batch.to_pylist())
    except (pa.ArrowException, OSError) as error:
        said = str(error).splitlines()[0][:200]
        raise ReaderError(
            path, "broken_file", f"is not a Parquet file that can be read ({said})"
        ) from error
