"""Which source spells a name how: Türkiye or Turkey, al-Sharaa or Jolani."""

import pandas as pd


def spellings(mentions: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """List the spellings of every entity that has more than one.

    A row is a spelling in a source: entity, spelling (possessive ending dropped), source,
    n_mentions, and the rules that led from it to the entity. The entity with most mentions first,
    then its spellings by mentions in all sources, then by source.
    """
    sources = articles.set_index("article_id")["source"].astype("str")
    rows = pd.DataFrame({
        "entity": mentions["entity"].astype("str"),
        "spelling": mentions["surface"].astype("str").str.replace(r"['’]s?$", "", regex=True),
        "source": mentions["article_id"].astype("str").map(sources),
        "merged_by": mentions["merged_by"].astype("str"),
    })  # fmt: skip
    rows = rows[rows.groupby("entity")["spelling"].transform("nunique") > 1]
    keys = ["entity", "spelling", "source"]
    table = rows.groupby(keys).agg(
        n_mentions=("merged_by", "size"),
        merged_by=("merged_by", lambda rules: ", ".join(sorted(set(rules)))),
    ).reset_index()  # fmt: skip
    table["_entity"] = table.groupby("entity")["n_mentions"].transform("sum")
    table["_spelling"] = table.groupby(["entity", "spelling"])["n_mentions"].transform("sum")
    order = ["_entity", "entity", "_spelling", "spelling", "source"]
    ordered = table.sort_values(order, ascending=[False, True, False, True, True])
    return ordered[[*keys, "n_mentions", "merged_by"]].reset_index(drop=True)
