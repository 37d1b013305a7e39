"""Read the alias files: who and what is one row of the entities, whatever it is spelled.

A file is a list under `aliases`. An entry is a person, group or place, with these keys:

    name       as it is shown; it is a spelling too, unless it stands under `weak`
    type       PERSON, ORG, GPE (a place with a government), LOC (another place), NORP (a people,
               a faith, a party's followers), FAC, EVENT, PRODUCT, WORK_OF_ART, LAW, LANGUAGE
    spellings  other ways to write it. Capitals, accents, hyphens, apostrophes and possessives
               do not matter; a spelling counts wherever it has a capital letter
    short      spellings that mean other things elsewhere (MIT, AA, WHO): they count only exactly
               as written, and only in an article that also has one of `spellings` or `context`
    context    phrases that make the short spellings count
    weak       spellings that are somebody else's name as often (Jordan, Georgia, Victoria): they
               are not looked for, and count only where the model itself took them for a name of
               this type and the article gives them to nobody else ("Michael Jordan")
    not_in     phrases: in an article that has one of them nothing here counts
    apart      spellings and names that are not this one, whatever the rules think
    ignore     true: its spellings are no name at all

An analyst's own file overrules the packages and the merging rules. Its entries can:

    merge   - {name: Sana Oru, type: PERSON, spellings: [Sana Uru, S. Oru]}
    rename  - {name: Ibrahim Kalin, spellings: [İbrahim Kalın]}
    retype  - {name: Twitter, type: PRODUCT}
    split   - {name: Deniz Kaya, type: PERSON, apart: [D. Kaya, Kaya]}
    ignore  - {name: Photo Desk, ignore: true}

An entry that has a packaged entry's name, as its own or among its spellings, takes that entry
over with all its spellings, and its type unless it states one; so a new name is enough to rename,
and two packaged names under `spellings` join two entries. What it lists under `apart` it does not
take over. A single spelling that it claims is taken from the entry that had it; two entries are
always two rows.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.errors import LexiconError
from analysis.lexicons import yaml_files

ENTITY_TYPES = (
    "PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW",
    "LANGUAGE",
)  # fmt: skip
# What is ignored is shown nowhere, so its type need not be said.
IGNORED_TYPE = "ORG"
LISTS = ("spellings", "short", "context", "weak", "not_in", "apart")
KEYS = ("name", "type", *LISTS, "ignore")

_SILENT = re.compile("[.\"“”'’‘ʼʿʾ`´]")
_JOINTS = re.compile(r"[\s\-‐‑–—_/]+")
_PLAIN = str.maketrans("ıłøđ", "ilod")


@dataclass(frozen=True)
class Alias:
    """One person, group or place, with the spellings that count for it; see the module."""

    name: str
    type: str
    spellings: tuple[str, ...]
    ignore: bool = False
    short: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Entry:
    """An entry as it stands in its file: the type may be missing."""

    path: Path
    alias: Alias


def aliases(folder: Path = paths.ALIASES, extra: Path | None = None) -> tuple[Alias, ...]:
    """Read a folder of alias files; `extra`, a file or folder of the analyst's own, overrules.

    Returns:
        The entries of `extra`, then the others, each in the order of files and lines. No spelling
        is claimed by two.

    Raises:
        LexiconError: a file cannot be read, a key is unknown or missing, a type does not exist,
            an entry contradicts itself, or one spelling is claimed by two entries.
    """
    packaged = _read(folder)
    if extra is None:
        return tuple(_checked(entry) for entry in packaged)
    given = _read(extra)
    claimed = {key for entry in given for key in _claims(entry.alias)}
    own = tuple(_checked(_taking_over(entry, packaged, claimed)) for entry in given)
    heads = {key for entry in given for key in _keys(_claiming(entry.alias))}
    kept = (
        _without(_checked(entry), claimed)
        for entry in packaged
        if folded(entry.alias.name) not in heads
    )
    return own + tuple(alias for alias in kept if _claims(alias))


@lru_cache(maxsize=16_384)
def folded(spelling: str) -> str:
    """Return what two spellings that count as one have in common.

    The same as `entities.fold.key`, which imports may not reach from here; a test holds the two
    together.

    >>> folded("İbrahim Kalın") == folded("Ibrahim KALIN"), folded("el-Sisi")
    (True, 'al sisi')
    """
    bare = spelling.casefold()
    if not bare.isascii():
        letters = unicodedata.normalize("NFKD", bare)
        bare = "".join(c for c in letters if not unicodedata.combining(c)).translate(_PLAIN)
    words = _JOINTS.split(_SILENT.sub("", bare))
    return " ".join("al" if word == "el" else word for word in words if word)


def _claiming(alias: Alias) -> tuple[str, ...]:
    return alias.spellings + alias.weak


def _keys(spellings: Iterable[str]) -> set[str]:
    return {folded(spelling) for spelling in spellings}


def _claims(alias: Alias) -> set[str]:
    return _keys(_claiming(alias) + alias.short)


def _taking_over(entry: _Entry, packaged: Sequence[_Entry], claimed: set[str]) -> _Entry:
    """Add to an analyst's entry what the packaged entries hold whose names it has."""
    alias = entry.alias
    heads = _keys(_claiming(alias))
    taken = [e.alias for e in packaged if folded(e.alias.name) in heads]
    if not taken:
        return entry
    barred = claimed | _keys(alias.apart)
    added = [_without(other, barred) for other in taken]
    lists: dict[str, Any] = {
        key: tuple(dict.fromkeys(s for a in (alias, *added) for s in getattr(a, key)))
        for key in LISTS
    }
    type_ = alias.type or taken[0].type
    return replace(entry, alias=replace(alias, type=type_, **lists))


