"""Chances when articles are dealt out to the sources at random: the p-values beneath `compare`.

Three ways to one number, the first that can be had:

    every dealing    counted, where there are at most `MOST_SUBSETS` of them
    saddlepoint      `_saddlepoint.tail` times `RAISED`; before that, against 400,000
                     dealings of 150 terms of 1,547 articles, its p-values were 0.87 to 1.88 times
                     theirs where 100 dealings or more came as far, half of them within 2 %
    dealings drawn   where few articles carry the sum (`LUMPY`), or it takes few values, and the
                     saddlepoint may be out by a factor; it times `SAFE` where hardly any dealing
                     comes as far

All are two-sided by two equal tails, and deterministic: one seed, and numbers of dealings that
depend on the articles only.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import comb

import numpy as np
import numpy.typing as npt

from analysis.contrasts import _saddlepoint
from analysis.contrasts._resample import BLOCK_CELLS, EQUAL, SEED, Floats, Ints, p_from

# All subsets of a source's size among the articles: 8 of 16, or 4 of 26; then approximations hold.
MOST_SUBSETS = 20_000
# The number of equal articles that would make a sum as uneven, (sum x^2)^2 / sum x^4. In 432 sums
# of 3 to 20 bursts among 20 to 400 articles, the saddlepoint's tail was 0.4 to 5 times the exact
# one where it is below 10, and 0.6 to 1.6 times from 20 on.
LUMPY = 20.0
SAFE = 3.0
# Without it, halves of one source's articles differed in some measure in 5.7 of 100 splits (1,400
# of them) where 5 are promised: what the approximation may be too small by is added to it.
RAISED = 1.15
# The saddlepoint takes sums for continuous. Columns with no more values than this among their
# first thousand articles are dealt out too.
FEW_VALUES, LOOKED_AT = 30, 1_000
# Dealings go on until this many came as far as the source (the chance is then known to about a
# third; Besag & Clifford 1991, Sequential Monte Carlo p-values, Biometrika 78), or this many were
# made, fewer when the articles are many.
ENOUGH = 10
MOST_DEALINGS, LEAST_DEALINGS, MOST_CELLS = 20_000, 2_000, 40_000_000


def dealt_share_p(k: Ints, n: Ints, k_all: Ints, n_all: Ints | int) -> Floats:
    """Return the chance of so uneven a share when articles are dealt to sources at random.

    Of `n_all` articles `k_all` have the feature; a source of `n` has `k` of them. Dealing them
    out in every possible way makes that count hypergeometric, so no dealing need be drawn: this
    is Fisher's exact test, two-sided by the sum of all counts no likelier than the one seen.
    """
    totals = np.broadcast_to(np.asarray(n_all, dtype="int64"), np.shape(k))
    most = int(totals.max(initial=0))
    log_factorial = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, most + 1)))])

    def log_choose(a: int, b: Ints) -> Floats:
        chosen: Floats = log_factorial[a] - log_factorial[b] - log_factorial[a - b]
        return chosen

    tables: dict[tuple[int, int, int], tuple[int, Floats]] = {}
    p = np.ones(len(k))
    for row, (hits, size, having, all_) in enumerate(zip(k, n, k_all, totals, strict=True)):
        key = (int(size), int(having), int(all_))
        if key not in tables:
            low, high = max(0, size + having - all_), min(size, having)
            possible = np.arange(low, high + 1)
            log_p = log_choose(having, possible) + log_choose(all_ - having, size - possible)
            tables[key] = int(low), log_p - log_choose(int(all_), np.array([size]))
        first, table = tables[key]
        p[row] = np.exp(table[table <= table[hits - first] + EQUAL]).sum()
    return np.minimum(p, 1.0)


def dealt_mean_p(values: Floats, sizes: Ints) -> Floats:
    """Return for each source the chance of so large a difference of means, either way.

    `values` holds the sources' articles one source after the other, `sizes` how many each has;
    the difference is between a source's mean and that of all other articles.
    """
    ends = np.cumsum(sizes)
    centred = (values - values.mean())[:, None]
    tables = [(centred, np.arange(end - size, end)) for end, size in zip(ends, sizes, strict=True)]
    return np.concatenate(dealt_sum_p(tables)) if tables else np.empty(0)


def dealt_sum_p(tables: Iterable[tuple[Floats, Ints]], strata: Ints | None = None) -> list[Floats]:
    """Return the chance of so large a sum, in each column, when articles are dealt out at random.

    Args:
        tables: for each source a table, articles by columns, whose columns sum to 0 (in each
            stratum), and the rows that are the source's; all tables have the same articles. They
            are taken one by one.
        strata: each article's stratum, numbered from 0; articles are dealt out within them.

    Returns:
        For each source a p-value a column.
    """
    sources = [_Source.of(table, mine, strata) for table, mine in tables]
    doubtful = [source.doubtful for source in sources if source.doubtful.table.size]
    if doubtful:
        n_articles = len(doubtful[0].table)
        for orders in dealings(n_articles, _affordable(n_articles), strata):
            for columns in doubtful:
                columns.deal(orders)
            if not any(columns.open.any() for columns in doubtful):
                break
    return [source.p() for source in sources]


@dataclass
class _Doubtful:
    """The columns that are dealt out: their signed values, and the dealings that came as far."""

    table: Floats
    places: Ints
    reach: Floats

    def __post_init__(self) -> None:
        self.as_far, self.draws = np.zeros((2, len(self.reach)), dtype="int64")

    @property
    def open(self) -> npt.NDArray[np.bool_]:
        """Columns that have not had enough."""
        missing: npt.NDArray[np.bool_] = self.as_far < ENOUGH
        return missing

    def deal(self, orders: Ints) -> None:
        """Count a block of dealings for the columns that are open."""
        from scipy.sparse import csr_array

        open_ = np.flatnonzero(self.open)
        if not len(open_):
            return
        # any fixed places of a random order are a random choice
        rows, size = len(orders), len(self.places)
        chosen = orders[:, self.places].ravel()
        which = (np.ones(rows * size), chosen, np.arange(rows + 1) * size)
        sums = csr_array(which, shape=orders.shape) @ self.table[:, open_]
        self.as_far[open_] += (sums >= self.reach[open_]).sum(axis=0)
        self.draws[open_] += rows


@dataclass
class _Source:
    """A source's columns: the tail of each, and those of them that are dealt out as well."""

    tail: Floats
    is_doubtful: npt.NDArray[np.bool_]
    doubtful: _Doubtful

    @classmethod
    def of(cls, table: Floats, mine: Ints, strata: Ints | None) -> "_Source":
        """Work out the tails of all columns, and see which of them need dealings."""
        n, size = len(table), len(mine)
        square = table * table
        seen, squares = table[mine].sum(axis=0), square.sum(axis=0)
        equal = EQUAL * np.abs(table).sum(axis=0)
        signed, far = table * np.where(seen < 0, -1.0, 1.0), np.abs(seen)
        is_exact = strata is None and comb(n, size) <= MOST_SUBSETS
        # a source without articles, or with all of them, can have no other sum
        if size in (0, n) or not squares.any():
            tail = np.ones(table.shape[1])
        elif is_exact:
            tail = _of_every_dealing(signed, mine, far - equal)
        else:
            found = _saddlepoint.tail(np.ascontiguousarray(signed.T), mine, far, strata)
            tail = np.minimum(RAISED * found, 1.0)
            tail[far <= equal] = 1.0
        even = squares**2 / np.maximum((square * square).sum(axis=0), 1e-300)
        steps = np.diff(np.sort(table[:LOOKED_AT], axis=0), axis=0) > equal
        few = (even < LUMPY) | (steps.sum(axis=0) < FEW_VALUES)
        doubtful = few & (squares > 0) & (tail < 1) & (not is_exact)
        columns = _Doubtful(signed[:, doubtful], mine, (far - equal)[doubtful])
        return cls(tail, doubtful, columns)

    def p(self) -> Floats:
        """Return the p-values, two equal tails."""
        tail, dealt = self.tail.copy(), self.doubtful
        drawn = p_from(dealt.as_far, dealt.draws)
        rare = np.minimum(drawn, SAFE * tail[self.is_doubtful])
        tail[self.is_doubtful] = np.where(dealt.as_far >= ENOUGH, drawn, rare)
        two_sided: Floats = np.minimum(2 * tail, 1.0)
        return two_sided


