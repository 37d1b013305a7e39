"""Weights worked out by hand, on invented words."""

import numpy as np
import pytest

from analysis.events.weights import vectors
from tests.events import made


def weights(*documents, titles=None):
    table = made.articles(*documents)
    if titles:
        table["title"] = titles
    return vectors(made.terms(*documents), table, np.arange(len(documents)))


def test_vectors_have_length_one():
    found = weights("ferry bridge ferry", "bridge quay")
    for n in range(2):
        assert np.sqrt((found.of(n)[1] ** 2).sum()) == pytest.approx(1)


def test_a_word_weighs_what_was_known_on_its_day():
    first, second = weights("ferry bridge", "ferry quay").of(0)[1], None
    assert first[0] == pytest.approx(first[1]), "both words are new on the first day"
    ids, second = weights("ferry bridge", "ferry quay").of(1)
    # vocabulary: bridge 0, ferry 1, quay 2; two of two articles have ferry, one has quay
    assert ids.tolist() == [1, 2]
    assert second[1] / second[0] == pytest.approx(np.log(4 / 1.5) / np.log(4 / 2.5))


def test_the_title_counts_for_more():
    plain = weights("ferry bridge", "quay x").of(0)[1]
    titled = weights("ferry bridge", "quay x", titles=["ferry", ""]).of(0)[1]
    assert plain[0] == pytest.approx(plain[1])
    assert titled[1] > titled[0]


def test_later_articles_do_not_change_earlier_ones():
    few = weights("ferry bridge", "ferry quay")
    more = weights("ferry bridge", "ferry quay", "bridge bridge ferry")
    assert few.of(1)[1].tolist() == more.of(1)[1].tolist()
