"""Whom a source doubts, and whom it backs: a role a row, a source a panel."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from analysis.anchors import anchor
from analysis.charts import _panels, theme
from analysis.charts._text import clean, counted, fit, listed, percent, widest, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

TITLE = "Which speakers are doubted, which are backed: verbs that are not neutral"
NOTHING = "No statement is introduced with a verb that doubts or backs it."
TOP_N = 10
LABELS, ROW = 2.0, 0.27
FILLS = {"doubting": "#e58e0f", "endorsing": "#1f4e79"}
SIGNS = {"doubting": -1, "endorsing": 1}
# The axis ends here at least, or a single statement would fill a panel.
LEAST = 0.1
# The axis is made for roles with so many statements; a bar of fewer may be cut, with its share.
ENOUGH = 20
SAID = 4


def prepare(
    stances: pd.DataFrame,
    *,
    top_n: int = TOP_N,
    sources: Sequence[str] = (),
    voice: str = "both",
) -> pd.DataFrame:
    """Choose the roles with most statements, and the sources to draw.

    Args:
        stances: the table of that name.
        top_n: how many roles, those of all speakers together among them.
        sources: all sources of the study, the largest first; by default as the table has them.
        voice: whose words the table counts, said on the chart.

    Returns:
        One row for each role, stance (doubting, endorsing) and source drawn that has statements
        of that role, roles by statements, then by source in the order of `sources`: the table's
        columns, heard, and those every chart has.
    """
    telling = stances[stances["cue_stance"].isin(list(FILLS)) & (stances["n_quotes_all"] > 0)]
    once = telling[telling["cue_stance"] == "doubting"]
    held = once.groupby("speaker_role", observed=True)["n_quotes_all"].sum()
    order = held.rename_axis("name").rename("n").reset_index()
    order = order.sort_values(["n", "name"], ascending=[False, True])
    top = order["name"].head(top_n).tolist()
    sizes = once.groupby("source", observed=True)["n_quotes_all"].max()
    some = telling[telling["speaker_role"].isin(top)]
    data = theme.dress(some, theme.ranked(sizes, sources))
    data["row"] = data["speaker_role"].map({name: n for n, name in enumerate(top)}).astype("int64")
    data["heard"] = pd.Series(voice, index=data.index, dtype="str")
    data["anchor"] = [
        anchor("stances", str(row.speaker_role), str(row.cue_stance), str(row.source))
        if row.n_quotes
        else ""
        for row in data.itertuples()
    ]
    return data.sort_values(["row", "source_rank", "cue_stance"], ignore_index=True)


@theme.themed
def draw(data: pd.DataFrame) -> "Figure":
    """Draw what `prepare` returned."""
    if data.empty or not data["n_quotes"].sum():
        return theme.nothing(TITLE, NOTHING)
    names = data.drop_duplicates("row")["speaker_role"].tolist()
    rows = {name: place for place, name in enumerate(names)}
    panels = theme.drawn(data)
    labels = [fit(name, LABELS, theme.SIZE) for name in names]
    note = (
        "A bar is the share of the role's statements that have a doubting verb (claimed, left) or "
        "an endorsing one (revealed, right); the number, all its statements with a verb. Filled: "
        "the source differs from the others; hollow: that cannot be told, or there are too few "
        f"articles.{theme.heard(data)}{theme.left_out(data)}"
    )
    tall, key = theme.shown_rows(len(names), ROW), theme.shown_rows(1, _panels.KEY_ROW)
    wide_row = _panels.across(len(panels))
    down = -(-len(panels) // wide_row)
    fig = theme.figure(down * (tall + 0.7) + key + 0.25, TITLE, note)
    axes, below = _panels.panels(fig, len(panels), (tall + 0.7, key))
    wide = (theme.WIDTH - 0.3 - widest(labels, theme.SIZE, LABELS)) / wide_row - 0.12
    end = _end(data)
    for ax, source in zip(axes, panels, strict=True):
        part = data[data["source"] == source]
        _bars(ax, part, rows, (end, _panels.sided(ax, end, wide)))
        ax.set_xticks([-end, 0, end], [f"{end:.0%}" if wide > 1 else "", "0", f"{end:.0%}"])
        name = wrap(source, wide + 0.08, theme.SMALL, lines=3)
        ax.set_title(f"{name}\n← doubts | backs →" if wide > 1.1 else name, size=theme.SMALL,
                     linespacing=1.25)  # fmt: skip
        ax.spines["top"].set(visible=True, color=part["colour"].iloc[0], linewidth=2.2)
    axes[0].set_ylim(len(names) - 0.5, -0.5)
    axes[0].set_yticks(range(len(names)), labels)
    axes[0].set_xlabel("share", loc="left")
    entries = [(f"{stance} verbs", fill, "") for stance, fill in FILLS.items()]
    _panels.key(below, entries, columns=2, inches=wide * wide_row)
    return fig


def _end(data: pd.DataFrame) -> float:
    """Return where the axis ends: beyond the shares of roles with `ENOUGH` statements, if any."""
    enough = data[data["n_quotes_all"] >= ENOUGH]
    return theme.ceiling(max(float((enough if len(enough) else data)["quote_share"].max()), LEAST))


def _bars(ax: "Axes", part: pd.DataFrame, rows: dict[str, int], ends: tuple[float, float]) -> None:
    """Draw one source's bars, and the number of statements they are shares of."""
    from matplotlib.patches import Rectangle

    end, right = ends
    ax.axvline(0, color=theme.MUTED, linewidth=0.8, zorder=3)
    for row in part[part["n_quotes"] > 0].itertuples():
        colour = FILLS[row.cue_stance]
        wide = SIGNS[row.cue_stance] * min(row.quote_share, end)
        box = Rectangle(
            (min(wide, 0.0), rows[row.speaker_role] - 0.3), abs(wide), 0.6, edgecolor=colour,
            facecolor=colour if row.verdict == "differs" else theme.PAPER, linewidth=1.2,
        )  # fmt: skip
        box.set_url(f"#{row.anchor}")
        ax.add_patch(box)
        if row.quote_share > end:
            ink = theme.PAPER if row.verdict == "differs" else theme.INK
            ax.text(
                wide * 0.5, rows[row.speaker_role], percent(row.quote_share), ha="center",
                va="center", size=theme.SMALL - 1.5, color=ink, url=f"#{row.anchor}",
            )  # fmt: skip
    for row in part.drop_duplicates("row").itertuples():
        ax.text(
            right, rows[row.speaker_role], f"{row.n_quotes_all:,}", va="center", ha="right",
            size=theme.SMALL, color=theme.MUTED,
        )  # fmt: skip


def alt(data: pd.DataFrame) -> str:
    """Say in words what `draw` shows: how often each source doubts, and whom most."""
    if data.empty or not data["n_quotes"].sum():
        return f"No chart: {NOTHING}"
    said = []
    for source in theme.drawn(data)[:SAID]:
        mine = data[(data["source"] == source) & (data["n_quotes"] > 0)]
        order = mine.sort_values(["n_quotes", "row"], ascending=[False, True])[:3]
        of = [
            f"{row.cue_stance} verbs for {percent(row.quote_share)} of "
            f"{counted(row.n_quotes_all, 'statement')} by {row.speaker_role}"
            for row in order.itertuples()
        ]
        said.append(f"{clean(source)}: {listed(of) if of else 'none'}")
    return f"Bars of doubting and endorsing verbs by role and source. {'; '.join(said)}."
