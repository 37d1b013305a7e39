"""The speakers each source quotes most, and whether it doubts them: a panel a source."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from analysis.anchors import anchor
from analysis.charts import _panels, theme
from analysis.charts._text import clean, counted, fit, listed, widest, width, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

TITLE = "Who speaks, how often, and with which verbs they are introduced"
NOTHING = "Nobody is quoted in these articles."
TOP_N = 15
LABELS, ROW = 2.3, 0.225
# From the left; each differs from its neighbours in lightness and hatch, so that grey will do.
STANCES = {
    "endorsing": ("#1f4e79", ""),
    "neutral": ("#9fc3df", ""),
    "none": ("#e6e9ec", ""),
    "doubting": ("#e58e0f", "////"),
}
WORDS = {
    "endorsing": "endorsing (revealed)",
    "neutral": "neutral (said)",
    "none": "no verb",
    "doubting": "doubting (claimed)",
}
SAID = 4


def prepare(
    speakers: pd.DataFrame,
    *,
    top_n: int = TOP_N,
    sources: Sequence[str] = (),
    voice: str = "both",
) -> pd.DataFrame:
    """Choose the speakers most quoted, and the sources to draw.

    Args:
        speakers: the table of that name.
        top_n: how many speakers, by their statements in all sources.
        sources: all sources of the study, the largest first; by default as the table has them.
        voice: whose words the table counts, said on the chart.

    Returns:
        One row for each speaker, source and stance that occurs, the speaker most quoted first,
        then by source in the order of `sources`: speaker, source, cue_stance, n (statements), total
        (of the speaker in the source), left (where its part begins), heard, and those every chart
        has.
    """
    # who is not named is called by the role alone
    named = speakers[speakers["speaker"] != speakers["speaker_role"]]
    held = named.groupby("speaker", observed=True)[["n_quotes", "n_quoted_words"]].sum()
    held = held.rename_axis("name").reset_index()
    by = ["n_quotes", "n_quoted_words", "name"]
    top = held.sort_values(by, ascending=[False, False, True])["name"].head(top_n).tolist()
    sums = named[named["speaker"].isin(top)].groupby(["speaker", "source"], observed=True)
    counts = sums[[f"n_{stance}" for stance in STANCES]].sum().set_axis(list(STANCES), axis=1)
    pair = ["speaker", "source"]
    long = counts.reset_index().melt(id_vars=pair, var_name="cue_stance", value_name="n")
    sizes = speakers.groupby("source", observed=True)["n_quotes"].sum()
    data = theme.dress(long[long["n"] > 0], theme.ranked(sizes, sources))
    data["row"] = data["speaker"].map({name: n for n, name in enumerate(top)})
    data["stance_rank"] = data["cue_stance"].map({name: n for n, name in enumerate(STANCES)})
    data = data.sort_values(["row", "source_rank", "stance_rank"], ignore_index=True)
    of_pair = data.groupby(pair)["n"]
    data["total"] = of_pair.transform("sum")
    data["left"] = of_pair.cumsum() - data["n"]
    data["n_all"] = data["source"].map(sizes).astype("int64")
    data["heard"] = pd.Series(voice, index=data.index, dtype="str")
    data["anchor"] = [
        anchor("speakers", str(row.speaker), str(row.source), str(row.cue_stance))
        for row in data.itertuples()
    ]
    return data.drop(columns=["row", "stance_rank"])


@theme.themed
def draw(data: pd.DataFrame) -> "Figure":
    """Draw what `prepare` returned."""
    if data.empty:
        return theme.nothing(TITLE, NOTHING)
    names = list(dict.fromkeys(data["speaker"]))
    panels = theme.drawn(data)
    labels = [fit(name, LABELS, theme.SIZE) for name in names]
    note = (
        "A bar is a speaker's statements in the source, direct and reported, and the number how "
        "many; above, all of the source's, those of nobody who is named among them."
        f"{theme.heard(data)}{theme.left_out(data)}"
    )
    tall = theme.shown_rows(len(names), ROW)
    key = theme.shown_rows(2, _panels.KEY_ROW)
    wide_row = _panels.across(len(panels))
    down = -(-len(panels) // wide_row)
    fig = theme.figure(down * (tall + 0.7) + key + 0.25, TITLE, note)
    axes, below = _panels.panels(fig, len(panels), (tall + 0.7, key))
    wide = (theme.WIDTH - 0.3 - widest(labels, theme.SIZE, LABELS)) / wide_row - 0.12
    end = float(data["total"].max())
    for ax, source in zip(axes, panels, strict=True):
        part = data[data["source"] == source]
        _bars(ax, part, names, end)
        ax.set_xlim(0, end * 1.18)
        ax.set_xticks([0, end], ["0", f"{end:,.0f}"])
        _head(ax, source, part, wide)
    axes[0].set_ylim(len(names) - 0.5, -0.5)
    axes[0].set_yticks(range(len(names)), labels)
    axes[0].set_xlabel("statements", loc="left")
    entries = [(WORDS[stance], *look) for stance, look in STANCES.items()]
    _panels.key(below, entries, columns=2, inches=wide * wide_row)
    return fig


def _bars(ax: "Axes", part: pd.DataFrame, names: Sequence[str], end: float) -> None:
    """Draw the bars of one source, each part a link, and the number of statements behind each."""
    from matplotlib.patches import Rectangle

    ax.hlines(range(len(names)), 0, end, colors=theme.FAINT, linewidth=0.6, zorder=0)
    for row in part.itertuples():
        fill, hatch = STANCES[row.cue_stance]
        box = Rectangle(
            (row.left, names.index(row.speaker) - 0.32), row.n, 0.64, facecolor=fill,
            edgecolor=theme.PAPER, hatch=hatch, linewidth=0.6,
        )  # fmt: skip
        box.set_url(f"#{row.anchor}")
        ax.add_patch(box)
    for row in part.drop_duplicates("speaker").itertuples():
        place = names.index(row.speaker)
        ax.text(
            row.total + end * 0.03, place, f"{row.total:,}", va="center", size=theme.SMALL,
            color=theme.MUTED, bbox={"facecolor": theme.PAPER, "pad": 0.6, "linewidth": 0},
        )  # fmt: skip


def _head(ax: "Axes", source: str, part: pd.DataFrame, wide: float) -> None:
    name = wrap(source, wide + 0.08, theme.SMALL, lines=3)
    n = counted(int(part["n_all"].iloc[0]), "statement")
    if width(n, theme.SMALL) > wide:
        n = f"n = {int(part['n_all'].iloc[0]):,}"
    ax.set_title(f"{name}\n{n}", size=theme.SMALL, linespacing=1.25)
    ax.spines["top"].set(visible=True, color=part["colour"].iloc[0], linewidth=2.2)


def alt(data: pd.DataFrame) -> str:
    """Say in words what `draw` shows: who is quoted most in each source, and who is doubted."""
    if data.empty:
        return f"No chart: {NOTHING}"
    said = []
    for source in theme.drawn(data)[:SAID]:
        mine = data[data["source"] == source].drop_duplicates("speaker")
        top = mine.sort_values(["total", "speaker"], ascending=[False, True])[:3]
        who = [f"{clean(row.speaker)} {row.total:,}" for row in top.itertuples()]
        said.append(f"{clean(source)}: {listed(who)}")
    doubted = data[data["cue_stance"] == "doubting"]
    n = int(doubted["n"].sum())
    return (
        f"Bars of statements by speaker and source. {'; '.join(said)}. "
        f"{counted(n, 'statement')} of these speakers {'is' if n == 1 else 'are'} introduced with "
        "a doubting verb."
    )
