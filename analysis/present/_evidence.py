"""The sentences behind the marks of a chart, a folded list for each mark."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from analysis.charts._text import clean, counted
from analysis.errors import SchemaError
from analysis.present._shown import Shown, render

# Sentences listed for one mark: enough to see a pattern and to doubt it. All of them are in the
# run's tables. A page with 300 marks, each at its cap, has 3 MB of them.
EVIDENCE_CAP = 20
# Sentences of all marks of one chart, 0.7 MB of them: where there are more marks than this leaves
# `EVIDENCE_CAP` for, each has fewer, but never fewer than LEAST.
EVIDENCE_ALL, LEAST = 1200, 3
# Sentences listed at once; a mark's others are folded, ten by ten.
EVIDENCE_PAGE = 10
# Letters shown on each side of a mark, and of the mark: a text without stops is one sentence.
CONTEXT, LONGEST = 400, 1200

_SENTENCE = ["anchor", "article_id", "sentence_id"]


@dataclass(frozen=True)
class _Sentence:
    """A sentence to be listed, in pieces: (text, whether it is a mark)."""

    article_id: str
    n_mentions: int
    pieces: list[tuple[str, bool]]
    title: str
    url: str
    source: str
    date: str
    remark: str


@dataclass(frozen=True)
class _Page:
    start: int
    sentences: list[_Sentence]


@dataclass(frozen=True)
class _Size:
    """What a mark counted, shown or not."""

    n_mentions: int
    n_articles: int
    n_sentences: int


@dataclass(frozen=True)
class _Block:
    anchor: str
    summary: str
    size: _Size
    pages: list[_Page]
    cap: str


def evidence(
    rows: pd.DataFrame,
    labels: Mapping[str, str],
    *,
    noun: str = "mention",
    title: str = "",
    cap: int = 0,
) -> Shown:
    """Show the sentences behind marks: a folded list for each, under the mark's anchor.

    A list's summary is its label and what was counted: "Kalın in TRT World: 7 mentions in 1
    article". Spans of one sentence are marked in it together. Where a mark has more than `cap`
    sentences, those shown come from as many articles as possible, and both numbers are stated.

    Args:
        rows: from `evidence.rows` or `evidence.behind`, with `anchor`; rows of other anchors are
            left out.
        labels: anchor -> what the mark is, in the order of the lists.
        noun: what one row is; empty when each stands for an article, which is then what is
            counted.
        title: when given, all lists are folded into one with this title.
        cap: sentences shown of one mark; by default `EVIDENCE_CAP`, or fewer where there are many
            marks.

    Raises:
        SchemaError: a mark has no sentence, so its link would lead nowhere.
    """
    wanted = rows[rows["anchor"].isin(list(labels))]
    missing = set(labels) - set(wanted["anchor"])
    if missing:
        first = next(label for anchor, label in labels.items() if anchor in missing)
        raise SchemaError("evidence", f"{len(missing)} marks have no sentence, first {first!r}")
    most = cap or max(min(EVIDENCE_CAP, EVIDENCE_ALL // max(len(labels), 1)), LEAST)
    listed = _listed(_chosen(wanted, most))
    sizes = _sizes(wanted)
    blocks = [
        _block(
            anchor, f"{clean(label)}: {_said(sizes[anchor], noun)}", sizes[anchor], listed[anchor]
        )
        for anchor, label in labels.items()
    ]
    folded = f"{clean(title)}: {counted(len(blocks), 'list')}" if title and blocks else ""
    html = render("evidence", blocks=blocks, title=folded)
    return Shown(html, "\n".join(block.summary for block in blocks))


def _chosen(rows: pd.DataFrame, cap: int) -> pd.DataFrame:
    """Keep the spans of at most `cap` sentences a mark, each article's first ones first."""
    sentences = rows[_SENTENCE].drop_duplicates()
    turn = sentences.groupby(["anchor", "article_id"], sort=False).cumcount()
    kept = sentences.loc[turn.sort_values(kind="stable").index].groupby("anchor").head(cap)
    return rows.merge(kept, on=_SENTENCE, how="inner")


