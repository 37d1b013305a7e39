"""All measures side by side: a measure a panel, a source a row, mean, interval and verdict.

A shrunk mean stands beside each source's own as a tick: the fewer the articles, the nearer it is
to the mean of all, and the less the dot itself should be read. A mark leads to the evidence of the
measure's own chart (`strip`): each list of sentences stands on the page once.
"""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import measures
from analysis.anchors import anchor
from analysis.charts import theme
from analysis.charts._text import clean, counted, fit, listed, widest, width, wrap
from analysis.discover import modules

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

TITLE = "Every measure, source by source"
NOTHING = "There is no measure to compare."
COLUMNS = {"x": "mean", "low": "low", "high": "high"}
ACROSS = 3
LABELS, ROW = 1.45, 0.24
SAID = 6


def prepare(
    score_summary: pd.DataFrame,
    *,
    sources: Sequence[str] = (),
    labels: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """Lay out all measures and the sources to draw.

    Args:
        score_summary: the table of that name.
        sources: all sources of the study, the largest first; by default as the table has them.
        labels: what a measure is called on the page, by its name; by default its name.

    Returns:
        One row for each measure and source drawn, measures in the order of the table, then by
        source in the order of `sources`: the table's columns, label, unit, higher_means, panel,
        all_mean, and those every chart has.
    """
    sizes = score_summary.groupby("source", observed=True)["n_articles"].max()
    shown = score_summary[score_summary["n_articles"] > 0]
    data = theme.dress(shown, theme.ranked(sizes, sources))
    panels = {name: place for place, name in enumerate(pd.unique(data["measure"]))}
    known = {module.NAME: (module.UNIT, module.HIGHER_MEANS) for module in modules(measures)}
    about = [known.get(str(name), ("value", "")) for name in data["measure"]]
    total = (shown["mean"] * shown["n_articles"]).groupby(shown["measure"]).sum()
    data["all_mean"] = data["measure"].map(total / shown.groupby("measure")["n_articles"].sum())
    data["label"] = [
        clean((labels or {}).get(str(name), str(name).replace("_", " ")))
        for name in data["measure"]
    ]
    data["unit"] = pd.Series([unit for unit, _ in about], index=data.index, dtype="str")
    data["higher_means"] = pd.Series([more for _, more in about], index=data.index, dtype="str")
    data["anchor"] = [
        anchor("strip", str(name), str(source))
        for name, source in zip(data["measure"], data["source"], strict=True)
    ]
    data["panel"] = data["measure"].map(panels).astype("int64")
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
    note = (
        f"In brackets: the source's articles. Dot: their mean, {theme.DOT_NOTE} Grey line: mean "
        "of all articles. Upright tick: the mean drawn towards it, as few articles ask for."
        f"{theme.left_out(data)}"
    )
    tall = theme.shown_rows(len(sources), ROW)
    fig = theme.figure(down * (tall + 0.85) + 0.3, TITLE, note)
    axes = list(fig.subplots(down, across, sharey=True, squeeze=False).flat)
    sizes = data.groupby("source", observed=True)["n_articles"].max()
    names = [_name(source, int(sizes[source])) for source in sources]
    wide = (theme.WIDTH - 0.3 - widest(names, theme.SMALL, LABELS)) / across - 0.15
    for ax, (_, part) in zip(axes, data.groupby("panel"), strict=False):
        _panel(ax, part, [sources.index(source) for source in part["source"]], wide)
    for ax in axes[n:]:
        ax.set_visible(False)
    axes[0].set_yticks(range(len(sources)), names)
    for ax in axes[::across]:
        ax.tick_params(axis="y", labelsize=theme.SMALL)
    axes[0].set_ylim(len(sources) - 0.5, -0.5)
    return fig


def _panel(ax: "Axes", part: pd.DataFrame, y: Sequence[int], wide: float) -> None:
    """Draw one measure: a dot a source, against the line of all."""
    unit, more = part["unit"].iloc[0], part["higher_means"].iloc[0]
    low, high = _limits(part)
    ax.set_xlim(low, high)
    ax.hlines(y, low, high, colors=theme.FAINT, linewidth=0.6, zorder=0)
    ax.axvline(part["all_mean"].iloc[0], color=theme.OTHER, linewidth=1, zorder=1)
    for place, (_, row) in zip(y, part.groupby("source_rank"), strict=True):
        theme.dots(ax, row, [place], COLUMNS)
        shrunk, url = row["mean_shrunk"].iloc[0], f"#{row['anchor'].iloc[0]}"
        tick = ax.vlines(shrunk, place - 0.3, place + 0.3, colors=theme.INK, linewidth=1.1)
        tick.set_urls([url])
    boxes = [(low, place - 0.5, high - low, 1.0) for place in y]
    theme.targets(ax, boxes, theme.links(part["anchor"]))
    ticks = theme.number_ticks(low, high, most=4)
    ax.set_xticks(ticks, [_tick(tick, unit) for tick in ticks])
    label = f"{unit}, higher: {more}" if more else unit
    ax.set_xlabel(wrap(label, wide, theme.SMALL, lines=3), loc="left")
    ax.set_title(wrap(part["label"].iloc[0], wide, theme.SIZE), size=theme.SIZE)


def _limits(part: pd.DataFrame) -> tuple[float, float]:
    ends = pd.concat([part["mean"], part["low"], part["high"], part["all_mean"]]).dropna()
    low, high = float(ends.min()), float(ends.max())
    room = 0.06 * (high - low) or max(abs(high) * 0.1, 0.05)
    return low - room, high + room


def _is_share(unit: str) -> bool:
    return unit.startswith("share")


def _tick(value: float, unit: str) -> str:
    return f"{value * 100:g}%" if _is_share(unit) else f"{value:,g}"


def _name(source: str, n: int) -> str:
    count = f" ({n:,})"
    return fit(source, LABELS - width(count, theme.SMALL), theme.SMALL) + count


def alt(data: pd.DataFrame) -> str:
    """Say in words what `draw` shows: what differs from the other sources, and how much is open."""
    if data.empty:
        return f"No chart: {NOTHING}"
    found = data[data["verdict"] == "differs"]
    said = [_said(row) for row in found.itertuples()]
    rest = f"; {listed(said, most=SAID)}" if said else ""
    return (
        f"Dots with 95% intervals of {counted(data['panel'].nunique(), 'measure')} in "
        f"{counted(data['source'].nunique(), 'source')}: {len(found):,} of {len(data):,} differ "
        f"from the other sources{rest}."
    )


def _said(row: Any) -> str:
    value = f"{row.mean:.1%}" if _is_share(row.unit) else f"{row.mean:,.1f}"
    return f"{clean(row.source)} {row.label} {value}"
