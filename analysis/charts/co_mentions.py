"""Who is named together: a name a row and a column, each pair a cell with its count and ratio."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.anchors import anchor
from analysis.charts import theme
from analysis.charts._text import clean, counted, fit, listed, widest, width
from analysis.errors import ParameterError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# What is counted -> its columns, the chart's title, and what one of it is called.
UNITS = {
    "article": ("n_articles_both", "ratio", "Named in the same articles: the most named, in pairs"),
    "sentence": (
        "n_sentences_both",
        "sentence_ratio",
        "Named in the same sentences: the most named, in pairs",
    ),
}
NOTHING = "No two names stand in one article."
# As many names as leave each cell room for two numbers; and fewer in a handful of articles, in
# which nearly every name meets every other and more cells say no more.
TOP_N, FEW = 12, 6
HANDFUL = 10
ROW, CELL, LABELS = 0.36, 0.62, 2.4
# The ratio whose cell is darkest: the largest drawn, within these bounds. Beyond four times as many
# as expected the number tells more, and a matrix that stays near 1 must not look as if it did not.
DARKEST = (1.5, 4.0)
SAID = 6


def prepare(co_mentions: pd.DataFrame, *, unit: str = "article", top_n: int = 0) -> pd.DataFrame:
    """Choose the names that most articles hold, and all pairs of them.

    Args:
        co_mentions: the table of that name.
        unit: article or sentence, what two names are counted in.
        top_n: how many names; by default `TOP_N`, or `FEW` of fewer than `HANDFUL` articles.

    Returns:
        One row a pair, by the column of the first, then the row of the other: the table's
        columns, `column` and `row` (the ranks of the two), `unit`, `n` and `times` (the count and
        its ratio to what is expected, of that unit), `heading` and `anchor`. A pair that no
        sentence names together has a row with 0; one that no article does has none.

    Raises:
        ParameterError: the unit is not one there is.
    """
    if unit not in UNITS:
        raise ParameterError("unit", unit, UNITS)
    many = len(co_mentions) and co_mentions["n_articles_all"].iloc[0] >= HANDFUL
    most = top_n or (TOP_N if many else FEW)
    rank = {name: place for place, name in enumerate(_named(co_mentions)["name"][:most])}
    inside = co_mentions["entity"].isin(rank) & co_mentions["other"].isin(rank)
    data = co_mentions[inside].copy()
    # of two names as frequent as each other either may come first in the table
    ends = np.sort(
        np.stack([data[c].map(rank).to_numpy("int64") for c in ("entity", "other")]), axis=0
    )
    count, ratio, _ = UNITS[unit]
    data = data.assign(
        column=ends[0], row=ends[1], unit=unit, n=data[count], times=data[ratio], n_names=len(rank)
    )
    data["heading"] = data["entity"].astype("str") + " with " + data["other"].astype("str")
    data["anchor"] = [
        (anchor("co_mentions", entity, other) if unit == "article" else
         anchor("co_mentions", entity, other, unit)) if n else ""
        for entity, other, n in zip(
            data["entity"].astype("str"), data["other"].astype("str"), data["n"], strict=True
        )
    ]  # fmt: skip
    return data.sort_values(["column", "row"]).reset_index(drop=True)


def _named(co_mentions: pd.DataFrame) -> pd.DataFrame:
    """Return the names of the table with their articles and type, the most named first."""
    columns = {"name": ("entity", "other"), "n": ("n_articles", "n_articles_other"),
               "type": ("entity_type", "other_type")}  # fmt: skip
    sides = [
        pd.DataFrame({key: co_mentions[names[side]].to_numpy() for key, names in columns.items()})
        for side in (0, 1)
    ]
    known = pd.concat(sides).drop_duplicates("name").astype({"name": "str"})
    # names of as many articles stay as the table has them, which ranks them by mentions
    return known.sort_values("n", ascending=False, kind="stable", ignore_index=True)


def marks(*drawn: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs of several charts together, each pair once: they share its sentences."""
    columns = ["entity", "other", "heading", "anchor"]
    return pd.concat([data[columns] for data in drawn]).drop_duplicates("anchor")


