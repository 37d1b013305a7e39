"""Bring offsets in annotated texts back to articles, and find what a span lies in.

A text is annotated once and may stand in several articles, each with its own furniture between
the paragraphs; so every row of a text becomes a row of each article that has it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from analysis.annotate.texts import counted

Numbers = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]

# An article's number and an offset in one integer; no text is a terabyte long.
STRIDE = 2**40


@dataclass(frozen=True)
class Ranges:
    """Spans of articles that do not overlap, ready to be searched."""

    keys: Numbers
    ends: Numbers
    order: Numbers

    def find(self, article: Numbers, start: Numbers) -> Numbers:
        """Return the row of the last range that begins at or before `start`; -1 for none."""
        if not len(self.keys):
            return np.full(len(start), -1, np.int64)
        place = np.searchsorted(self.keys, article * STRIDE + start, side="right") - 1
        same = (place >= 0) & (self.keys[place] // STRIDE == article)
        return np.where(same, self.order[place], -1)

    def hold(self, article: Numbers, start: Numbers) -> Marks:
        """Say for each place whether it lies inside a range."""
        row = self.find(article, start)
        return (row >= 0) & (start < np.append(self.ends, -1)[row])


def ranges(article: Numbers, start: Numbers, end: Numbers) -> Ranges:
    """Make spans, given by row, ready to be searched."""
    keys = article * STRIDE + start
    order = np.argsort(keys, kind="stable")
    return Ranges(keys[order], end, order)


def numbers(articles: pd.DataFrame, article_id: pd.Series) -> Numbers:
    """Return each row's article as its row number in `articles`; -1 where it has none."""
    index = pd.Index(articles["article_id"])
    if isinstance(article_id.dtype, pd.CategoricalDtype):
        known = np.append(index.get_indexer(article_id.cat.categories), -1)
        return np.asarray(known[article_id.cat.codes.to_numpy()], np.int64)
    return np.asarray(index.get_indexer(article_id), np.int64)


def frame_ranges(articles: pd.DataFrame, spans: pd.DataFrame) -> Ranges:
    """Make a table's spans (sentences, quotations) ready to be searched."""
    start, end = spans["start"].to_numpy(np.int64), spans["end"].to_numpy(np.int64)
    return ranges(numbers(articles, spans["article_id"]), start, end)


@dataclass(frozen=True)
class Places:
    """Where the paragraphs of every annotated text stand in each article that has it."""

    owners: dict[str, list[int]]
    paragraphs: Ranges
    shift: Numbers

    def spread(self, text_id: pa.ChunkedArray) -> tuple[Numbers, Numbers]:
        """Return, for every article that has a text, its rows: their numbers and the article's.

        Args:
            text_id: a column in which the rows of one text stand together.
        """
        rows, owner = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        for text, first, last in _runs(text_id):
            for article in self.owners.get(text, ()):
                rows.append(np.arange(first, last))
                owner.append(np.full(last - first, article))
        return np.concatenate(rows), np.concatenate(owner)

    def move(self, article: Numbers, start: Numbers, end: Numbers) -> tuple[Numbers, Numbers]:
        """Return spans of the annotated text as spans of the article's text.

        Both ends move with the paragraph of the last character before them, so a span that
        takes in a whole paragraph ends where that ends.
        """
        start, end = start.astype(np.int64), end.astype(np.int64)
        first = self.paragraphs.find(article, start)
        last = self.paragraphs.find(article, end - 1)
        return start + self.shift[first], end + self.shift[last]


def places(articles: pd.DataFrame, paragraphs: pd.DataFrame) -> Places:
    """Work out where every counted paragraph of the measured articles stands."""
    rows = counted(articles, paragraphs)
    article, at, start, end = (
        rows[c].to_numpy(np.int64) for c in ("article", "at", "start", "end")
    )
    owners: dict[str, list[int]] = {}
    measured = np.flatnonzero(articles["is_measured"].to_numpy(dtype=bool))
    for number, text_id in zip(
        measured.tolist(), articles["text_id"].iloc[measured].tolist(), strict=True
    ):
        owners.setdefault(text_id, []).append(number)
    return Places(owners, ranges(article, at, at + end - start), start - at)


def ordered(frame: pd.DataFrame, article: Numbers, *by: str) -> pd.DataFrame:
    """Sort rows by the article's place in `articles`, then by columns; new row labels."""
    keys = [frame[c].to_numpy() for c in reversed(by)]
    return frame.iloc[np.lexsort([*keys, article])].reset_index(drop=True)


def coded(column: pa.ChunkedArray) -> tuple[Numbers, list[str]]:
    """Return a column of strings as numbers, and the string of each number."""
    array = column.combine_chunks()
    if not isinstance(array, pa.DictionaryArray):
        array = array.dictionary_encode()
    return array.indices.to_numpy(zero_copy_only=False), array.dictionary.to_pylist()


def _runs(text_id: pa.ChunkedArray) -> Iterator[tuple[str, int, int]]:
    codes, texts = coded(text_id)
    borders = np.flatnonzero(np.diff(codes, prepend=-1, append=-1)).tolist()
    for first, last in pairwise(borders):
        yield texts[codes[first]], first, last
