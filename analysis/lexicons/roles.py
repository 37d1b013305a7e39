"""Read what speakers are called: `roles.yaml`, whose head says what its keys mean."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import paths
from analysis.errors import LexiconError
from analysis.lexicons.yaml_files import flag, keys, listed, mapping, text

KEYS = ("literature", "roles", "former", "offices", "countries")
ROLE_NEEDS = ("name", "definition", "words")
FLAGS = ("is_first", "is_by_age", "by_country")
ROLE_KEYS = (*ROLE_NEEDS, "weak", *FLAGS)
COUNTRY_KEYS = ("name", "adjectives", "places", "bodies", "parts")


@dataclass(frozen=True)
class Role:
    """What a speaker can be, and the phrases that say so; `weak` ones if nothing else does."""

    name: str
    definition: str
    words: tuple[str, ...]
    weak: tuple[str, ...] = ()
    is_first: bool = False
    is_by_age: bool = False
    by_country: bool = False


@dataclass(frozen=True)
class Country:
    """A country, and the words by which something is known for its own."""

    name: str
    adjectives: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class RoleList:
    """The roles and countries in force, and the words that turn an office into a past one."""

    roles: tuple[Role, ...]
    countries: tuple[Country, ...]
    former: tuple[str, ...]
    offices: tuple[str, ...]


def speaker_roles(path: Path = paths.ROLES) -> RoleList:
    """Read the file of roles.

    Raises:
        LexiconError: a key is unknown or missing, a phrase stands in two roles, a name in two
            countries, or `offices` names a role there is not.
    """
    content = mapping(path)
    keys(path, "file", content, KEYS, ("roles", "countries"))
    roles = tuple(_role(path, name, entry) for name, entry in _entries(path, content, "roles"))
    lands = _entries(path, content, "countries")
    countries = tuple(_country(path, name, entry) for name, entry in lands)
    offices = listed(path, "file", content, "offices")
    stray = set(offices) - {role.name for role in roles}
    if stray:
        raise LexiconError(path, "offices", f"{sorted(stray)[0]!r} is no role of this file.")
    _once(path, ((role.name, phrase) for role in roles for phrase in role.words + role.weak))
    _once(path, ((c.name, phrase) for c in countries for phrase in called(c)))
    return RoleList(roles, countries, listed(path, "file", content, "former"), offices)


def called(country: Country) -> tuple[str, ...]:
    """Return all words by which something is known for a country's."""
    return (
        country.name, *country.adjectives, *country.places, *country.bodies, *country.parts,
    )  # fmt: skip


def described(roles: RoleList) -> pd.DataFrame:
    """List the roles for a reader: one row a role, with its definition and words."""
    rows = [(r.name, r.definition, ", ".join(r.words + r.weak)) for r in roles.roles]
    return pd.DataFrame(rows, columns=["role", "definition", "words"], dtype="str")


def fingerprint(roles: RoleList) -> str:
    """Return a hash of what the list says, for the key of a stored table.

    >>> empty = RoleList((), (), (), ())
    >>> fingerprint(empty) == fingerprint(RoleList((), (), (), ()))
    True
    """
    return sha256(repr(roles).encode()).hexdigest()


def _entries(path: Path, content: dict[str, Any], key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    entries = content[key]
    if not isinstance(entries, list):
        raise LexiconError(path, key, "is not a list. Start each entry with `- name:`.")
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict):
            raise LexiconError(path, f"{key} {number}", "is not `key: value` lines.")
        yield f"{key} {number} ({entry.get('name')})", entry


def _role(path: Path, name: str, entry: dict[str, Any]) -> Role:
    keys(path, name, entry, ROLE_KEYS, ROLE_NEEDS)
    return Role(
        text(path, name, entry, "name"),
        text(path, name, entry, "definition"),
        listed(path, name, entry, "words"),
        listed(path, name, entry, "weak"),
        *(flag(path, name, entry, key) for key in FLAGS),
    )


def _country(path: Path, name: str, entry: dict[str, Any]) -> Country:
    keys(path, name, entry, COUNTRY_KEYS, ("name",))
    lists = (listed(path, name, entry, key) for key in COUNTRY_KEYS[1:])
    return Country(text(path, name, entry, "name"), *lists)


def _once(path: Path, phrases: Iterable[tuple[str, str]]) -> None:
    """Raise if a phrase stands under two names."""
    owner: dict[str, str] = {}
    for name, phrase in phrases:
        plain = phrase if phrase.isupper() else phrase.casefold()
        if owner.setdefault(plain, name) != name:
            problem = f"{phrase!r} also stands under {owner[plain]!r}. Leave it to one of them."
            raise LexiconError(path, name, problem)