@theme.themed
def draw(data: pd.DataFrame) -> "Figure":
    """Draw what `prepare` returned: the lower half of the matrix, the names on its diagonal."""
    if data.empty:
        return theme.nothing(UNITS["article"][2], NOTHING)
    names = _named(data)
    unit = str(data["unit"].iloc[0])
    fig = theme.figure(theme.shown_rows(len(names), ROW) + 0.1, UNITS[unit][2], _note(unit))
    ax = fig.subplots()
    labels = [_label(row) for row in names.itertuples()]
    room = theme.WIDTH - 0.3
    wide = min((room - widest(labels, theme.SIZE, LABELS) - 0.1) / max(len(names) - 1, 1), CELL)
    darkest = float(np.clip(data["times"].max(), *DARKEST))
    for cell in data.itertuples():
        _cell(ax, cell, wide, darkest)
    for place, label in enumerate(labels):
        ax.text(place + 0.08 / wide, place + 0.5, label, va="center", size=theme.SIZE)
    ax.set_xlim(0, room / wide)
    ax.set_ylim(len(names), 0)
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines["bottom"].set_visible(False)
    return fig


def _label(row: Any) -> str:
    count = f" ({row.n:,})"
    return fit(row.name, LABELS - width(count, theme.SIZE), theme.SIZE) + count


def _cell(ax: "Axes", cell: Any, wide: float, darkest: float) -> None:
    """Draw one pair: shaded by how far beyond expectation, the count, the ratio beneath."""
    from matplotlib.patches import Rectangle

    url = f"#{cell.anchor}" if cell.anchor else None
    dark = np.log2(max(cell.times, 1.0)) / np.log2(darkest)
    place = (cell.column, cell.row)
    box = Rectangle(place, 1, 1, facecolor=theme.shade(float(dark)), edgecolor=theme.PAPER,
                    linewidth=2)  # fmt: skip
    box.set_url(url)
    ax.add_patch(box)
    is_bold = cell.unit == "article" and cell.is_beyond_chance
    face = {"family": theme.BOLD_FACE, "weight": "bold" if is_bold else "normal"}
    middle = cell.column + 0.5
    ax.text(middle, cell.row + 0.44, f"{cell.n:,}", ha="center", color=theme.INK, url=url,
            fontproperties={**face, "size": theme.SIZE})  # fmt: skip
    small = theme.SMALL - 1
    if cell.n and width(times(cell.times), small) < wide:
        ax.text(middle, cell.row + 0.82, times(cell.times), ha="center", size=small, url=url,
                color=theme.CELL_MUTED)  # fmt: skip


def times(ratio: float) -> str:
    """Write a ratio to what is expected.

    >>> times(1.44), times(12.3), times(0.04)
    ('×1.4', '×12', '×0.04')
    """
    return f"×{ratio:.0f}" if ratio >= 9.95 else f"×{ratio:.1f}" if ratio >= 0.095 else (
        f"×{ratio:.2f}"
    )  # fmt: skip


def _note(unit: str) -> str:
    both = (
        f"Each cell: {unit}s that name both, in the outlet's own words or a quotation, and how "
        f"many times as many as expected by chance (×), given how often each is named and how "
        f"many names each {unit} holds; darker: more. "
    )
    sure = (
        "Bold: more than chance, tested by articles. " if unit == "article" else
        "Sentences of one article hang together, so these are not tested. "
    )  # fmt: skip
    return f"{both}{sure}In brackets: articles that name it. Empty: no article names both."


def alt(data: pd.DataFrame) -> str:
    """Say in words what `draw` shows: the pairs that meet most, and those most beyond chance."""
    if data.empty:
        return f"No chart: {NOTHING}"
    unit = str(data["unit"].iloc[0])
    by = ["n", "column", "row"]
    most = data.sort_values(by, ascending=[False, True, True]).head(SAID)
    said = [
        f"{clean(row.entity)} with {clean(row.other)} {row.n:,} ({times(row.times)})"
        for row in most.itertuples()
        if row.n
    ]
    names = int(data["n_names"].iloc[0])
    return (
        f"Heat map of {counted(names, 'name')} in pairs, by {unit}s that name both, and the ratio "
        f"to what chance gives: {listed(said, most=SAID) or 'no pair in any'}."
    )
