"""Who is named by one source alone, and how likely that is when naming is left to chance.

Of N articles K name someone, all of them among the n articles of one source. Were the K articles
dealt out at random, K (N - n) / N of them would be expected among the others', and the chance
that the others have none is that of drawing K times without replacement from the source's own:

    p = n! (N - K)! / ((n - K)! N!)

the first term of the hypergeometric distribution. Someone named in two articles is nearly always
named by one source alone by chance; the p-value says so where a mere list would not.
"""

import numpy as np
import pandas as pd

from analysis.contrasts import _resample

# The same as in `compare`, which explains them.
MIN_ARTICLES, MIN_HOLDING, MAX_Q = 5, 3, 0.05
CAPTION = (
    "Named by one source alone, the least likely by chance first; p: that the others have none"
)
COLUMNS = [
    "entity", "entity_type", "source", "n_mentions", "n_articles", "n_articles_all",
    "n_articles_rest", "expected_rest", "p_value", "q_value", "n_family", "verdict",
]  # fmt: skip


def exclusive(entity_frequency: pd.DataFrame) -> pd.DataFrame:
    """List the entities that a single source names.

    A row is such an entity with its source: entity, entity_type, source, n_mentions, n_articles,
    n_articles_all (of the source), n_articles_rest (of all others, none of which names it),
    expected_rest (how many of those would name it if its articles were dealt out at random) and
    p_value (the chance that none does). `q_value` corrects for `n_family` comparisons: all pairs
    of a source with at least `MIN_ARTICLES` articles, and as many among the others, with an
    entity in at least `MIN_HOLDING` articles, whoever names it; pairs that are not listed count as
    p = 1. The least likely by chance first, then most articles, most mentions, by name.
    """
    table = entity_frequency[entity_frequency["n_articles"] > 0]
    sizes = entity_frequency.drop_duplicates("source").set_index("source")["n_articles_all"]
    n_all = int(sizes.sum())
    alone = table[~table["entity"].duplicated(keep=False)]
    rest = n_all - alone["n_articles_all"]
    enough = ((alone["n_articles_all"] >= MIN_ARTICLES) & (rest >= MIN_ARTICLES)).to_numpy()
    tested = enough & (alone["n_articles"] >= MIN_HOLDING).to_numpy()
    n_family = _family(table, sizes)
    chance = none_elsewhere(alone["n_articles"], alone["n_articles_all"], n_all)
    q = np.full(len(alone), np.nan)
    q[tested] = _resample.q_values(chance[tested], n_family)
    found = np.where(np.nan_to_num(q, nan=1.0) <= MAX_Q, "differs", "cannot tell")
    full = alone.assign(
        n_articles_rest=rest,
        expected_rest=alone["n_articles"] * rest / max(n_all, 1),
        p_value=chance,
        q_value=q,
        n_family=n_family,
        verdict=pd.Series(np.where(enough, found, "too few"), index=alone.index, dtype="str"),
    )
    order = ["p_value", "n_articles", "n_mentions", "entity"]
    ordered = full.sort_values(order, ascending=[True, False, False, True])
    return ordered[COLUMNS].reset_index(drop=True)


def none_elsewhere(
    n_articles: "pd.Series[int]", n_source: "pd.Series[int]", n_all: int
) -> _resample.Floats:
    """Return the chance that `n_articles` drawn from `n_all` all are of a source's `n_source`.

    >>> none_elsewhere(pd.Series([1, 2]), pd.Series([5, 5]), 10).round(3)
    array([0.5  , 0.222])
    """
    from scipy.special import gammaln

    k, n = (np.asarray(c, dtype="float64") for c in (n_articles, n_source))
    log_p = gammaln(n + 1) + gammaln(n_all - k + 1) - gammaln(n - k + 1) - gammaln(n_all + 1)
    chance: _resample.Floats = np.minimum(np.exp(log_p), 1.0)
    return chance


def _family(table: pd.DataFrame, sizes: "pd.Series[int]") -> int:
    """Count the pairs of a source and an entity that could have been found."""
    enough = (sizes >= MIN_ARTICLES) & (sizes.sum() - sizes >= MIN_ARTICLES)
    held = table.groupby("entity")["n_articles"].sum()
    return int(enough.sum()) * int((held >= MIN_HOLDING).sum())
