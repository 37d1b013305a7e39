"""Every person, group and place on one row, with its spellings and the rules that merged them."""

import numpy as np
import numpy.typing as npt
import pandas as pd

Ints = npt.NDArray[np.int64]


def roster(mentions: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Sum up the mentions of each entity in the measured articles.

    A row is an entity: entity, entity_type, n_mentions, n_articles, n_sources, spellings ("Kalın
    (5); İbrahim Kalın (3)") and rules ("as written (5); short name (3)"), both the most frequent
    first. Most articles first, then most mentions, then by name.
    """
    measured = articles[articles["is_measured"]]
    homes = pd.Index(measured["article_id"].astype("str"))
    article = homes.get_indexer(pd.Index(mentions["article_id"].astype("str")))
    rows = mentions[article >= 0]
    article = article[article >= 0]
    source = pd.factorize(measured["source"])[0][article]
    entity, names = pd.factorize(rows["entity"])
    table = pd.DataFrame({
        "entity": np.asarray(names, dtype=object),
        "entity_type": _first(entity, rows["entity_type"]),
        "n_mentions": np.bincount(entity, minlength=len(names)),
        "n_articles": _distinct(entity, article, len(names)),
        "n_sources": _distinct(entity, source, len(names)),
        "spellings": _listed(entity, rows["surface"], len(names)),
        "rules": _listed(entity, rows["merged_by"], len(names)),
    })  # fmt: skip
    texts = dict.fromkeys(("entity", "entity_type", "spellings", "rules"), "str")
    counts = dict.fromkeys(("n_mentions", "n_articles", "n_sources"), "int64")
    by = ["n_articles", "n_mentions", "entity"]
    ordered = table.sort_values(by, ascending=[False, False, True], ignore_index=True)
    return ordered.astype(texts | counts)


def _first(entity: Ints, column: "pd.Series[str]") -> npt.NDArray[np.object_]:
    """Return each entity's first value of a column; mentions of one entity have one type."""
    _, place = np.unique(entity, return_index=True)
    first: npt.NDArray[np.object_] = column.to_numpy(object)[place]
    return first


def _distinct(entity: Ints, values: Ints, n: int) -> Ints:
    """Count each entity's different values; numbers, as strings would take ten times as long."""
    most = int(values.max()) + 1 if len(values) else 1
    pairs = np.unique(entity.astype("int64") * most + values)
    counts: Ints = np.bincount(pairs // most, minlength=n)
    return counts


def _listed(entity: Ints, column: "pd.Series[str]", n: int) -> list[str]:
    """Return each entity's values of a column with how often they come, in one text."""
    code, values = pd.factorize(column)
    most = max(len(values), 1)
    pairs, counts = np.unique(entity.astype("int64") * most + code, return_counts=True)
    known = np.asarray(values, dtype="str")[pairs % most]
    said: list[list[str]] = [[] for _ in range(n)]
    for place in np.lexsort([known, -counts]).tolist():
        said[int(pairs[place] // most)].append(f"{known[place]} ({counts[place]:,})")
    return ["; ".join(words) for words in said]
