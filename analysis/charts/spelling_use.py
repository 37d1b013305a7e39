"""Which source spells a name how: a spelling a row, a source a column, its share of articles."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from analysis.anchors import anchor
from analysis.charts import theme
from analysis.charts._cells import INSET, share_cell
from analysis.charts._text import clean, counted, fit, listed, percent, widest, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

TITLE = "How each source spells a name, in the articles that use it"
NOTHING = "No name here has two spellings that differ in more than capitals, accents or hyphens."
# Entities, and spellings of each, that one screen has room for.
TOP_N, SPELLINGS = 6, 3
ROW = 0.4
# Inches of a label where columns are many, and where they are few.
LABELS, MANY = (1.65, 2.4), 5
# A cell wider than this is all emptiness.
CELL = 1.6
# How much of its shade a cell keeps where there are too few articles to tell.
PALE = 0.3
SAID = 4


def prepare(
    spelling_use: pd.DataFrame,
    *,
    top_n: int = TOP_N,
    sources: Sequence[str] = (),
    voice: str = "own",
) -> pd.DataFrame:
    """Choose the entities whose spelling is least agreed on, and their most used spellings.

    Args:
        spelling_use: the table of that name.
        top_n: how many entities, in the order of the table.
        sources: all sources of the study, the largest first; by default by articles.
        voice: own, quoted or both: whose words the table counts.

    Returns:
        One row for each spelling and source drawn, entities and spellings in the table's order,
        then by source in the order of `sources`: the table's columns, `row` (the place of the
        spelling), `all_share` (its share in all sources together), `voice`, `heading`, and those
        every chart has.
    """
    table = spelling_use
    pairs = table[["entity", "spelling"]].drop_duplicates()
    shown = pairs[pairs.groupby("entity", observed=True).cumcount() < SPELLINGS]
    shown = shown[shown["entity"].isin(shown["entity"].drop_duplicates()[:top_n])]
    shown = shown.assign(row=range(len(shown)))
    sizes = table.groupby("source", observed=True)["n_articles_all"].max()
    data = table.merge(shown, on=["entity", "spelling"])
    totals = data.groupby("row")[["n_articles", "n_articles_all"]].sum()
    data = theme.dress(data, theme.ranked(sizes, sources))
    share = totals["n_articles"] / totals["n_articles_all"]
    data["all_share"] = data["row"].map(share).astype("float64")
    data["voice"] = voice
    data["heading"] = [
        f"{row.spelling} ({row.entity}) in {row.source}" for row in data.itertuples()
    ]
    columns = [data[name].astype("str") for name in ("entity", "spelling", "source")]
    data["anchor"] = [
        anchor("spelling_use", *key) if n else ""
        for *key, n in zip(*columns, data["n_articles"], strict=True)
    ]
    return data.sort_values(["row", "source_rank"]).reset_index(drop=True)


@theme.themed
def draw(data: pd.DataFrame) -> "Figure":
    """Draw what `prepare` returned."""
    if data.empty:
        return theme.nothing(TITLE, NOTHING)
    columns = theme.drawn(data)
    places = _places(data)
    tall = max(places.values()) + 1
    fig = theme.figure(theme.shown_rows(1, ROW * tall) + 0.5, TITLE, _note(data))
    ax = fig.subplots()
    most = LABELS[len(columns) <= MANY]
    beside = widest(data["spelling"].unique(), theme.SIZE, most)
    room = theme.WIDTH - 0.4 - max(beside, widest(data["entity"].unique(), theme.SMALL, most))
    wide = min(room / len(columns), CELL)
    end = theme.ceiling(data["article_share"].max())
    for cell in data.itertuples():
        # one article of one is 100 %, and must not be the darkest of all
        pale = PALE if cell.verdict == "too few" else 1.0
        share_cell(ax, cell, (columns.index(cell.source), places[cell.row]), end / pale, wide)
    ax.set_xlim(0, room / wide)
    ax.set_ylim(tall, 0)
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines["bottom"].set_visible(False)
    _names(ax, data, places, (wide, most))
    for place, source in enumerate(columns):
        name = wrap(source, wide - 0.1, theme.SMALL, lines=3)
        ax.text(place + INSET / wide, -0.12, name, size=theme.SMALL, va="bottom", linespacing=1.25)
    return fig


def _places(data: pd.DataFrame) -> dict[int, float]:
    """Return the height of each spelling's row; half a row above each entity bears its name."""
    rows = data.drop_duplicates("row")
    number = pd.factorize(rows["entity"])[0]
    heights = rows["row"] + 0.55 * (number + 1)
    return dict(zip(rows["row"].astype(int), heights.astype(float), strict=True))


def _names(
    ax: "Axes", data: pd.DataFrame, places: dict[int, float], inches: tuple[float, float]
) -> None:
    """Write each spelling before its row, and the entity it is a spelling of above the first."""
    wide, most = inches
    seen = set()
    for row in data.drop_duplicates("row").itertuples():
        y = places[int(row.row)]
        label = fit(row.spelling, most, theme.SIZE)
        ax.text(-INSET / wide, y + 0.5, label, ha="right", va="center", size=theme.SIZE)
        if row.entity not in seen:
            name = fit(row.entity, most, theme.SMALL)
            ax.text(-INSET / wide, y - 0.22, name, ha="right", va="center", size=theme.SMALL,
                    color=theme.MUTED)  # fmt: skip
            ax.axhline(y - 0.5, color=theme.FAINT, linewidth=0.6)
        seen.add(row.entity)


def _note(data: pd.DataFrame) -> str:
    return (
        "Each cell: share of the source's articles that name the entity (its name stands grey "
        "above its spellings), and how many of how many; an article with two spellings counts "
        "for both, empty: the source does not name it. Bold: differs from the other sources; pale: "
        "too few articles to tell. "
        f"{theme.HEARD[str(data['voice'].iloc[0])]}{theme.left_out(data)}"
    )


def alt(data: pd.DataFrame) -> str:
    """Say in words what `draw` shows: who spells the first names how, and what differs."""
    if data.empty:
        return f"No chart: {NOTHING}"
    said = []
    for entity in dict.fromkeys(data["entity"]):
        part = data[(data["entity"] == entity) & (data["n_articles"] > 0)]
        of = [
            f"{clean(row.spelling)} in {percent(row.article_share)} of {row.n_articles_all:,} of "
            f"{clean(row.source)}"
            for row in part.itertuples()
        ]
        said.append(f"{clean(entity)}: {listed(of, most=SAID)}")
    n = int((data["verdict"] == "differs").sum())
    return (
        f"Matrix of {counted(data['row'].nunique(), 'spelling')} by source, share of the articles "
        f"that name the entity. {'; '.join(said[:3])}. In {n:,} of {counted(len(data), 'cell')} "
        "the source differs from the others."
    )
