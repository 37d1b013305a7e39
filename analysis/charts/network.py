"""Who is named together, as a network: names on a ring, a line between two named in one article.

Names that meet often stand at one height of the ring, facing or next to one another: the order of
the leaves of a clustering (Bar-Joseph et al. 2001, Fast optimal leaf ordering, Bioinformatics 17),
from top to bottom, in turns at the left and the right. Unlike the springs of the usual drawing it
is the same on every run, and no name lies on another.
"""

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.anchors import anchor
from analysis.charts import theme
from analysis.charts._text import clean, counted, fit, listed, width

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Floats = npt.NDArray[np.float64]

TITLE = "Who is named in the same articles"
NOTHING = (
    "Too few articles for a network: it takes ten, and two names that meet in some of them. In "
    "fewer, all that one article names belongs together."
)
# As in `contrasts.co_mentions`: below it no pair is tested, and all lines would be pale.
MIN_ARTICLES = 10
# Names that the ring has room for, and lines that can be followed by eye.
TOP_N, MOST_EDGES = 26, 60
LABELS, ROW = 2.25, 0.31
# How far a line is drawn to the middle: across the ring, and between names of one side, whose lines
# would else lie on one another.
BEND, BEND_BESIDE = 0.2, 0.5
THINNEST, THICKEST = 0.7, 3.6
SAID = 6


def prepare(
    co_mentions: pd.DataFrame, *, top_n: int = TOP_N, most_edges: int = MOST_EDGES
) -> pd.DataFrame:
    """Choose the names that most articles hold, and the lines between them.

    Args:
        co_mentions: the table of that name.
        top_n: how many names.
        most_edges: how many lines: first the pairs that meet beyond chance, the least likely by
            chance first, then the pairs that meet in most articles.

    Returns:
        One row a line, the ones beyond chance first: the table's columns, `n_left_out` (pairs of
        these names that meet beyond chance and are not drawn), `heading` and `anchor`, which is
        that of the heat map. No rows below `MIN_ARTICLES` articles.
    """
    co_mentions = co_mentions[co_mentions["n_articles_all"] >= MIN_ARTICLES]
    columns = (("entity", "n_articles"), ("other", "n_articles_other"))
    sizes = pd.concat([co_mentions.set_index(name)[n] for name, n in columns])
    named = sizes.groupby(level=0, observed=True).max().rename_axis("name").rename("n")
    top = named.reset_index().sort_values(["n", "name"], ascending=[False, True])["name"][:top_n]
    inside = co_mentions[co_mentions["entity"].isin(top) & co_mentions["other"].isin(top)]
    by = ["is_beyond_chance", "_chance", "n_articles_both", "entity", "other"]
    chance = inside["chance"].where(inside["is_beyond_chance"], 1.0)
    ordered = inside.assign(_chance=chance).sort_values(
        by, ascending=[False, True, False, True, True]
    )
    data = ordered.drop(columns="_chance").head(most_edges).reset_index(drop=True)
    data["n_left_out"] = int(ordered["is_beyond_chance"].iloc[most_edges:].sum())
    data["heading"] = data["entity"].astype("str") + " with " + data["other"].astype("str")
    data["anchor"] = [
        anchor("co_mentions", entity, other)
        for entity, other in zip(data["entity"].astype("str"), data["other"].astype("str"),
                                 strict=True)
    ]  # fmt: skip
    return data


@theme.themed
def draw(data: pd.DataFrame) -> "Figure":
    """Draw what `prepare` returned."""
    if data.empty:
        return theme.nothing(TITLE, NOTHING)
    nodes = _nodes(data)
    right = (len(nodes) + 1) // 2
    tall = max(theme.shown_rows(right, ROW), 0.6)
    wide = theme.WIDTH - 0.3
    fig = theme.figure(tall + 0.5, TITLE, _note(data))
    ax = fig.subplots()
    place = _ring(len(nodes), wide, tall)
    places = dict(zip(nodes["name"], place, strict=True))
    middle = np.array([wide / 2, tall / 2])
    highest = int(data["n_articles_both"].max())
    # the bold lines last, so that none is hidden under a pale one
    for edge in reversed(list(data.itertuples())):
        _edge(ax, edge, (places[edge.entity], places[edge.other], middle), highest)
    for node, (x, y) in zip(nodes.itertuples(), place, strict=True):
        _node(ax, node, (x, y), x > wide / 2, int(nodes["n"].max()))
    _legend(ax, list(dict.fromkeys(nodes["kind"])), tall)
    ax.set_xlim(0, wide)
    ax.set_ylim(tall + 0.4, 0)
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines["bottom"].set_visible(False)
    return fig


def _nodes(data: pd.DataFrame) -> pd.DataFrame:
    """Return the names with a line, in their order from the top of the ring to its bottom."""
    sides = (("entity", "n_articles", "entity_type"), ("other", "n_articles_other", "other_type"))
    parts = [data[list(s)].set_axis(["name", "n", "type"], axis=1) for s in sides]
    known = pd.concat(parts).astype({"name": "str", "type": "str"}).drop_duplicates("name")
    known = known.sort_values(["n", "name"], ascending=[False, True], ignore_index=True)
    known["kind"] = known["type"].map(theme.kind)
    return known.iloc[_order(data, list(known["name"]))].reset_index(drop=True)


