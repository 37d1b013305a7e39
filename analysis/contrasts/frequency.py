"""Who and where is named, by source and over all: mentions, articles, shares and rates."""

import pandas as pd

from analysis.contrasts import N_COMPARED, Voice, spoken

COLUMNS = [
    "entity", "entity_type", "source", "n_mentions", "n_articles", "n_articles_all",
    "article_share", "per_1k",
]  # fmt: skip
COUNTS = ("n_mentions", "n_articles", "n_articles_all")


def entity_frequency(
    mentions: pd.DataFrame, articles: pd.DataFrame, *, voice: Voice = "both"
) -> pd.DataFrame:
    """Count mentions and naming articles of each entity in each source.

    A row is an entity in a source. The `N_COMPARED` entities that most articles name have a row
    for every source, zeros included; the others have rows where they are named. Rows go by the
    articles that name the entity over all sources, then by entity and source. `per_1k` is
    mentions per thousand words of all the source's measured articles.
    """
    measured = articles[articles["is_measured"]]
    rows = _rows(mentions, measured, voice)
    by_source = measured.groupby(measured["source"].astype("str"), sort=True)
    order = _order(rows)
    counted = _count(rows, ["entity", "source"])
    grid = pd.MultiIndex.from_product(
        [order[:N_COMPARED], list(by_source.groups)], names=["entity", "source"]
    )
    table = counted.reindex(grid.union(counted.index, sort=False), fill_value=0).reset_index()
    table["n_articles_all"] = by_source.size().reindex(table["source"]).to_numpy()
    n_words = by_source["n_words"].sum().reindex(table["source"]).to_numpy(dtype="float64")
    return _finish(table, n_words, rows, order)


def entity_totals(
    mentions: pd.DataFrame, articles: pd.DataFrame, *, voice: Voice = "both"
) -> pd.DataFrame:
    """Count mentions and naming articles of each entity over all sources together.

    A row is an entity, most articles first, with the columns of `entity_frequency` but `source`.
    """
    measured = articles[articles["is_measured"]]
    rows = _rows(mentions, measured, voice)
    table = _count(rows, ["entity"]).reset_index().assign(source="")
    table["n_articles_all"] = len(measured)
    n_words = pd.Series(float(measured["n_words"].sum()), index=table.index).to_numpy()
    return _finish(table, n_words, rows, _order(rows)).drop(columns="source")


def _rows(mentions: pd.DataFrame, measured: pd.DataFrame, voice: Voice) -> pd.DataFrame:
    """Return the mentions of measured articles with their source, as plain strings."""
    kept = spoken(mentions, voice)
    sources = measured.set_index("article_id")["source"].astype("str")
    columns = kept[["article_id", "entity", "entity_type"]].astype("str")
    named = columns.assign(source=columns["article_id"].map(sources))
    return named[named["source"].notna()]


def _count(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    grouped = rows.groupby(by, sort=False)
    return pd.DataFrame(
        {"n_mentions": grouped.size(), "n_articles": grouped["article_id"].nunique()}
    )


def _order(rows: pd.DataFrame) -> list[str]:
    """Return the entities, those most articles name first, then most mentions, then by name."""
    table = _count(rows, ["entity"]).reset_index()
    by = ["n_articles", "n_mentions", "entity"]
    return list(table.sort_values(by, ascending=[False, False, True])["entity"])


def _finish(
    table: pd.DataFrame, n_words: object, rows: pd.DataFrame, order: list[str]
) -> pd.DataFrame:
    """Add type, share and rate; order the rows."""
    types = rows.drop_duplicates("entity").set_index("entity")["entity_type"]
    words = pd.Series(n_words, index=table.index, dtype="float64")
    full = table.assign(
        entity_type=table["entity"].map(types).astype("str"),
        article_share=table["n_articles"] / table["n_articles_all"],
        per_1k=1000 * table["n_mentions"] / words.where(words > 0),
        rank=pd.Index(order).get_indexer(table["entity"]),
    )
    ordered = full.sort_values(["rank", "source"], ignore_index=True)
    kinds = dict.fromkeys(COUNTS, "int64") | {"article_share": "float64", "per_1k": "float64"}
    return ordered[COLUMNS].astype({"entity": "str", "source": "str"} | kinds)