def _sizes(rows: pd.DataFrame) -> dict[str, _Size]:
    grouped = rows.groupby("anchor")
    sentences = rows[_SENTENCE].drop_duplicates().groupby("anchor").size()
    counts = zip(grouped.size(), grouped["article_id"].nunique(), sentences, strict=True)
    names = (str(anchor) for anchor in sentences.index)
    return {
        name: _Size(*(int(n) for n in sizes)) for name, sizes in zip(names, counts, strict=True)
    }


def _listed(rows: pd.DataFrame) -> dict[str, list[_Sentence]]:
    """Return the sentences of each mark, in the order of the rows."""
    # Plain lists: a report lists thousands of sentences, and a frame for each would take seconds.
    spans: dict[tuple[str, str, int], list[Any]] = {}
    for row in rows.itertuples(index=False):
        spans.setdefault((row.anchor, row.article_id, row.sentence_id), []).append(row)
    listed: dict[str, list[_Sentence]] = {}
    for (anchor, _, _), found in spans.items():
        listed.setdefault(anchor, []).append(_sentence(found))
    return listed


def _sentence(spans: list[Any]) -> _Sentence:
    first = spans[0]
    is_quoted = all(getattr(span, "voice", "") == "quoted" for span in spans)
    return _Sentence(
        article_id=str(first.article_id),
        n_mentions=len(spans),
        pieces=list(_pieces(spans)),
        title=clean(first.title) if str(first.title).strip() else "untitled",
        url=_address(first.url),
        source=clean(first.source),
        date="" if pd.isna(first.published_date) else f"{first.published_date:%Y-%m-%d}",
        remark="in quotation marks" if is_quoted else "",
    )


def _said(size: _Size, noun: str) -> str:
    articles = counted(size.n_articles, "article")
    return f"{counted(size.n_mentions, noun)} in {articles}" if noun else articles


def _block(anchor: str, summary: str, size: _Size, sentences: list[_Sentence]) -> _Block:
    cap = ""
    if len(sentences) < size.n_sentences:
        n_articles = len({sentence.article_id for sentence in sentences})
        cap = (
            f"{len(sentences):,} of {size.n_sentences:,} sentences shown, from {n_articles:,} of "
            f"{counted(size.n_articles, 'article')}."
        )
    pages = [
        _Page(first + 1, sentences[first : first + EVIDENCE_PAGE])
        for first in range(0, len(sentences), EVIDENCE_PAGE)
    ]
    return _Block(anchor, summary, size, pages, cap)


def _pieces(spans: list[Any]) -> Iterator[tuple[str, bool]]:
    """Cut a sentence at all of its spans; spans that overlap are marked as one."""
    text = spans[0].before + spans[0].mark + spans[0].after
    at = 0
    for start, end in _merged(sorted((len(s.before), len(s.before) + len(s.mark)) for s in spans)):
        yield _shortened(text[at:start], is_first=at == 0), False
        yield _cut(text[start:end], LONGEST), True
        at = end
    yield _cut(text[at:], CONTEXT), False


def _merged(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start, end = spans[0]
    for next_start, next_end in spans[1:]:
        if next_start > end:
            yield start, end
            start, end = next_start, next_end
        else:
            end = max(end, next_end)
    yield start, end


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def _shortened(text: str, *, is_first: bool) -> str:
    """Cut what stands before a mark: at the sentence's beginning, or between two marks."""
    if len(text) <= (CONTEXT if is_first else 2 * CONTEXT):
        return text
    return f"…{text[-CONTEXT:]}" if is_first else f"{text[:CONTEXT]} … {text[-CONTEXT:]}"


def _address(url: object) -> str:
    """Return an address that may be linked to, or nothing: web pages only, on a named machine."""
    text = str(url).strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    is_plain = text.isprintable() and not set(text) & set(" <>\"'`\\")
    return text if parts.scheme in ("http", "https") and parts.netloc and is_plain else ""
