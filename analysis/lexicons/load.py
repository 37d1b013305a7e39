"""What the lexicons hold, from one place: the codebook's topics and the aliases of names."""

from collections.abc import Iterable
from dataclasses import fields
from hashlib import sha256
from typing import Any

from analysis.lexicons.alias_files import ENTITY_TYPES, Alias, aliases
from analysis.lexicons.codebook import Topic, codebook, described, labels
from analysis.lexicons.yaml_files import words

__all__ = (
    "ENTITY_TYPES",
    "Alias",
    "Topic",
    "aliases",
    "codebook",
    "described",
    "fingerprint",
    "labels",
    "words",
)


def fingerprint(items: Iterable[Any]) -> str:
    """Return a hash of what the entries say, wherever their files lie.

    >>> ankara = Alias("Ankara", "GPE", ("Ankara",))
    >>> fingerprint([ankara]) == fingerprint((ankara,)) != fingerprint([ankara, ankara])
    True
    """
    rows = [
        repr([(f.name, getattr(item, f.name)) for f in fields(item) if f.name != "path"])
        for item in items
    ]
    return sha256("\n".join(rows).encode()).hexdigest()