def _without(alias: Alias, claimed: set[str]) -> Alias:
    """Take spellings out of an entry that another has."""
    if claimed.isdisjoint(_claims(alias)):
        return alias
    lists: dict[str, Any] = {
        key: tuple(s for s in getattr(alias, key) if folded(s) not in claimed)
        for key in ("spellings", "short", "weak")
    }
    return replace(alias, **lists)


def _checked(entry: _Entry) -> Alias:
    """Return the entry's alias, which must not contradict itself."""
    path, alias = entry.path, entry.alias
    if not alias.type:
        if not alias.ignore:
            raise LexiconError(path, alias.name, "missing: type; no package has this name. Add it.")
        alias = replace(alias, type=IGNORED_TYPE)
    if alias.context and not alias.short:
        raise LexiconError(path, alias.name, "context does nothing without short. Add or drop it.")
    return alias


def _read(folder: Path) -> list[_Entry]:
    read = [_Entry(path, alias) for path in yaml_files.files(folder) for alias in _entries(path)]
    owner: dict[str, str] = {}
    for entry in read:
        alias = entry.alias
        for claim in _keys(_claiming(alias)).union(alias.short):
            if claim in owner:
                raise LexiconError(
                    entry.path,
                    alias.name,
                    f"spelling {claim!r} is also claimed by {owner[claim]!r}. Leave it to one of "
                    "them.",
                )
            owner[claim] = alias.name
    return read


def _entries(path: Path) -> Iterator[Alias]:
    content = yaml_files.mapping(path)
    yaml_files.keys(path, "file", content, ("aliases",), ("aliases",))
    entries = content["aliases"]
    if not isinstance(entries, list):
        raise LexiconError(path, "aliases", "is not a list. Start each entry with `- name:`.")
    names: set[str] = set()
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict):
            raise LexiconError(path, f"entry {number}", "is not `key: value` lines.")
        alias = _alias(path, f"entry {number} ({entry.get('name')})", entry)
        if alias.name in names:
            raise LexiconError(path, alias.name, "stands twice. Join the two entries.")
        names.add(alias.name)
        yield alias


def _alias(path: Path, entry: str, content: dict[str, Any]) -> Alias:
    yaml_files.keys(path, entry, content, KEYS, ("name",))
    name, type_ = (yaml_files.text(path, entry, content, key) for key in ("name", "type"))
    if type_ and type_ not in ENTITY_TYPES:
        raise LexiconError(path, entry, f"type {type_!r} is not one of {', '.join(ENTITY_TYPES)}.")
    lists = {
        key: yaml_files.listed(path, entry, content, key, as_written=key == "short")
        for key in LISTS
        if key in content
    }
    spellings = lists.pop("spellings", ())
    if name in lists.get("short", ()):
        raise LexiconError(path, entry, f"short has the name {name!r} itself. Name it in full.")
    # accents count where the text is searched, so the name stands beside its plain form
    is_weak = "weak" in lists and folded(name) in _keys(lists["weak"])
    if not is_weak and yaml_files.normal(name) not in map(yaml_files.normal, spellings):
        spellings = (name, *spellings)
    ignore = yaml_files.flag(path, entry, content, "ignore")
    alias = Alias(name=name, type=type_, spellings=spellings, ignore=ignore, **lists)
    _check_lists(path, entry, alias)
    return alias


def _check_lists(path: Path, entry: str, alias: Alias) -> None:
    """Refuse an entry that says two things of one spelling, or has one without a letter."""
    seen: dict[str, str] = {}
    for key in ("weak", "short", "apart", "spellings"):
        for spelling in getattr(alias, key):
            norm = folded(spelling)
            if not any(c.isalnum() for c in norm):
                raise LexiconError(path, entry, f"{key} has {spelling!r}, which has no letter.")
            if seen.setdefault(norm, key) != key:
                raise LexiconError(
                    path, entry, f"{spelling!r} stands under {seen[norm]} and {key}. Keep one."
                )
