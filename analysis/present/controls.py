"""A concordance with its chart and tables, and live controls where a front end can use them.

Everything is shown as plain output first: that is what a report, a reader on the web and a saved
notebook have. In JupyterLab controls stand above it and draw the same outputs anew, each under its
display id, so that no cell is run again. Nothing that comes from articles is ever markup: options
are text, and what is drawn is what `present` makes anywhere else.
"""

import asyncio
import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from importlib.util import find_spec
from typing import Any

import pandas as pd

from analysis import concordance, present
from analysis.charts import entity_days as over_time
from analysis.charts import theme
from analysis.charts._text import clean
from analysis.concordance import Query, Searchable
from analysis.contrasts.entity_days import entity_days
from analysis.errors import AnalysisError
from analysis.evidence import behind
from analysis.lexicons.load import labels
from analysis.present._evidence import evidence
from analysis.present._kwic import kwic
from analysis.present._shown import Shown
from analysis.study import Study

TABLES = ("sentences", "quoted", "mentions", "topic_hits", "quotes")
# Lines of a concordance, each with its whole sentence beneath: 25 kB of a page.
LINES = 20
# Sentences of all sources' lists together, 30 kB of a page.
SENTENCES = 40
# The parts that take most of a second on 1,500 articles: while someone types or drags, they wait
# until nothing was changed for so many seconds, so that the lines answer at once.
SLOW, PAUSE = ("sources", "chart"), 0.4
# Names offered in a list that is searched by typing; others can be typed all the same.
OFFERED = 1000
# Set by a Jupyter server for the kernel of a notebook that somebody has open, and by nothing that
# runs notebooks without a front end.
OPENED = "JPY_SESSION_NAME"
WIDGET = "application/vnd.jupyter.widget-view+json"
MISSING = (
    "Live controls need ipywidgets (pip install ipywidgets, then restart the kernel). Without it, "
    "change the parameters above and run all cells."
)
ASIDE = "Run this notebook in JupyterLab, and controls stand here."
SORTED = {
    "by source": "source",
    "by date": "date",
    "by the words before": "left",
    "by the words after": "right",
}


def explore(study: Study, given: Query, *, top_n: int = LINES) -> "Board":
    """Search a study's tables and return what can be shown of it.

    Args:
        study: the study.
        given: what is looked for; without a subject, the entity that most sources name.
        top_n: lines of the concordance, and sources in the table.

    Raises:
        ParameterError: what is asked for is not there.
    """
    tables = {name: study.table(name) for name in TABLES}
    found = Searchable(study.articles, study.paragraphs, tables, study.store)
    return Board(study, found, given, top_n)


