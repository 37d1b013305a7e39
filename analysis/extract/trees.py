"""Read stored dependency parses as arrays in which a token knows its head and its place.

A text that stands in several articles is read once for each, so that offsets are the article's
from here on. All questions are asked of whole arrays ("which tokens are subjects", "what is the
first object of each verb"), never of one token at a time; a corpus has millions.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.annotate.store import Store
from analysis.extract import offsets
from analysis.extract.offsets import Marks, Numbers

COLUMNS = [
    "text_id", "i", "start", "end", "form", "lemma", "pos", "tag", "dep", "head", "is_sent_start",
]  # fmt: skip
HYPHENS = ("-", "‐", "‑")
# What stands before a noun and belongs to its phrase; "war-torn" hangs by npadvmod, and its
# hyphen is punctuation.
PREMODIFIERS = (
    "det", "predet", "amod", "compound", "nummod", "quantmod", "nmod", "poss", "case", "advmod",
    "npadvmod",
)  # fmt: skip
# No phrase that a person wrote nests its modifiers deeper; the rounds stop when nothing moves.
DEEPEST = 8


@dataclass(frozen=True)
class Words:
    """A column of strings: a number a token, and the string of each number."""

    codes: Numbers
    vocabulary: list[str]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each string."""
        return {word: number for number, word in enumerate(self.vocabulary)}

    def among(self, words: Collection[str]) -> Marks:
        """Mark the tokens whose string is one of `words`."""
        met = np.zeros(len(self.vocabulary), dtype=bool)
        met[[self.numbers[word] for word in words if word in self.numbers]] = True
        return np.asarray(met[self.codes], dtype=bool)

    def where(self, test: Callable[[str], bool]) -> Marks:
        """Mark the tokens whose string passes a test; each distinct string is tried once."""
        met = np.array([test(word) for word in self.vocabulary], dtype=bool)
        return np.asarray(met[self.codes], dtype=bool)

    def of(self, token: int) -> str:
        """Return one token's string."""
        return self.vocabulary[int(self.codes[token])]

    def listed(self) -> list[str]:
        """Return the string of every token."""
        if not self.vocabulary:
            return []
        return list(np.array(self.vocabulary, dtype=object)[self.codes].tolist())


@dataclass(frozen=True)
class Trees:
    """Some articles' tokens, in order within each article.

    Attributes:
        article: the article's row in `articles`.
        start: first character, an offset into the article's text.
        end: one past the last character.
        head: the row of the token it hangs on; its own where it is a root.
        sentence: a running number.
        form: as written, in lower case.
        lemma: as the model has it.
        pos: universal part of speech.
        tag: Penn Treebank's.
        dep: its relation to its head, in spaCy's names (ClearNLP's).
    """

    article: Numbers
    start: Numbers
    end: Numbers
    head: Numbers
    sentence: Numbers
    form: Words
    lemma: Words
    pos: Words
    tag: Words
    dep: Words

    def __len__(self) -> int:
        """Return how many tokens there are."""
        return len(self.head)

    def first_child(self, marked: Marks) -> Numbers:
        """Return for every token the first marked one that hangs on it; -1 for none."""
        found = np.full(len(self), -1, np.int64)
        child = np.flatnonzero(marked & (self.head != np.arange(len(self))))[::-1]
        found[self.head[child]] = child  # the last one written stays: the first in the text
        return found

    def chain_top(self, linked: Marks) -> Numbers:
        """Return for every token where one arrives by going up while the token is marked."""
        top = np.where(linked, self.head, np.arange(len(self)))
        for _ in range(DEEPEST):
            above = top[top]
            if (above == top).all():
                break
            top = above
        return top

    def left_edge(self) -> Numbers:
        """Return for every token where its phrase begins, counting what stands before it only."""
        rows = np.arange(len(self))
        hyphen = self.dep.among(("punct",)) & self.form.among(HYPHENS)
        child = np.flatnonzero((self.dep.among(PREMODIFIERS) | hyphen) & (rows < self.head))
        left = rows.copy()
        for _ in range(DEEPEST):
            before = left[self.head[child]].copy()
            np.minimum.at(left, self.head[child], left[child])
            if (left[self.head[child]] == before).all():
                break
        return left

    def at(self, article: Numbers, start: Numbers) -> Numbers:
        """Return the token that begins at or last before each place; -1 for none there."""
        return offsets.ranges(self.article, self.start, self.end).find(article, start)


def trees(articles: pd.DataFrame, paragraphs: pd.DataFrame, store: Store) -> Iterator[Trees]:
    """Yield the measured articles' tokens, one stored part at a time.

    A text annotated without a model has no parse: each of its tokens is a root without relation.
    """
    places = offsets.places(articles, paragraphs)
    for part in store.read("grammar", places.owners, COLUMNS):
        found = tree(part, places)
        if len(found):
            yield found


def tree(part: pa.Table, places: offsets.Places) -> Trees:
    """Return the tokens of one stored part, with `COLUMNS`, for every article that has them."""
    row, article = places.spread(part["text_id"])
    start, end = (part[c].to_numpy()[row] for c in ("start", "end"))
    start, end = places.move(article, start, end)
    distance = (part["head"].to_numpy() - part["i"].to_numpy())[row]
    words = {c: _words(part, c, row) for c in ("form", "lemma", "pos", "tag", "dep")}
    return Trees(
        article,
        start,
        end,
        np.arange(len(row)) + distance,
        np.cumsum(part["is_sent_start"].to_numpy(zero_copy_only=False)[row]),
        **words,
    )


def _words(part: pa.Table, column: str, row: Numbers) -> Words:
    codes, vocabulary = offsets.coded(part[column])
    return Words(codes[row], vocabulary)
