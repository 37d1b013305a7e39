"""Which files a corpus has: those a reader knows, and those that are passed over and why."""

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis import discover, readers
from analysis.corpus import ledger
from analysis.errors import CorpusError
from analysis.readers._record import Record

METADATA = "metadata.csv"

Read = Callable[[Path], Iterator[Record]]


@dataclass(frozen=True)
class Found:
    """A file of the corpus, or a folder or link that is passed over.

    Args:
        path: where it is.
        name: its name relative to the corpus, with forward slashes.
        read: the reader of its format; none when it is passed over.
        reason: the ledger's reason when it is passed over.
        detail: what exactly was found.
    """

    path: Path
    name: str
    read: Read | None = None
    reason: str = ""
    detail: str = ""


def find(corpus: Path) -> list[Found]:
    """Return every file of the corpus, sub-folders included, sorted by name.

    metadata.csv is not among them. A hidden folder, and a link that is not followed, is one
    entry, whatever it holds.

    Raises:
        CorpusError: there is no such file or folder, or no file in it.
    """
    root = existing(corpus)
    if not root.is_dir():
        return [_judged(root, root.name, root.resolve().parent)]  # a link that is named is meant
    found = sorted(_walk(root), key=lambda entry: entry.name)
    if not found:
        raise CorpusError(corpus, "the folder holds no files", "Put articles into it.")
    return found


def existing(corpus: Path) -> Path:
    """Return the corpus's path if there is such a file or folder, or raise CorpusError."""
    try:
        if corpus.exists():
            return corpus
    except OSError:  # a name longer than the system allows
        pass
    raise CorpusError(corpus, "no such file or folder", "Name a folder of articles, or a file.")


def metadata_files(corpus: Path) -> list[Path]:
    """Return the metadata.csv of the corpus's folder and of every sub-folder that is read."""
    if not corpus.is_dir():
        beside = corpus.parent / METADATA
        is_ours = corpus.name != METADATA and _is_plain(beside, corpus.parent)
        return [beside] if is_ours else []
    found = []
    for folder, subfolders, names in os.walk(corpus):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        found += [Path(folder) / METADATA] if METADATA in names else []
    return sorted(path for path in found if _is_plain(path, corpus))


def printable(name: str) -> str:
    """Return a file's name as valid text, with escapes for bytes that are no UTF-8."""
    return os.fsencode(name).decode("utf-8", errors="backslashreplace")


@cache
def suffixes() -> dict[str, Read]:
    """Return the endings of names that are read, the longest first, with their readers."""
    pairs = [(s, module.read) for module in discover.modules(readers) for s in module.SUFFIXES]
    return dict(sorted(pairs, key=lambda pair: -len(pair[0])))


def _walk(root: Path) -> Iterator[Found]:
    refused: list[OSError] = []
    for folder, subfolders, names in os.walk(root, onerror=refused.append):
        for name in list(subfolders):
            path = Path(folder) / name
            if name.startswith(".") or path.is_symlink():
                subfolders.remove(name)
                yield _passed_over_folder(path, _relative(path, root))
        for name in names:
            path = Path(folder) / name
            if name != METADATA or not _is_plain(path, root):
                yield _judged(path, _relative(path, root), root)
    for error in refused:
        path = Path(error.filename)
        detail = f"the folder cannot be opened ({error.strerror})"
        yield Found(path, _relative(path, root) + "/", reason=ledger.UNREADABLE, detail=detail)


def _passed_over_folder(path: Path, name: str) -> Found:
    if path.is_symlink():
        return Found(path, name, reason=ledger.LINK_NOT_FOLLOWED, detail="it is a link to a folder")
    return Found(path, name + "/", reason=ledger.HIDDEN_FILE, detail="the folder is hidden")


def _judged(path: Path, name: str, root: Path) -> Found:
    if path.name.startswith("."):
        return Found(path, name, reason=ledger.HIDDEN_FILE, detail="the file is hidden")
    if path.is_symlink() and not _stays(path, root):
        detail = "it is a link that leads out of the corpus"
        return Found(path, name, reason=ledger.LINK_NOT_FOLLOWED, detail=detail)
    try:
        is_regular = stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        detail = f"it cannot be opened ({error.strerror})"
        return Found(path, name, reason=ledger.UNREADABLE, detail=detail)
    lower = path.name.lower()
    read = next((read for suffix, read in suffixes().items() if lower.endswith(suffix)), None)
    if is_regular and read:
        return Found(path, name, read)
    what = f"files ending in {path.suffix!r} are not read" if is_regular else "it is no plain file"
    return Found(path, name, reason=ledger.UNKNOWN_FORMAT, detail=what)


def _is_plain(path: Path, root: Path) -> bool:
    """Whether a metadata.csv may be opened: a pipe of that name would be waited on for ever."""
    return path.is_file() and (not path.is_symlink() or _stays(path, root))


def _stays(link: Path, root: Path) -> bool:
    """Whether a link leads to something in the corpus."""
    try:
        return link.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # it leads to itself
        return False


def _relative(path: Path, root: Path) -> str:
    return printable(path.relative_to(root).as_posix())
