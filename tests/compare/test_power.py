"""Detectable differences, against simulation and statsmodels; all data are drawn."""

import numpy as np
import pytest
from scipy import stats

from analysis.compare import power


def simulated(n, n_rest, rest, rise, alpha, draws=1_500):
    """Return the share of drawn corpora in which Fisher's exact test finds the difference."""
    rng = np.random.default_rng(5)
    k, k_rest = rng.binomial(n, rest + rise, draws), rng.binomial(n_rest, rest, draws)
    known = {}
    for pair in set(zip(k.tolist(), k_rest.tolist(), strict=True)):
        a, b = pair
        known[pair] = stats.fisher_exact([[a, n - a], [b, n_rest - b]]).pvalue <= alpha
    return np.mean([known[pair] for pair in zip(k.tolist(), k_rest.tolist(), strict=True)])


@pytest.mark.parametrize(
    ("n", "n_rest", "rest", "alpha"),
    [(40, 40, 0.2, 0.05), (20, 100, 0.5, 0.01), (60, 300, 0.1, 0.001), (15, 15, 0.3, 0.05)],
)
def test_a_share_s_detectable_difference_is_found_four_times_in_five(n, n_rest, rest, alpha):
    reach = power.of_shares([n], [n_rest], [rest], alpha)[0]
    sign = 1 if power._power(*map(np.array, (n, n_rest, rest, reach)), alpha) >= 0.79 else -1
    # the correction is a little too careful where the sides are unequal
    assert 0.74 <= simulated(n, n_rest, rest, sign * reach, alpha) <= 0.9


def test_a_mean_s_detectable_difference_is_statsmodels():
    sm = pytest.importorskip("statsmodels.stats.power")
    effect = sm.TTestIndPower().solve_power(nobs1=30, ratio=2, alpha=0.05, power=0.8)
    ours = power.of_means([30], [60], [1.0], 0.05)[0]
    # theirs is exact (non-central t), ours the usual approximation
    assert ours == pytest.approx(effect, rel=0.01)


def test_more_articles_show_smaller_differences():
    found = power.of_shares([10, 40, 160], [10, 40, 160], [0.3, 0.3, 0.3], 0.05)
    assert (np.diff(found) < 0).all()


def test_what_no_number_of_hits_could_show_is_empty():
    assert np.isnan(power.of_shares([5], [5], [0.5], 0.001)[0])
    assert np.isnan(power.of_means([0], [9], [1.0], 0.05)[0])


def test_a_log_odds_reach_grows_with_its_error_and_the_family():
    near, far = power.of_estimates([0.5], 0.05)[0], power.of_estimates([0.5], 0.0001)[0]
    assert near == pytest.approx(0.5 * (1.959964 + 0.841621), rel=1e-5)
    assert far > near