class Board:
    """A concordance, its chart and its tables, in outputs that controls draw anew."""

    def __init__(self, study: Study, found: Searchable, given: Query, top_n: int) -> None:
        self.study, self.found, self.top_n = study, found, top_n
        self._outputs: dict[str, Any] = {}
        self._waiting: asyncio.TimerHandle | None = None
        self._look_for(given)

    def _look_for(self, given: Query) -> None:
        names = tuple(topic.name for topic in self.study.codebook)
        self.asked = concordance.chosen(given, self.found, topics=names)
        self.given = given
        self.hits = concordance.hits(self.asked, self.found)
        self.lines = concordance.kwic(self.asked, self.hits, self.found, limit=self.top_n)
        self.spread = concordance.spread(self.asked, self.hits, self.found)

    def show(self, *parts: str) -> None:
        """Display parts of the board (`PARTS`), each an output that the controls draw anew."""
        from IPython.display import display

        for part in parts:
            shown = PARTS[part](self)
            self._outputs[part] = display(shown, display_id=True)  # type: ignore[no-untyped-call]

    def draw(self, given: Query) -> None:
        """Search anew and draw every part again; a query that cannot be is said, and alters none.

        Args:
            given: what is looked for now.
        """
        try:
            self._look_for(given)
        except AnalysisError as error:
            if "said" in self._outputs:
                self._outputs["said"].update(present.notice(str(error)))
            return
        self._redraw([part for part in PARTS if part not in SLOW])
        self._later(lambda: self._redraw(SLOW))

    def _redraw(self, parts: Iterable[str]) -> None:
        for part in parts:
            if part in self._outputs:
                self._outputs[part].update(PARTS[part](self))

    def _later(self, draw: Callable[[], None]) -> None:
        """Draw when nothing was changed for a moment; at once where there is no event loop."""
        if self._waiting:
            self._waiting.cancel()
        try:
            self._waiting = asyncio.get_running_loop().call_later(PAUSE, draw)
        except RuntimeError:
            draw()

    def found_lines(self) -> pd.DataFrame:
        """Return every hit with its context, in the order of the lines shown."""
        return concordance.kwic(self.asked, self.hits, self.found)

    def controls(self) -> None:
        """Display the controls where a front end has this notebook open; else nothing."""
        if OPENED not in os.environ:
            return
        from IPython.display import display

        if find_spec("ipywidgets") is None:
            display(present.notice(MISSING))  # type: ignore[no-untyped-call]
            return
        words = present.notice(ASIDE)
        view = _controls(self)._repr_mimebundle_()[WIDGET]
        bundle = {WIDGET: view, "text/html": words.html, "text/plain": words.text}
        about = {"parallax": {"controls": True}}
        display(bundle, raw=True, metadata=about)  # type: ignore[no-untyped-call]


def _said(board: Board) -> Shown:
    lines = concordance.said(board.asked, board.given, board.hits, board.found, len(board.lines))
    return present.say(lines)


def _lines(board: Board) -> Shown:
    caption = f"Each line: {concordance.subject(board.asked)}, {_sorted(board.asked.sort)}"
    return kwic(board.lines, caption, n_all=len(board.hits))


def _sentences(board: Board) -> Shown:
    """Show the whole sentence of each line."""
    columns = (board.lines[name] for name in ("node", "source", "published_date"))
    where = [
        f"“{node}” in {source}, {'undated' if pd.isna(day) else format(day, '%Y-%m-%d')}"
        for node, source, day in zip(*columns, strict=True)
    ]
    marks = board.lines[["article_id", "start", "end", "anchor"]].assign(heading=where)
    on = ["article_id", "start", "end"]
    title = "The sentence of each line"
    return present.behind(board.study, marks, board.hits, on=on, noun="hit", title=title)


def _spread(board: Board) -> Shown:
    caption = "Hits by source: how many, and in how many of its articles"
    links = {"n_hits": "anchor"}
    return present.table(board.spread, caption, links=links, limit=board.top_n)


