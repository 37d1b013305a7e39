"""Who gets to speak: a source a bar, the roles of its speakers as parts of its quoted words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.anchors import anchor
from analysis.charts import _panels, theme
from analysis.charts._text import clean, counted, fit, listed, percent, width, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

TITLE = "Whose words each source gives: share of the words it quotes or reports"
NOTHING = "Nobody is quoted in these articles."
# Roles with a fill of their own; the table has them all.
TOP_N = 8
OTHERS = "other roles"
# They come last, and no fill but grey and white stands for them.
LAST = {OTHERS: "#9aa1a8", "unknown": "#d3d7da", "nobody named": "#ffffff"}
LABELS, ROW, BAR = 1.75, 0.52, 0.62
KEY_ACROSS = 3
SAID = 4


def prepare(
    voices: pd.DataFrame,
    *,
    top_n: int = TOP_N,
    sources: Sequence[str] = (),
    voice: str = "both",
) -> pd.DataFrame:
    """Choose the roles that have most words, and the sources to draw.

    Args:
        voices: the table of that name.
        top_n: how many roles; the words of all others are one part.
        sources: all sources of the study, the largest first; by default as the table has them.
        voice: whose words the table counts, said on the chart.

    Returns:
        One row for each role and source drawn, by source in the order of `sources`, the role of
        most words first: speaker_role (those beyond `top_n` together), source, n_quotes,
        n_quoted_words, n_articles_all, word_share, left (where its part begins), verdict (empty
        of roles together), fill, heard, and those every chart has.
    """
    totals = voices.groupby("speaker_role", observed=True)["n_quoted_words"].sum()
    order = totals.rename_axis("name").rename("n").reset_index()
    order = order[~order["name"].isin(LAST)].sort_values(["n", "name"], ascending=[False, True])
    top = order["name"].head(min(top_n, len(theme.FILLS))).tolist()
    shown = [*top, *LAST]
    role = voices["speaker_role"].where(voices["speaker_role"].isin(shown), OTHERS)
    parts = voices.assign(speaker_role=role.astype("str")).groupby(
        ["speaker_role", "source"], sort=False, observed=True
    )
    table = parts[["n_quotes", "n_quoted_words"]].sum()
    table["n_articles_all"] = parts["n_articles_all"].max()
    # a verdict is of one role; roles together were not compared
    table["verdict"] = parts["verdict"].agg(lambda v: v.iloc[0] if len(v) == 1 else "")
    table = table.reset_index()
    whole = table.groupby("source")["n_quoted_words"].transform("sum")
    table["word_share"] = table["n_quoted_words"] / whole.where(whole > 0)
    sizes = voices.groupby("source", observed=True)["n_articles_all"].max()
    data = theme.dress(table, theme.ranked(sizes, sources))
    data["place"] = data["speaker_role"].map({name: n for n, name in enumerate(shown)})
    data = data.sort_values(["source_rank", "place"], ignore_index=True)
    data["left"] = data.groupby("source")["word_share"].cumsum() - data["word_share"]
    fills = dict(zip(top, theme.FILLS, strict=False)) | LAST
    data["fill"] = data["speaker_role"].map(fills).astype("str")
    data["heard"] = pd.Series(voice, index=data.index, dtype="str")
    data["anchor"] = [
        anchor("voices", str(role), str(source)) if n else ""
        for role, source, n in zip(
            data["speaker_role"], data["source"], data["n_quotes"], strict=True
        )
    ]  # fmt: skip
    return data


def shown(spans: pd.DataFrame, data: pd.DataFrame) -> pd.DataFrame:
    """Return statements with the roles that `prepare` put together under their common name."""
    roles = spans["speaker_role"].where(spans["speaker_role"].isin(data["speaker_role"]), OTHERS)
    return spans.assign(speaker_role=roles.astype("str"))


@theme.themed
def draw(data: pd.DataFrame) -> "Figure":
    """Draw what `prepare` returned."""
    if data.empty or not data["n_quoted_words"].sum():
        return theme.nothing(TITLE, NOTHING)
    sources = theme.drawn(data)
    roles = data.loc[data["n_quoted_words"] > 0].sort_values("place")
    roles = roles.drop_duplicates("speaker_role")
    down = -(-len(roles) // KEY_ACROSS)
    note = (
        "In brackets: articles, and words quoted or reported. Bold: the source differs from the "
        "others in the share of its articles that quote such a speaker. Unknown: named, but what "
        f"the speaker is could not be read.{theme.heard(data)}{theme.left_out(data)}"
    )
    tall, key = theme.shown_rows(len(sources), ROW), theme.shown_rows(down, _panels.KEY_ROW)
    fig = theme.figure(tall + key + 0.55, TITLE, note)
    ax, below = fig.subplots(2, 1, height_ratios=[tall + 0.3, key])
    for row in data[data["n_quoted_words"] > 0].itertuples():
        _part(ax, row, sources.index(row.source))
    ax.set_xlim(0, 1)
    ax.set_ylim(len(sources) - 0.5, -0.5)
    ax.set_yticks(range(len(sources)), [_name(source, data) for source in sources])
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "25", "50", "75", "100%"])
    ax.set_xlabel("share of the source's quoted words", loc="left")
    entries = [
        (name, fill, "") for name, fill in zip(roles["speaker_role"], roles["fill"], strict=True)
    ]
    _panels.key(below, entries, columns=KEY_ACROSS, inches=theme.WIDTH - LABELS - 0.3)
    return fig


def _part(ax: "Axes", row: Any, place: int) -> None:
    """Draw one part of a bar: its fill, and as much of what it is as there is room for."""
    from matplotlib.patches import Rectangle

    url = f"#{row.anchor}" if row.anchor else None
    box = Rectangle(
        (row.left, place - BAR / 2), row.word_share, BAR, facecolor=row.fill,
        edgecolor=theme.PAPER if row.fill != theme.PAPER else theme.OTHER, linewidth=1.2,
    )  # fmt: skip
    box.set_url(url)
    ax.add_patch(box)
    room = row.word_share * (theme.WIDTH - LABELS - 0.5) - 0.1
    share = percent(row.word_share)
    if width(share, theme.SMALL) > room:
        return
    name = row.speaker_role.removeprefix("government: ")
    whole = fit(name, room, theme.SMALL)
    lines = f"{whole}\n{share}" if not whole.endswith("…") else share
    face = {
        "family": theme.BOLD_FACE,
        "weight": "bold" if row.verdict == "differs" else "normal",
        "size": theme.SMALL,
    }
    ax.text(
        row.left + row.word_share / 2, place, lines, ha="center", va="center", url=url,
        color=theme.ink_on(row.fill), fontproperties=face, linespacing=1.2,
    )  # fmt: skip


def _name(source: str, data: pd.DataFrame) -> str:
    mine = data[data["source"] == source]
    n, words = int(mine["n_articles_all"].max()), int(mine["n_quoted_words"].sum())
    return f"{wrap(source, LABELS, theme.SIZE, lines=1)}\n({n:,}; {words:,} words)"


def alt(data: pd.DataFrame) -> str:
    """Say in words what `draw` shows: each source's three most quoted roles."""
    if data.empty or not data["n_quoted_words"].sum():
        return f"No chart: {NOTHING}"
    said = []
    for source in theme.drawn(data):
        mine = data[(data["source"] == source) & (data["n_quoted_words"] > 0)]
        words = int(mine["n_quoted_words"].sum())
        top = mine.sort_values(["word_share", "speaker_role"], ascending=[False, True])[:3]
        roles = [f"{row.speaker_role} {percent(row.word_share)}" for row in top.itertuples()]
        named = listed(roles) if roles else "nobody"
        said.append(f"{clean(source)} ({counted(words, 'word')}): {named}")
    return f"Bars of quoted words by the speaker's role. {'; '.join(said[:SAID])}."
