"""Parses as lists: heads, kids and subtrees, against a second computation. Texts are invented."""

import numpy as np
import pytest

from analysis.extract.parses import edges, parse
from tests.extract import parsed


def _slow_edges(head):
    """Climb from every row to its root, and widen what is met on the way."""
    left, right = list(range(len(head))), list(range(len(head)))
    for row in range(len(head)):
        at = row
        while head[at] != at:
            at = head[at]
            left[at], right[at] = min(left[at], row), max(right[at], row)
    return left, right


def test_a_tree_reads_the_same_as_lists():
    found = parse(parsed.tree(parsed.BOMBED))
    assert found.form[:5] == ["the", "rebel", "commander", "amos", "reed"]
    assert found.lemma[5] == "kill"
    assert found.head[4] == 5
    assert [found.form[k] for k in found.kids(5)] == ["reed", "soldiers", "."]
    assert found.kid(5, "dobj") == 7
    assert found.kid(5, "iobj", "nsubj") == 4
    assert found.kid(5, "ccomp") == -1
    assert found.kids(0) == []
    assert (found.left[5], found.right[5]) == (0, 8)
    assert (found.left[4], found.right[4]) == (0, 4)


@pytest.mark.parametrize("seed", range(20))
def test_edges_are_those_of_climbing(seed):
    rng = np.random.default_rng(seed)
    size = int(rng.integers(1, 40))
    order = rng.permutation(size)  # each row hangs on one that came before it in this order
    head = np.arange(size)
    for n, row in enumerate(order):
        if n and rng.random() < 0.9:
            head[row] = order[rng.integers(0, n)]
    left, right = edges(head)
    assert (left.tolist(), right.tolist()) == _slow_edges(head.tolist())


def test_nothing_and_heads_that_lead_in_a_circle_end():
    assert [edge.tolist() for edge in edges(np.empty(0, np.int64))] == [[], []]
    left, right = edges(np.array([1, 0, 2]))
    assert len(left) == len(right) == 3
