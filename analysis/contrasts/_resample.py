"""The arithmetic beneath `compare`: intervals, chances when articles are dealt out, q-values.

All of it is deterministic: one seed, and numbers of draws that depend on the articles only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

SEED = 2008
# Draws for an interval: its ends then move by about 2 % of its width from seed to seed.
N_BOOTSTRAP = 2_000
# Dealings for the p-value of a mean: a p-value of 0.01 is then known to 7 %.
N_DEALINGS = 20_000
# Dealings for the p-value of a term go on until this many came as far as the source (it is then
# known to about a third; Besag & Clifford 1991, Sequential Monte Carlo p-values, Biometrika 78),
# at most until the work is up: families have thousands of terms, so the smallest p must be tiny.
ENOUGH = 10
MOST_DEALINGS, LEAST_DEALINGS, MOST_CELLS = 400_000, 2_000, 120_000_000
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


def dealt_share_p(k: Ints, n: Ints, k_all: Ints, n_all: int) -> Floats:
    """Return the chance of so uneven a share when articles are dealt to sources at random.

    Of `n_all` articles `k_all` have the feature; a source of `n` has `k` of them. Dealing them
    out in every possible way makes that count hypergeometric, so no dealing need be drawn: this
    is Fisher's exact test, two-sided by the sum of all counts no likelier than the one seen.
    """
    log_factorial = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, n_all + 1)))])

    def log_choose(a: int, b: Ints) -> Floats:
        chosen: Floats = log_factorial[a] - log_factorial[b] - log_factorial[a - b]
        return chosen

    tables: dict[tuple[int, int], tuple[int, Floats]] = {}
    p = np.ones(len(k))
    for row, (hits, size, having) in enumerate(zip(k, n, k_all, strict=True)):
        key = (int(size), int(having))
        if key not in tables:
            low, high = max(0, size + having - n_all), min(size, having)
            possible = np.arange(low, high + 1)
            log_p = log_choose(having, possible) + log_choose(n_all - having, size - possible)
            tables[key] = int(low), log_p - log_choose(n_all, np.array([size]))
        first, table = tables[key]
        p[row] = np.exp(table[table <= table[hits - first] + EQUAL]).sum()
    return np.minimum(p, 1.0)


def dealt_mean_p(values: Floats, sizes: Ints) -> Floats:
    """Return for each source the chance of so large a difference of means, either way.

    `values` holds the sources' articles one source after the other, `sizes` how many each has;
    the difference is between a source's mean and that of all other articles.
    """
    starts = np.cumsum(sizes) - sizes
    rest = np.maximum(len(values) - sizes, 1)
    centred = values - values.mean()

    def gaps(dealt: Floats) -> Floats:
        # the articles' sum is 0, so the rest's is the source's with its sign turned
        sums = np.add.reduceat(dealt, starts, axis=-1)
        gap: Floats = np.abs(sums / sizes + sums / rest)
        return gap

    seen = gaps(centred) - EQUAL * np.abs(values).max()
    n_draws = _affordable(len(values), N_DEALINGS)
    exceeding = np.zeros(len(sizes), dtype="int64")
    for orders in dealings(len(values), n_draws):
        exceeding += (gaps(centred[orders]) >= seen).sum(axis=0)
    return p_from(exceeding, n_draws)


@dataclass
class _Dealt:
    """A source's columns, and how often dealings came as far as the source, either way."""

    table: Floats
    mine: Ints

    def __post_init__(self) -> None:
        self.seen = self.table[self.mine].sum(axis=0)
        self.equal = EQUAL * np.abs(self.table).sum(axis=0)
        self.above, self.below, self.draws = np.zeros((3, self.table.shape[1]), dtype="int64")

    @property
    def exceeding(self) -> Ints:
        """Dealings that came as far, on the side where fewer did."""
        return np.minimum(self.above, self.below)

    def deal(self, orders: Ints) -> None:
        """Count a block of dealings for the columns that have not had enough."""
        from scipy.sparse import csr_array

        open_ = np.flatnonzero(self.exceeding < ENOUGH)
        if not len(open_):
            return
        # any fixed places of a random order are a random choice
        rows, size = len(orders), len(self.mine)
        which = (np.ones(rows * size), orders[:, :size].ravel(), np.arange(rows + 1) * size)
        sums = csr_array(which, shape=orders.shape) @ self.table[:, open_]
        self.above[open_] += (sums >= self.seen[open_] - self.equal[open_]).sum(axis=0)
        self.below[open_] += (sums <= self.seen[open_] + self.equal[open_]).sum(axis=0)
        self.draws[open_] += rows

    def p(self) -> Floats:
        """Return the p-values, two equal tails, each no larger than its bound."""
        drawn = p_from(self.exceeding, self.draws)
        bound = sum_bound(self.table * np.sign(self.seen), self.seen, len(self.mine))
        two_sided: Floats = np.minimum(2 * np.minimum(drawn, bound), 1.0)
        return two_sided


