"""What two runs were read and counted with: the settings that differ, and in what.

    codebook    the topics' terms and exclusions
    aliases     the known spellings of names
    model       the language model's files
    code        the package's code and its lists of verbs, roles and labels
    parameters  what was given on the command line or stands in the notebooks

A manifest records a hash of each, and `lexicons.json` beside it what the first two hold, so that
a topic or a name can be told from one whose entry is as it was.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.changes.runs import PARAMETERS, Run

SETTINGS = ("codebook", "aliases", "model", "code", PARAMETERS)

# The settings by which each kind of subject is counted in an article.
COUNTED_BY: Mapping[str, tuple[str, ...]] = {
    "entity": ("aliases", "model", "code"),
    "topic": ("codebook", "model", "code"),
    "label": ("aliases", "model", "code"),
    "voice": ("aliases", "model", "code"),
    "role": ("aliases", "model", "code"),
    "term": ("model", "code"),
    "measure": ("model", "code"),
    "stance": ("aliases", "model", "code"),
    "position": ("aliases", "model", "code"),
}
# Names are merged over all articles, so new ones can rename or join what old ones name.
MERGING = "merging"

# Parameters that say where something lies; what lies there has a hash of its own.
PLACES = ("corpus", "store", "codebook", "aliases")
TOPICS = "topics"


def differing(old: Run, new: Run) -> tuple[str, ...]:
    """Name the settings that differ; what one manifest does not record is not claimed.

    The codebook differs when a topic's entry does; which of its topics were asked for is a
    parameter.
    """
    before, after = old.manifest, new.manifest
    both = [name for name in SETTINGS if name in before and name in after]
    found = [name for name in both if name != PARAMETERS and before[name] != after[name]]
    if "codebook" in found and not _entries_differ(old, new):
        found.remove("codebook")
    if PARAMETERS in both and len(parameters(old, new)):
        found.append(PARAMETERS)
    return tuple(found)


def parameters(old: Run, new: Run) -> pd.DataFrame:
    """List the parameters that differ: name, old, new, as text, by name.

    Where something lies is none of them.
    """
    before, after = old.parameters, new.parameters
    names = sorted((set(before) & set(after)) - set(PLACES))
    rows = [
        (name, _worded(before[name]), _worded(after[name]))
        for name in names
        if before[name] != after[name]
    ]
    return pd.DataFrame(rows, columns=["name", "old", "new"], dtype="str")


def entries(old: Run, new: Run) -> pd.DataFrame:
    """List the entries of the lexicons that differ, when both runs kept theirs.

    A row is an entry: lexicon ("codebook", "aliases"), name, added, removed (tuples of terms or
    spellings; "not" stands before a topic's exclusions). By lexicon, then name. Topics that only
    one run was asked for are none.
    """
    rows = []
    for lexicon, kind in (("codebook", "topics"), ("aliases", "aliases")):
        before, after = old.lexicons.get(kind), new.lexicons.get(kind)
        if before is None or after is None:
            continue
        names = sorted({*before, *after})
        for name in names:
            if before.get(name) == after.get(name) or _unasked(lexicon, name, old, new):
                continue
            had, has = _items(before.get(name)), _items(after.get(name))
            added, removed = (tuple(sorted(a - b)) for a, b in ((has, had), (had, has)))
            rows.append((lexicon, name, added, removed))
    rows.sort(key=lambda row: (row[0] != "codebook", row[1]))
    found = pd.DataFrame(rows, columns=["lexicon", "name", "added", "removed"], dtype="object")
    return found.astype({"lexicon": "str", "name": "str"})


def causes(kind: str, settings: tuple[str, ...]) -> tuple[str, ...]:
    """Return the settings that differ and can change how a kind of subject is counted.

    Where none can, the same articles are counted otherwise because names were merged anew.

    >>> causes("topic", ("aliases", "codebook"))
    ('codebook',)
    """
    able = COUNTED_BY[kind]
    return tuple(s for s in settings if s in able) or (MERGING,)


def was_asked(name: str, run: Run) -> bool:
    """Say whether a topic was among those that a run was asked for."""
    asked = run.parameters.get(TOPICS)
    return not isinstance(asked, list) or not asked or name in asked


def _unasked(lexicon: str, name: str, old: Run, new: Run) -> bool:
    return lexicon == "codebook" and not (was_asked(name, old) and was_asked(name, new))


def _entries_differ(old: Run, new: Run) -> bool:
    """Say whether a topic's entry differs; yes, where that was not kept."""
    if "topics" not in old.lexicons or "topics" not in new.lexicons:
        return True
    return bool((entries(old, new)["lexicon"] == "codebook").any())


def _items(entry: Any) -> set[str]:
    """Return what an entry lists, as text."""
    if isinstance(entry, Mapping):
        return {*entry.get("terms", ()), *(f"not {e}" for e in entry.get("exclusions", ()))}
    return set(entry or ())


def _worded(value: object) -> str:
    """Write a parameter's value; of one that differs between notebooks, the values there are."""
    if isinstance(value, Mapping):
        value = sorted({_worded(one) for one in value.values()})
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "all"
    return str(value) if value != "" else "not set"
