"""The cell of a matrix of shares: shaded by the share, which stands in it with its count."""

from typing import TYPE_CHECKING, Any

from analysis.charts import theme
from analysis.charts._text import percent, width

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INSET = 0.07


def share_cell(ax: "Axes", cell: Any, place: tuple[float, float], end: float, wide: float) -> None:
    """Draw one cell: its colour by the share, the share, and the count beneath."""
    from matplotlib.patches import Rectangle

    url = f"#{cell.anchor}" if cell.anchor else None
    colour = theme.shade(cell.article_share / end)
    box = Rectangle(place, 1, 1, facecolor=colour, edgecolor=theme.PAPER, linewidth=2)
    box.set_url(url)
    ax.add_patch(box)
    weight = "bold" if cell.verdict == "differs" else "normal"
    count, small = f"{cell.n_articles:,}/{cell.n_articles_all:,}", theme.SMALL - 0.5
    if width(count, small) > wide - 2 * INSET:
        # How many there are in all stands above the column, too.
        count = f"{cell.n_articles:,}"
    words = (
        (0.45, percent(cell.article_share), theme.SIZE, theme.INK, weight),
        (0.8, count, small, theme.CELL_MUTED, "normal"),
    )
    for down, text, size, ink, heavy in words:
        face = {"family": theme.BOLD_FACE, "weight": heavy, "size": size}
        ax.text(
            place[0] + INSET / wide, place[1] + down, text, color=ink, fontproperties=face, url=url
        )
