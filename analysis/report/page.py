"""Lay out the executed notebooks and the manifest as one HTML file.

The page loads nothing and runs nothing. It has no clock and no path in it: the same input gives
the same bytes.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from analysis.report import claims, markup, published
from analysis.report.execute import Ending
from analysis.report.notebook import NUMBERED, Cell, Notebook

TEMPLATES = "templates"

# Cells that set the notebook up, and what papermill puts in to mark an error.
HIDDEN = frozenset(("parameters", "injected-parameters", "papermill-error-cell-tag", "remove-cell"))
HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t#]{0,20}$", re.MULTILINE)

# Headings beneath which a notebook says what it cannot show; the page has them at its end.
LIMITS = re.compile(r"limits?\b|what (this|it) cannot", re.IGNORECASE)

# The table that nbval compares, beneath the same heading in every notebook.
HEADLINE = "Headline table"

# Of these parameters only the last part of the path is shown: where a folder lies is no one's
# business and differs between machines.
PATHS = ("corpus", "codebook", "aliases")
UNSHOWN = ("store",)


@dataclass(frozen=True)
class Part:
    """A heading of a notebook with what stands beneath it, as HTML."""

    id: str
    title: str
    level: int
    body: str

    @property
    def is_listed(self) -> bool:
        """Whether the table of contents has it; what every notebook has is no news there."""
        return self.level == 2 and self.title != HEADLINE

    @property
    def is_limits(self) -> bool:
        """Whether it belongs at the end of the page."""
        return self.level > 1 and bool(LIMITS.match(self.title))


@dataclass(frozen=True)
class Section:
    """A notebook on the page."""

    id: str
    number: str
    title: str
    lead: str
    parts: tuple[Part, ...]
    limits: tuple[Part, ...]
    ending: Ending

    @property
    def is_whole(self) -> bool:
        """Whether all its cells ran, be it that a claim in one of them does not hold."""
        return self.ending.is_complete or self.ending.error == claims.ERROR

    @property
    def bodies(self) -> tuple[str, ...]:
        """All that it shows, as HTML."""
        return (self.lead, *(part.body for part in (*self.parts, *self.limits)))

    @property
    def trouble(self) -> str:
        """Say what went wrong; empty when nothing did."""
        if self.ending.is_complete:
            return ""
        where = f" at cell [{self.ending.cell}]" if self.ending.cell else ""
        what = ": ".join(filter(None, (self.ending.error, self.ending.message)))
        return markup.visible(f"{self.ending.notebook} {self.ending.status}{where}: {what}")


def render(notebooks: Iterable[tuple[Notebook, Ending]], manifest: Mapping[str, Any]) -> str:
    """Return the page.

    Args:
        notebooks: the executed notebooks in reading order, each with how it ended.
        manifest: what was in force, as `manifest.manifest` gives it, and under `changes` what
            `changed.told` says of the last run.
    """
    given = list(notebooks)
    sections = _apart(section(notebook, ending) for notebook, ending in given)
    claimed = [claim for notebook, _ in given for claim in _claims(notebook)]
    there = {id_ for each in sections for body in each.bodies for id_ in markup.ids(body)}
    html = _template().render(
        css=_file("page.css"),
        name=markup.visible(manifest["corpus"]["name"]),
        sections=sections,
        manifest=manifest,
        parameters=list(_parameters(manifest["parameters"])),
        withheld=published.sentences(manifest.get("published", {})),
        changes=manifest.get("changes"),
        claims=sorted(claimed, key=lambda claim: claim.holds),
        place=lambda *anchors: next((id_ for id_ in anchors if id_ in there), ""),
    )
    return markup.each_id_once(markup.seen(html)) + "\n"


def alone(notebook: Notebook, ending: Ending) -> str:
    """Return a page of one notebook, for a job that ran no other."""
    html = _template("notebook.html.j2").render(
        css=_file("page.css"), section=section(notebook, ending)
    )
    return markup.each_id_once(markup.seen(html)) + "\n"


def section(notebook: Notebook, ending: Ending) -> Section:
    """Lay out one notebook: a lead, its parts, and what it says of its limits."""
    found = NUMBERED.match(notebook.name)
    number, name = (found[1], found[2]) if found else ("", notebook.name.removesuffix(".ipynb"))
    id_ = "-".join(filter(None, (number, _slug(name))))
    is_whole = ending.is_complete or ending.error == claims.ERROR
    end = len(notebook.cells) if is_whole else _stopped(notebook)
    parts = _parts(notebook.cells[:end], id_)
    parts += [part for part in _parts(notebook.cells[end:], id_) if part.is_limits]
    lead = parts.pop(0).body if parts and parts[0].level <= 1 else ""
    return Section(
        id_,
        number,
        markup.visible(notebook.title),
        lead,
        tuple(part for part in parts if not part.is_limits),
        tuple(part for part in parts if part.is_limits),
        ending,
    )


def _claims(notebook: Notebook) -> list[claims.Claim]:
    return claims.of(notebook.name, ((cell.number, cell.outputs) for cell in notebook.cells))


def _apart(sections: Iterable[Section]) -> list[Section]:
    """Let each section's links lead to its own evidence, where two show that of the same mark."""
    taken: set[str] = set()
    found = []
    for each in sections:
        own = set().union(*map(markup.ids, each.bodies))
        twice, suffix = own & taken, f"-{each.id}"
        taken |= own
        found.append(
            replace(
                each,
                lead=markup.renamed(each.lead, twice, suffix),
                parts=tuple(_renamed(part, twice, suffix) for part in each.parts),
                limits=tuple(_renamed(part, twice, suffix) for part in each.limits),
            )
        )
    return found


