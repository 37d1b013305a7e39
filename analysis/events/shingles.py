"""Five-word runs (shingles) of what an article says in its own voice.

Two articles that share many shingles share a text (Broder 1997, "On the resemblance and
containment of documents"). What stands inside quotation marks is left out: two outlets that quote
one speech at length have not copied from each other.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.corpus.words import WORD

WIDTH = 5  # words; the usual width for prose, and that of most published thresholds
COPIED_PARTS = ("standfirst", "body")
# Titles are left out because every desk writes its own, captions because they go with pictures.

Numbers = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class Shingles:
    """The distinct shingles of every article: article n's from `first[n]` on.

    Attributes:
        hashes: in the order of the text, each where it first stands.
        first: where each article's begin; one longer than there are articles.
    """

    hashes: Hashes
    first: Numbers

    def of(self, article: int) -> Hashes:
        """Return an article's shingles in the order of its text."""
        return self.hashes[self.first[article] : self.first[article + 1]]

    @property
    def sizes(self) -> Numbers:
        """How many distinct shingles each article has."""
        return np.diff(self.first)


def shingles(
    articles: pd.DataFrame, paragraphs: pd.DataFrame, quoted: pd.DataFrame, *, width: int = WIDTH
) -> Shingles:
    """Return the shingles of every article of `articles`, in its order.

    A shingle never runs over a paragraph's end or a quotation.

    Args:
        articles: the table `articles`.
        paragraphs: the table `paragraphs`.
        quoted: the table `quoted`.
        width: words of a shingle.
    """
    number = {a: n for n, a in enumerate(articles["article_id"].astype("str"))}
    quotations = _spans(quoted, number)
    parts = paragraphs[paragraphs["part"].isin(COPIED_PARTS)]
    texts = articles["text"].tolist()
    words: dict[str, int] = {}
    found: list[Hashes] = [np.empty(0, np.uint64)] * len(texts)
    for article, spans in _spans(parts, number).items():
        runs = _runs(texts[article], spans, quotations.get(article, []))
        codes = [
            [words.setdefault(w, len(words)) for w in WORD.findall(run.casefold())] for run in runs
        ]
        found[article] = _hashed(codes, width)
    sizes = np.array([len(f) for f in found], dtype=np.int64)
    values = np.concatenate([np.empty(0, np.uint64), *found])
    return Shingles(values, np.concatenate([[0], np.cumsum(sizes)]))


def shared(one: Hashes, other: Hashes) -> tuple[int, int]:
    """Count the shingles of `one` that `other` has too, and the separate runs they stand in.

    >>> shared(np.array([1, 2, 9, 3], np.uint64), np.array([3, 2, 1], np.uint64))
    (3, 2)
    """
    both = np.isin(one, other, assume_unique=True)
    return int(both.sum()), int((both & ~np.append(False, both[:-1])).sum())


def _spans(table: pd.DataFrame, number: dict[str, int]) -> dict[int, list[tuple[int, int]]]:
    rows: dict[int, list[tuple[int, int]]] = {}
    columns = (table["article_id"].astype("str"), table["start"], table["end"])
    for article_id, start, end in zip(*columns, strict=True):
        if article_id in number:
            rows.setdefault(number[article_id], []).append((int(start), int(end)))
    return rows


def _runs(text: str, paragraphs: list[tuple[int, int]], quoted: list[tuple[int, int]]) -> list[str]:
    """Return the stretches of the paragraphs that lie outside quotations."""
    return list(_outside(text, sorted(paragraphs), sorted(quoted)))


def _outside(
    text: str, paragraphs: list[tuple[int, int]], quoted: list[tuple[int, int]]
) -> Iterator[str]:
    place = 0
    for start, end in paragraphs:
        at = start
        while place < len(quoted) and quoted[place][0] < end:
            yield text[at : max(quoted[place][0], at)]
            at = max(at, quoted[place][1])
            place += 1
        yield text[at:end]


def _hashed(runs: list[list[int]], width: int) -> Hashes:
    """Return the distinct hashes of all runs of `width` codes, each where it first stands."""
    found = []
    for run in runs:
        if len(run) >= width:
            windows = np.lib.stride_tricks.sliding_window_view(np.array(run, np.uint64), width)
            found.append(_mixed(windows))
    if not found:
        return np.empty(0, np.uint64)
    hashes = np.concatenate(found)
    return hashes[np.sort(np.unique(hashes, return_index=True)[1])]


def _mixed(windows: npt.NDArray[np.uint64]) -> Hashes:
    """Mix the columns into one number each row (a polynomial, then xor and shift)."""
    value = np.zeros(len(windows), np.uint64)
    with np.errstate(over="ignore"):
        for column in windows.T:
            value = (value + column + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
            value ^= value >> np.uint64(29)
    return value
