"""What an actor is called: a label a row, a source a column, own voice filled, quoted hollow."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.anchors import anchor
from analysis.charts import theme
from analysis.charts._text import clean, counted, fit, listed, widest, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

TITLE = "What each source calls"
NOTHING = "Nobody is called anything in these articles."
TOP_N = 14
LABELS, ROW = 2.3, 0.27
# A cell wider than this is all emptiness.
CELL = 1.5
SAID = 4
FILL = "#1f4e79"


def prepare(
    label_use: pd.DataFrame,
    *,
    entity: str = "",
    group: str = "",
    top_n: int = TOP_N,
    sources: Sequence[str] = (),
    voice: str = "both",
) -> pd.DataFrame:
    """Choose the labels of one entity, and the sources to draw.

    Args:
        label_use: the table of that name.
        entity: whose labels; by default the first of the table.
        group: a curated group of labels, whose choices are the rows; empty for labels as they
            stand.
        top_n: how many labels, by the articles of the sources drawn that use them.
        sources: all sources of the study, the largest first; by default as the table has them.
        voice: whose words the table counts, said on the chart.

    Returns:
        One row for each label, source and voice drawn, the label most used first, then by source
        in the order of `sources`, own before quoted: the entity, label, source, voice, n (times),
        n_articles, n_articles_all (that name the entity), verdict, heard, and those every chart
        has. No rows where the entity is called nothing.
    """
    table = label_use[label_use["label_group"] == group]
    name = entity or (str(table["entity"].iloc[0]) if len(table) else "")
    mine = table[table["entity"] == name]
    used = mine.assign(n=mine["n_own"] + mine["n_quoted"])
    sizes = table.groupby("source", observed=True)["n_articles_all"].max()
    order = theme.ranked(sizes, sources)
    drawn = used[used["source"].isin(order[: theme.MAX_SOURCES])]
    held = drawn.groupby("label", observed=True)[["n_articles", "n"]].sum()
    held = held.rename_axis("name").reset_index()
    by = ["n_articles", "n", "name"]
    held = held[held["n"] > 0].sort_values(by, ascending=[False, False, True])
    top = held["name"].head(top_n).tolist()
    chosen = mine[mine["label"].isin(top)]
    parts = [chosen.assign(voice=v, n=chosen[f"n_{v}"]) for v in ("own", "quoted")]
    data = theme.dress(pd.concat(parts, ignore_index=True), order)
    data["row"] = data["label"].map({label: n for n, label in enumerate(top)}).astype("int64")
    data["heard"] = pd.Series(voice, index=data.index, dtype="str")
    data["anchor"] = [
        anchor("labels", name, str(row.label), str(row.source), str(row.voice)) if row.n else ""
        for row in data.itertuples()
    ]
    rank = ["row", "source_rank", "voice"]
    columns = [
        "entity", "label", "source", "voice", "n", "n_articles", "n_articles_all", "verdict",
        "heard", "row", "colour", "marker", "source_rank", "n_sources", "anchor",
    ]  # fmt: skip
    return data.sort_values(rank, ignore_index=True)[columns]


@theme.themed
def draw(data: pd.DataFrame) -> "Figure":
    """Draw what `prepare` returned."""
    if data.empty:
        return theme.nothing(f"{TITLE} an actor", NOTHING)
    labels = data.drop_duplicates("row")["label"].tolist()
    columns = theme.drawn(data)
    note = (
        "Filled: how often in the outlet's own words; hollow: in words it quotes. In brackets: "
        "articles of the source that name them. Bold: the source differs from the others in the "
        f"share of those that use the label.{theme.heard(data)}{theme.left_out(data)}"
    )
    title = f"{TITLE} {clean(data['entity'].iloc[0])}"
    fig = theme.figure(theme.shown_rows(len(labels), ROW) + 0.55, title, note)
    ax = fig.subplots()
    names = [fit(label, LABELS, theme.SIZE) for label in labels]
    room = theme.WIDTH - 0.4 - widest(names, theme.SIZE, LABELS)
    wide = min(room / len(columns), CELL)
    ax.hlines([n + 0.5 for n in range(len(labels))], 0, len(columns), colors=theme.FAINT,
              linewidth=0.6, zorder=0)  # fmt: skip
    for row in data[data["n"] > 0].itertuples():
        _mark(ax, row, columns.index(row.source), wide)
    # Fewer columns than would fill the figure leave it empty on the right rather than grow.
    ax.set_xlim(0, room / wide)
    ax.set_ylim(len(labels), 0)
    ax.set_yticks([n + 0.5 for n in range(len(labels))], names)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
    sizes = data.drop_duplicates("source").set_index("source")["n_articles_all"]
    for place, source in enumerate(columns):
        name = wrap(source, wide - 0.1, theme.SMALL, lines=3)
        head = f"{name}\n({int(sizes[source]):,})"
        ax.text(place + 0.05, -0.15, head, size=theme.SMALL, va="bottom", linespacing=1.25)
    return fig


def _mark(ax: "Axes", row: Any, column: int, wide: float) -> None:
    """Draw one voice of one cell: a box with its number, filled or hollow."""
    from matplotlib.patches import FancyBboxPatch

    half = min(0.44, 0.3 / wide)
    left = column + 0.04 + (half + 0.03) * (row.voice == "quoted")
    is_own = row.voice == "own"
    box = FancyBboxPatch(
        (left, row.row + 0.16), half - 0.02, 0.68, boxstyle="square,pad=0",
        facecolor=FILL if is_own else theme.PAPER, edgecolor=FILL, linewidth=1.1,
    )  # fmt: skip
    box.set_url(f"#{row.anchor}")
    ax.add_patch(box)
    face = {
        "family": theme.BOLD_FACE,
        "weight": "bold" if row.verdict == "differs" else "normal",
        "size": theme.SMALL,
    }
    ax.text(
        left + half / 2, row.row + 0.52, f"{row.n:,}", ha="center", va="center", zorder=3,
        color=theme.PAPER if is_own else theme.INK, fontproperties=face, url=f"#{row.anchor}",
    )  # fmt: skip


def alt(data: pd.DataFrame) -> str:
    """Say in words what `draw` shows: each source's most used labels, and in whose words."""
    if data.empty:
        return f"No chart: {NOTHING}"
    said = []
    for source in theme.drawn(data)[:SAID]:
        mine = data[(data["source"] == source) & (data["n"] > 0)]
        both = mine.pivot_table(index="label", columns="voice", values="n", fill_value=0)
        both = both.reindex(columns=["own", "quoted"], fill_value=0)
        order = both.assign(all=both.sum(axis=1)).sort_values("all", ascending=False, kind="stable")
        words = [f"“{clean(row.Index)}” {row.own:.0f} own, {row.quoted:.0f} quoted"
                 for row in order[:3].itertuples()]  # fmt: skip
        said.append(f"{clean(source)}: {listed(words) if words else 'nothing'}")
    n = data["label"].nunique()
    return (
        f"Matrix of {counted(n, 'label')} of {clean(data['entity'].iloc[0])} by source. "
        f"{'; '.join(said)}."
    )
