"""The chance of a sum of articles dealt out at random, without dealing any.

Of `n` articles with the values x, `size` are dealt to a source. Their sum is that of x over
independent draws (an article is in with the chance size / n), given that `size` came in. The
double saddlepoint approximation of such a sum (Skovgaard 1987, Saddlepoint expansions for
conditional distributions, Journal of Applied Probability 24; for dealings Booth & Butler 1990,
Randomization distributions and saddlepoint approximations in generalized linear models,
Biometrika 77) has a small error in proportion to the chance itself, however tiny that is, which
no number of dealings has:

    K(t, u)    = sum of ln(1 - f + f exp(u + t x)),  f = size / n
    (t, u)     where its slopes are the sum seen and `size`
    w          = sign(t) sqrt(2 (t sum + u size - K(t, u)))
    v          = t sqrt(det K''(t, u) / (n f (1 - f)))
    P(sum >=)  = 1 - Phi(w) + phi(w) (1 / v - 1 / w)

Where articles are dealt within strata only (topics held equal), each stratum has its own u, f
and size.
"""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

# Newton's method is there after 6 steps on the terms of 1,547 articles; halved steps add some.
STEPS, HALVINGS = 60, 30
# Below this w the two terms of the correction cancel in rounding; the normal tail is as good.
FLAT = 1e-3
# The objective is in natural logarithms of a chance: nobody sees the tenth decimal.
STILL = 1e-10
# The largest sum of all has no saddlepoint; one a little smaller is no less likely.
NEAREST = 0.999


def tail(values: Floats, mine: Ints, totals: Floats, strata: Ints | None = None) -> Floats:
    """Return for each row of `values` the chance that a dealing sums to its total or more.

    Args:
        values: a row a question, a column an article; each row sums to 0, in each stratum.
        mine: which articles the source has; only their number, in each stratum, counts.
        totals: the sums seen, none below 0.
        strata: each article's stratum, numbered from 0; articles are dealt out within them.

    >>> x = np.array([[3.0, 1.0, 0.5, -1.5, -1.0, -2.0]])
    >>> float(tail(x, np.array([0, 1, 2]), np.array([0.0]))[0])
    0.5
    """
    held, codes, sizes = _parts(values.shape[1], mine, strata)
    x = values[:, held]
    spread = np.sqrt((x**2).mean(axis=1)) if len(held) else np.zeros(len(values))
    p = np.where(spread > 0, 0.5, 1.0)
    told = (spread > 0) & (totals > 0)
    if told.any():
        x, scale = x[told], spread[told]
        reach = np.minimum(totals[told], NEAREST * _largest(x, codes, sizes))
        told[told] = can = reach > 0
        p[told] = _Solver(x[can] / scale[can, None], codes, sizes).tail((reach / scale)[can])
    return p


def _parts(n: int, mine: Ints, strata: Ints | None) -> tuple[Ints, Ints, Ints]:
    """Return the articles of strata that are shared, their stratum, and the source's sizes."""
    codes = np.zeros(n, dtype="int64") if strata is None else strata
    all_, own = np.bincount(codes), np.bincount(codes[mine], minlength=int(codes.max()) + 1)
    shared = (own > 0) & (own < all_)
    held = np.flatnonzero(shared[codes])
    return held, (np.cumsum(shared) - 1)[codes[held]], own[shared]


def _largest(x: Floats, codes: Ints, sizes: Ints) -> Floats:
    """Return the largest sum that a dealing can have."""
    largest = np.zeros(len(x))
    for stratum, size in enumerate(sizes):
        part = x[:, codes == stratum]
        largest += np.partition(part, part.shape[1] - size, axis=1)[:, -size:].sum(axis=1)
    return largest


class _Solver:
    """Newton's method for the saddlepoints of many rows at once."""

    def __init__(self, x: Floats, codes: Ints, sizes: Ints) -> None:
        self.x, self.sizes = x, sizes.astype("float64")
        self.codes, self.is_one = codes, len(sizes) == 1
        self.member = np.eye(len(sizes))[codes]
        n = self.member.sum(axis=0)
        share = self.sizes / n
        self.base = np.log(share / (1 - share))
        self.constant = float((n * np.log(1 - share)).sum())
        self.log_spread = float(np.log(n * share * (1 - share)).sum())

    def tail(self, total: Floats) -> Floats:
        """Return the chance of `total` or more for every row."""
        from scipy.special import ndtr

        t, u = np.zeros(len(self.x)), np.zeros((len(self.x), len(self.sizes)))
        objective, chance = self.objective(t, u, total)
        for _ in range(STEPS):
            step_t, step_u = self.step(chance, total)
            before, length = objective, np.ones(len(self.x))
            for _ in range(HALVINGS):
                to = t + length * step_t, u + length[:, None] * step_u
                objective, chance = self.objective(*to, total)
                # a row that cannot be bettered any more stays where it is
                worse = ~(objective <= before + STILL)
                if not worse.any():
                    break
                length[worse] /= 2
            t, u = to
            if (np.abs(before - objective) < STILL).all():
                break
        tt, _, uu = self.curvatures(chance)
        w = np.sqrt(np.maximum(-2 * objective, 0.0))
        v = t * np.sqrt(tt) * np.exp((np.log(uu).sum(axis=1) - self.log_spread) / 2)
        sure = (w > FLAT) & (v > 0)
        w_, v_ = np.where(sure, w, 1.0), np.where(sure, v, 1.0)
        density = np.exp(-(w**2) / 2) / np.sqrt(2 * np.pi)
        found = ndtr(-w) + np.where(sure, density * (1 / v_ - 1 / w_), 0.0)
        chance_of: Floats = np.clip(found, 0.0, 1.0)
        return chance_of

    def objective(self, t: Floats, u: Floats, total: Floats) -> tuple[Floats, Floats]:
        """Return K(t, u) - t total - u size, and the chance of each article to be in."""
        base = u + self.base
        odds = t[:, None] * self.x + (base if self.is_one else base[:, self.codes])
        grown = np.exp(-np.abs(odds))
        chance = np.where(odds >= 0, 1.0, grown) / (1 + grown)
        k = (np.maximum(odds, 0) + np.log1p(grown)).sum(axis=1) + self.constant
        objective: Floats = k - t * total - u @ self.sizes
        return objective, chance

    def step(self, chance: Floats, total: Floats) -> tuple[Floats, Floats]:
        """Return Newton's step, in closed form: the strata's curvatures meet in t alone."""
        slope_t = (chance * self.x).sum(axis=1) - total
        slope_u = chance @ self.member - self.sizes
        tt, tu, uu = self.curvatures(chance)
        step_t = -(slope_t - (tu * slope_u / uu).sum(axis=1)) / tt
        return step_t, -(slope_u + tu * step_t[:, None]) / uu

    def curvatures(self, chance: Floats) -> tuple[Floats, Floats, Floats]:
        """Return the curvature in t with the u free, the mixed ones, and those in each u."""
        both = chance * (1 - chance)
        of_x = both * self.x
        uu = np.maximum(both @ self.member, 1e-300)
        tu = of_x @ self.member
        full = (of_x * self.x).sum(axis=1)
        tt = np.maximum(full - (tu**2 / uu).sum(axis=1), 1e-12 * full + 1e-300)
        return tt, tu, uu
