"""Numbers that the sources of one event give differently: the dead, the injured, the detained."""

import pandas as pd


def disagreements(
    quantities: pd.DataFrame, events: pd.DataFrame, articles: pd.DataFrame
) -> pd.DataFrame:
    """Set what the sources of an event say of one quantity side by side.

    A row is a source's figure for a quantity in an event: event_id, event, quantity, source,
    value (the number the source gives most often; of equals the larger, since tolls rise),
    qualifier ("at least", "at most", "about" or "", of the value's first mention), n_mentions (of
    that value), n_values (different numbers the source gives), first_date (of its articles with
    the value), low and high (over all sources), and is_disputed (the sources' values differ).
    Only quantities that two sources or more give. Disputed ones of most sources first.

    Args:
        quantities: the table `quantities`.
        events: the table `events`.
        articles: the table `articles`.
    """
    home = articles[["article_id", "source", "published_date"]].astype(
        {"article_id": "str", "source": "str"}
    )
    rows = quantities.merge(events[["article_id", "event_id", "event"]], on="article_id")
    rows = rows.merge(home, on="article_id").sort_values(["published_date", "article_id", "start"])
    keys = ["event_id", "event", "quantity", "source"]
    given = (
        rows.groupby([*keys, "value"], sort=False)
        .agg(
            qualifier=("qualifier", "first"),
            n_mentions=("value", "size"),
            first_date=("published_date", "min"),
        )
        .reset_index()
    )
    given["n_values"] = given.groupby(keys)["value"].transform("nunique")
    ranked = given.sort_values(["n_mentions", "value"], ascending=False)
    table = ranked.drop_duplicates(keys)
    groups = table.groupby(["event_id", "quantity"])
    table = table.assign(
        low=groups["value"].transform("min"),
        high=groups["value"].transform("max"),
        n_sources=groups["source"].transform("size"),
    )
    table = table[table["n_sources"] > 1]
    table = table.assign(is_disputed=table["low"] != table["high"])
    order = ["is_disputed", "n_sources", "event_id", "quantity", "value", "source"]
    ordered = table.sort_values(order, ascending=[False, False, True, True, True, True])
    columns = ["event_id", "event", "quantity", "source", "value", "qualifier", "n_mentions",
               "n_values", "first_date", "low", "high", "is_disputed"]  # fmt: skip
    return ordered[columns].reset_index(drop=True)
