"""When the most named come up: an entity a row, a source a column, on one true time axis.

The last row has all articles of each source, so that a day without the name is told from a day
without articles.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.anchors import anchor
from analysis.charts import theme
from analysis.charts._text import clean, counted, fit, listed, widest
from analysis.charts._time import PERIODS, day_number, main_span, period_of, ticks

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NOTHING = "No article with a date names anyone."
TOP_N = 5
# Columns wide enough for an axis of time, and the bars that one has room for.
ACROSS, MOST_BARS = 4, 60
PANEL, LABELS = 0.55, 1.35
# The row of all articles.
ALL = "all articles"
SAID = 6


def prepare(
    entity_days: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    top_n: int = TOP_N,
    sources: Sequence[str] = (),
    voice: str = "both",
) -> pd.DataFrame:
    """Choose the entities named in most dated articles, and count by day, week, month or year.

    Args:
        entity_days: the table of that name.
        articles: the table of that name.
        top_n: how many entities.
        sources: all sources of the study, the largest first; by default by number of articles.
        voice: whose words the table counts, said on the chart.

    Returns:
        One row a bar, by entity, the most named first, with those of all articles (`entity` is
        empty) last, then by source in the order of `sources`, then time: entity, source,
        `first_day`, `next_day` (after its last), `period`, n_articles, n_articles_all (of the
        source, undated ones too), `n_undated` and `n_outside` (articles without a date, and
        outside the days drawn, of all sources), `heading`, heard, and those every chart has.
    """
    measured = articles[articles["is_measured"]]
    dated = measured.loc[measured["published_date"].notna(), ["source", "published_date"]]
    top = _most_named(entity_days)[:top_n]
    named = entity_days[entity_days["entity"].isin(top)]
    if named.empty:
        dated = dated.head(0)
    inside, n_outside = _inside(dated)
    every = dated.assign(entity="", n_articles=1)
    rows = pd.concat([named[["entity", "source", "published_date", "n_articles"]], every])
    rows = rows[rows["published_date"].between(*inside)] if inside else rows.head(0)
    period = period_of(rows["published_date"], MOST_BARS)
    spans = rows["published_date"].dt.to_period(PERIODS[period][0])
    keys = {"first_day": spans.dt.start_time, "next_day": (spans + 1).dt.start_time}
    grouped = rows.assign(**keys).groupby(["entity", "source", *keys], observed=True)
    counts = grouped["n_articles"].sum().reset_index()
    sizes = measured.groupby("source", observed=True).size()
    order = theme.ranked(sizes, sources)
    data = theme.dress(counts[counts["source"].isin(order[:ACROSS])], order)
    rank = {name: place for place, name in enumerate([*top, ""])}
    data = data.assign(
        period=period,
        n_articles_all=data["source"].map(sizes).astype("int64"),
        n_undated=int(measured["published_date"].isna().sum()),
        n_outside=n_outside,
        row=data["entity"].map(rank).astype("int64"),
        heard=pd.Series(voice, index=data.index, dtype="str"),
        anchor=_anchors(data),
        heading=[
            f"{row.entity} in {row.source} {row.first_day:{PERIODS[period][2]}}"
            for row in data.itertuples()
        ],
    )
    return data.sort_values(["row", "source_rank", "first_day"]).reset_index(drop=True)


def _most_named(entity_days: pd.DataFrame) -> list[str]:
    held = entity_days.groupby("entity", observed=True)[["n_articles", "n_mentions"]].sum()
    by = ["n_articles", "n_mentions", "name"]
    ordered = held.rename_axis("name").reset_index().sort_values(by, ascending=[False, False, True])
    return [str(name) for name in ordered["name"]]


def _inside(dated: pd.DataFrame) -> tuple[tuple[pd.Timestamp, pd.Timestamp] | None, int]:
    """Return the first and last day to draw, and how many articles lie outside of them."""
    if dated.empty:
        return None, 0
    inside = main_span(dated["published_date"])
    return inside, int((~dated["published_date"].between(*inside)).sum())


def _anchors(data: pd.DataFrame) -> list[str]:
    columns = (data["entity"].astype("str"), data["source"].astype("str"), data["first_day"])
    return [
        anchor("entity_days", entity, source, f"{day:%Y-%m-%d}") if entity else ""
        for entity, source, day in zip(*columns, strict=True)
    ]


def members(data: pd.DataFrame, mentions: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return the first mention in each article that a bar of a name stands for.

    A row is as in `mentions`, in its order, with `first_day`, that of its bar.
    """
    code = PERIODS[data["period"].iloc[0] if len(data) else "day"][0]
    dated = articles[articles["published_date"].notna()]
    first = dated["published_date"].dt.to_period(code).dt.start_time
    first.index = pd.Index(dated["article_id"].astype("str"))
    named = mentions[mentions["entity"].isin(set(data["entity"]) - {""})]
    named = named.drop_duplicates(["article_id", "entity"])
    found = first.reindex(named["article_id"].astype("str")).to_numpy()
    return named.assign(first_day=found).dropna(subset="first_day")


