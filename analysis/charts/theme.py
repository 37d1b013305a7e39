"""The one theme of all charts: colours and shapes of sources, type, sizes, the frame of a figure.

Everything that decides how a chart looks is here. Nothing here saves one: `_render` does.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from math import ceil
from typing import TYPE_CHECKING, Any, ParamSpec

import pandas as pd

from analysis.charts import _text

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

P = ParamSpec("P")

# More rows or panels than this and a chart is looked up rather than read; the table has them all.
MAX_SOURCES = 8
# Inches. One width for all charts, so that type has one size on the page.
WIDTH = 7.6
DPI = 110
SIZE, SMALL, TITLE_SIZE = 8.5, 7.5, 10.5
# What is bold is our own, words and numbers: the face for all other letters has no bold.
BOLD_FACE = _text.FONTS[0]

INK, MUTED, FAINT, PAPER = "#1c2024", "#5f666d", "#dfe2e5", "#ffffff"
OTHER = "#8b9299"
# White to the blue on which INK still has a contrast of 7 to 1, and CELL_MUTED of 4.5.
CELL_MUTED = "#3b4249"
# A line of a network: dark enough to stand before FAINT, light enough for names beside it.
EDGE = "#6b7785"
CELL_LOW, CELL_HIGH = "#f6f9fc", "#86b8e0"
# Okabe and Ito's hues, moved in lightness until every pair is at least 29 apart (CIE 1976, where
# 2 is just visible) in normal sight and in simulated protan, deutan and tritan sight (Machado et
# al. 2009), each at least 2.5 to 1 against the paper. Their yellow and sky blue as published are
# 1.3 and 2.3 to 1, which is lost in a 6-point dot.
PALETTE = (
    "#2128b0",
    "#e58e0f",
    "#27785a",
    "#a742a3",
    "#28acfc",
    "#9b1902",
    "#8fa762",
    "#4c1e49",
)
# Shapes that are told apart filled and hollow, six points high.
MARKERS = ("o", "s", "^", "D", "v", "p", "d", "H")

# What an entity is: its types, the word for them, and the shape that tells them apart in grey.
KINDS = {
    "person": (("PERSON",), PALETTE[1], "o"),
    "group": (("ORG",), PALETTE[0], "s"),
    "place": (("GPE", "LOC", "FAC"), PALETTE[2], "^"),
    "people or party": (("NORP",), PALETTE[3], "D"),
    "other": ((), OTHER, "h"),
}

# How a dot says its verdict, in every chart that has dots.
DOT_NOTE = (
    "filled if it differs from the other sources, hollow if that cannot be told or there are too "
    "few articles. Line: 95% interval."
)

# What a chart counts, said on it whatever the choice.
HEARD = {
    "both": "Counted: the outlet's own words and those it quotes.",
    "own": "Counted: the outlet's own words alone.",
    "quoted": "Counted: words in quotation marks alone.",
}
# Fills that stand beside one another, in an order in which neighbours differ in lightness too.
FILLS = (
    "#1f4e79", "#bcd9ee", "#a8501f", "#f4d3a8", "#2f6b4f", "#c4dfc8", "#5d3f80", "#ddcdea",
)  # fmt: skip

RC: Any = {
    "font.family": list(_text.FONTS),
    "font.size": SIZE,
    # A title with two $ in it is not a formula.
    "text.parse_math": False,
    "text.color": INK,
    "figure.facecolor": PAPER,
    "figure.dpi": DPI,
    "savefig.dpi": DPI,
    "savefig.bbox": None,
    "savefig.facecolor": "auto",
    "axes.facecolor": "none",
    "axes.edgecolor": MUTED,
    "axes.linewidth": 0.6,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.labelcolor": MUTED,
    "axes.labelsize": SMALL,
    "axes.titlesize": SIZE,
    "axes.titlecolor": INK,
    "axes.titlepad": 5,
    "axes.titlelocation": "left",
    "axes.axisbelow": True,
    "xtick.labelsize": SMALL,
    "ytick.labelsize": SIZE,
    "xtick.labelcolor": MUTED,
    "ytick.labelcolor": INK,
    "xtick.color": MUTED,
    "xtick.major.size": 2.5,
    "xtick.major.width": 0.6,
    "ytick.major.size": 0,
    "grid.color": FAINT,
    "grid.linewidth": 0.6,
    "hatch.linewidth": 0.6,
    "svg.fonttype": "none",
}


def sources(articles: pd.DataFrame, every: pd.DataFrame | None = None) -> list[str]:
    """Return every source of a study, the one with most measured articles first.

    Hand it to every chart's `prepare` as `sources`, so that all draw the same ones in the same
    colours.

    Args:
        articles: the articles that count.
        every: the selected ones, by which sources are ranked where copies are set aside, so that
            a source looks the same beside charts of every article.
    """
    if every is not None:
        left = set(articles["source"].astype(str))
        return [name for name in sources(every) if name in left]
    measured = articles.groupby("source")["is_measured"].agg(["sum", "size"])
    measured.index = measured.index.astype(str)
    measured.index.name = "name"
    ordered = measured.reset_index().sort_values(
        ["sum", "size", "name"], ascending=[False, False, True]
    )
    return [str(name) for name in ordered["name"]]


def ranked(sizes: "pd.Series[Any]", given: Sequence[str] = ()) -> list[str]:
    """Return the names in `sizes` (index: source), as `given` ranks them or else by size."""
    by_size = sizes.rename_axis("name").rename("size").reset_index()
    by_size["name"] = by_size["name"].astype(str)
    ordered = by_size.sort_values(["size", "name"], ascending=[False, True])["name"].tolist()
    known = set(given)
    return [*given, *(name for name in ordered if name not in known)]


def colours(sources: Sequence[str]) -> dict[str, str]:
    """Return each source's colour: the first MAX_SOURCES by name, the others all grey.

    Args:
        sources: all sources of the study, the largest first, as `sources()` gives them.
    """
    head = sorted(sources[:MAX_SOURCES])
    own = dict(zip(head, PALETTE, strict=False))
    return {source: own.get(source, OTHER) for source in sources}


def markers(sources: Sequence[str]) -> dict[str, str]:
    """Return each source's shape, which tells it apart where colour cannot."""
    head = sorted(sources[:MAX_SOURCES])
    order = [*head, *sources[MAX_SOURCES:]]
    return {source: MARKERS[place % len(MARKERS)] for place, source in enumerate(order)}


