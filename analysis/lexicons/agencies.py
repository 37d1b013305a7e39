"""Read the list of news agencies."""

from dataclasses import dataclass
from pathlib import Path

from analysis import paths
from analysis.lexicons.entries import listed

AGENCIES = paths.PACKAGE / "lexicons" / "agencies.yaml"
KEYS = ("name", "names", "short")


@dataclass(frozen=True)
class Agency:
    """A news agency: what it is called, its names in full and its initials."""

    name: str
    names: tuple[str, ...]
    short: tuple[str, ...] = ()


def agencies(path: Path = AGENCIES) -> tuple[Agency, ...]:
    """Read a file of agencies, in its order.

    Raises:
        LexiconError: the file is no list of entries with `name` and `names`.
    """
    found = []
    for entry in listed(path, "agencies"):
        entry.check(KEYS, KEYS[:2])
        found.append(Agency(entry.text("name"), entry.items("names"), entry.items("short")))
    return tuple(found)
