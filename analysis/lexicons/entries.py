"""Read the entries of a lexicon file one by one, each fault named with its file and entry."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.errors import LexiconError
from analysis.lexicons import yaml_files

NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Entry:
    """One entry of a file, and what to call it when something is wrong with it."""

    path: Path
    title: str
    content: dict[str, Any]

    def fail(self, problem: str) -> LexiconError:
        """Return the error that says what is wrong with this entry."""
        return LexiconError(self.path, self.title, problem)

    def check(self, known: Sequence[str], needed: Sequence[str]) -> None:
        """Raise if the entry has a key that does not exist, or lacks one it needs."""
        yaml_files.keys(self.path, self.title, self.content, known, needed)

    def name(self) -> str:
        """Return the entry's name: lower-case letters, digits and _."""
        name = self.text("name")
        if not NAME.fullmatch(name):
            raise self.fail(f"name {name!r} must be in a-z, 0-9 and _.")
        return name

    def text(self, key: str) -> str:
        """Return a text, its white space made plain; empty where it is not given."""
        return yaml_files.text(self.path, self.title, self.content, key)

    def flag(self, key: str) -> bool:
        """Return true or false; false where it is not given."""
        return yaml_files.flag(self.path, self.title, self.content, key)

    def items(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, none empty and none twice; empty where it is not given."""
        return yaml_files.listed(self.path, self.title, self.content, key)


def listed(path: Path, key: str) -> list[Entry]:
    """Read a file that holds a list of entries under one key, each with a name of its own.

    Raises:
        LexiconError: the file has other keys, or the list is none, or a name stands twice.
    """
    Entry(path, "file", content := yaml_files.mapping(path)).check((key,), (key,))
    if not isinstance(content[key], list):
        raise LexiconError(path, key, "is not a list. Start each entry with `- name:`.")
    found: list[Entry] = []
    for number, item in enumerate(content[key], 1):
        if not isinstance(item, dict):
            raise LexiconError(path, f"entry {number}", "is not `key: value` lines.")
        entry = Entry(path, f"entry {number} ({item.get('name')})", item)
        if entry.text("name") in {other.text("name") for other in found}:
            raise entry.fail("stands twice. Join the two entries.")
        found.append(entry)
    return found
