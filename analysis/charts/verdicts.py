"""What can be said: a topic a panel, a source a row, so that sources stand on one scale.

It has the numbers of `topics`, seen from the other side: there one reads down a source, here
across the sources of one topic, with the interval that decides whether they differ.
"""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import TYPE_CHECKING

import pandas as pd

from analysis.anchors import anchor
from analysis.charts import theme
from analysis.charts._text import clean, counted, fit, listed, percent, widest, width, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

TITLE = "Which sources differ from the others, and where that cannot be told"
NOTHING = "There is no share to compare."
COLUMNS = {"x": "article_share", "low": "article_share_low", "high": "article_share_high"}
# The table's key column -> the chart whose evidence a dot opens: each mark's sentences are
# listed once on the page.
CHARTS = {"topic": "topics", "entity": "entities"}
TOP_N = 12
ACROSS = 4
LABELS, ROW = 1.45, 0.19
SAID = 4


def prepare(
    table: pd.DataFrame,
    *,
    by: str = "topic",
    top_n: int = TOP_N,
    sources: Sequence[str] = (),
    labels: Mapping[str, str] | None = None,
    voice: str = "both",
) -> pd.DataFrame:
    """Choose the panels and the sources to draw.

    Args:
        table: `topic_coverage`, or `entity_frequency` with `by` entity.
        by: the column that makes the panels, topic or entity.
        top_n: how many panels.
        sources: all sources of the study, the largest first; by default as the table has them.
        labels: what a topic is called on the page, by its name.
        voice: whose words the table counts, said on the chart.

    Returns:
        One row for each panel and source drawn, the panel with most articles first, then by
        source in the order of `sources`: the table's columns, `label`, `all_share`, `heard`, and
        those every chart has.
    """
    sizes = table.groupby("source", observed=True)["n_articles_all"].max()
    held = table.groupby(by, observed=True)["n_articles"].sum().rename_axis("name").reset_index()
    top = held.sort_values(["n_articles", "name"], ascending=[False, True])[:top_n]
    rank = {name: place for place, name in enumerate(top["name"])}
    data = theme.dress(table[table[by].isin(rank)], theme.ranked(sizes, sources))
    held_by = top.set_index("name")["n_articles"]
    data["all_share"] = data[by].map(held_by).astype("float64") / max(int(sizes.sum()), 1)
    data["label"] = [clean((labels or {}).get(name, name)) for name in data[by]]
    data["anchor"] = [
        anchor(CHARTS[by], str(name), str(source)) if n else ""
        for name, source, n in zip(data[by], data["source"], data["n_articles"], strict=True)
    ]
    data["heard"] = pd.Series(voice, index=data.index, dtype="str")
    data["panel"] = data[by].map(rank).astype("int64")
    return data.sort_values(["panel", "source_rank"]).reset_index(drop=True)


@theme.themed
def draw(data: pd.DataFrame) -> "Figure":
    """Draw what `prepare` returned."""
    if data.empty:
        return theme.nothing(TITLE, NOTHING)
    sources = theme.drawn(data)
    n = data["panel"].nunique()
    across = min(ACROSS, n)
    down = ceil(n / across)
    tall = theme.shown_rows(len(sources), ROW)
    note = (
        f"In brackets: the source's articles. Dot: share of them, {theme.DOT_NOTE} "
        f"Grey line: share among all articles.{theme.heard(data)}{theme.left_out(data)}"
    )
    fig = theme.figure(down * (tall + 0.62) + 0.45, TITLE, note)
    axes = list(fig.subplots(down, across, sharey=True, squeeze=False).flat)
    sizes = data.drop_duplicates("source").set_index("source")["n_articles_all"]
    names = [_name(source, int(sizes[source])) for source in sources]
    wide = (theme.WIDTH - 0.3 - widest(names, theme.SMALL, LABELS)) / across - 0.1
    end = theme.ceiling(max(data["article_share_high"].max(), data["article_share"].max()))
    for ax, (_, part) in zip(axes, data.groupby("panel"), strict=False):
        _panel(ax, part, [sources.index(source) for source in part["source"]], end)
        theme.share_axis(ax, end, wide)
        ax.set_title(wrap(part["label"].iloc[0], wide, theme.SIZE), size=theme.SIZE)
    for ax in axes[n:]:
        ax.set_visible(False)
    axes[0].set_yticks(range(len(sources)), names)
    for ax in axes[::across]:
        ax.tick_params(axis="y", labelsize=theme.SMALL)
    axes[(down - 1) * across].set_xlabel("share of articles", loc="left")
    axes[0].set_ylim(len(sources) - 0.5, -0.5)
    return fig


def _panel(ax: "Axes", part: pd.DataFrame, y: Sequence[int], end: float) -> None:
    """Draw one topic: a dot a source, against the line of all."""
    ax.hlines(y, 0, end, colors=theme.FAINT, linewidth=0.6, zorder=0)
    ax.axvline(part["all_share"].iloc[0], color=theme.OTHER, linewidth=1, zorder=1)
    for place, (_, row) in zip(y, part.groupby("source_rank"), strict=True):
        theme.dots(ax, row, [place], COLUMNS)
    boxes = [(-0.05 * end, place - 0.5, 1.1 * end, 1.0) for place in y]
    theme.targets(ax, boxes, theme.links(part["anchor"]))


def _name(source: str, n: int) -> str:
    count = f" ({n:,})"
    return fit(source, LABELS - width(count, theme.SMALL), theme.SMALL) + count


def alt(data: pd.DataFrame) -> str:
    """Say in words what `draw` shows: what differs, and how much cannot be told."""
    if data.empty:
        return f"No chart: {NOTHING}"
    found = data[data["verdict"] == "differs"]
    said = [
        f"{row.label} in {percent(row.article_share)} of {counted(row.n_articles_all, 'article')} "
        f"of {row.source} against {percent(row.all_share)} of all"
        for row in found.itertuples()
    ]
    counts = [
        f"{verdict} {(data['verdict'] == verdict).sum():,}"
        for verdict in ("differs", "cannot tell", "too few")
    ]
    return (
        f"Dots with 95% intervals for {counted(data['panel'].nunique(), 'subject')} in "
        f"{counted(data['source'].nunique(), 'source')}: {listed(counts)}. "
        + (f"What differs: {listed(said, most=SAID)}." if said else "Nothing differs.")
    )
