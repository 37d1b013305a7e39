"""Is a source's mean of a measure its own?"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import schemas
from analysis.compare import power, shrink, units
from analysis.compare._verdict import MIN_ARTICLES, Floats, Ints, decided, enough, threshold
from analysis.contrasts import _dealing, _resample


def means(scores: pd.DataFrame, articles: pd.DataFrame, *, unit: str = "") -> pd.DataFrame:
    """Return `score_summary`: each measure's mean in each source, against the other sources.

    A row is a measure in a source, measures in the order of `scores`, sources by name. Articles
    without a value are left out and not counted. Both intervals, that of the mean and that of its
    difference from the mean of all other articles, are the bootstrap's, over articles; there are
    none below `MIN_ARTICLES`. The p-value is of that difference.

    Args:
        scores: the table of that name.
        articles: the table of that name.
        unit: a column of `articles` whose values mark versions of one story (`units`).
    """
    values = held(scores, articles, unit)
    known = sorted(set(articles.loc[articles["is_measured"], "source"].astype("str")))
    if scores.empty or not known:
        return schemas.empty("score_summary")
    parts = [
        _measure_means(str(measure), values[values["measure"] == measure], known)
        for measure in scores["measure"].unique()
    ]
    table = pd.concat(parts, ignore_index=True)
    p = table["p_value"].to_numpy(dtype="float64")
    n_family = int((~np.isnan(p)).sum())
    alpha = threshold(p, n_family)
    seen = power.of_means(table["n_articles"], table["_rest"], table["_spread"], alpha)
    table["detectable"] = np.where(np.isnan(p), np.nan, seen)
    is_enough = enough(table["n_articles"], table["_rest"])
    return schemas.check(decided(table, is_enough, p, n_family), "score_summary")


def held(scores: pd.DataFrame, articles: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Return the values there are, with their source."""
    measured = units.collapsed(articles, unit)
    of = measured[measured["is_measured"]].set_index("article_id")["source"].astype("str")
    rows = units.averaged(scores, articles, unit)
    held = rows.assign(source=rows["article_id"].astype("str").map(of))
    return held[held["value"].notna() & held["source"].notna()]


@dataclass(frozen=True)
class Gaps:
    """Each source's mean against that of all other articles, of one measure."""

    difference: Floats
    low: Floats
    high: Floats
    spread: Floats

    @classmethod
    def of(cls, values: list[Floats]) -> "Gaps":
        """Compare the sources whose values are given; those too small get no interval."""
        sizes = np.array([len(v) for v in values])
        total, n = sum(v.sum() for v in values), sizes.sum()
        with np.errstate(divide="ignore", invalid="ignore"):
            mean = np.array([v.sum() for v in values]) / sizes
            rest = (total - mean * sizes) / (n - sizes)
        is_enough = enough(sizes, n - sizes)
        low, high = np.full((2, len(values)), np.nan)
        if is_enough.any():
            own, mass = drawn_sums(np.concatenate(values), sizes)
            all_own, all_mass = own.sum(axis=1, keepdims=True), mass.sum(axis=1, keepdims=True)
            with np.errstate(divide="ignore", invalid="ignore"):
                drawn = own / mass - (all_own - own) / (all_mass - mass)
            for i in np.flatnonzero(is_enough):
                ends = _resample.tails(int(min(sizes[i], n - sizes[i])))
                low[i], high[i] = np.nanquantile(drawn[:, i], ends)
        return cls(mean - rest, low, high, within(values, mean, rest))


def within(values: list[Floats], mean: Floats, rest: Floats) -> Floats:
    """Return the standard deviation of the articles around the mean of their own side."""
    sizes = np.array([len(v) for v in values])
    squares = sum(float((v**2).sum()) for v in values)
    n = sizes.sum()
    own, others = sizes * np.nan_to_num(mean) ** 2, (n - sizes) * np.nan_to_num(rest) ** 2
    within = np.maximum(squares - own - others, 0.0) / max(n - 2, 1)
    # what rounding leaves of a constant measure is no spread
    spread: Floats = np.sqrt(np.where(within > 1e-18 * max(squares, 1e-300), within, 0.0))
    return spread


def drawn_sums(values: Floats, sizes: Ints) -> tuple[Floats, Floats]:
    """Return each source's sum, and number, of articles in every bootstrap draw.

    A row is a draw, a column a source; `values` holds the sources' articles one after the other.
    All sources are drawn with the same Poisson weights.
    """
    starts = np.minimum(np.cumsum(sizes) - sizes, len(values) - 1)
    own, mass = [], []
    for weights in _resample.weights(len(values)):
        mass.append(_sums(weights, starts, sizes))
        weights *= values
        own.append(_sums(weights, starts, sizes))
    return np.concatenate(own), np.concatenate(mass)


def _sums(drawn: Floats, starts: npt.NDArray[np.int64], sizes: Ints) -> Floats:
    # an empty source would be given its neighbour's first article
    sums: Floats = np.where(sizes > 0, np.add.reduceat(drawn, starts, axis=1), 0.0)
    return sums


def _measure_means(measure: str, held: pd.DataFrame, known: list[str]) -> pd.DataFrame:
    """Return one measure's rows without the verdict; p is empty where there is too little."""
    values = [held.loc[held["source"] == s, "value"].to_numpy(dtype="float64") for s in known]
    sizes = np.array([len(v) for v in values])
    rest = sizes.sum() - sizes
    is_enough = enough(sizes, rest)
    p = np.full(len(known), np.nan)
    if is_enough.any():
        p[sizes > 0] = _dealing.dealt_mean_p(np.concatenate(values), sizes[sizes > 0])
    ends = [
        _resample.mean_interval(v) if len(v) >= MIN_ARTICLES else (np.nan, np.nan) for v in values
    ]
    mean = np.array([float(v.mean()) if len(v) else np.nan for v in values])
    gaps = Gaps.of(values)
    free = max(int((sizes - 1).clip(min=0).sum()), 1)
    variance = sum(float(((v - v.mean()) ** 2).sum()) for v in values if len(v)) / free
    return pd.DataFrame({
        "measure": pd.Series([measure] * len(known), dtype="str"),
        "source": pd.Series(known, dtype="str"),
        "n_articles": sizes.astype("int64"),
        "mean": mean,
        "low": [low for low, _ in ends],
        "high": [high for _, high in ends],
        "mean_shrunk": shrink.means(mean, sizes, variance),
        "difference": gaps.difference,
        "difference_low": gaps.low,
        "difference_high": gaps.high,
        "p_value": np.where(is_enough, p, np.nan),
        "_rest": rest,
        "_spread": gaps.spread,
    })  # fmt: skip
