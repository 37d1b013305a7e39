"""Parsed tokens as plain lists, for rules that look at one token after another.

`trees` asks whole arrays; who speaks is a matter of single words near one cue, and a list gives
one a good deal faster than an array does.
"""

from dataclasses import dataclass

import numpy as np

from analysis.extract.offsets import Numbers
from analysis.extract.trees import Trees, Words

# No sentence nests as deep; heads that led in a circle would otherwise never end.
DEEPEST = 1000


@dataclass(frozen=True)
class Parse:
    """The tokens of some articles, by row; all lists are of one length.

    `left` and `right` are the first and the last row of a row's subtree; the others are as in
    `Trees`.
    """

    start: list[int]
    end: list[int]
    form: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    left: list[int]
    right: list[int]
    _kids: list[int]
    _first_kid: list[int]

    def kids(self, row: int) -> list[int]:
        """Return the rows that depend on a row, in the order of the text."""
        return self._kids[self._first_kid[row] : self._first_kid[row + 1]]

    def kid(self, row: int, *deps: str) -> int:
        """Return the first row that depends on a row in one of these ways; -1 for none."""
        return next((kid for kid in self.kids(row) if self.dep[kid] in deps), -1)


def parse(trees: Trees) -> Parse:
    """Return the same tokens as plain lists."""
    rows = np.arange(len(trees))
    head = trees.head
    left, right = edges(head)
    child = rows[head != rows]
    kids = child[np.argsort(head[child], kind="stable")]
    first_kid = np.append(0, np.cumsum(np.bincount(head[child], minlength=len(rows))))
    return Parse(
        trees.start.tolist(),
        trees.end.tolist(),
        _strings(trees.form),
        _strings(trees.lemma),
        _strings(trees.pos),
        _strings(trees.tag),
        _strings(trees.dep),
        head.tolist(),
        left.tolist(),
        right.tolist(),
        kids.tolist(),
        first_kid.tolist(),
    )


def edges(head: Numbers) -> tuple[Numbers, Numbers]:
    """Return the first and the last row of each row's subtree; a root is its own head.

    Subtrees are taken in from the deepest upwards, each once.

    >>> [edge.tolist() for edge in edges(np.array([1, 1, 3, 1]))]
    [[0, 0, 2, 2], [0, 3, 2, 3]]
    """
    rows = np.arange(len(head))
    depth, at = np.zeros(len(head), np.int64), rows.copy()
    below = rows[head != rows]
    for _ in range(DEEPEST):
        if not len(below):
            break
        depth[below] += 1
        at[below] = head[at[below]]
        below = below[head[at[below]] != at[below]]
    left, right = rows.copy(), rows.copy()
    order = np.argsort(depth, kind="stable")
    borders = np.searchsorted(depth[order], np.arange(int(depth.max(initial=0)) + 2))
    for level in range(len(borders) - 2, 0, -1):
        here = order[borders[level] : borders[level + 1]]
        np.minimum.at(left, head[here], left[here])
        np.maximum.at(right, head[here], right[here])
    return left, right


def _strings(words: Words) -> list[str]:
    if not words.vocabulary:
        return []
    found: list[str] = np.array(words.vocabulary, dtype=object)[words.codes].tolist()
    return found