def _sources(board: Board) -> Shown:
    """Show some sentences of each source in the table or the chart, however many hits it has."""
    spread = board.spread
    drawn = spread["source"].isin(set(_bars(board)["source"].astype("str")))
    shown = spread[(drawn | (spread.index < board.top_n)) & (spread["anchor"] != "")]
    sentences = board.found.tables["sentences"]
    rows = behind(shown, board.hits, sentences, board.found.measured, on=["source"])
    cap = max(SENTENCES // max(len(shown), 1), 1)
    named = dict(zip(shown["anchor"], shown["source"], strict=True))
    return evidence(rows, named, noun="hit", title="Hits of each source", cap=cap)


def _chart(board: Board) -> Shown:
    """Show in which days' articles it stands; a bar leads to the list of its source."""
    bars = _bars(board)
    return present.figure(over_time.draw(bars), "concordance", over_time.alt(bars))


def _bars(board: Board) -> pd.DataFrame:
    articles = concordance.within(board.found.measured, board.asked)
    days = entity_days(board.hits.assign(entity=concordance.subject(board.asked)), articles)
    ranked = theme.sources(board.study.articles, board.study.whole.articles)
    bars = over_time.prepare(days, articles, top_n=1, sources=ranked, voice=board.asked.voice)
    anchors = dict(zip(board.spread["source"], board.spread["anchor"], strict=True))
    of_source = bars["source"].astype("str").map(anchors)
    return bars.assign(anchor=of_source.where(bars["entity"] != "", ""))


PARTS: dict[str, Callable[[Board], Shown]] = {
    "said": _said,
    "lines": _lines,
    "sentences": _sentences,
    "spread": _spread,
    "sources": _sources,
    "chart": _chart,
}


def _sorted(sort: str) -> str:
    return "sorted " + next(words for words, name in SORTED.items() if name == sort)


def _controls(board: Board) -> Any:
    """Make the controls, set as the query is, and let them draw the board anew."""
    import ipywidgets as w

    made = {**_where(board, w), **_what(board, w), **_how(board, w)}
    for control in made.values():
        control.observe(lambda _: board.draw(_query(board, made)), names="value")
    rows = (("entity", "topic", "word"), ("speaker", "voice", "sort"), ("sources", "days"))
    return w.VBox([w.HBox([made[name] for name in row if name in made]) for row in rows])


def _what(board: Board, w: Any) -> dict[str, Any]:
    named = labels(board.study.codebook)
    topics = [("any", ""), *((clean(named.get(t, t)), t) for t in named)]
    names = board.found.names["entity"].head(OFFERED)
    return {
        "entity": w.Combobox(
            options=names.tolist(), value=board.asked.entity, description="Entity",
            placeholder="a name", continuous_update=False,
        ),
        "topic": w.Dropdown(options=topics, value=board.asked.topic, description="Topic"),
        "word": w.Text(
            value=board.asked.word, description="Words", continuous_update=False,
            placeholder='border, or "border wall"',
        ),
    }  # fmt: skip


def _how(board: Board, w: Any) -> dict[str, Any]:
    quotes = board.found.tables["quotes"]
    who = quotes["speaker_entity"].astype("str").value_counts()
    return {
        "speaker": w.Combobox(
            options=[name for name in who.index if name][:OFFERED], value=board.asked.speaker,
            description="Speaker", placeholder="anybody", continuous_update=False,
        ),
        "voice": w.ToggleButtons(
            options=concordance.VOICES, value=board.asked.voice, description="Voice",
            style={"button_width": "6em"},
        ),
        "sort": w.Dropdown(
            options=list(SORTED.items()), value=board.asked.sort, description="Sort"
        ),
    }  # fmt: skip


def _where(board: Board, w: Any) -> dict[str, Any]:
    ranked = theme.sources(board.study.articles, board.study.whole.articles)
    controls = {
        "sources": w.SelectMultiple(
            options=[(clean(name), name) for name in ranked], value=board.asked.sources,
            description="Sources", rows=min(len(ranked), 6),
        )
    }  # fmt: skip
    days = _days(board.found)
    if len(days) > 1:
        controls["days"] = w.SelectionRangeSlider(
            options=[(f"{day:%d %b %y}", f"{day:%Y-%m-%d}") for day in days],
            index=(0, len(days) - 1), description="Days", continuous_update=False,
            layout={"width": "44em"},
        )  # fmt: skip
    return controls


def _days(found: Searchable) -> list[pd.Timestamp]:
    return sorted(set(found.measured["published_date"].dropna()))


def _query(board: Board, made: dict[str, Any]) -> Query:
    """Read the controls; the whole range of days is no bound, so that undated articles stay."""
    first, last = made["days"].value if "days" in made else ("", "")
    every = [f"{day:%Y-%m-%d}" for day in _days(board.found)]
    return replace(
        board.given,
        **{name: made[name].value for name in ("topic", "voice", "sort")},
        **{name: made[name].value.strip() for name in ("entity", "word", "speaker")},
        sources=tuple(made["sources"].value),
        since="" if not every or first == every[0] else first,
        until="" if not every or last == every[-1] else last,
    )
