"""Who told which event: an event a row in the order of days, a source a column.

A filled cell holds the number of articles; an empty one is an event that the source could have
told; a hatched one stands where the source wrote nothing at all in those days, so that its silence
says nothing; one with a question mark where days are missing that would say whether it wrote.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.anchors import anchor
from analysis.charts import theme
from analysis.charts._text import clean, counted, fit, listed, widest, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

TITLE = "Which source told which event"
NOTHING = "No event is told by two sources or more."
TOP_N = 20
LABELS, ROW = 3.0, 0.31
CELL = 1.1
INSET = 0.07
UNKNOWN = "?"
STATUSES = ("covered", "not covered", "silent", "undated")
SAID = 4


def prepare(
    event_coverage: pd.DataFrame, *, top_n: int = TOP_N, sources: Sequence[str] = ()
) -> pd.DataFrame:
    """Choose the events and the sources to draw.

    Args:
        event_coverage: the table of that name.
        top_n: how many events, those told by most sources first.
        sources: all sources of the study, the largest first; by default as the table has them.

    Returns:
        One row for each event and source drawn, by first day, then by source in the order of
        `sources`: the table's columns, `n_articles_event` (of all sources), `n_sources_event`,
        `n_events` (all there are), and those every chart has.
    """
    table = event_coverage
    told = table.groupby("source", observed=True)["n_articles"].sum()
    groups = table.groupby("event_id", observed=True)
    table = table.assign(
        n_articles_event=groups["n_articles"].transform("sum"),
        n_sources_event=(table["n_articles"] > 0).groupby(table["event_id"]).transform("sum"),
        n_events=table["event_id"].nunique(),
    )
    order = ["n_sources_event", "n_articles_event", "event_id"]
    ranked = table.drop_duplicates("event_id").sort_values(order, ascending=[False, False, True])
    kept = table[table["event_id"].isin(ranked["event_id"].head(top_n))]
    data = theme.dress(kept, theme.ranked(told, sources))
    data["anchor"] = [
        anchor("events", str(event), str(source)) if n else ""
        for event, source, n in zip(
            data["event_id"], data["source"], data["n_articles"], strict=True
        )
    ]
    by = ["first_date", "event_id", "source_rank"]
    return data.sort_values(by, na_position="last").reset_index(drop=True)


@theme.themed
def draw(data: pd.DataFrame) -> "Figure":
    """Draw what `prepare` returned."""
    if data.empty:
        return theme.nothing(TITLE, NOTHING)
    events = data.drop_duplicates("event_id")
    columns = theme.drawn(data)
    more = int(data["n_events"].iloc[0]) - len(events)
    marked = (data["status"] == "undated").any()
    note = (
        "Hatched: the source wrote nothing in those days, so nothing can be said."
        + (f" {UNKNOWN}: days are missing that would say whether it wrote then." if marked else "")
        + theme.left_out(data)
        + (f" Events told by fewest sources, {more:,} of them, are in the table." if more else "")
    )
    fig = theme.figure(theme.shown_rows(len(events), ROW) + 0.45, TITLE, note)
    ax = fig.subplots()
    labels = [_label(row) for row in events.itertuples()]
    room = (
        theme.WIDTH - 0.4 - widest([line for pair in labels for line in pair], theme.SMALL, LABELS)
    )
    wide = min(room / len(columns), CELL)
    rows = {event: place for place, event in enumerate(events["event_id"])}
    end = max(int(data["n_articles"].max()), 1)
    for cell in data.itertuples():
        _cell(ax, cell, (columns.index(cell.source), rows[cell.event_id]), end)
    ax.set_xlim(0, room / wide)
    ax.set_ylim(len(rows), 0)
    ax.set_xticks([])
    ax.set_yticks([])
    ax.set_xlabel("Number: the source's articles on the event", loc="left")
    ax.spines["bottom"].set_visible(False)
    for place, (name, days) in enumerate(labels):
        left = -INSET / wide
        ax.text(left, place + 0.32, name, ha="right", va="center", size=theme.SMALL)
        ax.text(
            left,
            place + 0.72,
            days,
            ha="right",
            va="center",
            size=theme.SMALL - 1,
            color=theme.MUTED,
        )
    for place, source in enumerate(columns):
        name = wrap(source, wide - 0.1, theme.SMALL, lines=3)
        ax.text(place + INSET / wide, -0.12, name, size=theme.SMALL, va="bottom", linespacing=1.25)
    return fig


def _label(row: Any) -> tuple[str, str]:
    """Return an event's name and its days, with what all sources wrote of it."""
    days = "undated"
    if pd.notna(row.first_date):
        first, last = f"{row.first_date:%-d %b %Y}", f"{row.last_date:%-d %b %Y}"
        days = first if first == last else f"{first} – {last}"
    return (
        fit(row.event, LABELS, theme.SMALL),
        f"{days}, {counted(int(row.n_articles_event), 'article')}",
    )


def _cell(ax: "Axes", cell: Any, place: tuple[int, int], end: int) -> None:
    from matplotlib.patches import Rectangle

    url = f"#{cell.anchor}" if cell.anchor else None
    covered, silent = cell.status == "covered", cell.status == "silent"
    box = Rectangle(
        place, 1, 1,
        facecolor=theme.shade(0.35 + 0.65 * cell.n_articles / end) if covered else theme.CELL_LOW,
        edgecolor=theme.PAPER, linewidth=2,
    )  # fmt: skip
    box.set_url(url)
    ax.add_patch(box)
    if silent:
        ax.add_patch(
            Rectangle(place, 1, 1, fill=False, hatch="////", edgecolor=theme.FAINT, linewidth=0)
        )
    written = f"{cell.n_articles:,}" if covered else UNKNOWN if cell.status == "undated" else ""
    if written:
        ax.text(
            place[0] + 0.5, place[1] + 0.52, written, ha="center", va="center", size=theme.SIZE,
            url=url, color=theme.INK if covered else theme.MUTED,
        )  # fmt: skip


def alt(data: pd.DataFrame) -> str:
    """Say in words what `draw` shows: the events most sources told, and who was silent."""
    if data.empty:
        return f"No chart: {NOTHING}"
    events = data.drop_duplicates("event_id").sort_values(
        ["n_sources_event", "event"], ascending=[False, True]
    )
    said = [
        f"{clean(row.event)} told by {counted(int(row.n_sources_event), 'source')} in "
        f"{counted(int(row.n_articles_event), 'article')}"
        for row in events.itertuples()
    ]
    statuses = data["status"].value_counts()
    cells = [f"{status} {int(statuses.get(status, 0)):,}" for status in STATUSES]
    return (
        f"Matrix of {counted(len(events), 'event')} by "
        f"{counted(data['source'].nunique(), 'source')}, in the order of days. "
        f"{listed(said, most=SAID)}. Cells: {listed(cells)}."
    )
