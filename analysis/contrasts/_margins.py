"""What two columns of a table of ones would have in common by chance, its margins kept.

Rows (articles) hold columns (names). By chance, each cell is one with a chance of its own, such
that every row is expected to hold as many columns as it does, and every column to stand in as
many rows: the maximum-entropy table of those margins, with logit p = a_row + b_column. So a long
article that names forty people does not make friends of any two of them. This is the model by
which Saracco et al. 2017 (Inferring monopartite projections of bipartite networks, New Journal of
Physics 19, 053022) decide which edges of a network are more than chance.

The chance of so many rows in common is a sum of unlike coin flips. Its tail is taken by the
saddlepoint approximation with Daniels' continuity correction, as Eisinga, te Grotenhuis & Pelzer
2013 (Saddlepoint approximations to the sum of independent non-identically distributed binomial
random variables, Statistica Neerlandica 67) advise; a test holds it against the exact sum.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

# A logit this far out is a chance of 0 or 1: a row that holds every column, or the like.
FAR = 30.0
# Sweeps until the margins are met; real tables need ten to fifty.
MOST_SWEEPS = 400
NEAR = 1e-7


@dataclass(frozen=True)
class Margins:
    """The fitted chances: of each column, in a row of each size; and how many such rows there are.

    Attributes:
        chances: sizes by columns.
        n_rows: rows of each size.
    """

    chances: Floats
    n_rows: Floats

    @classmethod
    def of(cls, row_sizes: Ints, column_sizes: Ints) -> "Margins":
        """Fit the chances to the ones in each row and in each column; empty rows say nothing."""
        sizes, n_rows = np.unique(row_sizes[row_sizes > 0], return_counts=True)
        weights = n_rows.astype("float64")
        a, b = np.zeros(len(sizes)), np.zeros(len(column_sizes))
        for _ in range(MOST_SWEEPS):
            a = _step(a, b, np.ones(len(b)), sizes)
            b = _step(b, a, weights, column_sizes)
            gap = _chances(a, b).sum(axis=1) - sizes
            if not len(gap) or np.abs(gap).max() < NEAR:
                break
        return cls(_chances(a, b), weights)

    def expected(self) -> Floats:
        """Return how many rows each two columns are expected to have in common."""
        shared: Floats = self.chances.T @ (self.n_rows[:, None] * self.chances)
        return shared

    def tail(self, first: Ints, second: Ints, seen: Ints) -> Floats:
        """Return the chance that two columns share at least `seen` rows, pair by pair.

        1 where no more are shared than expected: the tail is asked for above that only.
        """
        both = (self.chances[:, first] * self.chances[:, second]).T
        mean = both @ self.n_rows
        p = np.ones(len(seen))
        above = np.flatnonzero((seen > mean + NEAR) & (seen > 0))
        if len(above):
            p[above] = _tail(both[above], self.n_rows, seen[above].astype("float64"))
        return p


def _chances(a: Floats, b: Floats) -> Floats:
    chances: Floats = 1 / (1 + np.exp(-np.clip(a[:, None] + b[None, :], -FAR, FAR)))
    return chances


def _step(own: Floats, other: Floats, weights: Floats, wanted: Ints) -> Floats:
    """Move each of `own` to where its chances add up to what is wanted (three Newton steps)."""
    for _ in range(3):
        p = _chances(own, other)
        slope = np.maximum((p * (1 - p)) @ weights, 1e-9)
        own = np.clip(own + np.clip((wanted - p @ weights) / slope, -2, 2), -FAR, FAR)
    return own


def _tail(chances: Floats, n: Floats, seen: Floats) -> Floats:
    """Return P(X >= seen) of sums of binomials; `chances` is sums by parts, `seen` above the mean.

    K(u) = sum n log(1 - p + p e^u) is the cumulant function; the saddlepoint solves K'(u) = seen.
    """
    from scipy.special import ndtr

    u = _saddlepoint(chances, n, seen)
    lifted = chances * np.exp(u)[:, None]
    tilted = lifted / (1 - chances + lifted)
    k0 = np.log1p(chances * np.expm1(u)[:, None]) @ n
    spread = np.sqrt(np.maximum((tilted * (1 - tilted)) @ n, 1e-300))
    w = np.sqrt(np.maximum(2 * (u * seen - k0), 1e-12))
    v = -np.expm1(-u) * spread
    density = np.exp(-0.5 * w**2) / np.sqrt(2 * np.pi)
    p = ndtr(-w) + density * (1 / np.maximum(v, 1e-12) - 1 / w)
    tail: Floats = np.clip(p, 0.0, 1.0)
    return tail


def _saddlepoint(chances: Floats, n: Floats, seen: Floats) -> Floats:
    """Solve K'(u) = seen by halving: K' rises from the mean at 0."""
    low, high = np.zeros(len(seen)), np.full(len(seen), FAR)
    for _ in range(60):
        u = (low + high) / 2
        lifted = chances * np.exp(u)[:, None]
        above = (lifted / (1 - chances + lifted)) @ n >= seen
        low, high = np.where(above, low, u), np.where(above, u, high)
    middle: Floats = (low + high) / 2
    return middle
