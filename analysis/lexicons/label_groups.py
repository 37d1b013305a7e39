"""Read the sets of words that compete for one referent, and find them in labels.

A file of `labels/` is one set ("armed actors": terrorist, militant, rebel, ...). Its keys
are explained at the head of `armed_actors.yaml`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd

from analysis import paths
from analysis.errors import LexiconError
from analysis.lexicons import yaml_files
from analysis.lexicons.codebook import STATUSES
from analysis.lexicons.entries import Entry
from analysis.lexicons.load import words

LABEL_GROUPS = paths.PACKAGE / "lexicons" / "labels"
NEEDED = ("name", "label", "definition", "choices")
KEYS = (*NEEDED, "literature", "status")
# With one choice there is nothing to choose.
MIN_CHOICES = 2
DENIED = "not "


@dataclass(frozen=True)
class Choice:
    """One of the names that compete, with the words by which it is known."""

    name: str
    terms: tuple[str, ...]


@dataclass(frozen=True)
class LabelGroup:
    """Words that compete for the same people or things.

    `sources` is the literature the set comes from; `status` says whether people have coded a
    sample against it.
    """

    name: str
    label: str
    definition: str
    choices: tuple[Choice, ...]
    sources: tuple[str, ...]
    path: Path
    status: str = STATUSES[0]


def label_groups(folder: Path = LABEL_GROUPS, extra: Path | None = None) -> tuple[LabelGroup, ...]:
    """Read a folder of label groups; `extra`, a file or folder of the analyst's own, overrules.

    A group of `extra` replaces the group of its name.

    Raises:
        LexiconError: there is no file, a key is unknown or missing, or a term stands twice.
    """
    own = tuple(_group(path) for path in _files(folder))
    if extra is None:
        return own
    given = tuple(_group(path) for path in _files(extra))
    names = {group.name for group in given}
    return given + tuple(group for group in own if group.name not in names)


def described(groups: Iterable[LabelGroup]) -> pd.DataFrame:
    """List the groups for a reader: one row a choice, with its group, definition and terms."""
    rows = [(g.label, g.definition, c.name, ", ".join(c.terms)) for g in groups for c in g.choices]
    return pd.DataFrame(rows, columns=["group", "definition", "choice", "terms"], dtype="str")


def chosen(labels: pd.DataFrame, groups: Sequence[LabelGroup]) -> pd.DataFrame:
    """Find which of the competing words each label has.

    A row is a label that has a word of a choice: the columns of `labels`, then `group` and
    `choice`, by their names. A label with words of two choices has two rows, one with none has no
    row, and neither has one that is denied ("not terrorist").

    Args:
        labels: the table.
        groups: from `label_groups`.

    Returns:
        Rows in the order of `labels`, then of `groups` and their choices.
    """
    known = {
        label: [
            (group.name, choice.name)
            for group in groups
            for choice in group.choices
            if _has(label, choice.terms)
        ]
        for label in labels["label"].unique()
    }
    found = labels.assign(_pair=labels["label"].map(known)).explode("_pair").dropna(subset="_pair")
    pairs = found.pop("_pair")
    return found.assign(
        group=pd.Series([g for g, _ in pairs], index=found.index, dtype="str"),
        choice=pd.Series([c for _, c in pairs], index=found.index, dtype="str"),
    ).reset_index(drop=True)


def _has(label: str, terms: tuple[str, ...]) -> bool:
    if label.startswith(DENIED):
        return False
    plain = f" {' '.join(words(label))} "
    return any(pattern.search(plain) or pattern.search(f" {label} ") for pattern in _known(terms))


@lru_cache(maxsize=256)
def _known(terms: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(_pattern(term) for term in terms)


def _pattern(term: str) -> re.Pattern[str]:
    """Compile a term: whole words, `*` for any letters of a word.

    >>> bool(_pattern("terror*").search(" banned terrorist group "))
    True
    """
    body = "[^ ]*".join(re.escape(part) for part in term.casefold().split("*"))
    return re.compile(f"(?<= ){body}(?= )")


def _files(folder: Path) -> list[Path]:
    if folder.is_file():
        return [folder]
    files = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
    if not files:
        problem = "there is no .yaml file here. Name a folder that has some."
        raise LexiconError(folder, "files", problem)
    return files


def _group(path: Path) -> LabelGroup:
    entry = Entry(path, path.stem, yaml_files.mapping(path))
    entry.check(KEYS, NEEDED)
    name = entry.name()
    if name != path.stem:
        raise entry.fail(f"name must be the file's own, {path.stem!r}.")
    status = entry.text("status") or STATUSES[0]
    if status not in STATUSES:
        raise entry.fail(f"status is one of {', '.join(STATUSES)}.")
    return LabelGroup(
        name=name,
        label=entry.text("label"),
        definition=entry.text("definition"),
        choices=_choices(entry),
        sources=entry.items("literature"),
        path=path,
        status=status,
    )


def _choices(entry: Entry) -> tuple[Choice, ...]:
    given = entry.content["choices"]
    if not isinstance(given, dict):
        raise entry.fail("choices is not `name: [term, term]` lines.")
    if len(given) < MIN_CHOICES:
        raise entry.fail(f"choices needs {MIN_CHOICES} names at least.")
    owner: dict[str, str] = {}
    found = []
    for name in given:
        if not isinstance(name, str):
            raise entry.fail(f"choices has {name!r}, which YAML does not read as text. Quote it.")
        terms = Entry(entry.path, f"{entry.title}, {name}", given).items(name)
        if not terms:
            raise entry.fail(f"choice {name!r} has no terms.")
        for term in (" ".join(words(term)) for term in terms):
            if term in owner:
                raise entry.fail(f"term {term!r} is in {owner[term]!r} and in {name!r}.")
            owner[term] = name
        found.append(Choice(name, terms))
    return tuple(found)
