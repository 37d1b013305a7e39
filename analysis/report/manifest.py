"""What was in force when a run was made: enough to make it again and to tell two runs apart."""

import json
import platform
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import paths
from analysis.lexicons import load
from analysis.report.execute import Ending
from analysis.report.folder import LEXICONS, MADE_BY, MANIFEST

if TYPE_CHECKING:
    from analysis.study import Study

DISTRIBUTION = "parallax-framing"


def manifest(
    study: "Study",
    parameters: Mapping[str, object],
    endings: Sequence[Ending],
    *,
    started_at: datetime,
    finished_at: datetime,
) -> dict[str, Any]:
    """Gather what was in force.

    Args:
        study: what was read and measured.
        parameters: the effective set, defaults and all.
        endings: how each notebook ended.
        started_at: when the run began, UTC.
        finished_at: when it was whole, UTC.
    """
    return {
        "made_by": MADE_BY,
        "is_complete": all(ending.is_complete for ending in endings),
        "started_at": f"{started_at:%Y-%m-%dT%H:%M:%SZ}",
        "finished_at": f"{finished_at:%Y-%m-%dT%H:%M:%SZ}",
        "corpus": {
            "name": study.name,
            "fingerprint": study.fingerprint,
            "n_files": int(study.ledger["file"].nunique()),
            "n_articles": len(study.articles),
        },
        "parameters": dict(parameters),
        "model": {key: getattr(study.model, key) for key in ("name", "version", "sha256")},
        "code": study.code,
        "codebook": load.fingerprint(study.codebook),
        "aliases": load.fingerprint(study.aliases),
        "ledger": ledger(study.ledger),
        "set_aside": set_aside(study),
        "notebooks": [asdict(ending) for ending in endings],
        "versions": versions(),
    }


def ledger(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Count the ledger's records by status and reason, kept ones first, then by number."""
    counts = table.groupby(["status", "reason"], observed=True).size().reset_index(name="n_records")
    place = counts["status"].map({"kept": 0, "flagged": 1, "dropped": 2})
    order = counts.assign(place=place).sort_values(
        ["place", "n_records", "reason"], ascending=[True, False, True]
    )
    rows: list[dict[str, Any]] = order.drop(columns="place").to_dict("records")
    return rows


def set_aside(study: "Study") -> dict[str, Any]:
    """Count the copies that do not count, and name the tables that have them all the same."""
    from analysis.recipes import OF_EVERY

    n_articles = len(study.whole.articles) - len(study.articles)
    return {"n_articles": n_articles, "still_in": sorted(OF_EVERY) if n_articles else []}


def versions() -> dict[str, str]:
    """Return the versions of Python, of this package and of the packages it names itself."""
    found = {"python": platform.python_version()}
    for name in (DISTRIBUTION, *_direct()):
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def write(content: Mapping[str, Any], folder: Path) -> None:
    """Write the manifest into a run's folder."""
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8")


def lexicons(study: "Study") -> dict[str, Any]:
    """Return what the codebook and the aliases hold, to tell later in what two runs differ.

    A topic has its terms and exclusions; an alias its spellings, and after a colon what else its
    entry says.
    """
    rest = ("type", "ignore", "short", "context", "weak", "apart", "not_in")
    return {
        "topics": {
            topic.name: {"terms": list(topic.terms), "exclusions": list(topic.exclusions)}
            for topic in study.codebook
        },
        "aliases": {
            alias.name: [
                *alias.spellings,
                *(f"{key}: {value}" for key in rest for value in _listed(getattr(alias, key))),
            ]
            for alias in study.aliases
        },
    }


def write_lexicons(content: Mapping[str, Any], folder: Path) -> None:
    """Write the lexicons in force into a run's folder, an entry a line."""
    parts = []
    for kind, entries in content.items():
        lines = ",\n".join(
            f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(entry, ensure_ascii=False)}"
            for name, entry in entries.items()
        )
        parts.append(f' "{kind}": {{\n{lines}\n }}')
    text = "{\n" + ",\n".join(parts) + "\n}\n"
    (folder / LEXICONS).write_text(text, encoding="utf-8")


def _listed(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()


def now() -> datetime:
    """Return the time, UTC."""
    return datetime.now(UTC)


def _direct() -> list[str]:
    """Return the packages that requirements.txt names; those installed with us without it."""
    file = paths.ROOT / "requirements.txt"
    if file.exists():
        lines = file.read_text(encoding="utf-8").splitlines()
    else:
        try:
            lines = [r for r in metadata.requires(DISTRIBUTION) or [] if "extra ==" not in r]
        except metadata.PackageNotFoundError:
            lines = []
    names = [re.match(r"[A-Za-z0-9][\w.-]*", line.strip()) for line in lines]
    return sorted(name[0] for name in names if name)
