"""Word shifts on invented counts."""

import numpy as np
import pytest

from analysis.contrasts.word_shift import word_shift


def test_the_shifts_sum_to_the_difference_of_the_scores():
    rng = np.random.default_rng(1)
    n, rest = rng.poisson(5, 30), rng.poisson(5, 30)
    score, rest_score = rng.normal(0, 1, 30), rng.normal(1, 1, 30)
    table = word_shift(n, rest, score, rest_score)
    gap = (n * score).sum() / n.sum() - (rest * rest_score).sum() / rest.sum()
    absent = (n == 0) | (rest == 0)
    assert not absent.all()
    assert table["shift"].sum() == pytest.approx(gap)
    assert (table["of_use"] + table["of_score"]).tolist() == pytest.approx(table["shift"].tolist())


def test_swapping_the_sides_turns_the_total():
    args = [3, 1, 4], [1, 5, 2]
    scores = [1.0, 2.0, 6.0]
    there, back = word_shift(*args, scores, scores), word_shift(*args[::-1], scores, scores)
    assert there["shift"].sum() == pytest.approx(-back["shift"].sum())


def test_a_word_scored_alike_shifts_by_use_alone():
    table = word_shift([3, 1], [1, 3], [1.0, 5.0], [1.0, 5.0])
    assert table["of_score"].tolist() == [0.0, 0.0]
    assert table["shift"].tolist() == [-1.5, -0.5]
