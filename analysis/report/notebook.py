"""A notebook file as plain cells: its title, its prose, its outputs and its figures.

Read as the JSON it is: papermill and nbformat take longer to import than a report's page to
write. The notebooks are ours or were just written by papermill, so nothing is converted.
"""

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.errors import NotebookError

# What stands in the file name before the underscore is the notebook's number.
NUMBERED = re.compile(r"(\d\d)_(\w+)")
SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)


@dataclass(frozen=True)
class Cell:
    """A cell: its kind (code, markdown, raw), source, tags and outputs, and whether it ran.

    `number` is the one in brackets beside it.
    """

    kind: str
    source: str
    tags: frozenset[str] = frozenset()
    outputs: tuple[dict[str, Any], ...] = ()
    ran: bool = True
    number: int | None = None


@dataclass(frozen=True)
class Notebook:
    """A notebook: the file's name, and its cells from top to bottom."""

    name: str
    cells: tuple[Cell, ...] = field(repr=False)

    @property
    def title(self) -> str:
        """The first heading; the file's name when there is none."""
        for cell in self.cells:
            found = re.match(r"#\s+(.+)", cell.source) if cell.kind == "markdown" else None
            if found:
                return found[1].strip()
        return self.name.removesuffix(".ipynb")

    def unrun(self) -> "Notebook":
        """Return the notebook without its outputs."""
        return Notebook(
            self.name, tuple(replace(cell, outputs=(), ran=False) for cell in self.cells)
        )


@dataclass(frozen=True)
class Figure:
    """A figure as a notebook showed it: its name, and its picture as PNG and as SVG."""

    name: str
    png: bytes | None
    svg: str | None


def suite(folder: Path = paths.NOTEBOOKS) -> list[Path]:
    """Return the notebooks of a folder in the order in which they are read.

    Raises:
        NotebookError: there is none.
    """
    found = sorted(file for file in folder.glob("*.ipynb") if NUMBERED.match(file.name))
    if not found:
        raise NotebookError(str(folder), None, "the folder has no notebook named like 01_corpus")
    return found


def read(file: Path) -> Notebook:
    """Read a notebook.

    Raises:
        NotebookError: the file is not a notebook.
    """
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        return Notebook(file.name, tuple(_cell(cell) for cell in content["cells"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NotebookError(file.name, None, f"the file cannot be read: {error}") from error


def figures(notebook: Notebook) -> Iterator[Figure]:
    """Yield the figures among a notebook's outputs, as `present.figure` marks them."""
    for cell in notebook.cells:
        for output in cell.outputs:
            name = output.get("metadata", {}).get("parallax", {}).get("figure")
            if name:
                data = output.get("data", {})
                picture = data.get("image/png")
                drawn = SVG.search(text(data.get("text/html", "")))
                yield Figure(
                    str(name),
                    base64.b64decode(text(picture)) if picture else None,
                    drawn[0] if drawn else None,
                )


def text(value: str | list[str]) -> str:
    """Join what notebooks keep as a string or as a list of lines."""
    return value if isinstance(value, str) else "".join(value)


def _cell(cell: dict[str, Any]) -> Cell:
    return Cell(
        cell["cell_type"],
        text(cell["source"]),
        frozenset(cell.get("metadata", {}).get("tags", [])),
        tuple(cell.get("outputs", ())),
        cell.get("execution_count") is not None,
        cell.get("execution_count"),
    )