def dress(data: pd.DataFrame, order: Sequence[str]) -> pd.DataFrame:
    """Keep the rows of the first MAX_SOURCES of `order`, and add what every chart's data has.

    That is `colour` and `marker`, `source_rank` (from 0) and `n_sources`, how many there are.
    """
    shown = list(order)[:MAX_SOURCES]
    kept = data[data["source"].isin(shown)].copy()
    names = kept["source"].astype(str)
    kept["colour"] = names.map(colours(order)).astype("str")
    kept["marker"] = names.map(markers(order)).astype("str")
    kept["source_rank"] = names.map({name: rank for rank, name in enumerate(order)}).astype("int64")
    kept["n_sources"] = len(order)
    return kept


def drawn(data: pd.DataFrame) -> list[str]:
    """Return the sources that are drawn, the largest first."""
    ordered = data.sort_values("source_rank")["source"].astype("str").drop_duplicates()
    return [str(source) for source in ordered]


def themed(draw: "Callable[P, Figure]") -> "Callable[P, Figure]":
    """Run `draw` under the theme, whatever the session's own settings are."""

    @wraps(draw)
    def inside(*args: P.args, **kwargs: P.kwargs) -> "Figure":
        import matplotlib as mpl

        with mpl.rc_context(RC):
            fig = draw(*args, **kwargs)
            engine = fig.get_layout_engine()
            if fig.axes and engine is not None:
                # Laid out once, here, and not again for each format it is written in.
                engine.execute(fig)
                fig.set_layout_engine("none")
            return fig

    return inside


def figure(height: float, title: str, note: str = "") -> "Figure":
    """Return an empty figure: its title above, left, and its note below; height in inches."""
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    layout = ConstrainedLayoutEngine(w_pad=0.07, h_pad=0.07, wspace=0, hspace=0)
    above = _text.wrap(title, WIDTH - 0.3, TITLE_SIZE * 1.1, lines=2)
    below = _text.wrap(note, WIDTH - 0.3, SMALL, lines=6) if note else ""
    extra = (
        0.42 + 0.17 * above.count("\n") + (0.16 + 0.125 * (below.count("\n") + 1) if note else 0)
    )
    fig = Figure(figsize=(WIDTH, height + extra), layout=layout)
    bold = {"size": TITLE_SIZE, "weight": "bold", "family": BOLD_FACE}
    fig.suptitle(above, x=0.012, ha="left", color=INK, fontproperties=bold)
    if below:
        fig.supxlabel(below, x=0.012, ha="left", size=SMALL, color=MUTED)
    return fig


def nothing(title: str, reason: str) -> "Figure":
    """Return what stands in place of a chart that has nothing to draw: the reason, in words."""
    fig = figure(0.3, title)
    fig.text(0.012, 0.14, _text.wrap(reason, WIDTH - 0.3, SIZE, lines=2), color=MUTED, va="bottom")
    return fig


def kind(entity_type: str) -> str:
    """Return which of `KINDS` an entity's type is.

    >>> kind("GPE"), kind("LAW")
    ('place', 'other')
    """
    return next((name for name, (types, _, _) in KINDS.items() if entity_type in types), "other")


def left_out(data: pd.DataFrame, most: int = MAX_SOURCES) -> str:
    """Say how many sources are not drawn; empty when all are."""
    more = int(data["n_sources"].iloc[0]) - data["source"].nunique()
    if more <= 0:
        return ""
    return (
        f" The {most} sources with most articles are drawn; "
        f"{_text.counted(more, 'more is', 'more are')} in the table."
    )


