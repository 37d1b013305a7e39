"""Two runs compared: read from their folders, and what changed said in sentences."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.changes import Changes, Run, changes
from analysis.errors import AnalysisError, OutputError, ParameterError
from analysis.report import folder, markup, show
from analysis.report.changed import VOICES, lines
from analysis.withheld import Withheld

# Written into a run that had an earlier one to be compared with.
FILE = "changes.json"
# Names in an alert: it is to be read as a mail's subject.
MAX_ALERTED = 3

Names = Callable[[Changes], Sequence[str]]


def _subjects(column: str, *values: str, first: bool = False) -> Names:
    """Name the subjects that have one of some values; or those of them that are there first."""

    def names(found: Changes) -> Sequence[str]:
        rows = found.subjects[found.subjects[column].isin(values)]
        if first:
            rows = rows[(rows["n_old"] == 0) & (rows["n_new"] > 0)]
        return [_name(row) for row in _plain(rows)]

    return names


def _name(row: Any) -> str:
    if row.of:
        return f"{row.of} as {row.name}"
    return f"{row.name} quoted" if row.kind in VOICES else str(row.name)


def _flipped(found: Changes) -> Sequence[str]:
    rows = found.verdicts[found.verdicts[["old", "new"]].eq("differs").any(axis=1)]
    return [f"{r.name} in {r.source} {r.new}" for r in _plain(rows)]


# What an alert may be set on, and what it counts.
ALERTS: Mapping[str, Names] = {
    "articles": lambda found: found.articles["title"].astype("str").tolist(),
    "risen": _subjects("move", "risen"),
    "fallen": _subjects("move", "fallen"),
    "labels": _subjects("kind", "label", first=True),
    "voices": _subjects("kind", *VOICES, first=True),
    "verdicts": _flipped,
    "settings": lambda found: found.settings,
}
# Of articles the number says enough, and a title is no part of a mail's subject.
UNNAMED = ("articles",)


def read(place: Path) -> Run:
    """Return a run as it can be compared.

    Raises:
        OutputError: there is no run, or one of its tables is not there.
    """
    found = folder.find(place)
    manifest = json.loads((found / folder.MANIFEST).read_text(encoding="utf-8"))
    kept = found / folder.LEXICONS
    lexicons = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    return Run(manifest, cache(lambda name: show.read(found, name, without="text")), lexicons)


def between(old: Path, new: Path) -> Changes:
    """Compare two runs by their folders; as one that withholds text, when either does.

    Raises:
        OutputError: one is no run, or was made by a version whose tables were others.
    """
    before, after = read(old), read(new)
    if "published" in before.manifest or "published" in after.manifest:
        before, after = _withheld(before), _withheld(after)
    try:
        return changes(before, after)
    except KeyError as error:
        problem = f"it was made by another version, whose tables have no {error}"
        raise OutputError(old, problem, "Make both runs with the same version.") from error
    except ValueError as error:
        if isinstance(error, AnalysisError):
            raise
        problem = f"a file of one of the two runs cannot be read: {error}"
        raise OutputError(old, problem, "Make that run again.") from error


def _withheld(run: Run) -> Run:
    return Run(run.manifest, lambda name: Withheld().table(run.table(name)), run.lexicons)


def sentences(found: Changes) -> list[str]:
    """Say what changed, the weightiest first; a single sentence when nothing did."""
    return [str(line) for line in lines(found)]


def counts(found: Changes) -> dict[str, int]:
    """Return how much changed of each thing an alert can be set on."""
    return {name: len(names(found)) for name, names in ALERTS.items()}


def limits(given: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Read the numbers from which on a change is an alert.

    Raises:
        ParameterError: a name that nothing is counted under, or no whole number from 1.
    """
    found = {}
    for name, number in given:
        if name not in ALERTS:
            raise ParameterError("alert", name, ALERTS)
        if not number.isdecimal() or int(number) < 1:
            raise ParameterError("alert", f"{name}={number}", "a whole number from 1, as risen=1")
        found[name] = int(number)
    return found


def passed(found: Changes, limits: Mapping[str, int]) -> str:
    """Say in one line, fit for a mail's subject, which limits were reached; empty for none."""
    over = []
    for name, limit in limits.items():
        names = ALERTS[name](found)
        if len(names) >= limit:
            over.append(f"{name} {len(names):,} (limit {limit:,}){_named(name, names)}")
    # a line break in a mail's subject would begin another of its headers
    return " ".join(markup.visible(f"Alert: {'; '.join(over)}.").split()) if over else ""


def as_json(found: Changes, limits: Mapping[str, int] | None = None) -> dict[str, Any]:
    """Return all that changed, for programs; under `alert` the line that `passed` gives."""
    return {
        "alert": passed(found, limits or {}),
        "sentences": sentences(found),
        "counts": counts(found),
        "settings": list(found.settings),
        "parameters": _rows(found.parameters),
        "entries": _rows(found.entries),
        "causes": dict(found.shares),
        "articles": _rows(found.articles),
        "subjects": _rows(found.subjects),
        "verdicts": _rows(found.verdicts),
    }


def previous(out: Path) -> Path | None:
    """Return the last good run beside a run's folder; none when this is the first."""
    latest = out.parent / "latest"
    try:
        found = folder.find(latest)
    except OutputError:
        return None
    return found.resolve() if found.resolve() != out.resolve() else None


def _named(name: str, names: Sequence[str]) -> str:
    if name in UNNAMED or not names:
        return ""
    more = len(names) - MAX_ALERTED
    return f": {', '.join(names[:MAX_ALERTED])}" + (f" and {more:,} more" if more > 0 else "")


def _plain(rows: pd.DataFrame) -> Any:
    return rows.itertuples(index=False)


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(table.to_json(orient="records", date_format="iso"))
    return rows
