r"""Distinctive words: log-odds ratio with an informative Dirichlet prior.

Monroe, Colaresi & Quinn 2008, Fightin' Words, Political Analysis 16(4), their equations 15 to 22.
For a word w counted y_iw times among the n_i words of the target and y_jw among n_j of the
reference, with a prior of a_w for the word and a_0 = sum of all a_w:

    log_odds = ln[(y_iw + a_w) / (n_i + a_0 - y_iw - a_w)]
             - ln[(y_jw + a_w) / (n_j + a_0 - y_jw - a_w)]
    variance = 1 / (y_iw + a_w) + 1 / (y_jw + a_w)                                  ("two-term")
             + 1 / (n_i + a_0 - y_iw - a_w) + 1 / (n_j + a_0 - y_jw - a_w)          ("four-term")
    z        = log_odds / sqrt(variance)

Above 0 is the target's; swapping target and reference changes the sign and nothing else. The
prior is the corpus itself, target and reference together, scaled to `PRIOR_MASS` words. The
two-term variance is the paper's approximation for words that are rare, as words of a whole
vocabulary are. z ranks and decides nothing: it takes each word for an independent draw, and words
come in articles (`compare.term_odds` tests by articles).
"""

from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.contrasts import Voice
from analysis.contrasts._counts import TermCounts, counts
from analysis.errors import ParameterError

__all__ = ["TermCounts", "counts", "g2", "keyness", "log_odds", "log_ratio", "measure", "uses"]

Floats = npt.NDArray[np.float64]
Variance = Literal["two-term", "four-term"]

# Content words of two or three news articles. A word's usual rate in the corpus outweighs what is
# seen in less text than that, and is outweighed by what is seen in more. The golden table's mass
# of 10 suits its 200 words.
PRIOR_MASS = 500.0
# Below three occurrences in all, log-odds says where the word happened to fall.
MIN_COUNT = 3
# All other sources together.
REST = "the others"
# Stands in for 0 where 0 would be divided by, or its logarithm taken.
TINY = 1e-12


def measure(
    counts_target: npt.ArrayLike,
    counts_reference: npt.ArrayLike,
    *,
    prior: npt.ArrayLike | None = None,
    prior_mass: float = PRIOR_MASS,
    variance: Variance = "two-term",
) -> pd.DataFrame:
    """Return log_odds and z of every word, in the order given; above 0 is the target's.

    Args:
        counts_target: occurrences of each word of the vocabulary in the target.
        counts_reference: the same words in the reference.
        prior: the words' pseudo-counts, used as given; the two counts' sum, scaled to
            `prior_mass`, when none are given.
        prior_mass: the sum of that prior, in words.
        variance: the paper's two-term approximation, or all four terms.

    >>> measure([2, 2], [2, 2]).round(2).to_dict("list")
    {'log_odds': [0.0, 0.0], 'z': [0.0, 0.0]}
    """
    y_i, y_j = (np.asarray(c, dtype="float64") for c in (counts_target, counts_reference))
    a = scaled(y_i + y_j, prior_mass) if prior is None else np.asarray(prior, dtype="float64")
    others_i, others_j = y_i.sum() + a.sum() - y_i - a, y_j.sum() + a.sum() - y_j - a
    # of a word that nobody uses, and of a vocabulary of one word, nothing can be said
    speaks = (y_i + y_j + a > TINY) & (np.minimum(others_i, others_j) > TINY)
    delta = np.where(speaks, log_odds(y_i, y_i.sum(), y_j, y_j.sum(), a, a.sum()), 0.0)
    spread = _inverse(y_i + a) + _inverse(y_j + a)
    if variance == "four-term":
        spread += _inverse(others_i) + _inverse(others_j)
    return pd.DataFrame({"log_odds": delta, "z": delta / np.sqrt(spread)})


def stated() -> str:
    """Return the formula, the prior and the variance in force, as a sentence for the page."""
    return (
        "Log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008): "
        "ln[(y1 + a) / (n1 + a0 - y1 - a)] - ln[(y2 + a) / (n2 + a0 - y2 - a)], with y the word's "
        "count and n all words of the source (1) and of the others (2). The prior a is the word's "
        f"share of the whole corpus, scaled to a0 = {PRIOR_MASS:,.0f} words; words seen fewer than "
        f"{MIN_COUNT} times are left out. Rows are ranked by z, with the variance "
        "1 / (y1 + a) + 1 / (y2 + a); intervals and p-values come from drawing and dealing out "
        "whole articles, never words."
    )


def log_odds(y_i: Any, n_i: Any, y_j: Any, n_j: Any, a: Any, a_0: Any) -> Floats:
    """Return the log-odds ratio of the module's formula; arrays are broadcast."""
    odds_i = np.maximum(y_i + a, TINY) / np.maximum(n_i + a_0 - y_i - a, TINY)
    odds_j = np.maximum(y_j + a, TINY) / np.maximum(n_j + a_0 - y_j - a, TINY)
    ratio: Floats = np.log(odds_i) - np.log(odds_j)
    return ratio