def _order(data: pd.DataFrame, names: list[str]) -> list[int]:
    """Return the names' numbers such that those that meet most are near one another."""
    if len(names) < 3:
        return list(range(len(names)))
    from scipy.cluster.hierarchy import leaves_list, linkage
    from scipy.spatial.distance import squareform

    number = {name: place for place, name in enumerate(names)}
    close = np.zeros((len(names), len(names)))
    weights = np.where(data["is_beyond_chance"], data["ratio"].clip(upper=8.0), 0.2)
    for entity, other, weight in zip(data["entity"], data["other"], weights, strict=True):
        one, two = number[str(entity)], number[str(other)]
        close[one, two] = close[two, one] = weight
    # rounded, so that the last bits of a ratio cannot turn the ring on another machine
    apart = np.round(1 / (1 + close), 6)
    np.fill_diagonal(apart, 0)
    tree = linkage(squareform(apart, checks=False), "average", optimal_ordering=True)
    order: list[int] = leaves_list(tree).tolist()
    return order


def _ring(n: int, wide: float, tall: float) -> Floats:
    """Return places on an oval, from its top to its bottom, in turns at the left and the right."""
    number = np.arange(n)
    side = np.where(number % 2, 1.0, -1.0)
    y = (number // 2 + 0.5) / ((n + 1) // 2)
    reach = (wide / 2 - LABELS - 0.15) * np.sqrt(1 - 0.92 * (2 * y - 1) ** 2)
    return np.column_stack([wide / 2 + side * reach, y * tall])


def _edge(ax: "Axes", edge: Any, ends: tuple[Floats, Floats, Floats], highest: int) -> None:
    """Draw one line, as wide as the articles it stands for; pale where it may be chance."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    one, two, middle = ends
    is_beside = (one[0] > middle[0]) == (two[0] > middle[0])
    pull = BEND_BESIDE if is_beside else BEND
    bend = (one + two) / 2 + pull * (middle - (one + two) / 2)
    path = Path([one, bend, two], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
    thick = THINNEST + (THICKEST - THINNEST) * edge.n_articles_both / highest
    colour = theme.EDGE if edge.is_beyond_chance else theme.FAINT
    line = PathPatch(path, facecolor="none", edgecolor=colour, linewidth=thick, alpha=0.7,
                     capstyle="round")  # fmt: skip
    line.set_url(f"#{edge.anchor}")
    ax.add_patch(line)


def _node(ax: "Axes", node: Any, place: tuple[float, float], is_right: bool, most: int) -> None:
    """Draw one name: its shape by what it is, its size by the articles, its name outside."""
    _, colour, shape = theme.KINDS[node.kind]
    size = 22 + 90 * node.n / most
    ax.scatter([place[0]], [place[1]], s=size, marker=shape, c=colour, edgecolors=theme.PAPER,
               linewidths=0.8, zorder=3)  # fmt: skip
    count = f" ({node.n:,})"
    label = fit(node.name, LABELS - width(count, theme.SIZE), theme.SIZE) + count
    ax.text(place[0] + (0.12 if is_right else -0.12), place[1], label, va="center",
            ha="left" if is_right else "right", size=theme.SIZE, zorder=4)  # fmt: skip


def _legend(ax: "Axes", kinds: list[str], tall: float) -> None:
    at = 0.1
    for kind in (k for k in theme.KINDS if k in kinds):
        _, colour, shape = theme.KINDS[kind]
        ax.scatter([at], [tall + 0.26], s=30, marker=shape, c=colour, linewidths=0)
        ax.text(at + 0.12, tall + 0.26, kind, va="center", size=theme.SMALL, color=theme.MUTED)
        at += 0.4 + width(kind, theme.SMALL)


def _note(data: pd.DataFrame) -> str:
    left_out = int(data["n_left_out"].iloc[0])
    more = (
        f" {counted(left_out, 'more pair meets', 'more pairs meet')} beyond chance and "
        f"{'is' if left_out == 1 else 'are'} in the table."
        if left_out
        else ""
    )
    return (
        "Line: articles that name both, the wider the more; dark: more than chance gives, pale: "
        f"may be chance. In brackets, and by size: articles that name it.{more}"
    )


def alt(data: pd.DataFrame) -> str:
    """Say in words what `draw` shows: how many lines, how many beyond chance, the surest."""
    if data.empty:
        return f"No chart: {NOTHING}"
    sure = int(data["is_beyond_chance"].sum())
    names = len(set(data["entity"].astype("str")) | set(data["other"].astype("str")))
    said = [
        f"{clean(row.entity)} with {clean(row.other)} ({row.n_articles_both:,})"
        for row in data.head(SAID).itertuples()
    ]
    first = "the surest" if sure else "most"
    return (
        f"Network of {counted(names, 'name')} with {counted(len(data), 'line')} between two named "
        f"in the same articles, {sure:,} beyond chance; {first}: {listed(said, most=SAID)}."
    )
