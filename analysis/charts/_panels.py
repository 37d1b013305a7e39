"""Panels with bars, a source each, in rows of a few, and the key to the bars' fills below them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.charts import _text, theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Inches that a row of a key takes, and a number of four digits.
KEY_ROW, NUMBER = 0.19, 0.37
# Panels with bars that stand side by side; a fifth would make the bars too short to compare.
ACROSS = 4


def panels(fig: "Figure", n: int, heights: tuple[float, float]) -> "tuple[Sequence[Axes], Axes]":
    """Return `n` panels with one y axis, `across(n)` in a row, and a place for a key below all.

    Args:
        fig: from `figure`.
        n: how many panels.
        heights: inches of a row of panels, and of the key.
    """
    wide = across(n)
    rows = -(-n // wide)
    grid = fig.add_gridspec(rows + 1, wide, height_ratios=[heights[0]] * rows + [heights[1]])
    axes = [fig.add_subplot(grid[0, 0])]
    axes += [
        fig.add_subplot(grid[place // wide, place % wide], sharey=axes[0]) for place in range(1, n)
    ]
    for place, ax in enumerate(axes):
        ax.tick_params(labelleft=place % wide == 0)
    return axes, fig.add_subplot(grid[rows, :])


def across(n: int) -> int:
    """Return how many of `n` panels stand side by side: as many as there is room to read.

    >>> [across(n) for n in (2, 4, 5, 8)]
    [2, 4, 3, 4]
    """
    return -(-n // -(-n // ACROSS))


def key(
    ax: "Axes", entries: Sequence[tuple[str, str, str]], *, columns: int, inches: float
) -> None:
    """Say which fill is what, column by column.

    Args:
        ax: where; nothing else may be drawn there.
        entries: what it is, its fill, its hatch. A white fill is framed.
        columns: how many.
        inches: how wide the axes are.
    """
    from matplotlib.patches import Rectangle

    down = -(-len(entries) // columns)
    ax.set_axis_off()
    ax.set_xlim(0, inches)
    ax.set_ylim(down, 0)
    for n, (name, fill, hatch) in enumerate(entries):
        column, row = divmod(n, down)
        left = column * inches / columns
        edge = theme.OTHER if fill == theme.PAPER else theme.PAPER if hatch else fill
        box = Rectangle((left, row + 0.2), 0.13, 0.6, facecolor=fill, edgecolor=edge, hatch=hatch,
                        linewidth=0.8)  # fmt: skip
        ax.add_patch(box)
        words = _text.fit(name, inches / columns - 0.22, theme.SMALL)
        label = ax.text(left + 0.2, row + 0.5, words, va="center", size=theme.SMALL)
        # the key has the room it is given, and the panels above are not moved for it
        label.set_in_layout(False)


def sided(ax: "Axes", end: float, inches: float) -> float:
    """Scale an axis to `end` on both sides of 0, with room for a number; return its right end."""
    right = 1.05 * end + 2.1 * end * NUMBER / max(inches - NUMBER, NUMBER)
    ax.set_xlim(-1.05 * end, right)
    return right
