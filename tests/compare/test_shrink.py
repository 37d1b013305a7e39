"""Shrunk estimates, by hand and by simulation; all numbers are invented."""

import numpy as np
import pandas as pd
import pytest

from analysis.compare import shrink


def test_a_share_by_hand():
    """Kleinman's moments written out for three sources."""
    k, n = np.array([5, 10, 40]), np.array([5, 40, 80])
    s = k.sum() / n.sum()
    apart = (n * (k / n - s) ** 2).sum()
    rho = (apart / (s * (1 - s)) - 2) / (n.sum() - (n**2).sum() / n.sum() - 2)
    m = (1 - rho) / rho
    found = shrink.shares(pd.Series(k), pd.Series(n), pd.Series(["aid"] * 3))
    assert found.tolist() == pytest.approx(((k + m * s) / (n + m)).tolist())


def test_sources_no_further_apart_than_chance_all_get_the_share_of_all():
    found = shrink.shares(pd.Series([2, 20]), pd.Series([10, 100]), pd.Series(["a", "a"]))
    assert found.tolist() == pytest.approx([0.2, 0.2])


def test_the_smaller_the_source_the_further_it_is_drawn():
    k, n = pd.Series([4, 40, 10, 100]), pd.Series([5, 50, 50, 500])
    found = shrink.shares(k, n, pd.Series(["a"] * 4))
    away = (found - k / n).abs()
    assert away[0] > away[1]
    assert ((found > 0.1) & (found < 0.9)).all()


def test_each_comparison_is_shrunk_by_itself():
    k, n = pd.Series([4, 1, 0, 0]), pd.Series([5, 9, 5, 9])
    found = shrink.shares(k, n, pd.Series(["a", "a", "b", "b"]))
    assert found[2:].tolist() == [0.0, 0.0]


def test_shrinking_brings_means_nearer_to_the_truth():
    rng = np.random.default_rng(2)
    own, shrunk = [], []
    for _ in range(200):
        n = np.array([3, 3, 5, 8, 40])
        true = rng.normal(0, 1, 5)
        seen = rng.normal(true, 3 / np.sqrt(n))
        own.append(((seen - true) ** 2).mean())
        shrunk.append(((shrink.means(seen, n, 9.0) - true) ** 2).mean())
    assert np.mean(shrunk) < 0.7 * np.mean(own)


def test_a_source_without_articles_stays_empty():
    found = shrink.means(np.array([1.0, np.nan, 3.0]), np.array([4, 0, 4]), 1.0)
    assert np.isnan(found[1])
    assert found[0] >= 1.0
    assert found[2] <= 3.0


def test_a_constant_measure_is_left_alone():
    assert shrink.means(np.array([2.0, 2.0]), np.array([4, 4]), 0.0).tolist() == [2.0, 2.0]