def dealings(
    n_articles: int, n_draws: int, strata: Ints | None = None, *, seed: int = SEED
) -> Iterator[Ints]:
    """Yield blocks of random orders of the articles, within strata; a row is one order."""
    rng = np.random.default_rng(seed)
    codes = np.zeros(n_articles, dtype="int64") if strata is None else strata
    groups = [np.flatnonzero(codes == code) for code in np.unique(codes)]
    # small blocks first, as most columns need few dealings
    size, done = 500, 0
    while done < n_draws:
        rows = min(size, max(BLOCK_CELLS // n_articles, 1), n_draws - done)
        orders = np.tile(np.arange(n_articles, dtype="int64"), (rows, 1))
        for group in groups:
            orders[:, group] = rng.permuted(orders[:, group], axis=1)
        yield orders
        done, size = done + rows, 2 * size


def _of_every_dealing(signed: Floats, mine: Ints, reach: Floats) -> Floats:
    """Return the share of all choices of as many articles whose sum is as large, or larger."""
    from itertools import chain, combinations

    n, size = len(signed), len(mine)
    few = min(size, n - size)
    n_subsets = comb(n, few)
    flat = np.fromiter(
        chain.from_iterable(combinations(range(n), few)), dtype="int64", count=n_subsets * few
    )
    as_far = np.zeros(signed.shape[1])
    for subsets in np.array_split(flat.reshape(n_subsets, few), max(n_subsets // 2_000, 1)):
        sums = signed[subsets].sum(axis=1)
        # the columns sum to 0, so the others' sum is the source's with its sign turned
        as_far += ((sums if few == size else -sums) >= reach).sum(axis=0)
    share: Floats = as_far / n_subsets
    return share


def _affordable(n_articles: int) -> int:
    return int(np.clip(MOST_CELLS // n_articles, LEAST_DEALINGS, MOST_DEALINGS))
