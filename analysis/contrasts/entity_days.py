"""On which days a source names an entity, beside all its articles of the day."""

import pandas as pd

from analysis.contrasts import N_COMPARED

COLUMNS = ["entity", "source", "published_date", "n_mentions", "n_articles", "n_articles_all"]


def entity_days(mentions: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Count, day by day, each source's articles that name an entity.

    A row is a day on which the source names the entity; the `N_COMPARED` entities that most
    articles name have rows. Articles without a date have no day and are left out. Rows go by
    entity, the one that most dated articles name first, then by source, then by day.
    """
    dated = articles[articles["is_measured"] & articles["published_date"].notna()]
    known = dated[["article_id", "source", "published_date"]].astype(
        {"article_id": "str", "source": "str"}
    )
    of_day = known.groupby(["source", "published_date"]).size().rename("n_articles_all")
    named = mentions[["article_id", "entity"]].astype("str")
    counts = named.groupby(["article_id", "entity"], sort=False).size().rename("n_mentions")
    rows = counts.reset_index().merge(known, on="article_id")
    held = rows.groupby("entity").size().rename("n").reset_index()
    top = held.sort_values(["n", "entity"], ascending=[False, True]).head(N_COMPARED)
    rank = {name: place for place, name in enumerate(top["entity"])}
    grouped = rows[rows["entity"].isin(rank)].groupby(["entity", "source", "published_date"])
    table = grouped.agg(n_mentions=("n_mentions", "sum"), n_articles=("article_id", "size"))
    table = table.reset_index().merge(of_day.reset_index(), on=["source", "published_date"])
    keys = table.assign(_rank=table["entity"].map(rank))
    ordered = keys.sort_values(["_rank", "source", "published_date"], ignore_index=True)
    kinds = {"entity": "str", "source": "str", "published_date": "datetime64[us]"}
    whole = dict.fromkeys(("n_mentions", "n_articles", "n_articles_all"), "int64")
    return ordered[COLUMNS].astype(kinds | whole)
