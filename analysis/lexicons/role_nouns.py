"""Read the nouns that denote a person or a group: what "the minister" or "the group" stand for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.errors import LexiconError
from analysis.lexicons import yaml_files

FILE = paths.PACKAGE / "lexicons" / "role_nouns.yaml"
KEYS = ("roles", "people", "groups", "gender", "titles", "also")
GENDERS = ("m", "f")


@dataclass(frozen=True)
class RoleNoun:
    """A noun for one person or one group.

    Attributes:
        noun: its singular, in lower case.
        kind: "role" (a person's), "person" (a person, but no role) or "group".
        gender: "m", "f" or "" for either.
        broader: the nouns that may take its place, and theirs.
        also: the two words, modifier and noun, that it puts into one.
    """

    noun: str
    kind: str
    gender: str = ""
    broader: frozenset[str] = frozenset()
    also: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class RoleNouns:
    """All nouns by their singular, and the titles (Mrs) that tell a gender."""

    by_noun: Mapping[str, RoleNoun]
    titles: Mapping[str, str]


@cache
def role_nouns(path: Path = FILE) -> RoleNouns:
    """Read the list.

    >>> nouns = role_nouns()
    >>> nouns.by_noun["congresswoman"].gender, nouns.titles["mrs"]
    ('f', 'f')
    >>> sorted(nouns.by_noun["novelist"].broader)
    ['author', 'writer']

    Raises:
        LexiconError: the file cannot be read, a key is unknown or missing, a noun stands twice, is
            no lower-case word, or names another that is not listed.
    """
    content = yaml_files.mapping(path)
    yaml_files.keys(path, "file", content, KEYS, KEYS)
    kinds: dict[str, dict[str, tuple[str, ...]]] = {
        "role": _nouns(path, content, "roles"),
        "person": dict.fromkeys(_words(path, "file", content, "people"), ()),
        "group": _nouns(path, content, "groups"),
    }
    broader: dict[str, tuple[str, ...]] = {}
    for nouns in kinds.values():
        twice = sorted(broader.keys() & nouns.keys())
        if twice:
            raise LexiconError(path, twice[0], "stands under two keys. Take one out.")
        broader |= nouns
    also = _nouns(path, content, "also")
    genders = _by_word(path, content, "gender")
    _check_listed(path, broader, [*genders, *also])
    by_noun = {
        noun: RoleNoun(
            noun,
            kind,
            genders.get(noun, ""),
            frozenset(_closure(noun, broader)),
            frozenset(_pair(path, noun, phrase) for phrase in also.get(noun, ())),
        )
        for kind, nouns in kinds.items()
        for noun in nouns
    }
    return RoleNouns(by_noun, _by_word(path, content, "titles"))


def _words(path: Path, entry: str, content: dict[str, Any], key: str) -> tuple[str, ...]:
    words = yaml_files.listed(path, entry, content, key, as_written=True)
    for word in words:
        if word != word.casefold():
            raise LexiconError(path, entry, f"has {word!r}; write it in lower case.")
    return words


def _section(path: Path, content: dict[str, Any], key: str) -> dict[str, Any]:
    section = content[key]
    if not isinstance(section, dict):
        raise LexiconError(path, key, "is not `key: [words]` lines.")
    return section


def _nouns(path: Path, content: dict[str, Any], key: str) -> dict[str, tuple[str, ...]]:
    section = _section(path, content, key)
    for noun in section:
        if not isinstance(noun, str) or noun != noun.casefold() or " " in noun:
            raise LexiconError(path, key, f"has {noun!r}; write one word in lower case.")
    return {noun: _words(path, noun, section, noun) for noun in section}


def _by_word(path: Path, content: dict[str, Any], key: str) -> dict[str, str]:
    section = _section(path, content, key)
    yaml_files.keys(path, key, section, GENDERS, GENDERS)
    words = {gender: _words(path, key, section, gender) for gender in GENDERS}
    both = sorted(set(words["m"]) & set(words["f"]))
    if both:
        raise LexiconError(path, key, f"has {both[0]!r} under both. Take one out.")
    return {word: gender for gender in GENDERS for word in words[gender]}


def _check_listed(
    path: Path, broader: Mapping[str, tuple[str, ...]], others: Iterable[str]
) -> None:
    named = [(noun, word) for noun, words in broader.items() for word in words]
    for entry, noun in [*named, *((word, word) for word in others)]:
        if noun not in broader:
            raise LexiconError(path, entry, f"{noun!r} is not listed as a noun. List it.")


def _pair(path: Path, noun: str, phrase: str) -> tuple[str, str]:
    first, _, last = phrase.partition(" ")
    if not last or " " in last:
        raise LexiconError(path, noun, f"{phrase!r} is not two words.")
    return first, last


def _closure(noun: str, broader: Mapping[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    left = list(broader[noun])
    while left:
        new = left.pop()
        if new not in found and new != noun:
            found.add(new)
            left += broader[new]
    return found
