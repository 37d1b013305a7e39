"""Distinctive words: log-odds to both sides with intervals; the paler ones may well be chance."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.anchors import anchor
from analysis.charts import theme
from analysis.charts._text import clean, counted, fit, listed
from analysis.errors import ParameterError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

TITLE = "Words that one source uses more, or less, than the others"
NOTHING = "There is no word to compare: it takes two sources, and words that come several times."
# Of each side. Twice as many stand in the table.
TOP_N = 12
# Charts of words that are read one after the other.
MAX_TARGETS = 3
LABELS, ROW = 1.6, 0.2
# Square points of a dot: of one occurrence, and of as many as the chart's most frequent word has.
SMALLEST, LARGEST = 8.0, 130.0
PALE = 0.35
# Where the counts end, in widths of the axis.
COUNTS_AT = 1.13
SAID = 5


def prepare(
    keyness: pd.DataFrame,
    *,
    target: str = "",
    top_n: int = TOP_N,
    sources: Sequence[str] = (),
    voice: str = "own",
) -> pd.DataFrame:
    """Choose the words of one source that stand out most, to either side.

    Args:
        keyness: the table of that name.
        target: the source; the first in the table when empty.
        top_n: how many words of each side, by z.
        sources: all sources of the study, the largest first, for the colour.
        voice: whose words the table counts, said on the chart.

    Returns:
        One row a word, the highest log-odds first: the table's columns, `n` (occurrences in
        target and reference together), `side` (who uses it more: target or reference), heard, and
        those every chart has. No rows when the table has none of that target.
    """
    name = target or (str(keyness["target"].iloc[0]) if len(keyness) else "")
    table = keyness[keyness["target"] == name]
    by = ["z", "term"]
    above = table[table["log_odds"] > 0].sort_values(by, ascending=[False, True])[:top_n]
    below = table[table["log_odds"] < 0].sort_values(by)[:top_n]
    chosen = pd.concat([above, below]).assign(source=name)
    order = theme.ranked(keyness.groupby("target", observed=True).size(), sources)
    data = chosen.drop(columns="source").assign(
        n=chosen["n_target"] + chosen["n_reference"],
        side=chosen["target"].where(chosen["log_odds"] > 0, chosen["reference"]),
        anchor=[anchor("keyness", str(term), name) for term in chosen["term"]],
        colour=theme.colours(order).get(name, theme.OTHER),
        marker="o",
        heard=pd.Series(voice, index=chosen.index, dtype="str"),
        n_sources=len(order),
    )
    return data.sort_values(["log_odds", "term"], ascending=[False, True]).reset_index(drop=True)


def targets(
    keyness: pd.DataFrame, given: Sequence[str] = (), *, sources: Sequence[str] = ()
) -> list[str]:
    """Return the sources whose words are drawn: those given, or else the largest `MAX_TARGETS`.

    Of two sources one is enough: the other's words are the same with their signs turned.

    Raises:
        ParameterError: a source given has no words in the table.
    """
    known = set(keyness["target"].astype("str"))
    for name in given:
        if name not in known:
            raise ParameterError("targets", name, known)
    largest = [name for name in sources if name in known]
    return list(given) or largest[: 1 if len(largest) == 2 else MAX_TARGETS]


@theme.themed
def draw(data: pd.DataFrame) -> "Figure":
    """Draw what `prepare` returned."""
    if data.empty:
        return theme.nothing(TITLE, NOTHING)
    note = (
        "Dot: log-odds ratio, its area by occurrences. Line: 95% interval, articles drawn anew. "
        "Pale: cannot be told from chance, or too few articles to tell. "
        f"Uses: in the source, and in {_rest(data)}.{theme.heard(data)}"
    )
    fig = theme.figure(theme.shown_rows(len(data), ROW) + 0.75, TITLE, note)
    ax = fig.subplots()
    ends = data[["low", "high", "log_odds"]].abs().max().max()
    reach = 1.06 * float(ends)
    ax.set_xlim(-reach, reach)
    ax.set_ylim(len(data) - 0.4, -0.6)
    ax.axvline(0, color=theme.MUTED, linewidth=0.8, zorder=1)
    largest = int(data["n"].max())
    for place, row in enumerate(data.itertuples()):
        _lollipop(ax, place, row, largest)
    boxes = [(-reach, place - 0.5, 2 * reach, 1.0) for place in range(len(data))]
    theme.targets(ax, boxes, theme.links(data["anchor"]))
    ax.set_yticks(range(len(data)), [fit(term, LABELS, theme.SIZE) for term in data["term"]])
    ticks = theme.number_ticks(-reach, reach)
    ax.set_xticks(ticks, [f"{tick:+g}".replace("-", "−") if tick else "0" for tick in ticks])
    ax.set_xlabel("log-odds ratio", loc="left")
    _heads(ax, data)
    return fig


def _lollipop(ax: "Axes", place: int, row: Any, largest: int) -> None:
    """Draw one word: a stem from 0, the interval, the dot, and its counts at the right."""
    sure = row.verdict == "differs"
    colour = row.colour if row.log_odds > 0 else theme.MUTED
    if not sure:
        colour = theme.mixed(theme.PAPER, colour, PALE)
    stem = ax.hlines(place, 0, row.log_odds, colors=theme.FAINT, linewidth=2)
    interval = ax.hlines(place, row.low, row.high, colors=colour, linewidth=1.3)
    size = SMALLEST + (LARGEST - SMALLEST) * (row.n / largest)
    dot = ax.scatter([row.log_odds], [place], s=size, c=[colour], linewidths=0, zorder=3)
    for mark in (stem, interval, dot):
        mark.set_urls([f"#{row.anchor}"])
    ax.text(
        COUNTS_AT, place, f"{row.n_target:,} : {row.n_reference:,}", ha="right", va="center",
        transform=ax.get_yaxis_transform(), size=theme.SMALL,
        color=theme.INK if sure else theme.MUTED,
    )  # fmt: skip


def _heads(ax: "Axes", data: pd.DataFrame) -> None:
    """Say above the axis which side is whose, and what the counts at its right are."""
    half = (theme.WIDTH - LABELS - 1.1) / 2
    more = f"more in {fit(data['target'].iloc[0], half - 0.9, theme.SMALL)}"
    style: Any = {"size": theme.SMALL, "va": "bottom"}
    for words, side, ink in (
        (f"{more} →", 1, theme.INK),
        (f"← more in {_rest(data)}", -1, theme.MUTED),
    ):
        # Spaces would do in the PNG; in SVG they vanish.
        ax.annotate(
            words, (0, -0.95), (7 * side, 0), textcoords="offset points", color=ink,
            ha="left" if side > 0 else "right", annotation_clip=False, **style,
        )  # fmt: skip
    beside = ax.get_yaxis_transform()
    ax.text(COUNTS_AT, -0.95, "uses", transform=beside, ha="right", color=theme.MUTED, **style)


def _rest(data: pd.DataFrame) -> str:
    reference = str(data["reference"].iloc[0])
    return fit(reference, 1.6, theme.SMALL)


def alt(data: pd.DataFrame) -> str:
    """Say in words what `draw` shows: the words furthest out on each side, and what is sure."""
    if data.empty:
        return f"No chart: {NOTHING}"
    above, below = data[data["log_odds"] > 0], data[data["log_odds"] < 0][::-1]
    said = [
        f"more in {clean(who)}: {listed(_words(part), most=SAID)}"
        for who, part in ((data["target"].iloc[0], above), (_rest(data), below))
        if len(part)
    ]
    sure = int((data["verdict"] == "differs").sum())
    return (
        f"Log-odds ratio of {counted(len(data), 'word')} with 95% intervals; {'; '.join(said)}. "
        f"{sure:,} of {len(data):,} differ beyond chance."
    )


def _words(part: pd.DataFrame) -> list[str]:
    return [
        f"{row.term} ({row.log_odds:+.1f}, {row.n_target:,} to {row.n_reference:,})"
        for row in part.itertuples()
    ]
