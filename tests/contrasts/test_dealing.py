"""Chances of dealings, against all dealings, or many drawn ones; all data are drawn."""

from itertools import combinations

import numpy as np
import pytest
from scipy import stats

from analysis.contrasts import _dealing, _saddlepoint


def test_the_exact_chance_is_what_dealing_gives():
    rng = np.random.default_rng(5)
    has = np.repeat([True, False], [11, 19])
    dealt = np.array([rng.permutation(has)[:8].sum() for _ in range(20_000)])
    pmf = stats.hypergeom(30, 11, 8).pmf(np.arange(9))
    as_rare = np.flatnonzero(pmf <= pmf[6] + 1e-12)
    p = _dealing.dealt_share_p(np.array([6]), np.array([8]), np.array([11]), 30)
    assert p[0] == pytest.approx(np.isin(dealt, as_rare).mean(), abs=0.006)


def test_a_sum_s_p_value_is_the_one_of_all_dealings():
    """Of 10 articles a source of 3 has: every one of the 120 dealings, enumerated."""

    values = np.array([5, 4, 0, 0, 1, 0, 2, 0, 0, 3], dtype="float64")
    values -= values.mean()
    sums = np.array([values[list(c)].sum() for c in combinations(range(10), 3)])
    seen = values[:3].sum()
    exact = 2 * min((sums >= seen - 1e-9).mean(), (sums <= seen + 1e-9).mean())
    (p,) = _dealing.dealt_sum_p([(values[:, None], np.arange(3))])
    assert p[0] == pytest.approx(exact, abs=0.005)


def heavy(n, columns, seed):
    x = np.random.default_rng(seed).lognormal(0, 1, (n, columns))
    return x - x.mean(axis=0)


def test_the_saddlepoint_is_near_what_many_dealings_give():
    x, mine = heavy(60, 4, 3), np.arange(18)
    blocks = [x[order[:, mine]].sum(axis=1) for order in _dealing.dealings(60, 40_000)]
    sums = np.concatenate(blocks)
    for chance, near in ((0.1, 0.15), (0.01, 0.2), (0.001, 0.5)):
        total = np.quantile(sums, 1 - chance, axis=0)
        found = _saddlepoint.tail(np.ascontiguousarray(x.T), mine, total)
        assert found == pytest.approx(np.full(4, chance), rel=near)


def test_within_strata_it_is_near_what_dealings_within_them_give():
    x, strata = heavy(80, 2, 5), np.arange(80) % 4
    for code in range(4):
        x[strata == code] -= x[strata == code].mean(axis=0)
    mine = np.flatnonzero(np.random.default_rng(1).random(80) < 0.3)
    blocks = [x[order[:, mine]].sum(axis=1) for order in _dealing.dealings(80, 40_000, strata)]
    total = np.quantile(np.concatenate(blocks), 0.99, axis=0)
    found = _saddlepoint.tail(np.ascontiguousarray(x.T), mine, total, strata)
    assert found == pytest.approx([0.01, 0.01], rel=0.15)


def test_dealings_stay_within_their_strata():
    strata = np.array([0, 1, 0, 1, 1])
    for orders in _dealing.dealings(5, 50, strata):
        assert (strata[orders] == strata).all()


def test_a_tiny_chance_is_no_smaller_than_that_of_the_largest_sum():
    """Five of forty articles have all of it: at least 1 in the number of choices."""
    from math import comb

    x = np.zeros((40, 1))
    x[:5] = 3.0
    x -= x.mean()
    (p,) = _dealing.dealt_sum_p([(x, np.arange(5))])
    assert 1 / comb(40, 5) <= p[0] < 1e-3


def test_what_is_constant_or_even_has_p_one():
    table = np.column_stack([np.zeros(30), np.tile([1.0, -1.0], 15)])
    (p,) = _dealing.dealt_sum_p([(table, np.arange(10))])
    assert p.tolist() == [1.0, 1.0]
    (all_,) = _dealing.dealt_sum_p([(table, np.arange(30))])
    assert all_.tolist() == [1.0, 1.0]


def test_values_of_zero_and_one_are_fisher_s_in_the_two_tailed_sense():
    has = np.repeat([1.0, 0.0], [40, 60])
    mine = np.concatenate([np.arange(25), np.arange(60, 85)])
    (p,) = _dealing.dealt_sum_p([((has - has.mean())[:, None], mine)])
    exact = 2 * stats.hypergeom(100, 40, 50).sf(24)
    assert p[0] == pytest.approx(exact, rel=0.4)
