"""Who acts and who is acted on: an entity a row, a source a panel, bars to both sides."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from analysis.anchors import anchor
from analysis.charts import _panels, theme
from analysis.charts._text import clean, counted, fit, listed, percent, widest, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

TITLE = "Who acts, and who is acted on"
NOTHING = "Nobody who is named does anything in these articles."
TOP_N = 12
LABELS, ROW = 2.0, 0.27
# Outwards from the middle, to the right and to the left: fill, hatch, what it is.
RIGHT = {"agent": ("#1f4e79", "", "acts"), "deed": ("#9fc3df", "", "its deed acts")}
LEFT = {
    "patient": ("#a8501f", "", "acted on by somebody named"),
    "passive": ("#e0a076", "", "the same, in the passive"),
    "agentless": ("#ffffff", "////", "acted on, by nobody named"),
}
EDGE = "#a8501f"
SAID = 4


def prepare(
    action_use: pd.DataFrame,
    *,
    actors: Sequence[str] = (),
    top_n: int = TOP_N,
    sources: Sequence[str] = (),
    voice: str = "both",
) -> pd.DataFrame:
    """Choose the entities and the sources to draw.

    Args:
        action_use: the table of that name.
        actors: the entities; by default the `top_n` with most actions over all sources.
        top_n: how many entities when none are given.
        sources: all sources of the study, the largest first; by default as the table has them.
        voice: whose words the table counts, said on the chart.

    Returns:
        One row for each entity, source and position that occurs, the entity with most actions
        first, then by source in the order of `sources`: the table's columns, left and wide (where
        its bar stands, the left side below 0), heard, and those every chart has.
    """
    held = action_use.groupby("entity", observed=True)["n_actions"].sum()
    order = held.rename_axis("name").rename("n").reset_index()
    if actors:
        order = order[order["name"].isin(list(actors))]
    order = order.sort_values(["n", "name"], ascending=[False, True])
    top = order["name"].head(len(actors) or top_n).tolist()
    some = action_use[action_use["entity"].isin(top) & (action_use["n_actions"] > 0)]
    sizes = action_use.groupby("source", observed=True)["n_actions"].sum()
    data = theme.dress(some, theme.ranked(sizes, sources))
    places = {position: n for n, position in enumerate([*RIGHT, *LEFT])}
    data["row"] = data["entity"].map({name: n for n, name in enumerate(top)}).astype("int64")
    data["place"] = data["position"].map(places).astype("int64")
    data = data.sort_values(["row", "source_rank", "place"], ignore_index=True)
    data["is_right"] = data["position"].isin(list(RIGHT))
    side = data.groupby(["entity", "source", "is_right"])["action_share"]
    inner = side.cumsum() - data["action_share"]
    data["left"] = inner.where(data["is_right"], -inner - data["action_share"])
    data["heard"] = pd.Series(voice, index=data.index, dtype="str")
    data["anchor"] = [
        anchor("actions", str(row.entity), str(row.position), str(row.source))
        for row in data.itertuples()
    ]
    return data.drop(columns=["place", "is_right"])


@theme.themed
def draw(data: pd.DataFrame) -> "Figure":
    """Draw what `prepare` returned."""
    if data.empty:
        return theme.nothing(TITLE, NOTHING)
    names = data.drop_duplicates("row").sort_values("row")["entity"].tolist()
    rows = {name: place for place, name in enumerate(names)}
    panels = theme.drawn(data)
    labels = [fit(name, LABELS, theme.SIZE) for name in names]
    note = (
        "A bar is the share of what the source says that the entity does, or that is done to it; "
        "the number, how many such sentences' verbs. What is denied, planned or only possible "
        f"does not count.{theme.heard(data)}{theme.left_out(data)}"
    )
    tall, key = theme.shown_rows(len(names), ROW), theme.shown_rows(2, _panels.KEY_ROW)
    wide_row = _panels.across(len(panels))
    down = -(-len(panels) // wide_row)
    fig = theme.figure(down * (tall + 0.7) + key + 0.25, TITLE, note)
    axes, below = _panels.panels(fig, len(panels), (tall + 0.7, key))
    wide = (theme.WIDTH - 0.3 - widest(labels, theme.SIZE, LABELS)) / wide_row - 0.12
    for ax, source in zip(axes, panels, strict=True):
        part = data[data["source"] == source]
        end = _panels.sided(ax, 1.0, wide)
        _bars(ax, part, rows, end)
        ax.set_xticks([-1, 0, 1], ["100%" if wide > 1 else "", "0", "100%"])
        name = wrap(source, wide + 0.08, theme.SMALL, lines=3)
        ax.set_title(f"{name}\n← acted on | acts →" if wide > 1.2 else name, size=theme.SMALL,
                     linespacing=1.25)  # fmt: skip
        ax.spines["top"].set(visible=True, color=part["colour"].iloc[0], linewidth=2.2)
    axes[0].set_ylim(len(names) - 0.5, -0.5)
    axes[0].set_yticks(range(len(names)), labels)
    axes[0].set_xlabel("share", loc="left")
    entries = [(words, fill, hatch) for fill, hatch, words in (RIGHT | LEFT).values()]
    _panels.key(below, entries, columns=3, inches=wide * wide_row)
    return fig


def _bars(ax: "Axes", part: pd.DataFrame, rows: dict[str, int], end: float) -> None:
    """Draw the bars of one source, each part a link, with the number of actions beside them."""
    from matplotlib.patches import Rectangle

    ax.axvline(0, color=theme.MUTED, linewidth=0.8, zorder=3)
    for row in part.itertuples():
        fill, hatch, _ = (RIGHT | LEFT)[row.position]
        box = Rectangle(
            (row.left, rows[row.entity] - 0.34), row.action_share, 0.68, facecolor=fill,
            hatch=hatch, edgecolor=EDGE if hatch else theme.PAPER, linewidth=0.6,
        )  # fmt: skip
        box.set_url(f"#{row.anchor}")
        ax.add_patch(box)
    for row in part.drop_duplicates("entity").itertuples():
        ax.text(end, rows[row.entity], f"{row.n_actions_all:,}", va="center", ha="right",
                size=theme.SMALL, color=theme.MUTED)  # fmt: skip


def alt(data: pd.DataFrame) -> str:
    """Say in words what `draw` shows: how often the first entities act, by source."""
    if data.empty:
        return f"No chart: {NOTHING}"
    said = []
    for name in data.drop_duplicates("row")["entity"][:3]:
        of = []
        for source in theme.drawn(data)[:SAID]:
            mine = data[(data["entity"] == name) & (data["source"] == source)]
            if len(mine):
                acts = mine.loc[mine["position"].isin(list(RIGHT)), "action_share"].sum()
                n = counted(int(mine["n_actions_all"].iloc[0]), "action")
                of.append(f"{percent(acts)} of {n} in {clean(source)}")
        said.append(f"{clean(name)} acts in {listed(of)}")
    n = data["entity"].nunique()
    return (
        f"Bars of who acts and who is acted on, {counted(n, 'entity', 'entities')} by source. "
        + (f"{'; '.join(said)}.")
    )
