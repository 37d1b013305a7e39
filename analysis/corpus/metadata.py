"""metadata.csv: what a person says about the files, which wins over what the files say."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from analysis.corpus import ledger
from analysis.corpus.files import METADATA, printable
from analysis.errors import ReaderError
from analysis.readers import _fields
from analysis.readers._record import Record
from analysis.readers.delimited import rows

COLUMNS = ("source", "title", "date", "url", "author", "language")

# A row for a whole file, whichever record.
ALL = -1

Key = tuple[str, int]


@dataclass(frozen=True)
class Row:
    """One row: what it says, and where it stands."""

    says: Record
    where: str


@dataclass
class Metadata:
    """All rows of all metadata.csv of a corpus, by file and record.

    Args:
        rows: the row of a file's name and record; record -1 stands for all of them.
        problems: (file, reason, detail) of each metadata.csv that cannot be used.
        repeated: the second and later rows on a file and record, which are not used.
    """

    rows: dict[Key, Row] = field(default_factory=dict)
    problems: list[tuple[str, str, str]] = field(default_factory=list)
    repeated: dict[Key, list[str]] = field(default_factory=dict)

    def of(self, file: str, record: int) -> Record:
        """Return what is said of one record; empty where nothing is."""
        of_file, of_record = self.rows.get((file, ALL)), self.rows.get((file, record))
        if of_file is None or of_record is None:
            return (of_record or of_file or Row(Record(), "")).says
        both = {
            name: getattr(of_record.says, name) or getattr(of_file.says, name) for name in COLUMNS
        }
        return Record(**both)


def read(paths: list[Path], corpus: Path) -> Metadata:
    """Read every metadata.csv; each speaks of the files of its own folder and those below.

    Columns are `file`, optionally `record` (from 0), and source, title, date, url, author and
    language by any name that readers know. Others are ignored. A defect is a problem, never an
    exception. The first row on a file and record counts.
    """
    root = corpus if corpus.is_dir() else corpus.parent
    metadata = Metadata()
    for path in paths:
        folder = path.parent.relative_to(root).as_posix()
        name = printable(path.relative_to(root).as_posix())
        try:
            for key, row in _rows(path, printable("" if folder == "." else f"{folder}/")):
                if key in metadata.rows:
                    metadata.repeated.setdefault(key, []).append(row.where)
                else:
                    metadata.rows[key] = row
        except ReaderError as error:
            metadata.problems.append((name, ledger.BAD_METADATA, f"it {error.detail}"))
    return metadata


def _rows(path: Path, folder: str) -> Iterator[tuple[Key, Row]]:
    for line, cells in rows(path):
        if isinstance(cells, str):
            raise ReaderError(path, ledger.BAD_METADATA, f"cannot be used: {cells}")
        named = {column.strip().lower(): value.strip() for column, value in cells.items()}
        if "file" not in named:
            found = ", ".join(cells)
            raise ReaderError(path, ledger.BAD_METADATA, f"has no column `file` (found: {found})")
        if not line or not named["file"]:
            continue
        record = named.get("record", "")
        if record and not record.isdecimal():
            detail = f"gives the record {record!r} in line {line}, which is no number from 0"
            raise ReaderError(path, ledger.BAD_METADATA, detail)
        file = named["file"].replace("\\", "/").removeprefix("./")
        says = _fields.record({name: v for name, v in cells.items() if name.lower() != "file"})
        where = f"{METADATA}, line {line}" if not folder else f"{folder}{METADATA}, line {line}"
        yield (folder + file, int(record) if record else ALL), Row(says, where)
