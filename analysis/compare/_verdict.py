"""What a verdict takes: how many articles, which q, and which interval."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.contrasts import _resample

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

# Of five articles each, the most uneven dealing of a feature has p = 2 / 252 = 0.008; of four,
# 2 / 70 = 0.029, which no correction for a family survives.
MIN_ARTICLES = 5
# The usual share of false findings among findings that a reader is asked to accept.
MAX_Q = 0.05
# What stands in one or two articles cannot tell a source from chance at any size.
MIN_HOLDING = 3
# The columns that hold the interval of what is compared.
ENDS = ("difference_low", "difference_high")


def enough(n: npt.ArrayLike, n_rest: npt.ArrayLike) -> Bools:
    """Mark the comparisons with enough articles on both sides."""
    sides = np.asarray(n) >= MIN_ARTICLES, np.asarray(n_rest) >= MIN_ARTICLES
    both: Bools = sides[0] & sides[1]
    return both


def decided(
    table: pd.DataFrame, is_enough: Bools, p: Floats, n_family: int, ends: tuple[str, str] = ENDS
) -> pd.DataFrame:
    """Return the table with p, q, family and verdict.

    Args:
        table: the comparisons.
        is_enough: which have enough articles on both sides.
        p: their p-values; empty where nothing was tested.
        n_family: the comparisons that could have been made; those not tested count as p = 1.
        ends: the columns with the ends of the interval.
    """
    tested = ~np.isnan(p)
    q = np.full(len(table), np.nan)
    q[tested] = _resample.q_values(p[tested], n_family)
    # dealing assumes that the source differs in nothing; the interval does not
    clear = ((table[ends[0]] > 0) | (table[ends[1]] < 0)).to_numpy()
    said = np.where((np.nan_to_num(q, nan=1.0) <= MAX_Q) & clear, "differs", "cannot tell")
    verdict = pd.Series(np.where(is_enough, said, "too few"), index=table.index, dtype="str")
    return table.assign(p_value=p, q_value=q, n_family=n_family, verdict=verdict)


def threshold(p: npt.ArrayLike, n_family: int) -> float:
    """Return the p-value at which one comparison more would have been found in this family.

    Benjamini & Hochberg's procedure finds the k-th smallest p up to `MAX_Q` k / family; with
    `found` findings the next one needs the step after them.

    >>> round(threshold([0.001, 0.4, 0.9], 10), 4)
    0.01
    """
    known = np.asarray(p, dtype="float64")
    known = known[~np.isnan(known)]
    found = int((_resample.q_values(known, n_family) <= MAX_Q).sum()) if len(known) else 0
    return MAX_Q * min((found + 1) / max(n_family, 1), 1.0)
