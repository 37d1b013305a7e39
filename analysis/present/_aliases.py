"""Suggested merges as text for an alias file, so that accepting one is copying a line."""

import json

import pandas as pd

from analysis.charts._text import clean
from analysis.present._shown import Shown, render

HEAD = "aliases:"
NONE = "Nothing is suggested."


def alias_entries(suggestions: pd.DataFrame, *, limit: int) -> Shown:
    """Show the entries of an alias file that would accept suggested merges.

    Args:
        suggestions: the table of that name.
        limit: how many of its first rows.

    Returns:
        An alias file in YAML, an entry for each suggestion, whose first name stays. Lines that
        are not wanted are left out; the file is handed to the next run as `aliases`.
    """
    rows = suggestions.head(limit)
    lines = [
        f"  - {{name: {_quoted(row.entity)}, type: {row.entity_type}, "
        f"spellings: [{_quoted(row.other)}]}}"
        for row in rows.itertuples()
    ]
    text = "\n".join([HEAD, *lines]) if lines else NONE
    return Shown(render("snippet", text=text), text)


def _quoted(name: object) -> str:
    """Write a name so that YAML reads it back, whatever it holds: JSON's strings are YAML's."""
    return json.dumps(clean(name), ensure_ascii=False)
