"""Values of articles, such as readability: a point an article, the mean with its interval above."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis import measures
from analysis.anchors import anchor
from analysis.charts import theme
from analysis.charts._text import clean, counted, fit, width
from analysis.discover import modules

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NOTHING = "No article has a value: they are too short, or none is measured."
LABELS, ROW = 1.9, 0.52
# Points within this part of the axis are near one another; in a crowd of more than CROWD they
# spread to the full DEPTH of a row.
BINS, CROWD, DEPTH = 45, 5, 0.38
SAID = 8


def prepare(
    scores: pd.DataFrame,
    articles: pd.DataFrame,
    score_summary: pd.DataFrame,
    *,
    measure: str,
    sources: Sequence[str] = (),
) -> pd.DataFrame:
    """Choose one measure's values and the sources to draw.

    Args:
        scores: the table of that name.
        articles: the table of that name.
        score_summary: the table of that name.
        measure: the measure's name.
        sources: all sources of the study, the largest first; by default by articles with a value.

    Returns:
        One row an article with a value, by source in the order of `sources`, then value: measure,
        its unit and higher_means, source, article_id, title, value, the source's n_articles,
        mean, low, high and verdict, and those every chart has. The points of a source share
        their anchor.
    """
    known = articles[["article_id", "source", "title"]].astype("str")
    wanted = scores[(scores["measure"] == measure) & scores["value"].notna()]
    values = wanted[["article_id", "value"]].astype({"article_id": "str"})
    means = score_summary[score_summary["measure"] == measure]
    columns = ["source", "n_articles", "mean", "low", "high", "verdict"]
    merged = values.merge(known, on="article_id").merge(means[columns], on="source")
    sizes = means.set_index("source")["n_articles"]
    unit, higher_means = _about(measure)
    about = merged.assign(measure=measure, unit=unit, higher_means=higher_means)
    data = theme.dress(about, theme.ranked(sizes, sources))
    data["anchor"] = [anchor("strip", measure, str(source)) for source in data["source"]]
    return data.sort_values(["source_rank", "value", "article_id"]).reset_index(drop=True)


def _about(measure: str) -> tuple[str, str]:
    """Return a measure's unit and what a higher value means, as its own file has them."""
    known = {module.NAME: module for module in modules(measures)}
    found = known.get(measure)
    return (found.UNIT, found.HIGHER_MEANS) if found else ("value", "")


@theme.themed
def draw(data: pd.DataFrame, *, label: str = "") -> "Figure":
    """Draw what `prepare` returned.

    Args:
        data: from `prepare`.
        label: what the measure is called; by default its name.
    """
    name = label or (_called(data) if len(data) else "value")
    title = f"{name[:1].upper()}{name[1:]}, article by article"
    if data.empty:
        return theme.nothing(title, NOTHING)
    note = (
        f"Small dot: an article. Large mark: the source's mean, {theme.DOT_NOTE}"
        f"{theme.left_out(data)}"
    )
    sources = theme.drawn(data)
    fig = theme.figure(theme.shown_rows(len(sources), ROW) + 0.5, title, note)
    ax = fig.subplots()
    unit, higher_means = data["unit"].iloc[0], data["higher_means"].iloc[0]
    low, high = _limits(data, unit)
    ax.set_xlim(low, high)
    ax.set_ylim(len(sources) - 0.5, -0.5)
    for place, source in enumerate(sources):
        _row(ax, place, data[data["source"] == source], (low, high))
    names = [_name(source, data) for source in sources]
    ax.set_yticks(range(len(sources)), names)
    ticks = theme.number_ticks(low, high, most=8)
    ax.set_xticks(ticks, [_tick(tick, unit) for tick in ticks])
    ax.set_xlabel(unit + (f" (higher: {higher_means})" if higher_means else ""), loc="left")
    return fig


def _called(data: pd.DataFrame) -> str:
    return clean(data["measure"].iloc[0]).replace("_", " ")


def _limits(data: pd.DataFrame, unit: str) -> tuple[float, float]:
    """Return the ends of the axis: all values, and all intervals, with room at both sides."""
    ends = pd.concat([data["value"], data["low"], data["high"]]).dropna()
    low, high = float(ends.min()), float(ends.max())
    if _is_share(unit):
        low = 0.0
    room = 0.04 * (high - low) or max(abs(high) * 0.1, 0.05 if _is_share(unit) else 1.0)
    return low - room, high + room


def _row(ax: "Axes", place: int, part: pd.DataFrame, limits: tuple[float, float]) -> None:
    """Draw one source: its articles below the line of its row, its mean above them."""
    colour, url = part["colour"].iloc[0], f"#{part['anchor'].iloc[0]}"
    ax.axhline(place + 0.08, color=theme.FAINT, linewidth=0.6, zorder=0)
    heights = place + 0.08 + _scattered(part["value"].to_numpy(), limits)
    points = ax.scatter(part["value"], heights, s=9, c=colour, alpha=0.5, linewidths=0)
    points.set_urls([url] * len(part))
    means = part.iloc[:1]
    theme.dots(ax, means, [place - 0.22], {"x": "mean", "low": "low", "high": "high"})
    theme.targets(ax, [(limits[0], place - 0.5, limits[1] - limits[0], 1.0)], [url])


def _scattered(
    values: "np.ndarray[Any, Any]", limits: tuple[float, float]
) -> "np.ndarray[Any, Any]":
    """Return how far each point is pushed down: the further, the more points are near it.

    The pushes of neighbours are spread evenly by the golden ratio, not drawn at random.
    """
    slots = np.floor((values - limits[0]) / (limits[1] - limits[0]) * BINS)
    near = pd.Series(slots).groupby(slots).transform("size").to_numpy()
    part = np.arange(len(values)) * 0.6180339887 % 1
    pushed: np.ndarray[Any, Any] = part * DEPTH * (near - 1) / max(int(near.max()) - 1, CROWD)
    return pushed


def _name(source: str, data: pd.DataFrame) -> str:
    n = int(data.loc[data["source"] == source, "n_articles"].iloc[0])
    count = f" ({n:,})"
    return fit(source, LABELS - width(count, theme.SIZE), theme.SIZE) + count


def _is_share(unit: str) -> bool:
    return unit.startswith("share")


def _tick(value: float, unit: str) -> str:
    return f"{value * 100:g}%" if _is_share(unit) else f"{value:,g}"


def alt(data: pd.DataFrame) -> str:
    """Say in words what `draw` shows: each source's mean with its interval, and the range."""
    if data.empty:
        return f"No chart: {NOTHING}"
    unit = data["unit"].iloc[0]
    said = [
        f"{clean(row.source)} {_number(row.mean, unit)}{_interval(row, unit)} over "
        f"{counted(row.n_articles, 'article')}, {row.verdict}"
        for row in data.drop_duplicates("source").itertuples()
    ]
    return (
        f"Strip of {_called(data)} ({unit}) by source, a point for each of "
        f"{counted(len(data), 'article')}, from {_number(data['value'].min(), unit)} to "
        f"{_number(data['value'].max(), unit)}. Means with 95% interval: {'; '.join(said[:SAID])}."
    )


def _number(value: float, unit: str) -> str:
    return f"{value:.1%}" if _is_share(unit) else f"{value:,.1f}"


def _interval(row: Any, unit: str) -> str:
    if row.low != row.low:
        return ""
    return f" ({_number(row.low, unit)} to {_number(row.high, unit)})"
