"""Who and where the news is about: an entity a row, a source a panel, a dot with its interval.

Panels in place of eight dots in one row: each dot has room, the source's name stands above it
rather than in a legend, and the tick for all sources shows in each panel what the verdict is about.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from analysis.anchors import anchor
from analysis.charts import theme
from analysis.charts._text import clean, counted, fit, listed, percent, widest

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

TITLE = "Share of each source's articles that name a person, group or place"
NOTHING = "No person, group or place was found in these articles."
COLUMNS = {"x": "article_share", "low": "article_share_low", "high": "article_share_high"}
# As many rows as stand on one screen.
TOP_N = 20
LABELS, ROW = 2.2, 0.235
# Inches that the rate per 1,000 words takes beside the dots, where panels are wide enough.
RATES = 0.42
# What a listener can keep in mind.
SAID = 4


def prepare(
    entity_frequency: pd.DataFrame,
    *,
    top_n: int = TOP_N,
    sources: Sequence[str] = (),
    voice: str = "both",
) -> pd.DataFrame:
    """Choose the entities named in most articles, and the sources to draw.

    Args:
        entity_frequency: the table of that name.
        top_n: how many entities.
        sources: all sources of the study, the largest first; by default as the table has them.
        voice: own, quoted or both: whose words the table counts.

    Returns:
        One row for each entity and source drawn, the entity most named by all first, then by
        source in the order of `sources`: the table's columns, `all_share` (the entity's share of
        the articles of all sources, drawn or not), `voice`, and those every chart has.
    """
    table = entity_frequency
    sizes = table.groupby("source", observed=True)["n_articles_all"].max()
    order = theme.ranked(sizes, sources)
    named = table.groupby("entity", observed=True)[["n_articles", "n_mentions"]].sum()
    named["all_share"] = named["n_articles"] / max(int(sizes.sum()), 1)
    top = (
        named.rename_axis("name")
        .reset_index()
        .sort_values(["n_articles", "n_mentions", "name"], ascending=[False, False, True])[:top_n]
    )
    data = theme.dress(table[table["entity"].isin(top["name"])], order)
    data["all_share"] = data["entity"].map(top.set_index("name")["all_share"]).astype("float64")
    data["voice"] = voice
    data["anchor"] = [
        anchor("entities", str(entity), str(source)) if n else ""
        for entity, source, n in zip(
            data["entity"], data["source"], data["n_mentions"], strict=True
        )
    ]  # fmt: skip
    rank = {name: place for place, name in enumerate(top["name"])}
    keys = pd.DataFrame({"row": data["entity"].map(rank), "panel": data["source_rank"]})
    return data.loc[keys.sort_values(["row", "panel"]).index].reset_index(drop=True)


@theme.themed
def draw(data: pd.DataFrame) -> "Figure":
    """Draw what `prepare` returned."""
    if data.empty:
        return theme.nothing(TITLE, NOTHING)
    rows = list(dict.fromkeys(data["entity"]))
    panels = theme.drawn(data)
    labels = [fit(name, LABELS, theme.SIZE) for name in rows]
    wide = (theme.WIDTH - 0.3 - widest(labels, theme.SIZE, LABELS)) / len(panels) - 0.12
    rates = RATES if wide > RATES + 1 else 0.0
    fig = theme.figure(theme.shown_rows(len(rows), ROW) + 0.75, TITLE, _note(data, rates))
    axes = fig.subplots(1, len(panels), sharey=True, squeeze=False)[0]
    end = theme.ceiling(max(data["article_share_high"].max(), data["article_share"].max()))
    for ax, source in zip(axes, panels, strict=True):
        part = data[data["source"] == source]
        y = [rows.index(entity) for entity in part["entity"]]
        ax.hlines(range(len(rows)), 0, end, colors=theme.FAINT, linewidth=0.6, zorder=0)
        ax.scatter(part["all_share"], y, marker="|", s=70, c=theme.OTHER, linewidths=1.2, zorder=1)
        theme.dots(ax, part, y, COLUMNS)
        boxes = [(-0.05 * end, place - 0.5, 1.1 * end, 1.0) for place in y]
        theme.targets(ax, boxes, theme.links(part["anchor"]))
        theme.share_axis(ax, end, wide - rates)
        if rates:
            _rates(ax, part, y, end * 1.1 * wide / (wide - rates))
        theme.head(ax, source, int(part["n_articles_all"].iloc[0]), wide, part["colour"].iloc[0])
    axes[0].set_ylim(len(rows) - 0.5, -0.5)
    axes[0].set_yticks(range(len(rows)), labels)
    axes[0].set_xlabel("share of articles", loc="left")
    return fig


def _rates(ax: "Axes", part: pd.DataFrame, y: Sequence[int], room: float) -> None:
    """Write mentions per 1,000 words at the right of each row, and make room for them."""
    left = ax.get_xlim()[0]
    ax.set_xlim(left, left + room)
    for place, rate in zip(y, part["per_1k"], strict=True):
        if rate > 0:
            ax.text(left + room, place, f"{rate:.1f}", ha="right", va="center",
                    size=theme.SMALL, color=theme.MUTED)  # fmt: skip


def alt(data: pd.DataFrame) -> str:
    """Say in words what `draw` shows: the three entities most named, by source."""
    if data.empty:
        return f"No chart: {NOTHING}"
    sizes = data.drop_duplicates("source").sort_values("source_rank")
    groups = [
        f"{row.source} ({counted(row.n_articles_all, 'article')})" for row in sizes.itertuples()
    ]
    names = list(dict.fromkeys(data["entity"]))
    shares = [_shares(data[data["entity"] == name]) for name in names[:3]]
    return (
        f"Dot plot of the share of articles that name {counted(len(names), 'entity', 'entities')}, "
        f"by source: {listed(groups, most=SAID)}. {'; '.join(shares)}. {_verdicts(data)}"
    )


def _shares(part: pd.DataFrame) -> str:
    of = [f"{percent(row.article_share)} of {row.source}" for row in part.itertuples()]
    return f"{clean(part['entity'].iloc[0])}: {listed(of, most=SAID)}"


def _verdicts(data: pd.DataFrame) -> str:
    n = int((data["verdict"] == "differs").sum())
    return f"In {n:,} of {counted(len(data), 'pair')} of entity and source the source differs."


def _note(data: pd.DataFrame, rates: float) -> str:
    beside = " Number: mentions per 1,000 words." if rates else ""
    return (
        f"Dot: share of the source's articles, {theme.DOT_NOTE} Grey tick: share among all "
        f"articles.{beside} {theme.HEARD[str(data['voice'].iloc[0])]}{theme.left_out(data)}"
    )
