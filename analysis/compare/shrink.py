"""Estimates of small sources, drawn towards what all sources have: empirical Bayes.

A source of five articles that covers a topic in all of them is no surer than one of fifty in
thirty. A shrunk estimate lies between the source's own and that of all, the nearer to all the
fewer its articles and the less the sources differ beyond what so few articles would:

    shares    (k + m s) / (n + m): `m` articles of the share `s` of all sources, added to each.
              `m` comes from how far the shares lie apart (beta-binomial; the moments of Kleinman
              1973, Proportions with extraneous variance, JASA 68). No more apart than chance
              makes them: every source has `s`.
    means     the same with normal values (Efron & Morris 1975, Data analysis using Stein's
              estimator, JASA 70), the spread between sources by DerSimonian & Laird's moments
              (1986, Controlled Clinical Trials 7)
    log-odds  are shrunk by their prior already (`contrasts.keyness`)

They order what is shown. Verdicts and intervals are those of the source's own articles.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]


def shares(k: pd.Series, n: pd.Series, by: pd.Series) -> "pd.Series[float]":
    """Return the shrunk shares; rows with the same `by` are the sources of one comparison.

    >>> k, n = pd.Series([5, 10, 40]), pd.Series([5, 40, 80])
    >>> shares(k, n, pd.Series(["aid"] * 3)).round(2).tolist()
    [0.75, 0.27, 0.5]
    """
    frame = pd.DataFrame({"k": k.astype("float64"), "n": n.astype("float64")})
    groups = frame.assign(nn=frame["n"] ** 2).groupby(by.to_numpy())
    sums = groups[["k", "n", "nn"]].transform("sum")
    s = sums["k"] / sums["n"].where(sums["n"] > 0)
    n_sources = frame["n"].gt(0).groupby(by.to_numpy()).transform("sum")
    apart = frame["n"] * (frame["k"] / frame["n"].where(frame["n"] > 0) - s) ** 2
    apart = apart.fillna(0.0).groupby(by.to_numpy()).transform("sum")
    free = sums["n"] - sums["nn"] / sums["n"].where(sums["n"] > 0) - (n_sources - 1)
    chance = (s * (1 - s)).where(lambda v: v > 0)
    rho = ((apart / chance - (n_sources - 1)) / free.where(free > 0)).clip(0, 1).fillna(0.0)
    # (k + m s) / (n + m) with m = (1 - rho) / rho, written so that rho may be 0 or 1
    return (rho * frame["k"] + (1 - rho) * s) / (rho * frame["n"] + (1 - rho))


def means(mean: Floats, n: npt.NDArray[np.int64], variance: float) -> Floats:
    """Return the shrunk means of one measure's sources.

    Args:
        mean: each source's mean; empty for one without articles.
        n: its articles.
        variance: of the values within sources.

    >>> means(np.array([10.0, 20.0, 12.0]), np.array([1, 50, 50]), 25.0).round(1)
    array([12.1, 19.9, 12. ])
    """
    known = (n > 0) & ~np.isnan(mean)
    if known.sum() < 2 or not variance > 0:
        return np.asarray(mean, dtype="float64").copy()
    m, size = mean[known], n[known].astype("float64")
    w = size / variance
    centre = float((w * m).sum() / w.sum())
    apart = float((w * (m - centre) ** 2).sum())
    free = w.sum() - (w**2).sum() / w.sum()
    between = max((apart - (len(m) - 1)) / free, 0.0) if free > 0 else 0.0
    if between > 0:
        v = 1 / (between + variance / size)
        centre = float((v * m).sum() / v.sum())
    own = between / (between + variance / size)
    shrunk = np.full(len(mean), np.nan)
    shrunk[known] = own * m + (1 - own) * centre
    return shrunk
