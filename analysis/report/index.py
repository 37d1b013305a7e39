"""The runs of one name on one page, newest first, and as a feed for readers of feeds.

Both are made from what lies in the folder, so they are right after older runs were taken away,
and each replaces the last in one step. Like the report they load nothing and run nothing.
"""

import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from analysis.report import folder
from analysis.report.markup import visible

INDEX, FEED = "index.html", "feed.xml"
# Entries of the feed: a year of Mondays. The page has all runs.
MAX_ENTRIES = 52
# Sentences on what changed that stand under a run; the report has all of them.
MAX_SENTENCES = 4


@dataclass(frozen=True)
class Row:
    """A run as it is listed; of what changed the first sentences."""

    id: str
    link: str
    pdf: str
    finished_at: str
    n_articles: int
    trouble: tuple[str, ...]
    changes: tuple[str, ...]
    alert: str

    @property
    def day(self) -> str:
        """The day and hour, as read by people."""
        return self.finished_at.replace("T", " ").removesuffix("Z")[:16] + " UTC"

    @property
    def state(self) -> str:
        """Say in a word whether it is whole."""
        return "incomplete" if self.trouble else "complete"

    @property
    def summary(self) -> str:
        """Say all of it in one text, for a feed."""
        missing = f"Incomplete: {'; '.join(self.trouble)}." if self.trouble else ""
        n = f"{self.n_articles:,} article{'s' * (self.n_articles != 1)}."
        return " ".join(filter(None, (self.alert, missing, n, *self.changes)))


def write(place: Path) -> None:
    """Write index.html and feed.xml for the runs in a folder; nothing when there are none.

    Raises:
        OutputError: the folder cannot be written to.
    """
    runs = rows(place)
    if not runs:
        return
    name = _plain(place.resolve().name)
    with folder.writing(place):
        _replace(place / INDEX, _render("index.html.j2", name=name, rows=runs, css=_style()))
        _replace(
            place / FEED,
            _render("feed.xml.j2", name=name, rows=runs[:MAX_ENTRIES], id=_id(place)),
        )


def rows(place: Path) -> list[Row]:
    """Return the runs in a folder, newest first; what is no run of ours is passed over."""
    found = []
    for run in place.iterdir():
        if run.is_symlink() or run.name.startswith(".") or not run.is_dir():
            continue
        manifest = folder.manifest_of(run)
        if manifest is not None and (run / "report.html").exists():
            found.append(_row(run, manifest, _read(run / "changes.json")))
    return sorted(found, key=lambda row: (row.finished_at, row.link), reverse=True)


def _row(run: Path, manifest: Mapping[str, Any], changes: Mapping[str, Any]) -> Row:
    link = quote(run.name, safe="")
    failed = [
        f"{ending.get('notebook')} {ending.get('status')}"
        for ending in manifest.get("notebooks", ())
        if ending.get("status") != "complete"
    ]
    if manifest.get("trouble"):
        failed.append(str(manifest["trouble"]))
    if not manifest.get("is_complete", True) and not failed:
        failed.append("it was not finished")
    return Row(
        id=_id(run),
        link=f"{link}/report.html",
        pdf=f"{link}/report.pdf" if (run / "report.pdf").exists() else "",
        finished_at=_plain(str(manifest.get("finished_at", ""))),
        n_articles=int(manifest.get("corpus", {}).get("n_articles", 0)),
        trouble=tuple(map(_plain, failed)),
        changes=tuple(map(_plain, _sentences(changes))),
        alert=_plain(str(changes.get("alert") or "")),
    )


def _sentences(changes: Mapping[str, Any]) -> Iterable[str]:
    """Say what changed: in the run's own sentences, or else its counts."""
    said = changes.get("sentences")
    if said:
        more = len(said) - MAX_SENTENCES
        return [*map(str, said[:MAX_SENTENCES]), *([f"And {more:,} more."] if more > 0 else [])]
    counts = changes.get("counts", {})
    told = [f"{name} {int(n):,}" for name, n in counts.items() if n]
    if told:
        return [f"What changed: {', '.join(told)}."]
    return ["Nothing changed."] if counts else []


def _plain(text: str) -> str:
    """Leave out what cannot be seen, and what no XML may hold."""
    return re.sub("[\ud800-\udfff\ufffe\uffff]", "", visible(text))


def _read(file: Path) -> Mapping[str, Any]:
    try:
        held = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return held if isinstance(held, dict) else {}


def _id(place: Path) -> str:
    """Return a name that no other folder has, and that tells nothing of where it lies."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, place.resolve().as_uri())}"


def _replace(file: Path, text: str) -> None:
    new = file.with_name(f".{file.name}.{os.getpid()}")
    new.write_text(text, encoding="utf-8")
    new.replace(file)


def _style() -> str:
    from importlib.resources import files

    return (files("analysis.report") / "templates" / "page.css").read_text(encoding="utf-8")


def _render(template: str, **values: Any) -> str:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("analysis.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    text: str = environment.get_template(template).render(**values)
    return text.encode("utf-8", "replace").decode("utf-8") + "\n"
