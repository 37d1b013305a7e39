"""Read the groups of verbs that count as one kind of deed: `verb_groups.yaml` and an analyst's own.

The keys of a group are explained at the head of the packaged file.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from analysis import paths
from analysis.errors import LexiconError
from analysis.lexicons import entries
from analysis.lexicons.load import words

VERB_GROUPS = paths.PACKAGE / "lexicons" / "verb_groups.yaml"
NEEDED = ("name", "label", "definition", "verbs")
KEYS = (*NEEDED, "acts", "elliptical", "literature")


@dataclass(frozen=True)
class VerbGroup:
    """Verbs that count as one kind of deed.

    Attributes:
        name: the group's name in tables.
        label: what it is called on the page, of somebody who acts: "attacks".
        definition: which deeds belong to it.
        verbs: lemmas, with a particle or preposition where it needs one.
        acts: nouns for the deed or its means; where one acts, nobody is named who does.
        is_elliptical: whether its bare past form tells what was done to its subject.
        sources: the literature the group comes from.
        path: the file it was read from.
    """

    name: str
    label: str
    definition: str
    verbs: tuple[str, ...]
    acts: tuple[str, ...]
    is_elliptical: bool
    sources: tuple[str, ...]
    path: Path


def verb_groups(path: Path = VERB_GROUPS, extra: Path | None = None) -> tuple[VerbGroup, ...]:
    """Read a file of verb groups; `extra`, a file of the analyst's own, overrules.

    A group of `extra` replaces the group of its name, and a verb it claims is taken from the group
    that had it.

    Raises:
        LexiconError: a key is unknown or missing, a group stands twice, or a verb is claimed by
            two groups.
    """
    own = _groups(path)
    if extra is None:
        return own
    given = _groups(extra)
    names = {group.name for group in given}
    claimed = {verb for group in given for verb in group.verbs}
    kept = (_without(group, claimed) for group in own if group.name not in names)
    return given + tuple(group for group in kept if group.verbs)


def described(groups: Iterable[VerbGroup]) -> pd.DataFrame:
    """List the groups for a reader: one row a group, with its label, definition and verbs."""
    rows = [(g.label, g.definition, ", ".join(g.verbs), ", ".join(g.acts)) for g in groups]
    return pd.DataFrame(rows, columns=["group", "definition", "verbs", "acts"], dtype="str")


def _groups(path: Path) -> tuple[VerbGroup, ...]:
    groups = tuple(_group(path, entry) for entry in entries.listed(path, "groups"))
    _check_once(groups)
    return groups


def _group(path: Path, entry: entries.Entry) -> VerbGroup:
    entry.check(KEYS, NEEDED)
    return VerbGroup(
        name=entry.name(),
        label=entry.text("label"),
        definition=entry.text("definition"),
        verbs=tuple(" ".join(words(verb)) for verb in entry.items("verbs")),
        acts=tuple(act.casefold() for act in entry.items("acts")),
        is_elliptical=entry.flag("elliptical"),
        sources=entry.items("literature"),
        path=path,
    )


def _check_once(groups: Sequence[VerbGroup]) -> None:
    owner: dict[str, str] = {}
    for group in groups:
        for verb in group.verbs:
            if verb in owner:
                raise LexiconError(
                    group.path,
                    group.name,
                    f"verb {verb!r} is also in {owner[verb]!r}. Leave it to one of them.",
                )
            owner[verb] = group.name


def _without(group: VerbGroup, claimed: set[str]) -> VerbGroup:
    return replace(group, verbs=tuple(verb for verb in group.verbs if verb not in claimed))
