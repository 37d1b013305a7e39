"""Files to articles, paragraphs and the ledger."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pandas as pd

from analysis.corpus import files, ledger, metadata
from analysis.corpus.columns import Columns
from analysis.corpus.intake import Entry, Intake
from analysis.errors import CorpusError
from analysis.readers._limits import MAX_FILE_BYTES

# Raised whenever the same bytes would become other articles: it is part of the fingerprint.
READING_VERSION = "2"

_CHUNK = 1 << 20
_STREAMED = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".pq", ".gz")


@dataclass(frozen=True)
class Corpus:
    """What was read.

    Args:
        articles: an article a row, by file and record.
        paragraphs: a paragraph a row, in the order of the articles.
        ledger: an input record a row, by file and record.
        name: the folder's or file's name.
    """

    articles: pd.DataFrame
    paragraphs: pd.DataFrame
    ledger: pd.DataFrame
    name: str


def build(corpus: Path) -> Corpus:
    """Read a folder, or a single file, into articles.

    The stored text of an article is its paragraphs with an empty line between two, its title
    first if it is known; it is cleaned before, so offsets into it hold for ever. Records that
    are no articles are dropped, and every record is in the ledger once.

    Args:
        corpus: the folder, with its sub-folders, or a file of any format that is read.

    Returns:
        Checked tables, sorted by file and record.

    Raises:
        CorpusError: there is no such folder, nothing in it, or no article came of it.
    """
    said = metadata.read(files.metadata_files(files.existing(corpus)), corpus)
    making = Intake(said)
    for found in files.find(corpus):
        making.add_file(found)
    making.add_metadata_problems(is_folder=corpus.is_dir())
    making.flag_shared_texts()
    if not making.articles.n_rows:
        reasons = ledger.counted(e.dropped[0] for e in making.entries if e.dropped)
        advice = f"Of {len(making.entries)} records all were dropped: {reasons}. "
        raise CorpusError(corpus, "no article could be read", advice + _sample(making.entries))
    return Corpus(
        articles=making.articles.frame(),
        paragraphs=making.paragraphs.frame(),
        ledger=_ledger(making.entries),
        name=files.printable(corpus.absolute().name),
    )


def fingerprint(corpus: Path) -> str:
    """Return a hash of all that `build` depends on: names, bytes, and the version of reading.

    Files that are not read count by name alone, files too large to read by name and size.

    Raises:
        CorpusError: there is no such folder, or nothing in it.
    """
    digest = sha256(READING_VERSION.encode())
    beside = [(path.as_posix(), path) for path in files.metadata_files(files.existing(corpus))]
    root = (corpus if corpus.is_dir() else corpus.parent).as_posix()
    listed = [(name.removeprefix(root), path) for name, path in beside]
    for found in files.find(corpus):
        if found.read:
            listed.append((found.name, found.path))
        else:
            digest.update(f"{found.name}\0{found.reason}\0".encode())
    for name, path in listed:
        digest.update(f"{name}\0".encode(errors="backslashreplace"))
        digest.update(_hash_of(path))
    return digest.hexdigest()[:32]


def _hash_of(path: Path) -> bytes:
    digest = sha256()
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES and not path.name.lower().endswith(_STREAMED):
            return str(size).encode()
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        digest.update(str(error.errno).encode())
    return digest.digest()


def _sample(entries: list[Entry]) -> str:
    first = next(iter(entries))
    return f"The first is {first.file[:200]!r}: {ledger.sentence(*(first.dropped or ('', '')))}"


def _ledger(entries: list[Entry]) -> pd.DataFrame:
    columns = Columns("ledger")
    for entry in sorted(entries, key=lambda entry: (entry.file, entry.record)):
        reasons = [entry.dropped] if entry.dropped else entry.flags
        columns.add(
            {
                "file": entry.file,
                "record": entry.record,
                "status": _status(entry),
                "reason": reasons[0][0] if reasons else "",
                "detail": " ".join(ledger.sentence(*flag) for flag in reasons),
                "article_id": entry.article_id,
            }
        )
    return columns.frame()


def _status(entry: Entry) -> str:
    if entry.dropped:
        return "dropped"
    return "flagged" if entry.flags else "kept"
