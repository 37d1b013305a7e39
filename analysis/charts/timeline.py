"""When: articles per day on a true time axis, a source a panel, so that gaps show as gaps."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.anchors import anchor
from analysis.charts import theme
from analysis.charts._text import counted, fit, listed
from analysis.charts._time import PERIODS, day_number, period_of, ticks

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NOTHING = "No article has a date."
PANEL = 0.62
SAID = 8


def prepare(articles: pd.DataFrame, *, sources: Sequence[str] = ()) -> pd.DataFrame:
    """Count articles per period and source; the period is a day unless there are too many.

    Args:
        articles: the table of that name.
        sources: all sources of the study, the largest first; by default by number of articles.

    Returns:
        One row for each period in which a source has articles, by source in the order of
        `sources`, then time: source, `first_day`, `next_day` (after its last), `period`,
        n_articles, n_articles_all (of the source, undated ones too), `n_undated` (of all
        sources), and those every chart has.
    """
    dated = articles[articles["published_date"].notna()]
    period = period_of(dated["published_date"])
    spans = dated["published_date"].dt.to_period(PERIODS[period][0])
    columns = {"first_day": spans.dt.start_time, "next_day": (spans + 1).dt.start_time}
    counts = (
        dated.assign(**columns)
        .groupby(["source", *columns], observed=True)
        .size()
        .rename("n_articles")
        .reset_index()
    )
    sizes = articles.groupby("source", observed=True).size()
    data = theme.dress(counts, theme.ranked(sizes, sources))
    data["period"] = period
    data["n_articles_all"] = data["source"].map(sizes).astype("int64")
    data["n_undated"] = len(articles) - len(dated)
    data["anchor"] = [
        anchor("timeline", str(source), f"{day:%Y-%m-%d}")
        for source, day in zip(data["source"], data["first_day"], strict=True)
    ]
    return data.sort_values(["source_rank", "first_day"]).reset_index(drop=True)


def members(data: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return which articles each bar stands for.

    One row an article that is drawn, in the order of `articles`: article_id, the first_day of
    its bar, and the bar's anchor.
    """
    known = articles[["article_id", "source", "published_date"]].astype({"source": "str"})
    dated = known[known["published_date"].notna()]
    code = PERIODS[data["period"].iloc[0] if len(data) else "day"][0]
    days = dated["published_date"].dt.to_period(code).dt.start_time
    bars = data[["source", "first_day", "anchor"]].astype({"source": "str"})
    found = dated.assign(first_day=days).merge(bars, on=["source", "first_day"])
    return found[["article_id", "first_day", "anchor"]]


@theme.themed
def draw(data: pd.DataFrame) -> "Figure":
    """Draw what `prepare` returned."""
    if data.empty:
        return theme.nothing("Articles per day", NOTHING)
    period = data["period"].iloc[0]
    sources = theme.drawn(data)
    note = (
        f"The mark under a bar shows that there is one, however low.{_undated(data)}"
        f"{theme.left_out(data)}"
    )
    fig = theme.figure(len(sources) * PANEL + 0.5, f"Articles per {period}", note)
    axes = fig.subplots(len(sources), 1, sharex=True, sharey=True, squeeze=False)[:, 0]
    first, last = data["first_day"].min(), data["next_day"].max()
    # A single day would be a wall from side to side.
    room = max((last - first) * 0.02, (pd.Timedelta(days=14) - (last - first)) / 2)
    highest = int(data["n_articles"].max())
    for ax, source in zip(axes, sources, strict=True):
        part = data[data["source"] == source]
        _panel(ax, part, highest)
        size = counted(int(part["n_articles_all"].iloc[0]), "article")
        name = fit(source, theme.WIDTH - 2.5, theme.SMALL)
        ax.set_title(f"{name}, {size}", size=theme.SMALL, pad=2)
    axes[-1].set_xlim(day_number(first - room), day_number(last + room))
    marks = ticks(first - room, last + room)
    axes[-1].set_xticks([day_number(day) for day, _ in marks], [label for _, label in marks])
    axes[-1].set_ylim(-0.16 * highest, highest * 1.05)
    return fig


def _panel(ax: "Axes", part: pd.DataFrame, highest: int) -> None:
    """Draw one source: a bar a period, a mark beneath each, the height of the axis at the left."""
    from matplotlib.patches import Rectangle

    colour = part["colour"].iloc[0]
    for bar in part.itertuples():
        left, wide = day_number(bar.first_day), day_number(bar.next_day) - day_number(bar.first_day)
        for bottom, high in ((0.0, bar.n_articles), (-0.16 * highest, 0.08 * highest)):
            box = Rectangle((left, bottom), wide * 0.86, high, facecolor=colour, linewidth=0)
            box.set_url(f"#{bar.anchor}")
            ax.add_patch(box)
    ax.axhline(0, color=theme.MUTED, linewidth=0.6)
    ax.set_yticks([0, highest], ["0", f"{highest:,}"], size=theme.SMALL, color=theme.MUTED)
    ax.spines["bottom"].set_visible(False)


def _undated(data: pd.DataFrame) -> str:
    n = int(data["n_undated"].iloc[0])
    return f" {counted(n, 'article has', 'articles have')} no date and no place here." if n else ""


def alt(data: pd.DataFrame) -> str:
    """Say in words what `draw` shows: from when to when, how many a source, the fullest period."""
    if data.empty:
        return f"No chart: {NOTHING}"
    period = data["period"].iloc[0]
    said = []
    for source in theme.drawn(data):
        part = data[data["source"] == source]
        top = part.loc[part["n_articles"].idxmax()]
        said.append(
            f"{source} {part['n_articles'].sum():,}, most ({top['n_articles']:,}) {_when(top)}"
        )
    first, last = data["first_day"].min(), data["next_day"].max() - pd.Timedelta(days=1)
    return (
        f"Bars of articles per {period} from {first:%Y-%m-%d} to {last:%Y-%m-%d}, a panel for each "
        f"source: {listed(said, most=SAID)}.{_undated(data)}"
    )


def _when(row: Any) -> str:
    return f"{row['first_day']:{PERIODS[row['period']][2]}}"
