"""The arithmetic beneath `compare`: intervals from drawing articles anew, and q-values.

All of it is deterministic: one seed, and numbers of draws that depend on the articles only.
"""

from collections.abc import Iterator
from functools import cache

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

SEED = 2008
# Draws for an interval: its ends then move by about 3 % of its width from seed to seed.
N_BOOTSTRAP = 1_000
# Random bits as numbers from 0, one for each draw of a weight.
LEVELS = 2**16
# Draws are made in blocks of this many article numbers, 8 bytes each.
BLOCK_CELLS = 4_000_000
# Values this close are equal but for rounding, as when a dealing repeats what is there.
EQUAL = 1e-9
# The normal quantile of a 95 % interval.
Z95 = 1.959963984540054


def wilson(k: npt.ArrayLike, n: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Return the 95 % interval of a share (Wilson 1927); empty where n is 0.

    >>> [round(float(end), 3) for end in wilson(0, 10)]
    [0.0, 0.278]
    """
    hits, trials = np.asarray(k, dtype="float64"), np.asarray(n, dtype="float64")
    trials = np.where(trials > 0, trials, np.nan)
    share = hits / trials
    middle = share + Z95**2 / (2 * trials)
    half = Z95 * np.sqrt(share * (1 - share) / trials + Z95**2 / (4 * trials**2))
    scale = 1 + Z95**2 / trials
    # at the ends of the scale rounding would leave a hair's breadth
    low = np.where(share == 0, 0.0, (middle - half) / scale)
    high = np.where(share == 1, 1.0, (middle + half) / scale)
    return low, high


def newcombe(
    k: npt.ArrayLike, n: npt.ArrayLike, k_rest: npt.ArrayLike, n_rest: npt.ArrayLike
) -> tuple[Floats, Floats]:
    """Return the 95 % interval of the difference of two shares; empty where an n is 0.

    Newcombe 1998, Interval estimation for the difference between independent proportions,
    Statistics in Medicine 17, his method 10: Wilson's intervals of the two, put together.

    >>> [round(float(end), 4) for end in newcombe(56, 70, 48, 80)]
    [0.0524, 0.3339]
    """
    (low, high), (low_rest, high_rest) = wilson(k, n), wilson(k_rest, n_rest)
    share, rest = (
        np.asarray(hits, dtype="float64") / np.where(np.asarray(trials) > 0, trials, np.nan)
        for hits, trials in ((k, n), (k_rest, n_rest))
    )
    gap = share - rest
    down = gap - np.sqrt((share - low) ** 2 + (high_rest - rest) ** 2)
    up = gap + np.sqrt((high - share) ** 2 + (rest - low_rest) ** 2)
    return down, up


def weights(n_articles: int) -> Iterator[Floats]:
    """Yield blocks of Poisson weights for the articles; a row is one bootstrap draw.

    They are looked up by 16 random bits, which is five times as fast as drawing them: each chance
    is right to 1 in 65,536, and so are mean and variance to 1 in 10,000.
    """
    table = _poisson_table()
    rng = np.random.default_rng(SEED)
    for rows in _blocks(n_articles, N_BOOTSTRAP):
        yield table[rng.integers(0, LEVELS, (rows, n_articles), dtype="uint16")]


@cache
def _poisson_table() -> Floats:
    """Return the Poisson variate (mean 1) of each of `LEVELS` equally likely levels."""
    chances = np.exp(-1.0) / np.cumprod([1.0, *range(1, 12)])
    ends = np.cumsum(chances)
    table: Floats = np.searchsorted(ends, (np.arange(LEVELS) + 0.5) / LEVELS).astype("float64")
    return table


def mean_interval(values: Floats) -> tuple[float, float]:
    """Return the 95 % interval of a mean, articles drawn with replacement (see `tails`)."""
    rng = np.random.default_rng(SEED)
    n = len(values)
    blocks = (rng.integers(0, n, (rows, n)) for rows in _blocks(n, N_BOOTSTRAP))
    drawn = np.concatenate([values[block].mean(axis=1) for block in blocks])
    low, high = np.quantile(drawn, tails(n))
    return float(low), float(high)


def tails(n: int) -> tuple[float, float]:
    """Return the quantiles of bootstrap draws that make a 95 % interval of `n` articles.

    Plain percentiles are too narrow for few articles; these are widened by what Student's t and
    the factor n / (n - 1) ask for (Hesterberg 2015, What teachers should know about the bootstrap,
    The American Statistician 69(4), "expanded percentile").

    >>> [round(level, 3) for level in tails(10_000)]
    [0.025, 0.975]
    """
    from scipy.special import ndtr, stdtrit

    level = float(ndtr(np.sqrt(n / (n - 1)) * stdtrit(n - 1, 0.025)))
    return level, 1 - level


def p_from(exceeding: npt.ArrayLike, draws: int | Ints) -> Floats:
    """Return a p-value that counts the articles as they are among the dealings.

    >>> float(p_from(1, 3))
    0.5
    """
    p: Floats = (np.asarray(exceeding, dtype="float64") + 1) / (draws + 1)
    return np.minimum(p, 1.0)


def q_values(p: npt.ArrayLike, n_family: int) -> Floats:
    """Return Benjamini & Hochberg's q-values in a family that may be larger than `p`.

    Members of the family that are not given count as p = 1, which can only raise the q-values.

    >>> q_values([0.01, 0.04, 0.03], 4).round(3)
    array([0.04 , 0.053, 0.053])
    """
    values = np.asarray(p, dtype="float64")
    order = np.argsort(values, kind="stable")
    raw = values[order] * n_family / np.arange(1, len(values) + 1)
    stepped = np.minimum(np.minimum.accumulate(raw[::-1])[::-1], 1.0)
    q = np.empty_like(stepped)
    q[order] = stepped
    return q


def _blocks(n_articles: int, n_draws: int) -> Iterator[int]:
    """Cut draws into blocks of `BLOCK_CELLS` article numbers; yield the draws of each."""
    size = max(BLOCK_CELLS // max(n_articles, 1), 1)
    for first in range(0, n_draws, size):
        yield min(size, n_draws - first)