@theme.themed
def draw(data: pd.DataFrame) -> "Figure":
    """Draw what `prepare` returned."""
    if data.empty:
        return theme.nothing("Articles that name the most named, over time", NOTHING)
    period = str(data["period"].iloc[0])
    columns = theme.drawn(data)
    rows = list(dict.fromkeys(data["entity"]))
    alone = len(rows) == 2
    what = f"with {clean(rows[0])}" if alone else "that name the most named"
    title = f"Articles per {period} {what}, by source"
    fig = theme.figure(len(rows) * PANEL + 0.7, title, _note(data))
    axes = fig.subplots(len(rows), len(columns), sharex=True, sharey="row", squeeze=False)
    highest = [int(data.loc[data["entity"] == name, "n_articles"].max()) for name in rows]
    labels = [fit(name or ALL, LABELS, theme.SIZE) for name in rows]
    wide = (theme.WIDTH - 0.3 - widest(labels, theme.SIZE, LABELS)) / len(columns) - 0.12
    first, last = data["first_day"].min(), data["next_day"].max()
    room = max((last - first) * 0.02, (pd.Timedelta(days=14) - (last - first)) / 2)
    for (row, column), ax in zip(
        ((r, c) for r in range(len(rows)) for c in range(len(columns))), axes.flat, strict=True
    ):
        mine = (data["entity"] == rows[row]) & (data["source"] == columns[column])
        _panel(ax, data[mine], highest[row], is_named=bool(rows[row]))
        ax.tick_params(axis="y", labelleft=column == 0)
        ax.tick_params(axis="x", length=0)
    for ax, label, most in zip(axes[:, 0], labels, highest, strict=True):
        ax.set_yticks([most / 2], [label])
    for ax, source in zip(axes[0], columns, strict=True):
        part = data[data["source"] == source]
        n = int(part["n_articles_all"].iloc[0])
        theme.head(ax, source, n, wide, part["colour"].iloc[0])
    _time_axis(axes[-1], first - room, last + room, wide)
    return fig


def _panel(ax: "Axes", part: pd.DataFrame, highest: int, *, is_named: bool) -> None:
    """Draw one entity in one source: a bar a period, on the scale of its row."""
    from matplotlib.patches import Rectangle

    for bar in part.itertuples():
        left, wide = day_number(bar.first_day), day_number(bar.next_day)
        for bottom, high in ((0.0, bar.n_articles), (-0.16 * highest, 0.08 * highest)):
            colour = bar.colour if is_named else theme.OTHER
            box = Rectangle((left, bottom), (wide - left) * 0.86, high, facecolor=colour,
                            linewidth=0)  # fmt: skip
            box.set_url(f"#{bar.anchor}" if bar.anchor else None)
            ax.add_patch(box)
    ax.axhline(0, color=theme.MUTED, linewidth=0.5)
    # above the highest bar, so that the words are on none
    ax.set_ylim(-0.2 * highest, 1.75 * highest)
    most = f"max {part['n_articles'].max():,}" if len(part) else "never"
    ax.text(0, 1.15 * highest, most, transform=ax.get_yaxis_transform(), va="bottom",
            size=theme.SMALL - 1, color=theme.MUTED)  # fmt: skip
    ax.spines["bottom"].set_visible(False)


def _time_axis(
    axes: "Sequence[Axes]", first: pd.Timestamp, last: pd.Timestamp, wide: float
) -> None:
    """Mark round days under the last row, as many as there is room for."""
    found = ticks(first, last, max(int(wide / 0.62), 2))
    # round days may be too far apart for two of them, and too close for all
    found = found if len(found) <= max(int(wide / 0.62), 2) else [found[0], found[-1]]
    for ax in axes:
        ax.set_xlim(day_number(first), day_number(last))
        ax.set_xticks([day_number(day) for day, _ in found], [label for _, label in found])
        ax.tick_params(axis="x", length=2.5)


def _note(data: pd.DataFrame) -> str:
    period = data["period"].iloc[0]
    drawn = min(ACROSS, int(data["n_sources"].iloc[0]))
    return (
        f"Each row has a scale of its own; max: most articles in one {period}. The mark under a "
        f"bar shows that there is one, however low.{theme.heard(data)}"
        f"{_unplaced(data)}{theme.left_out(data, drawn)}"
    )


def _unplaced(data: pd.DataFrame) -> str:
    undated, outside = int(data["n_undated"].iloc[0]), int(data["n_outside"].iloc[0])
    said = ""
    if undated:
        said = f" {counted(undated, 'article has', 'articles have')} no date and no place here."
    if outside:
        are = (
            "article lies far from the others in time and is",
            "articles lie far from the others in time and are",
        )
        said += f" {counted(outside, *are)} left out of the axis."
    return said


def alt(data: pd.DataFrame) -> str:
    """Say in words what `draw` shows: from when to when, and when each was named most."""
    if data.empty:
        return f"No chart: {NOTHING}"
    period = data["period"].iloc[0]
    named = data[data["entity"] != ""]
    said = []
    for name in dict.fromkeys(named["entity"]):
        part = named[named["entity"] == name]
        top: Any = part.loc[part["n_articles"].idxmax()]
        when = f"{top['first_day']:{PERIODS[period][2]}}"
        said.append(f"{clean(name)} most in {clean(top['source'])} {when} ({top['n_articles']:,})")
    first, last = data["first_day"].min(), data["next_day"].max() - pd.Timedelta(days=1)
    return (
        f"Bars of articles per {period} from {first:%Y-%m-%d} to {last:%Y-%m-%d}, a row for each "
        f"entity and a column for each source: {listed(said, most=SAID)}.{_unplaced(data)}"
    )
