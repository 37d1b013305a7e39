"""Is a source's share of articles its own? For every table of shares: entities, topics, roles."""

import numpy as np
import pandas as pd

from analysis import schemas
from analysis.compare import power, shrink
from analysis.compare._verdict import MIN_HOLDING, decided, enough, threshold
from analysis.contrasts import N_COMPARED, _dealing, _resample


def shares(
    table: pd.DataFrame, name: str, *, n_compared: int = N_COMPARED, is_within: bool = False
) -> pd.DataFrame:
    """Complete a table of shares: set each source against all others.

    A row is as in `table`, in its order, with the Wilson interval of `article_share`, the share
    shrunk (`shrink`), the difference from the other sources' share with Newcombe's interval, and
    the verdict. The p-value is exact for dealing out articles at random.

    Args:
        table: from `contrasts`, with a row for every source of each of its first `n_compared`
            subjects (what its key names beside the source): source, n_articles (with the
            feature), n_articles_all and the subject.
        name: which table of `schemas` it is.
        n_compared: how many subjects make up the family, the first in the table.
        is_within: `n_articles_all` is not all of a source's articles but those that could have
            the feature, such as those that name an entity; only these are dealt out.

    Raises:
        SchemaError: a column is missing.
    """
    subject = _subjects(table, name)
    n, n_all = table["n_articles"], table["n_articles_all"]
    held, of = _totals(table, subject, is_within)
    low, high = _resample.wilson(n, n_all)
    down, up = _resample.newcombe(n, n_all, held - n, of - n_all)
    rest_share = (held - n) / (of - n_all).where(of > n_all)
    full = table.assign(
        article_share_low=low,
        article_share_high=high,
        article_share_shrunk=shrink.shares(n, n_all, subject),
        difference=n / n_all.where(n_all > 0) - rest_share,
        difference_low=down,
        difference_high=up,
    )
    first = pd.unique(subject)[:n_compared]
    is_enough = enough(n_all, of - n_all)
    tested = is_enough & subject.isin(first).to_numpy() & (held >= MIN_HOLDING).to_numpy()
    p = np.full(len(table), np.nan)
    p[tested] = _dealing.dealt_share_p(
        *(column.to_numpy(dtype="int64")[tested] for column in (n, n_all, held, of))
    )
    alpha = threshold(p, int(tested.sum()))
    seen = power.of_shares(n_all, of - n_all, rest_share, alpha)
    full["detectable"] = np.where(tested, seen, np.nan)
    return schemas.check(decided(full, is_enough, p, int(tested.sum())), name)


def _subjects(table: pd.DataFrame, name: str) -> "pd.Series[str]":
    """Return what each row compares the sources by: its key without the source."""
    keys = [key for key in schemas.TABLES[name].key if key != "source"]
    parts = [table[key].astype("str") for key in keys]
    joined = parts[0]
    for part in parts[1:]:
        joined = joined + "\0" + part
    return joined


def _totals(
    table: pd.DataFrame, subject: "pd.Series[str]", is_within: bool
) -> tuple[pd.Series, pd.Series]:
    """Return the articles with the feature, and all articles, over the sources of each row."""
    by = table.groupby(subject.to_numpy(), sort=False)
    held, of = (by[column].transform("sum") for column in ("n_articles", "n_articles_all"))
    if is_within:
        return held, of
    # a source without a row for the subject has its articles all the same
    sizes = table.groupby(table["source"].astype("str"))["n_articles_all"].max()
    return held, pd.Series(int(sizes.sum()), index=table.index)