def dealt_sum_p(tables: Sequence[tuple[Floats, Ints]]) -> list[Floats]:
    """Return the chance of so large a sum, in each column, when articles are dealt out at random.

    Args:
        tables: for each source a table, articles by columns, whose columns sum to 0, and the rows
            that are the source's.

    Returns:
        For each source a p-value a column, of two equal tails. Where hardly any dealing comes as
        far as the source, `sum_bound` may be the smaller, so that the smallest p is not set by
        the number of dealings.
    """
    if not tables:
        return []
    sources = [_Dealt(table, mine) for table, mine in tables]
    n_articles = len(tables[0][0])
    for orders in dealings(n_articles, _affordable(n_articles, MOST_DEALINGS)):
        for source in sources:
            source.deal(orders)
        if all((source.exceeding >= ENOUGH).all() for source in sources):
            break
    return [source.p() for source in sources]


def sum_bound(table: Floats, total: Floats, size: int) -> Floats:
    """Return an upper bound of the chance that `size` rows dealt at random sum to `total` or more.

    The sum of rows drawn without replacement is no further out than that of rows drawn with it,
    whose chance is at most exp(-t total) mean(exp(t value)) ** size for every t above 0
    (Hoeffding 1963, Probability inequalities for sums of bounded random variables, theorem 4). It
    is far above the chance itself where that is large, and of use where it is tiny.
    """
    log_bound = np.zeros(table.shape[1])
    top = np.maximum(table.max(axis=0), EQUAL)
    scaled, reach = table / top, np.abs(total) / top
    for t in np.geomspace(0.05, 500, 60):
        # values are at most 1 after scaling; taking t out keeps exp within bounds
        mean = np.exp(t * (scaled - 1)).mean(axis=0)
        log_bound = np.minimum(log_bound, size * (t + np.log(mean)) - t * reach)
    bound: Floats = np.exp(log_bound)
    return bound


def dealings(n_articles: int, n_draws: int) -> Iterator[Ints]:
    """Yield blocks of random orders of the articles; a row is one order."""
    rng = np.random.default_rng(SEED)
    for rows in _blocks(n_articles, n_draws):
        orders = np.tile(np.arange(n_articles, dtype="int64"), (rows, 1))
        yield rng.permuted(orders, axis=1, out=orders)


def weights(n_articles: int) -> Iterator[Floats]:
    """Yield blocks of Poisson weights for the articles; a row is one bootstrap draw."""
    rng = np.random.default_rng(SEED)
    for rows in _blocks(n_articles, N_BOOTSTRAP):
        yield rng.poisson(1.0, (rows, n_articles)).astype("float64")


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
    size = max(BLOCK_CELLS // n_articles, 1)
    for first in range(0, n_draws, size):
        yield min(size, n_draws - first)


def _affordable(n_articles: int, most: int) -> int:
    return int(np.clip(MOST_CELLS // n_articles, LEAST_DEALINGS, most))
