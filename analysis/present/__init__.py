"""What notebooks show: figures, tables, sentences and the evidence behind them.

Each function returns a `Shown`, which a cell displays when it is the cell's last line; `claim`
alone shows itself at once. Whatever comes from articles is escaped, and nothing shown needs a
script or a style sheet. What a style sheet can get hold of:

    figure.chart#figure-NAME > svg[role=img][aria-label]     links `a` lead to #ANCHOR
    table.data > caption, thead th[scope=col], tbody th[scope=row], td
            .number     a cell, or its head, that holds numbers; `a` leads to #ANCHOR
        .interval   the interval within the cell of its estimate
        .cap        in the caption: how many rows are not shown
    table.data.kwic                 a concordance; td (mark) of a hit leads to #ANCHOR
    details.evidence > summary, ol#ANCHOR > li, details.more > (summary, ol > li), p.cap
        [data-mentions][data-articles][data-sentences]       what was counted, shown or not
        li[data-article][data-mentions] > div.sentence[dir=auto] (mark), div.where (cite, time)
    details.evidence.group > summary, details.evidence       several lists folded into one
    p.finding       a sentence with a number; `a` leads to #ANCHOR
    p.notice        a plain remark: why something is missing
    p.claim#ANCHOR > span.checked             a sentence whose number was checked, and holds
    p.claim.broken#ANCHOR > s, strong         one that does not
    pre.snippet     text to be copied into a file
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis import briefing
from analysis.charts import _render
from analysis.charts._text import clean
from analysis.errors import ParameterError
from analysis.present._aliases import alias_entries
from analysis.present._behind import behind
from analysis.present._claims import claim
from analysis.present._evidence import EVIDENCE_CAP, evidence
from analysis.present._progress import progress
from analysis.present._shown import Shown, render
from analysis.present._table import FORMATS, TABLE_ROWS, table

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from analysis.study import Study

__all__ = [
    "EVIDENCE_CAP",
    "FORMATS",
    "TABLE_ROWS",
    "Shown",
    "alias_entries",
    "behind",
    "claim",
    "counting",
    "evidence",
    "figure",
    "notice",
    "progress",
    "say",
    "table",
]

# A cell may end in a plain frame, too: its dollar signs are no mathematics either.
pd.set_option("display.html.use_mathjax", False)

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True)
class _Paragraph:
    """A sentence, and the number in it that leads to an anchor."""

    before: str
    number: str = ""
    after: str = ""
    anchor: str = ""


def figure(fig: "Figure", name: str, alt: str) -> Shown:
    """Show a figure: as SVG whose marks are links, as PNG, and in words.

    Args:
        fig: from a chart's `draw`.
        name: what it is called in the page and on disk: small letters, digits, hyphens.
        alt: from the chart's `alt`.

    Raises:
        ParameterError: the name has other letters in it.
    """
    if not _NAME.fullmatch(name):
        raise ParameterError("name", name, "small letters, digits and hyphens, a letter first")
    words = clean(alt)
    html = render("figure", name=name, svg=_render.svg(fig, name, words))
    return Shown(html, words, _render.png(fig), name)


def say(sentences: Iterable[str] | pd.DataFrame) -> Shown:
    """Show findings, each a paragraph, with its number linked to the sentences behind it.

    Args:
        sentences: plain sentences, or the rows of `findings.said`: sentence, number (a part of
            it) and anchor.

    >>> say(["Nothing can be compared."]).html
    '<p class="finding">Nothing can be compared.</p>'
    """
    if isinstance(sentences, pd.DataFrame):
        columns = (sentences[name].astype("str") for name in ("sentence", "number", "anchor"))
        paragraphs = [_linked(*row) for row in zip(*columns, strict=True)]
    else:
        paragraphs = [_Paragraph(clean(sentence)) for sentence in sentences]
    return _paragraphs(paragraphs, "finding")


def notice(text: str) -> Shown:
    """Show a plain remark, such as why something is missing."""
    return _paragraphs([_Paragraph(clean(text))], "notice")


def counting(study: "Study", count: str) -> Shown | None:
    """Say how copies of one text count in a study, and nothing where every article counts."""
    sentences = briefing.counting(study.ledger, study.articles, count=count)
    return say(sentences) if sentences else None


def _linked(sentence: str, number: str, anchor: str) -> _Paragraph:
    """Cut a sentence at its number; a number that is not in it leaves it whole."""
    whole, part = clean(sentence), clean(number)
    before, found, after = whole.partition(part)
    return _Paragraph(before, found, after, anchor) if found else _Paragraph(whole)


def _paragraphs(paragraphs: list[_Paragraph], kind: str) -> Shown:
    html = render("paragraphs", paragraphs=paragraphs, kind=kind)
    return Shown(html, "\n".join(f"{p.before}{p.number}{p.after}" for p in paragraphs))
