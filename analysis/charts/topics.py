"""What is covered: a topic a row, a source a column, the share of its articles in each cell."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from analysis.anchors import anchor
from analysis.charts import theme
from analysis.charts._cells import INSET, share_cell
from analysis.charts._text import clean, counted, listed, percent, widest, wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TITLE = "Share of each source's articles that cover a topic"
NOTHING = "No topic was looked for in these articles."
LABELS, ROW = 1.65, 0.4
# A cell wider than this is all emptiness.
CELL = 1.6
SAID = 4


def prepare(
    topic_coverage: pd.DataFrame,
    *,
    sources: Sequence[str] = (),
    labels: Mapping[str, str] | None = None,
    voice: str = "both",
) -> pd.DataFrame:
    """Choose the sources to draw and put the topics in order.

    Args:
        topic_coverage: the table of that name.
        sources: all sources of the study, the largest first; by default as the table has them.
        labels: what a topic is called on the page, by its name.
        voice: whose words the table counts, said on the chart.

    Returns:
        One row for each topic and source drawn, the topic most covered by all first, then by
        source in the order of `sources`: the table's columns, `label`, `all_share` (the topic's
        share of the articles of all sources, drawn or not), heard, and those every chart has.
    """
    table = topic_coverage
    sizes = table.groupby("source", observed=True)["n_articles_all"].max()
    covered = table.groupby("topic", observed=True)["n_articles"].sum()
    data = theme.dress(table, theme.ranked(sizes, sources))
    data["all_share"] = data["topic"].map(covered).astype("float64") / max(int(sizes.sum()), 1)
    data["label"] = [(labels or {}).get(topic, topic) for topic in data["topic"]]
    data["heard"] = pd.Series(voice, index=data.index, dtype="str")
    data["anchor"] = [
        anchor("topics", str(topic), str(source)) if n else ""
        for topic, source, n in zip(data["topic"], data["source"], data["n_articles"], strict=True)
    ]
    by = ["all_share", "label", "topic", "source_rank"]
    return data.sort_values(by, ascending=[False, True, True, True]).reset_index(drop=True)


@theme.themed
def draw(data: pd.DataFrame) -> "Figure":
    """Draw what `prepare` returned."""
    if data.empty:
        return theme.nothing(TITLE, NOTHING)
    topics = data.drop_duplicates("topic")
    columns = theme.drawn(data)
    note = (
        "Each cell: share of the source's articles, and how many of how many. "
        f"Bold: differs from the other sources.{theme.heard(data)}{theme.left_out(data)}"
    )
    fig = theme.figure(theme.shown_rows(len(topics), ROW) + 0.5, TITLE, note)
    ax = fig.subplots()
    labels = [wrap(label, LABELS, theme.SIZE) for label in topics["label"]]
    room = theme.WIDTH - 0.4 - widest("\n".join(labels).split("\n"), theme.SIZE, LABELS)
    wide = min(room / len(columns), CELL)
    rows = {topic: place for place, topic in enumerate(topics["topic"])}
    end = theme.ceiling(data["article_share"].max())
    for cell in data.itertuples():
        share_cell(ax, cell, (columns.index(cell.source), rows[cell.topic]), end, wide)
    # Fewer columns than would fill the figure leave it empty on the right rather than grow.
    ax.set_xlim(0, room / wide)
    ax.set_ylim(len(rows), 0)
    ax.set_yticks([])
    for place, label in enumerate(labels):
        # Each line by itself: two in one text would not end below one another in every face.
        lines = label.split("\n")
        for down, line in enumerate(lines):
            y = place + 0.5 + 0.36 * (down - (len(lines) - 1) / 2)
            ax.text(-INSET / wide, y, line, ha="right", va="center", size=theme.SIZE)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
    sizes = data.drop_duplicates("source").set_index("source")["n_articles_all"]
    for place, source in enumerate(columns):
        name = wrap(source, wide - 0.1, theme.SMALL, lines=3)
        above = f"{name}\n{theme.size(int(sizes[source]), wide - INSET)}"
        ax.text(place + INSET / wide, -0.12, above, size=theme.SMALL, va="bottom", linespacing=1.25)
    return fig


def alt(data: pd.DataFrame) -> str:
    """Say in words what `draw` shows: the three topics most covered, by source."""
    if data.empty:
        return f"No chart: {NOTHING}"
    sizes = data.drop_duplicates("source").sort_values("source_rank")
    groups = [f"{r.source} ({counted(r.n_articles_all, 'article')})" for r in sizes.itertuples()]
    topics = data["topic"].drop_duplicates()
    shares = []
    for topic in topics[:3]:
        part = data[data["topic"] == topic]
        of = [f"{percent(row.article_share)} of {row.source}" for row in part.itertuples()]
        shares.append(f"{clean(part['label'].iloc[0])}: {listed(of, most=SAID)}")
    n = int((data["verdict"] == "differs").sum())
    return (
        f"Heat map of {counted(len(topics), 'topic')} by source: {listed(groups, most=SAID)}. "
        f"Most covered are {'; '.join(shares)}. "
        f"In {n:,} of {counted(len(data), 'cell')} the source differs from the others."
    )
