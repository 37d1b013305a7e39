"""Two runs compared: read from their folders, and what changed said in sentences."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.changes import MERGING, Changes, Run, causes, changes
from analysis.errors import OutputError, ParameterError
from analysis.report import folder, show

# Written into a run that had an earlier one to be compared with.
FILE = "changes.json"
# Names listed in a sentence; the rest is counted.
MAX_NAMED = 8
# What an alert may be set on, and what it counts.
ALERTS = ("articles", "risen", "fallen", "verdicts", "settings")

MOVES = {
    "risen": "More often in the new articles than before, beyond chance",
    "fallen": "Less often in the new articles than before, beyond chance",
    "new": "Not in the last report at all",
    "gone": "No longer in the report at all",
}


def read(place: Path) -> Run:
    """Return a run as it can be compared.

    Raises:
        OutputError: there is no run, or one of its tables is not there.
    """
    found = folder.find(place)
    manifest = json.loads((found / folder.MANIFEST).read_text(encoding="utf-8"))
    return Run(manifest, lambda name: show.read(found, name))


def between(old: Path, new: Path) -> Changes:
    """Compare two runs by their folders."""
    return changes(read(old), read(new))


def sentences(found: Changes) -> list[str]:
    """Say what changed, the weightiest first; a single sentence when nothing did."""
    said = [_articles(found), *_settings(found), *_moves(found), *_verdicts(found)]
    said = [sentence for sentence in said if sentence]
    return said or ["Nothing changed: the same articles, counted in the same way."]


def counts(found: Changes) -> dict[str, int]:
    """Return how much changed of each thing an alert can be set on."""
    moves = found.subjects["move"].value_counts()
    flipped = found.verdicts[["old", "new"]].eq("differs").any(axis=1)
    return {
        "articles": len(found.articles),
        "risen": int(moves.get("risen", 0)),
        "fallen": int(moves.get("fallen", 0)),
        "verdicts": int(flipped.sum()),
        "settings": len(found.settings),
    }


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
    return over(counts(found), limits)


def over(n: Mapping[str, int], limits: Mapping[str, int]) -> str:
    """Say the same of counts alone, as a run keeps them.

    >>> over({"articles": 40, "risen": 0}, {"articles": 20, "risen": 1})
    'Alert: articles 40 (limit 20).'
    """
    reached = [
        f"{name} {n[name]:,} (limit {limit:,})"
        for name, limit in limits.items()
        if n[name] >= limit
    ]
    return f"Alert: {', '.join(reached)}." if reached else ""


def as_json(found: Changes) -> dict[str, Any]:
    """Return all that changed, for programs."""
    return {
        "counts": counts(found),
        "settings": list(found.settings),
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


def _articles(found: Changes) -> str:
    n = found.articles["change"].value_counts()
    fresh, gone = int(n.get("new", 0)), int(n.get("gone", 0))
    if not fresh and not gone:
        return ""
    by_source = found.articles.loc[found.articles["change"] == "new", "source"].value_counts()
    from_ = [f"{source} {count:,}" for source, count in by_source.items()]
    said = f"{fresh:,} new article{'s' * (fresh != 1)}" + (f" ({_listed(from_)})" if from_ else "")
    return f"{said}, {gone:,} gone."


def _settings(found: Changes) -> list[str]:
    said = []
    if found.settings:
        names = _listed([f"the {name}" for name in found.settings])
        said.append(f"Not everything is read and counted as before; what is new: {names}.")
    if found.shares:
        ranked = sorted(found.shares.items(), key=lambda item: -item[1])
        parts = [f"{_worded(cause)} {share:.0%}" for cause, share in ranked]
        said.append(f"What the numbers moved by, counted in articles, is due to: {_listed(parts)}.")
    return said


def _moves(found: Changes) -> list[str]:
    said = []
    for move, lead in MOVES.items():
        rows = found.subjects[found.subjects["move"] == move]
        if rows.empty:
            continue
        names = [_moved(row, found.settings) for row in rows.itertuples()]
        said.append(f"{lead}: {_listed(names)}.")
    return said


def _moved(row: Any, settings: Sequence[str]) -> str:
    """Name a subject with its articles then and now, and the setting that moved it, if one did."""
    name = str(row.name).replace("_", " ") if row.kind == "topic" else str(row.name)
    said = f"{name} ({row.n_old:,} → {row.n_new:,} articles"
    if row.by_settings:
        cause = _worded(" or ".join(causes(row.kind, tuple(settings))))
        said += f", {row.by_settings:+,} of it by {cause}"
    return said + ")"


def _worded(cause: str) -> str:
    named = {"articles": "articles that came or went", MERGING: "names merged anew"}
    return named.get(cause, f"the {cause}")


def _verdicts(found: Changes) -> list[str]:
    rows = found.verdicts[found.verdicts[["old", "new"]].eq("differs").any(axis=1)]
    if rows.empty:
        return []
    names = [f"{r.name} in {r.source}: {r.old} → {r.new}" for r in rows.itertuples(index=False)]
    return [f"Verdicts that flipped: {_listed(names, '; ')}."]


def _listed(names: Sequence[str], between: str = ", ") -> str:
    more = len(names) - MAX_NAMED
    return between.join(names[:MAX_NAMED]) + (f" and {more:,} more" if more > 0 else "")


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(table.to_json(orient="records", date_format="iso"))
    return rows
