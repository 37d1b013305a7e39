"""The smallest difference that so many articles could have shown, four times in five.

"Cannot tell" says little until it says what could have been told. Each `detectable` is the true
difference that would be called one in 80 % of such corpora, at the p-value the family asks for
(`threshold`), by normal approximation:

    shares     the power of Fisher's exact test, with the continuity correction of Casagrande, Pike
               & Smith 1978 (Biometrics 34): an approximation to the exact power that is a little
               too careful for few articles
    means      Student's t with the spread that the articles of both sides have within them
    log-odds   the spread of the log-odds when articles are drawn anew

A difference of shares may be out of reach: among five articles none may be large enough.
"""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

POWER = 0.8
HALVINGS = 40


def of_shares(
    n: npt.ArrayLike, n_rest: npt.ArrayLike, rest_share: npt.ArrayLike, alpha: float
) -> Floats:
    """Return the smallest difference of shares, up or down; empty where none is large enough.

    >>> of_shares([40, 5], [40, 5], [0.5, 0.5], 0.05).round(2)
    array([0.32,  nan])
    """
    n1, n0, rest = (np.asarray(v, dtype="float64") for v in (n, n_rest, rest_share))
    up = _reach(n1, n0, rest, 1 - rest, alpha)
    down = _reach(n1, n0, 1 - rest, rest, alpha)
    return np.fmin(up, down)


def of_means(
    n: npt.ArrayLike, n_rest: npt.ArrayLike, spread: npt.ArrayLike, alpha: float
) -> Floats:
    """Return the smallest difference of means; `spread` is the standard deviation within sides.

    >>> of_means([64], [64], [1.0], 0.05).round(2)
    array([0.5])
    """
    from scipy.special import stdtrit

    n1, n0, sd = (np.asarray(v, dtype="float64") for v in (n, n_rest, spread))
    free = np.where(n1 + n0 > 2, n1 + n0 - 2, np.nan)
    reach: Floats = stdtrit(free, 1 - alpha / 2) + stdtrit(free, POWER)
    known = (n1 > 0) & (n0 > 0)
    each = np.sqrt(1 / np.where(known, n1, 1) + 1 / np.where(known, n0, 1))
    smallest: Floats = np.where(known, reach * sd * each, np.nan)
    return smallest


def of_estimates(standard_error: npt.ArrayLike, alpha: float) -> Floats:
    """Return the smallest true value of an estimate with this standard error."""
    from scipy.special import ndtri

    error = np.asarray(standard_error, dtype="float64")
    smallest: Floats = error * float(ndtri(1 - alpha / 2) + ndtri(POWER))
    return smallest


def _reach(n1: Floats, n0: Floats, rest: Floats, room: Floats, alpha: float) -> Floats:
    """Return the smallest rise from `rest`, at most `room`, by halving the interval."""
    low, high = np.zeros(np.broadcast(n1, rest).shape), np.array(room, dtype="float64")
    reachable = _power(n1, n0, rest, high, alpha) >= POWER
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        seen = _power(n1, n0, rest, middle, alpha) >= POWER
        low, high = np.where(seen, low, middle), np.where(seen, middle, high)
    return np.where(reachable, high, np.nan)


def _power(n1: Floats, n0: Floats, rest: Floats, rise: Floats, alpha: float) -> Floats:
    from scipy.special import ndtr, ndtri

    with np.errstate(divide="ignore", invalid="ignore"):
        share = rest + rise
        together = (n1 * share + n0 * rest) / (n1 + n0)
        null = np.sqrt(np.maximum(together * (1 - together), 0) * (1 / n1 + 1 / n0))
        own = np.sqrt(np.maximum(share * (1 - share) / n1 + rest * (1 - rest) / n0, 1e-12))
        short = rise - (1 / n1 + 1 / n0) / 2 + ndtri(alpha / 2) * null
        power: Floats = ndtr(short / own)
    return power
