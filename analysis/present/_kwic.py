"""A concordance for the page: what stands before, the words found, and what stands after."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.charts._text import clean
from analysis.present._shown import Shown, render
from analysis.present._table import NONE

HEADS = (
    ("before", "right"), ("found", "center"), ("after", "left"), ("voice", "left"),
    ("where", "left"),
)  # fmt: skip


@dataclass(frozen=True)
class _Line:
    left: str
    node: str
    right: str
    voice: str
    source: str
    day: str
    anchor: str


def kwic(lines: pd.DataFrame, caption: str, *, n_all: int) -> Shown:
    """Show a concordance: the words found in the middle, each a link to its sentence.

    Args:
        lines: the rows of `concordance.kwic`.
        caption: what a line is.
        n_all: hits there are; the caption says it when they are not all shown.
    """
    cap = NONE if not n_all else ""
    if len(lines) < n_all:
        cap = f"{len(lines):,} of {n_all:,} hits shown, picked evenly over the whole list."
    shown = [_line(row) for row in lines.itertuples(index=False)]
    html = render("kwic", caption=clean(caption), cap=cap, heads=HEADS, lines=shown)
    plain = [
        f"{line.left} [{line.node}] {line.right} ({', '.join(filter(None, _where(line)))})"
        for line in shown
    ]
    return Shown(html, "\n".join([*filter(None, [clean(caption), cap]), *plain]))


def _where(line: _Line) -> tuple[str, ...]:
    return line.source, line.day or "undated", line.voice


def _line(row: Any) -> _Line:
    day = row.published_date
    left, node, right = (
        clean(text) if text.strip() else "" for text in (row.left, row.node, row.right)
    )
    return _Line(
        left=left,
        node=node,
        right=right,
        voice=": ".join(filter(None, [str(row.voice), row.speaker and clean(row.speaker)])),
        source=clean(row.source),
        day="" if pd.isna(day) else f"{day:%Y-%m-%d}",
        anchor=row.anchor,
    )
