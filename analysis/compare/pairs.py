"""Source against source: every pair of the larger ones, with the columns of every comparison.

A row is a subject (an entity, a topic, a measure, a word) in a source and another, the first by
name. `estimate` is the share of articles, the mean or the rate per thousand words; `difference`
is the first's less the other's, of words the log-odds ratio. The family is all pairs of all
subjects of the table.
"""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from analysis import schemas
from analysis.compare import power
from analysis.compare._verdict import MIN_HOLDING, Floats, decided, enough, threshold
from analysis.compare.means import drawn_sums, held, within
from analysis.compare.term_odds import N_EACH, Sides, compared, possible
from analysis.contrasts import N_COMPARED, Voice, _dealing, _resample, keyness
from analysis.contrasts._counts import counts

# 28 pairs; with more, the family grows faster than anything that could be found in it.
MAX_SOURCES = 8
TEXTS = ("subject_type", "subject", "source", "other")


def shares(table: pd.DataFrame, kind: str, *, sources: Sequence[str] = ()) -> pd.DataFrame:
    """Compare the shares of articles of each pair of sources.

    Args:
        table: a table of shares, such as `entity_frequency`; its first `N_COMPARED` subjects
            are compared.
        kind: its column that names the subject: entity, topic.
        sources: those to compare; none means the `MAX_SOURCES` with most articles.
    """
    sizes = table.groupby(table["source"].astype("str"))["n_articles_all"].max()
    chosen = _chosen(sizes, sources)
    first = pd.unique(table[kind].astype("str"))[:N_COMPARED]
    rows = table[table[kind].astype("str").isin(first)]
    hits = rows.pivot_table(index=kind, columns="source", values="n_articles", aggfunc="sum")
    hits = hits.reindex(index=first, columns=chosen).fillna(0).astype("int64")
    parts = [
        pd.DataFrame({
            "subject_type": kind, "subject": first, "source": one, "other": other,
            "n_articles": int(sizes[one]), "n_articles_other": int(sizes[other]),
            "k": hits[one].to_numpy(), "k_other": hits[other].to_numpy(),
        })
        for one, other in combinations(chosen, 2)
    ]  # fmt: skip
    if not parts or not len(first):
        return schemas.empty("pairs")
    full = pd.concat(parts, ignore_index=True)
    k, n, k_other, n_other = (full[c] for c in ("k", "n_articles", "k_other", "n_articles_other"))
    low, high = _resample.newcombe(k, n, k_other, n_other)
    full = full.assign(estimate=k / n, estimate_other=k_other / n_other)
    full = full.assign(
        difference=full["estimate"] - full["estimate_other"],
        difference_low=low,
        difference_high=high,
    )
    is_enough = enough(n, n_other)
    tested = is_enough & (k + k_other >= MIN_HOLDING).to_numpy()
    p = np.full(len(full), np.nan)
    p[tested] = _dealing.dealt_share_p(
        *(c.to_numpy(dtype="int64")[tested] for c in (k, n, k + k_other, n + n_other))
    )
    alpha = threshold(p, int(tested.sum()))
    seen = power.of_shares(n, n_other, full["estimate_other"], alpha)
    return _checked(full.assign(detectable=np.where(tested, seen, np.nan)), is_enough, p)


def means(
    scores: pd.DataFrame, articles: pd.DataFrame, *, sources: Sequence[str] = (), unit: str = ""
) -> pd.DataFrame:
    """Compare the means of every measure of each pair of sources."""
    values = held(scores, articles, unit)
    sizes = values.drop_duplicates("article_id").groupby("source").size()
    chosen, parts = _chosen(sizes, sources), []
    for measure in values["measure"].astype("str").unique():
        mine = values[values["measure"] == measure].groupby("source")["value"]
        by = {str(s): v.to_numpy(dtype="float64") for s, v in mine if str(s) in chosen}
        parts += _mean_pairs(str(measure), by)
    if not parts:
        return schemas.empty("pairs")
    full = pd.DataFrame(parts)
    is_enough = enough(full["n_articles"], full["n_articles_other"])
    p = np.where(is_enough, full["p_value"], np.nan)
    alpha = threshold(p, int(is_enough.sum()))
    seen = power.of_means(full["n_articles"], full["n_articles_other"], full["_spread"], alpha)
    return _checked(full.assign(detectable=np.where(is_enough, seen, np.nan)), is_enough, p)


