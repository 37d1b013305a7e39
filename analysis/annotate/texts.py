"""Say which characters of an article are annotated, and cut what is too long for one document.

The annotated text is the article's counted paragraphs (all parts but furniture) joined by a
blank line, so that a caption or a cookie notice that changes does not annotate anything again.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from analysis import schemas

JOINT = "\n\n"
# A document's length decides the memory its annotation takes; 20,000 characters are about
# 3,400 words, more than all but a few news articles, so nearly every article is one document.
PIECE_CHARS = 20_000
# spaCy's tokenizer takes time by the square of a run without spaces ("!!!!"): 0.01 s for 400
# characters, 30 s for 20,000. Addresses are shorter than 400.
RUN_CHARS = 400
LONG_RUN = re.compile(rf"\S{{{RUN_CHARS},}}")
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+")


@dataclass(frozen=True)
class Text:
    """The annotated text of one `text_id`, and where its paragraphs start."""

    text_id: str
    text: str
    starts: tuple[int, ...]


@dataclass(frozen=True)
class Piece:
    """A stretch of one text that makes one document; `starts` are paragraph starts within it."""

    text_id: str
    text: str
    offset: int
    starts: tuple[int, ...]


def counted(articles: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """List the paragraphs that are annotated.

    A row is a counted paragraph of a measured article: `article` (its row number in
    `articles`), `start` and `end` (in the article's text), `at` (its start in the annotated
    text), `part`. Rows are in the order of `articles`, then of `start`.
    """
    number = pd.Index(articles["article_id"]).get_indexer(paragraphs["article_id"])
    measured = np.append(articles["is_measured"].to_numpy(dtype=bool), False)[number]
    keep = measured & paragraphs["part"].isin(schemas.COUNTED_PARTS).to_numpy()
    rows = paragraphs.loc[keep, ["start", "end", "part"]].assign(article=number[keep])
    rows = rows.sort_values(["article", "start"], kind="stable", ignore_index=True)
    length = (rows["end"] - rows["start"]).to_numpy() + len(JOINT)
    before = np.cumsum(length) - length
    first = ~rows["article"].duplicated().to_numpy()
    base = before[first].repeat(np.diff(np.append(np.flatnonzero(first), len(rows))))
    return rows.assign(at=before - base)


def texts(
    articles: pd.DataFrame, paragraphs: pd.DataFrame, wanted: set[str] | None = None
) -> Iterator[Text]:
    """Yield each distinct annotated text once, in the order of `articles`."""
    rows = counted(articles, paragraphs)
    number = rows["article"].to_numpy()
    starts, ends, at = (rows[c].to_numpy() for c in ("start", "end", "at"))
    done: set[str] = set()
    columns = articles[["text_id", "text", "is_measured"]].itertuples(index=False, name=None)
    for i, (text_id, text, is_measured) in enumerate(columns):
        if not is_measured or text_id in done or (wanted is not None and text_id not in wanted):
            continue
        done.add(text_id)
        mine = slice(*np.searchsorted(number, [i, i + 1]))
        spans = zip(starts[mine].tolist(), ends[mine].tolist(), strict=True)
        yield Text(text_id, JOINT.join(text[s:e] for s, e in spans), tuple(at[mine].tolist()))


def pieces(text: Text) -> list[Piece]:
    r"""Cut a text into stretches of at most `PIECE_CHARS`, between paragraphs where that is enough.

    A longer paragraph is cut after a sentence, else at a space; a run without spaces anywhere.

    >>> [p.text for p in pieces(Text("t", "One.\n\nTwo.", (0, 6)))]
    ['One.\n\nTwo.']
    """
    cuts = [0]
    ends = [*text.starts[1:], len(text.text)][: len(text.starts)]
    for start, end in zip(text.starts, ends, strict=True):
        if end - cuts[-1] > PIECE_CHARS and start > cuts[-1]:
            cuts.append(start)
        cuts += _cuts_within(text.text, start, end)
    borders = sorted({*cuts, len(text.text)})
    return [
        Piece(text.text_id, text.text[a:b], a, _between(text.starts, a, b))
        for a, b in pairwise(borders)
    ]


def _between(starts: Sequence[int], a: int, b: int) -> tuple[int, ...]:
    return tuple(s - a for s in starts[bisect_left(starts, a) : bisect_left(starts, b)])


def _cuts_within(text: str, start: int, end: int) -> list[int]:
    cuts = [start]
    for run in LONG_RUN.finditer(text, start, end):
        cuts += [*range(run.start(), run.end(), RUN_CHARS), run.end()]
    if len(cuts) == 1 and end - start <= PIECE_CHARS:
        return []
    borders = sorted({*cuts, end})
    for a, b in pairwise(borders):
        while b - a > PIECE_CHARS:
            a = _good_cut(text, a)
            cuts.append(a)
    return sorted(set(cuts) - {start, end})


def _good_cut(text: str, start: int) -> int:
    """Return the last sentence's end, else the last space, in the second half of a piece."""
    middle, limit = start + PIECE_CHARS // 2, start + PIECE_CHARS
    ends = [m.end() for m in SENTENCE_END.finditer(text, middle, limit)]
    return ends[-1] if ends else max(text.rfind(" ", middle, limit) + 1, 0) or limit
