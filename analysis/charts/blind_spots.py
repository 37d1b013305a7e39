"""How many of the shared events each source told, against what chance gives its volume."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from analysis.anchors import anchor
from analysis.charts import theme
from analysis.charts._text import counted, fit, listed, widest, width

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TITLE = "Events told by each source, and how many its volume would lead one to expect"
NOTHING = "No event has three articles or more, so there is nothing to expect of anyone."
LABELS, ROW = 2.0, 0.3
SAID = 4


def prepare(blind_spots: pd.DataFrame, *, sources: Sequence[str] = ()) -> pd.DataFrame:
    """Choose the sources to draw.

    Args:
        blind_spots: the table of that name.
        sources: all sources of the study, the largest first; by default as the table has them.

    Returns:
        One row a source drawn, in the order of `sources`: the table's columns and those every
        chart has.
    """
    sizes = blind_spots.set_index("source")["n_events"]
    data = theme.dress(blind_spots, theme.ranked(sizes, sources))
    data["anchor"] = [
        anchor("blind_spots", str(source)) if n else ""
        for source, n in zip(data["source"], data["n_covered"], strict=True)
    ]
    return data.sort_values("source_rank").reset_index(drop=True)


@theme.themed
def draw(data: pd.DataFrame) -> "Figure":
    """Draw what `prepare` returned."""
    if data.empty:
        return theme.nothing(TITLE, NOTHING)
    note = (
        "In brackets: events of three articles or more, in whose days the source wrote anything. "
        "Grey bar: 95% of what chance gives, its stroke the number to expect. Dot: events told, "
        "filled if beyond chance, hollow if that cannot be told or the events are too few."
        f"{theme.left_out(data)}"
    )
    fig = theme.figure(theme.shown_rows(len(data), ROW) + 0.35, TITLE, note)
    ax = fig.subplots()
    names = [_name(source, n) for source, n in zip(data["source"], data["n_events"], strict=True)]
    wide = theme.WIDTH - 0.5 - widest(names, theme.SIZE, LABELS)
    end = max(float(data[["n_covered", "high"]].max().max()), 1.0)
    places = list(range(len(data)))
    ax.barh(
        places, data["high"] - data["low"], left=data["low"], height=0.5, color=theme.FAINT,
        zorder=1,
    )  # fmt: skip
    ax.scatter(data["expected"], places, marker="|", s=90, color=theme.MUTED, zorder=2)
    for place, (_, row) in zip(places, data.groupby("source_rank"), strict=True):
        told = row.assign(x=row["n_covered"], from_=row["n_covered"], to=row["n_covered"])
        theme.dots(ax, told, [place], {"x": "x", "low": "from_", "high": "to"})
    boxes = [(-0.02 * end, place - 0.5, 1.04 * end, 1.0) for place in places]
    theme.targets(ax, boxes, theme.links(data["anchor"]))
    ticks = [tick for tick in theme.number_ticks(0, end) if tick == int(tick)]
    ax.set_xticks(ticks, [f"{tick:,.0f}" for tick in ticks])
    ax.set_xlim(-0.02 * end, end * (1 + 0.3 / wide))
    ax.set_ylim(len(data) - 0.5, -0.5)
    ax.set_yticks(places, names)
    ax.set_xlabel("events", loc="left")
    return fig


def _name(source: str, n: int) -> str:
    count = f" ({n:,})"
    return fit(source, LABELS - width(count, theme.SIZE), theme.SIZE) + count


def alt(data: pd.DataFrame) -> str:
    """Say in words what `draw` shows: who told more or fewer events than chance gives."""
    if data.empty:
        return f"No chart: {NOTHING}"
    said = [
        f"{row.source} told {row.n_covered:,} of {counted(row.n_events, 'event')}, where chance "
        f"gives {row.low:,.0f} to {row.high:,.0f}"
        for row in data.itertuples()
    ]
    n = int((data["verdict"] == "differs").sum())
    return (
        f"Dots against bars of what chance gives, for {counted(len(data), 'source')}: "
        f"{listed(said, most=SAID)}. {counted(n, 'source')} beyond chance."
    )