def scaled(counts: npt.ArrayLike, mass: float) -> Floats:
    """Return `counts` scaled to sum to `mass`, the informative prior.

    >>> scaled([1, 3], 8.0)
    array([2., 6.])
    """
    values = np.asarray(counts, dtype="float64")
    prior: Floats = values * (mass / max(values.sum(), 1.0))
    return prior


def g2(counts_target: npt.ArrayLike, counts_reference: npt.ArrayLike) -> pd.DataFrame:
    """Return the log-likelihood ratio of each word, for comparison with other tools.

    `g2_two_term` is Rayson & Garside's form, which looks at the word's own two cells; `g2` is
    Dunning's (1993), which looks at all four. Neither has a sign; both count words, not articles.
    """
    y_i, y_j = (np.asarray(c, dtype="float64") for c in (counts_target, counts_reference))
    n_i, n_j = y_i.sum(), y_j.sum()
    share = (y_i + y_j) / (n_i + n_j)
    own = _term(y_i, n_i * share) + _term(y_j, n_j * share)
    others = _term(n_i - y_i, n_i * (1 - share)) + _term(n_j - y_j, n_j * (1 - share))
    return pd.DataFrame({"g2_two_term": 2 * own, "g2": 2 * (own + others)})


def log_ratio(counts_target: npt.ArrayLike, counts_reference: npt.ArrayLike) -> Floats:
    """Return Hardie's log ratio: how many times the relative frequency doubles in the target.

    A count of 0 is taken as 0.5, so that the ratio exists.

    >>> log_ratio([8, 92], [2, 98]).round(2)
    array([ 2.  , -0.09])
    """
    y_i, y_j = (np.asarray(c, dtype="float64") for c in (counts_target, counts_reference))
    f_i, f_j = (np.maximum(y, 0.5) / max(y.sum(), 1.0) for y in (y_i, y_j))
    ratio: Floats = np.log2(f_i / f_j)
    return ratio


def keyness(
    terms: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    target: str,
    reference: str = REST,
    voice: Voice = "own",
    min_count: int = MIN_COUNT,
) -> pd.DataFrame:
    """Set one source's words against another's, or against all others'.

    A row is a term that occurs at least `min_count` times in the two together, the target's most
    distinctive first (by z, then term). `n_articles_target` and `n_articles_reference` are the
    articles that have it.

    Raises:
        ParameterError: `target` or `reference` is not a source of a measured article.
    """
    counted = counts(terms, articles, voice=voice)
    known = sorted(set(counted.sources))
    if target not in known:
        raise ParameterError("target", target, known)
    if reference != REST and reference not in known:
        raise ParameterError("reference", reference, [*known, REST])
    of_target = counted.sources == target
    of_reference = ~of_target if reference == REST else counted.sources == reference
    sums = [counted.matrix[of].sum(axis=0) for of in (of_target, of_reference)]
    held = [(counted.matrix[of] > 0).sum(axis=0) for of in (of_target, of_reference)]
    table = pd.DataFrame({
        "target": target,
        "reference": reference,
        "term": counted.terms,
        "n_target": sums[0],
        "n_reference": sums[1],
        "n_articles_target": held[0],
        "n_articles_reference": held[1],
    }).astype({"target": "str", "reference": "str", "term": "str"})  # fmt: skip
    table[["log_odds", "z"]] = measure(sums[0], sums[1])
    enough = table[table["n_target"] + table["n_reference"] >= min_count]
    return enough.sort_values(["z", "term"], ascending=[False, True], ignore_index=True)


def uses(
    terms: pd.DataFrame, articles: pd.DataFrame, *, target: str, voice: Voice = "own"
) -> pd.DataFrame:
    """Return the uses that were counted, with the side of the comparison they are on.

    A row is as in `terms`; `side` is the target's name, or `REST`.
    """
    sources = articles.set_index("article_id")["source"].astype("str")
    counted = terms if voice == "both" else terms[terms["voice"] == voice]
    is_target = counted["article_id"].astype("str").map(sources) == target
    return counted.assign(side=is_target.map({True: target, False: REST}).astype("str"))


def _inverse(values: Floats) -> Floats:
    inverse: Floats = 1 / np.maximum(values, TINY)
    return inverse


def _term(observed: Floats, expected: Floats) -> Floats:
    """Return observed x ln(observed / expected), 0 where nothing was observed."""
    ratio = np.divide(observed, expected, out=np.ones_like(observed), where=observed > 0)
    product: Floats = observed * np.log(ratio)
    return product
