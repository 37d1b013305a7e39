"""One story, one unit: articles of a source that are versions of one text count once.

Three versions of a wire story in one source are not three independent articles. `unit` names the
column of `articles` that they share (`story_id`); what is measured on them is put together before
anything is compared, so that estimates, intervals and p-values all rest on stories. Copies in
different sources stay apart: that both printed it is part of what they have in common.
"""

import pandas as pd


def leaders(articles: pd.DataFrame, unit: str) -> "pd.Series[str]":
    """Return for each measured article the first of its source with the same unit.

    Index: article_id. An article without a unit (empty) is its own.
    """
    measured = articles[articles["is_measured"]]
    ids = measured["article_id"].astype("str")
    named = measured[unit].astype("object").where(measured[unit].notna(), "")
    own = named.astype("str").where(named.astype("str") != "", ids)
    first = ids.groupby([measured["source"].astype("str"), own]).transform("first")
    return pd.Series(first.to_numpy(), index=pd.Index(ids.to_numpy(), name="article_id"))


def collapsed(articles: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Return the articles with one measured row a unit, its words those of all its articles."""
    if not unit:
        return articles
    leader = leaders(articles, unit)
    ids = articles["article_id"].astype("str")
    kept = articles[~articles["is_measured"] | ids.isin(set(leader))].copy()
    if "n_words" in articles:
        mine = articles["is_measured"].to_numpy()
        words = articles.loc[mine, "n_words"].groupby(leader.to_numpy()).sum()
        total = kept["article_id"].astype("str").map(words)
        kept["n_words"] = total.fillna(kept["n_words"]).astype("int64")
    return kept


def moved(table: pd.DataFrame, articles: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Return a table's rows under the article that stands for their unit."""
    if not unit:
        return table
    leader = leaders(articles, unit)
    ids = table["article_id"].astype("str")
    return table.assign(article_id=ids.map(leader).fillna(ids).astype("str"))


def averaged(scores: pd.DataFrame, articles: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Return scores with one row a unit and measure: the mean of its articles' values."""
    if not unit:
        return scores
    by = moved(scores, articles, unit).astype({"measure": "str"}).groupby(["article_id", "measure"])
    return by.agg({"value": "mean", "n": "sum"}).reset_index()