def terms(
    terms: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    sources: Sequence[str] = (),
    voice: Voice = "own",
    n_each: int = N_EACH,
) -> pd.DataFrame:
    """Compare the words of each pair: the `n_each` highest and lowest by z of each."""
    counted = counts(terms, articles, voice=voice)
    chosen = _chosen(pd.Series(counted.sources.astype("str")).value_counts(), sources)
    parts = []
    for one, other in combinations(chosen, 2):
        sides = Sides(counted.only([one, other]), keyness.PRIOR_MASS)
        candidates = possible(sides.counted.matrix, keyness.MIN_COUNT, bool(sides.is_enough.any()))
        if not candidates.any():
            continue
        picks = {one: sides.extremes(one, candidates, n_each)}
        found = compared(sides, picks, int(candidates.sum()))
        sizes = [int(sides.counted.of(s).sum()) for s in (one, other)]
        rates = 1000 / sides.own.sum(axis=1)
        at = [sides.known.index(s) for s in (one, other)]
        parts.append(
            found.assign(
                subject_type="term", subject=found["term"], source=one, other=other,
                n_articles=sizes[0], n_articles_other=sizes[1],
                estimate=found["n_target"] * rates[at[0]],
                estimate_other=found["n_reference"] * rates[at[1]],
                difference=found["log_odds"],
                difference_low=found["low"], difference_high=found["high"],
            )
        )  # fmt: skip
    if not parts:
        return schemas.empty("pairs")
    full = pd.concat(parts, ignore_index=True)
    n_family = int(full.drop_duplicates(["source", "other"])["n_family"].sum())
    p = full["p_value"].to_numpy(dtype="float64")
    return _checked(full, ~np.isnan(p), p, n_family)


def _mean_pairs(measure: str, by: dict[str, Floats]) -> list[dict[str, object]]:
    """Return the pairs of one measure; the sources are drawn once for all of them."""
    if len(by) < 2:
        return []
    known = sorted(by)
    sizes = np.array([len(by[source]) for source in known])
    own, mass = drawn_sums(np.concatenate([by[source] for source in known]), sizes)
    with np.errstate(divide="ignore", invalid="ignore"):
        drawn = own / mass
    rows = []
    for i, j in combinations(range(len(known)), 2):
        one, other = by[known[i]], by[known[j]]
        means = np.array([one.mean(), other.mean()])
        low = high = p = float("nan")
        if enough(len(one), len(other)):
            both = np.concatenate([one, other])[:, None]
            p = float(_dealing.dealt_sum_p([(both - both.mean(), np.arange(len(one)))])[0][0])
            ends = _resample.tails(int(min(len(one), len(other))))
            low, high = np.nanquantile(drawn[:, i] - drawn[:, j], ends)
        rows.append({
            "subject_type": "measure", "subject": measure, "source": known[i], "other": known[j],
            "n_articles": len(one), "n_articles_other": len(other),
            "estimate": means[0], "estimate_other": means[1], "difference": means[0] - means[1],
            "difference_low": low, "difference_high": high, "p_value": p,
            "_spread": within([one, other], means, means[::-1])[0],
        })  # fmt: skip
    return rows


def _chosen(sizes: "pd.Series[int]", given: Sequence[str]) -> list[str]:
    """Return the sources to compare, by name."""
    order = sizes.rename_axis("source").rename("n").reset_index()
    order = order.sort_values(["n", "source"], ascending=[False, True])
    return sorted(given or [str(s) for s in order["source"][:MAX_SOURCES]])


def _checked(
    table: pd.DataFrame, is_enough: np.ndarray[tuple[int], np.dtype[np.bool_]],
    p: np.ndarray[tuple[int], np.dtype[np.float64]], n_family: int = 0,
) -> pd.DataFrame:  # fmt: skip
    n = n_family or int((~np.isnan(p)).sum())
    full = decided(table, is_enough, p, n)
    counts = ("n_articles", "n_articles_other")
    kinds = dict.fromkeys(TEXTS, "str") | dict.fromkeys(counts, "int64")
    return schemas.check(full.astype(kinds), "pairs")


__all__ = ["MAX_SOURCES", "means", "shares", "terms"]
