"""Each statistic against scipy, statsmodels and the programs that print the same, by variant.

Counts are invented. Values of shifterator 0.3.0 and scattertext 0.0.2.67 are what those programs
returned for them; neither is installed with the suite.
"""

import numpy as np
import pytest
from scipy import stats

from analysis.contrasts import _dealing, _resample, collocates, keyness
from analysis.contrasts.word_shift import word_shift

A, B = [30, 5, 10, 55], [6, 24, 10, 60]
FOUR = 1e-4


def test_z_with_a_flat_prior_and_four_terms_is_scattertext_s():
    theirs = [4.01478, -3.47788, 0.0, -0.71469]
    ours = keyness.measure(A, B, prior=[0.01] * 4, variance="four-term")["z"]
    assert ours.tolist() == pytest.approx(theirs, abs=FOUR / 10)


def test_word_shifts_are_shifterator_s():
    n, rest = [2, 9, 4, 0, 2], [7, 3, 5, 1, 0]
    score, other = [1.0, 5.0, 3.0, 2.0, 8.0], [1.5, 4.0, 3.0, 2.0, 8.0]
    theirs = [0.459789, 0.876149, -0.043428, 0.027344, 0.654412]
    assert word_shift(n, rest, score, score)["shift"].tolist() == pytest.approx(theirs, abs=1e-6)
    theirs = [0.518612, 0.346737, -0.043428, 0.027344, 0.654412]
    assert word_shift(n, rest, other, score)["shift"].tolist() == pytest.approx(theirs, abs=1e-6)


def test_g2_of_four_cells_is_scipy_s():
    ours = keyness.g2(A, B)["g2"]
    for i in range(4):
        cells = [[A[i], 100 - A[i]], [B[i], 100 - B[i]]]
        theirs = stats.chi2_contingency(cells, correction=False, lambda_="log-likelihood")
        assert ours[i] == pytest.approx(theirs.statistic, abs=FOUR)


def test_a_collocate_s_g2_is_scipy_s():
    import pandas as pd

    a, b, c, d = 12, 30, 45, 900
    cells = [pd.Series([float(v)]) for v in (a, b, c, d)]
    theirs = stats.chi2_contingency(
        [[a, b], [c, d]], correction=False, lambda_="log-likelihood"
    ).statistic
    assert collocates.log_likelihood(*cells)[0] == pytest.approx(theirs, abs=FOUR)


def test_intervals_of_shares_are_statsmodels():
    proportion = pytest.importorskip("statsmodels.stats.proportion")
    for k, n in ((0, 9), (3, 7), (20, 41), (8, 8)):
        ends = [float(end) for end in _resample.wilson(k, n)]
        assert ends == pytest.approx(proportion.proportion_confint(k, n, method="wilson"), abs=FOUR)


def test_intervals_of_differences_of_shares_are_statsmodels():
    proportion = pytest.importorskip("statsmodels.stats.proportion")
    for k, n, k2, n2 in ((56, 70, 48, 80), (9, 10, 3, 10), (0, 12, 5, 40)):
        theirs = proportion.confint_proportions_2indep(k, n, k2, n2, method="newcomb")
        ours = [float(end) for end in _resample.newcombe(k, n, k2, n2)]
        assert ours == pytest.approx(theirs, abs=FOUR)


def test_newcombe_s_own_example():
    """Newcombe 1998, table II, row a, method 10: 56 of 70 against 48 of 80."""
    ends = [round(float(end), 4) for end in _resample.newcombe(56, 70, 48, 80)]
    assert ends == [0.0524, 0.3339]


def test_q_values_are_statsmodels():
    multitest = pytest.importorskip("statsmodels.stats.multitest")
    p = np.random.default_rng(2).uniform(0, 1, 60) ** 2
    theirs = multitest.multipletests(p, method="fdr_bh")[1]
    assert _resample.q_values(p, 60).tolist() == pytest.approx(theirs.tolist(), abs=FOUR)


def test_p_of_shares_is_scipy_s_fisher():
    for k, n, k2, n2 in ((9, 12, 4, 20), (0, 30, 6, 40), (5, 5, 0, 5)):
        cells = (np.array([v]) for v in (k, n, k + k2))
        theirs = stats.fisher_exact([[k, n - k], [k2, n2 - k2]]).pvalue
        assert _dealing.dealt_share_p(*cells, n + n2)[0] == pytest.approx(theirs, abs=FOUR)


def test_p_of_means_is_scipy_s_permutation_test():
    rng = np.random.default_rng(4)
    a, b = rng.gamma(2, 1, 7), rng.gamma(2, 2, 7)
    theirs = stats.permutation_test(
        (a, b), lambda x, y: np.mean(x) - np.mean(y), n_resamples=np.inf
    ).pvalue
    ours = _dealing.dealt_mean_p(np.concatenate([a, b]), np.array([7, 7]))
    assert ours.tolist() == pytest.approx([theirs, theirs], abs=FOUR)
