"""Who is named by one source alone."""

import pandas as pd


def exclusive(entity_frequency: pd.DataFrame) -> pd.DataFrame:
    """List the entities that a single source names.

    A row is such an entity with its source: entity, entity_type, source, n_mentions, n_articles,
    n_articles_all (of the source) and n_articles_rest (of all others, none of which names it: the
    fewer they are, the less that says). Most articles first, then most mentions, then by name.
    """
    table = entity_frequency[entity_frequency["n_articles"] > 0]
    holding = table.groupby("entity")["source"].transform("nunique")
    sizes = entity_frequency.drop_duplicates("source").set_index("source")["n_articles_all"]
    alone = table[holding == 1].assign(
        n_articles_rest=lambda t: int(sizes.sum()) - t["n_articles_all"]
    )
    columns = [
        "entity", "entity_type", "source", "n_mentions", "n_articles", "n_articles_all",
        "n_articles_rest",
    ]  # fmt: skip
    order = ["n_articles", "n_mentions", "entity"]
    ordered = alone.sort_values(order, ascending=[False, False, True])
    return ordered[columns].reset_index(drop=True)