def _renamed(part: Part, names: set[str], suffix: str) -> Part:
    return replace(part, body=markup.renamed(part.body, names, suffix))


def _stopped(notebook: Notebook) -> int:
    """Return how many cells stand before the first that did not run."""
    ran = [n for n, cell in enumerate(notebook.cells) if cell.kind == "code" and cell.ran]
    return ran[-1] + 1 if ran else 0


def _parts(cells: Iterable[Cell], prefix: str) -> list[Part]:
    """Cut cells at their headings; what stands before the first is a part without a title."""
    parts = [Part(prefix, "", 0, "")]
    for cell in cells:
        if cell.tags & HIDDEN or cell.kind not in ("markdown", "code"):
            continue
        if cell.kind == "code":
            shown = "".join(markup.shown(output) for output in cell.outputs)
            if shown and parts[-1].level == 1:
                parts.append(Part("", "", 0, ""))  # the lead is prose, and ends here
            parts[-1] = _longer(parts[-1], markup.in_boxes(shown))
            continue
        cuts = [found.start() for found in HEADING.finditer(cell.source)]
        for start, end in zip([0, *cuts], [*cuts, len(cell.source)], strict=True):
            found = HEADING.match(cell.source, start, end) if start in cuts else None
            if found:
                title = found[2].strip()
                id_ = f"{prefix}-{_slug(title)}" if len(found[1]) > 1 else prefix
                parts.append(Part(id_, title, len(found[1]), ""))
            text = cell.source[found.end() if found else start : end]
            if text.strip():
                parts[-1] = _longer(parts[-1], markup.in_boxes(markup.prose(text)))
    return parts[1:] if not parts[0].body else parts


def _longer(part: Part, html: str) -> Part:
    return replace(part, body=part.body + html)


def _slug(title: str) -> str:
    return re.sub(r"\W+", "-", title.replace("_", "-").lower()).strip("-")


def _parameters(given: Mapping[str, object]) -> Iterable[tuple[str, str]]:
    """Yield parameters as they are shown; where something lies is left out."""
    for name, value in given.items():
        if name in UNSHOWN:
            continue
        if isinstance(value, dict):
            shown = ", ".join(f"{_worded(name, v)} in {file}" for file, v in value.items())
        else:
            shown = _worded(name, value)
        yield name, markup.visible(shown)


def _worded(name: str, value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "all"
    if name in PATHS and value:
        return PurePath(str(value)).name
    return str(value) if value != "" else "not set"


def _template(name: str = "page.html.j2") -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("analysis.report", TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)


def _file(name: str) -> str:
    from importlib.resources import files

    return (files("analysis.report") / TEMPLATES / name).read_text(encoding="utf-8")
