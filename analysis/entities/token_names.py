"""Find names in the stored tokens: many thousand of them in one pass over a corpus.

Names and tokens are folded alike (`fold.key`), so a name is found whatever its accents, hyphens
and capitals; who asks looks at the capitals of the text. All names stand in one trie, which is
walked from every token that begins one (Aho and Corasick 1975, without the failure links: names
are short). The walk is on arrays, a step a token of the longest name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from analysis.annotate.store import Store
from analysis.entities import fold
from analysis.extract import offsets
from analysis.extract.offsets import Numbers, Places
from analysis.extract.phrases import compile_phrases

COLUMNS = ["text_id", "start", "end", "form", "tag", "is_sent_start"]
# The tagger's word for names; a name at a sentence's head often gets the tag of an adjective.
PROPER = ("NNP", "NNPS")


@dataclass(frozen=True)
class Trie:
    """Names as steps: from a node by a word's number to the next, and the names that end there."""

    words: dict[str, int]
    steps: Numbers
    to: Numbers
    ends: tuple[tuple[int, ...], ...]
    n_ends: Numbers

    def step(self, node: Numbers, word: Numbers) -> Numbers:
        """Return the next node of each pair, -1 where there is none."""
        sought = node * len(self.words) + word
        at = np.minimum(np.searchsorted(self.steps, sought), len(self.steps) - 1)
        return np.where((word >= 0) & (self.steps[at] == sought), self.to[at], -1)


@lru_cache(maxsize=4)
def trie(names: tuple[str, ...]) -> Trie:
    """Put names into a trie; of a hyphened word the halves and the whole are tried."""
    words: dict[str, int] = {}
    nodes: list[dict[int, int]] = [{}]
    ends: list[list[int]] = [[]]
    compiled = compile_phrases(names)
    spelled = {n: folded(word) for word, n in compiled.words.items()}
    for name, way in compiled.ways:
        node = 0
        for number in way:
            for part in spelled.get(number, "").split():
                word = words.setdefault(part, len(words))
                if word not in nodes[node]:
                    nodes[node][word] = len(nodes)
                    nodes.append({})
                    ends.append([])
                node = nodes[node][word]
        if node and name not in ends[node]:
            ends[node].append(name)
    pairs = [(n * len(words) + w, to) for n, by in enumerate(nodes) for w, to in by.items()]
    steps = np.array(sorted(pairs), np.int64).reshape(-1, 2)
    n_ends = np.array([len(e) for e in ends], np.int64)
    return Trie(words, steps[:, 0], steps[:, 1], tuple(map(tuple, ends)), n_ends)


@lru_cache(maxsize=200_000)
def folded(word: str) -> str:
    """Return a token's folded form.

    >>> folded("kalın"), folded("u.s."), folded("’")
    ('kalin', 'us', '')
    """
    return word if word.isascii() and word.isalpha() and word != "el" else fold.key(word)


def find(names: Sequence[str], places: Places, store: Store) -> pd.DataFrame:
    """Find every place where one of the names stands within a sentence, overlapping ones too.

    A row is a place in an article: article (its number), start, end, name (its number in
    `names`), is_proper (every token tagged as a name), and joins (a token tagged as a name stands
    before it or behind it). In the order of the parts of the store.
    """
    tree = trie(tuple(names))
    columns: dict[str, list[npt.NDArray[np.generic]]] = {c: [] for c in FOUND}
    for part in store.read("grammar", places.owners, COLUMNS) if len(tree.steps) else ():
        first, last, name, tags = _walk(part, tree)
        row, article = places.spread(part["text_id"].take(first))
        first, last = first[row], last[row]
        start = part["start"].to_numpy()[first].astype(np.int64)
        end = part["end"].to_numpy()[last].astype(np.int64)
        start, end = places.move(article, start, end)
        found = (article, start, end, name[row], *(t[row] for t in tags))
        for column, values in zip(FOUND, found, strict=True):
            columns[column].append(values)
    empty = {c: np.empty(0, bool if c in FOUND[4:] else np.int64) for c in FOUND}
    return pd.DataFrame({c: np.concatenate([empty[c], *columns[c]]) for c in FOUND})


FOUND = ("article", "start", "end", "name", "is_proper", "joins_before", "joins_behind")


def _walk(
    part: pa.Table, tree: Trie
) -> tuple[Numbers, Numbers, Numbers, tuple[offsets.Marks, ...]]:
    """Return first and last token, name and tags of each place in a part."""
    codes, forms = offsets.coded(part["form"])
    tag_codes, tags = offsets.coded(part["tag"])
    spelled = [folded(form) for form in forms]
    numbers = np.array([tree.words.get(s, -1) for s in spelled] or [-1], np.int64)
    silent = np.array([not s for s in spelled] or [False], dtype=bool)
    kept = np.flatnonzero(~silent[codes])
    word = numbers[codes[kept]]
    sentence = np.cumsum(part["is_sent_start"].to_numpy(zero_copy_only=False))[kept]
    first, last, name = _stepped(tree, word, sentence)
    proper = np.array([t in PROPER for t in tags] or [False], dtype=bool)[tag_codes][kept]
    return kept[first], kept[last], name, _tags(proper, sentence, first, last)


def _stepped(tree: Trie, word: Numbers, sentence: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return first and last word, and number, of each name among numbered words."""
    begin = np.flatnonzero(word >= 0)
    node = tree.step(np.zeros(len(begin), np.int64), word[begin])
    found, n = [(np.empty(0, np.int64),) * 3], 0
    while len(begin):
        begin, node = begin[node >= 0], node[node >= 0]
        found.append(_ended(tree, node, begin, begin + n))
        n += 1
        here = begin + n < len(word)
        begin, node = begin[here], node[here]
        within = sentence[begin + n] == sentence[begin]
        begin, node = begin[within], node[within]
        node = tree.step(node, word[begin + n])
    first, last, name = (np.concatenate(column) for column in zip(*found, strict=True))
    return first, last, name


def _ended(
    tree: Trie, node: Numbers, first: Numbers, last: Numbers
) -> tuple[Numbers, Numbers, Numbers]:
    """Return the names that end at the nodes reached, each with where it began."""
    n = tree.n_ends[node]
    names = [name for at in node[n > 0].tolist() for name in tree.ends[at]]
    return np.repeat(first, n), np.repeat(last, n), np.array(names, np.int64)


def _tags(
    proper: offsets.Marks, sentence: Numbers, first: Numbers, last: Numbers
) -> tuple[offsets.Marks, ...]:
    """Say of each place whether all of it is tagged as a name, and what is beside it."""
    if not len(first):
        return (np.empty(0, dtype=bool),) * 3
    total = np.append(0, np.cumsum(proper))
    whole = total[last + 1] - total[first] == last + 1 - first
    before, behind = np.maximum(first - 1, 0), np.minimum(last + 1, len(proper) - 1)
    joins_before = proper[before] & (sentence[before] == sentence[first]) & (before < first)
    joins_behind = proper[behind] & (sentence[behind] == sentence[last]) & (behind > last)
    return whole, joins_before, joins_behind