def head(ax: "Axes", source: str, n: int, inches: float, colour: str) -> None:
    """Put a source's name and number of articles above its panel, under a line of its colour."""
    name = _text.wrap(source, inches + 0.08, SMALL, lines=3)
    ax.set_title(f"{name}\n{size(n, inches + 0.08)}", size=SMALL, linespacing=1.25)
    ax.spines["top"].set(visible=True, color=colour, linewidth=2.2)


def size(n: int, inches: float) -> str:
    """Say how many articles there are, in as many words as fit."""
    words = _text.counted(n, "article")
    return words if _text.width(words, SMALL) <= inches else f"n = {n:,}"


def ceiling(highest: float) -> float:
    """Return where an axis of shares ends: a round number not much beyond the highest."""
    return next((end for end in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8) if highest <= end), 1.0)


def share_axis(ax: "Axes", end: float, inches: float) -> None:
    """Scale an axis from 0 to `end` and mark it in per cent, its labels inside its own width."""
    ticks = [0, end / 2, end] if inches > 0.95 else [0, end]
    ax.set_xlim(-0.05 * end, 1.05 * end)
    ax.set_xticks(ticks, [f"{tick * 100:g}" + "%" * (tick == end) for tick in ticks])
    labels = ax.get_xticklabels()
    labels[0].set_horizontalalignment("left")
    labels[-1].set_horizontalalignment("right")


def shade(share: float) -> str:
    """Return the colour of a cell: CELL_LOW at 0, CELL_HIGH at 1."""
    return mixed(CELL_LOW, CELL_HIGH, min(max(share, 0.0), 1.0))


def mixed(first: str, second: str, part: float) -> str:
    """Return the colour between two, `part` of the way to the second.

    >>> mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    ends = zip(bytes.fromhex(first[1:]), bytes.fromhex(second[1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in ends)


def number_ticks(low: float, high: float, most: int = 6) -> list[float]:
    """Return round numbers between `low` and `high`, at most `most`."""
    from matplotlib.ticker import MaxNLocator

    found = MaxNLocator(nbins=most - 1, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
    return [float(tick) for tick in found if low <= tick <= high]


def heard(data: pd.DataFrame) -> str:
    """Say whose words a chart counts, from the column `heard` of its data; empty without one."""
    return f" {HEARD[str(data['heard'].iloc[0])]}" if "heard" in data and len(data) else ""


def ink_on(fill: str) -> str:
    """Return the colour of letters on a fill: the darker the fill, the lighter they must be.

    >>> ink_on("#1f4e79"), ink_on("#ddcdea")
    ('#ffffff', '#1c2024')
    """
    red, green, blue = bytes.fromhex(fill[1:])
    return PAPER if 0.299 * red + 0.587 * green + 0.114 * blue < 140 else INK


def links(anchors: "Sequence[str] | pd.Series[Any]") -> list[str | None]:
    """Return the addresses of marks: `#anchor`, or none where there is nothing behind the mark."""
    return [f"#{anchor}" if anchor else None for anchor in anchors]


def dots(ax: "Axes", rows: pd.DataFrame, y: Sequence[float], columns: Mapping[str, str]) -> None:
    """Draw estimates with their intervals as linked dots, filled where the verdict is "differs".

    Args:
        ax: where.
        rows: one dot each, of one source: colour, marker, verdict, anchor and `columns`.
        y: the height of each.
        columns: which columns are `x`, `low` and `high`.
    """
    colour, shape = rows["colour"].iloc[0], rows["marker"].iloc[0]
    urls = links(rows["anchor"])
    bars = ax.hlines(y, rows[columns["low"]], rows[columns["high"]], colors=colour, linewidth=1.3)
    bars.set_urls(urls)
    faces = [colour if verdict == "differs" else PAPER for verdict in rows["verdict"]]
    points = ax.scatter(
        rows[columns["x"]], y, s=24, marker=shape, c=faces, edgecolors=colour, linewidths=1.2,
        zorder=3, clip_on=False,
    )  # fmt: skip
    points.set_urls(urls)


def targets(
    ax: "Axes", boxes: Sequence[tuple[float, float, float, float]], urls: Sequence[Any]
) -> None:
    """Lay an invisible link over each box (left, bottom, width, height): a dot is hard to hit."""
    from matplotlib.patches import Rectangle

    for (left, bottom, wide, high), url in zip(boxes, urls, strict=True):
        if url:
            # Not quite clear: matplotlib leaves out what is, and then nothing could be clicked.
            patch = Rectangle((left, bottom), wide, high, facecolor=INK, alpha=0.002, linewidth=0)
            patch.set_url(url)
            patch.set_zorder(5)
            ax.add_patch(patch)


def shown_rows(n: int, pitch: float) -> float:
    """Return the inches that `n` rows take, rounded up to a whole pixel."""
    return ceil(n * pitch * DPI) / DPI
