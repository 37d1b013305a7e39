"""What was read: articles by source, and what became of the records that are not among them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.anchors import anchor
from analysis.charts import theme
from analysis.charts._text import clean, counted, fit, listed, width
from analysis.corpus.ledger import SET_ASIDE

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

TITLE = "Articles by source, and records that were dropped"
NOTHING = "Nothing was read."
ASIDE = "set aside as copies"
LABELS, ROW = 2.1, 0.29
COLUMNS = ["kind", "label", "source", "n_kept", "n_flagged", "n_dropped", "colour", "anchor"]
SAID = 8


def prepare(
    articles: pd.DataFrame, ledger: pd.DataFrame, *, sources: Sequence[str] = ()
) -> pd.DataFrame:
    """Account for every input record: in which source's articles it is, or why it is in none.

    Args:
        articles: the table of that name, after selection.
        ledger: the table of that name, from before.
        sources: all sources of the study, the largest first; by default by number of articles.

    Returns:
        One row for each bar: its `kind` (source, more, unselected, aside, dropped), `label`,
        `source` (empty but for the first kind), n_kept and n_flagged or else n_dropped, and those
        every chart has. First the sources drawn, then the other sources together, the articles
        outside the selection, the copies set aside, and the dropped records by reason. The counts
        of all rows add up to the ledger.
    """
    home = articles.set_index("article_id")["source"].astype("str")
    records = ledger[["status", "reason", "article_id"]].astype("str")
    records = records.assign(source=records["article_id"].map(home))
    order = theme.ranked(home.value_counts(), sources)
    shown = order[: theme.MAX_SOURCES]
    colours = theme.colours(order)
    kept = records[records["status"] != "dropped"]
    inside = kept[kept["source"].notna()]
    more = inside[~inside["source"].isin(shown)]
    rows = [
        _row(
            "source", name, inside[inside["source"] == name], colours[name], anchor("sources", name)
        )
        for name in shown
    ]
    if len(more):
        label = counted(more["source"].nunique(), "more source")
        rows.append(_row("more", label, more, theme.OTHER))
    outside = kept[kept["source"].isna()]
    is_copy = outside["reason"] == SET_ASIDE
    for kind, label, part in (
        ("unselected", "not selected for this report", outside[~is_copy]),
        ("aside", ASIDE, outside[is_copy]),
    ):
        if len(part):
            rows.append(_row(kind, label, part, theme.OTHER))
    dropped = records[records["status"] == "dropped"]
    for reason, part in dropped.groupby("reason"):
        label = f"dropped: {str(reason).replace('_', ' ')}"
        rows.append(_row("dropped", label, part, theme.OTHER))
    return pd.DataFrame(rows, columns=COLUMNS).assign(n_sources=len(order))


def _row(kind: str, label: str, part: pd.DataFrame, colour: str, where: str = "") -> list[object]:
    n = [int((part["status"] == status).sum()) for status in ("kept", "flagged", "dropped")]
    source = label if kind == "source" else ""
    return [kind, label, source, *n, colour, where if len(part) else ""]


@theme.themed
def draw(data: pd.DataFrame) -> "Figure":
    """Draw what `prepare` returned."""
    if data.empty:
        return theme.nothing(TITLE, NOTHING)
    also = ", set aside" if (data["kind"] == "aside").any() else ""
    note = f"Hatched: flagged, kept with a reservation that the ledger states{also}, or dropped."
    fig = theme.figure(theme.shown_rows(len(data), ROW) + 0.45, TITLE, note)
    ax = fig.subplots()
    sums = data[["n_kept", "n_flagged", "n_dropped"]].sum(axis=1)
    end = max(int(sums.max()), 1)
    said = [_said(row) for row in data.itertuples()]
    for place, row in enumerate(data.itertuples()):
        _bar(ax, place, row)
        total = int(sums.iloc[place])
        ax.annotate(
            said[place], (total, place), (6, 0), textcoords="offset points", va="center",
            size=theme.SMALL, color=theme.MUTED, annotation_clip=False,
        )  # fmt: skip
    # Room at the right for the longest of the words behind the bars.
    longest = max(width(words, theme.SMALL) for words in said) + 0.2
    wide = theme.WIDTH - LABELS - 0.35
    ax.set_xlim(0, end * wide / max(wide - longest, 1.0))
    ax.set_ylim(len(data) - 0.4, -0.6)
    ax.set_yticks(range(len(data)), [fit(label, LABELS, theme.SIZE) for label in data["label"]])
    ticks = [tick for tick in theme.number_ticks(0, end) if tick == round(tick)]
    ax.set_xticks(ticks, [f"{tick:,.0f}" for tick in ticks])
    ax.set_xlabel("articles and records", loc="left")
    return fig


def _bar(ax: "Axes", place: int, row: Any) -> None:
    """Draw one bar: what was kept in full colour, the rest hatched behind it."""
    from matplotlib.patches import Rectangle

    url = f"#{row.anchor}" if row.anchor else None
    rest = row.n_flagged + row.n_dropped
    for left, n, style in (
        (0, row.n_kept, {"facecolor": row.colour, "linewidth": 0}),
        (row.n_kept, rest, {"facecolor": "none", "edgecolor": row.colour, "hatch": "/////",
                            "linewidth": 0.8}),
    ):  # fmt: skip
        if n:
            box = Rectangle((left, place - 0.33), n, 0.66, **style)
            box.set_url(url)
            ax.add_patch(box)


def _said(row: Any) -> str:
    if row.n_dropped:
        return counted(row.n_dropped, "record")
    flagged = f", {row.n_flagged:,} of them flagged" if row.n_flagged else ""
    if row.n_flagged and not row.n_kept:
        flagged = "" if row.kind == "aside" else ", flagged"
    return counted(row.n_kept + row.n_flagged, "article") + flagged


def alt(data: pd.DataFrame) -> str:
    """Say in words what `draw` shows: the sources' articles, and what was dropped."""
    if data.empty:
        return f"No chart: {NOTHING}"
    inside = data[data["kind"] != "dropped"]
    read = [f"{clean(row.label)} {_said(row)}" for row in inside.itertuples()]
    lost = [f"{clean(row.label)} {_said(row)}" for row in data[data["n_dropped"] > 0].itertuples()]
    return f"Bars of articles by source: {listed(read, most=SAID + 2)}. " + (
        f"Records {listed(lost, most=SAID)}." if lost else "No record was dropped."
    )
