"""Articles that are copies of one text, under one number: the story."""

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from analysis.errors import ParameterError


def stories(copies: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Say of each article which story it tells.

    A row is an article, in the order of `articles`: article_id; story_id, the id of the story's
    first article; n_copies, articles of the story; role: "alone", "first" (the earliest of its
    story) or "copy". Articles are of one story when pairs of copies lead from one to the other.

    >>> articles = pd.DataFrame({"article_id": ["a", "b", "c"],
    ...     "published_date": pd.to_datetime(["2025-01-02", "2025-01-01", None])})
    >>> pairs = pd.DataFrame({"article_id": ["a"], "other_id": ["b"]})
    >>> stories(pairs, articles)[["story_id", "role"]].values.tolist()
    [['b', 'copy'], ['b', 'first'], ['c', 'alone']]
    """
    ids = articles["article_id"].astype("str")
    index = pd.Index(ids)
    one, other = (index.get_indexer(copies[c]) for c in ("article_id", "other_id"))
    links = sparse.csr_matrix((np.ones(len(one)), (one, other)), shape=(len(ids), len(ids)))
    _, group = connected_components(links, directed=False)
    frame = pd.DataFrame({"article_id": ids.to_numpy(), "group": group})
    frame["day"] = articles["published_date"].to_numpy()
    first = (
        frame.assign(place=np.arange(len(frame)))
        .sort_values(["day", "place"], na_position="last")
        .drop_duplicates("group")
        .set_index("group")["article_id"]
    )
    size = frame.groupby("group")["article_id"].transform("size").to_numpy()
    story = frame["group"].map(first)
    role = np.select([size == 1, story == frame["article_id"]], ["alone", "first"], "copy")
    return pd.DataFrame({
        "article_id": frame["article_id"].astype("str"),
        "story_id": story.astype("str"),
        "n_copies": size.astype("int64"),
        "role": pd.Series(role, dtype="str"),
    })  # fmt: skip


COUNTS = ("article", "source", "story")


def counted(stories: pd.DataFrame, articles: pd.DataFrame, *, count: str) -> pd.DataFrame:
    """Return the articles that count, as `articles`, the others no longer measured.

    Args:
        stories: the result of `stories`.
        articles: the table `articles`.
        count: "article", every one; "source", a story once in each source, its earliest article
            there; "story", a story once in all, its first article.

    Raises:
        ParameterError: `count` is none of these.
    """
    if count not in COUNTS:
        raise ParameterError("count", count, COUNTS)
    if count == "article":
        return articles
    told = articles[["article_id", "source", "published_date"]].astype(
        {"article_id": "str", "source": "str"}
    )
    told = told.assign(place=np.arange(len(told))).merge(
        stories[["article_id", "story_id"]], on="article_id", how="left"
    )
    told["story_id"] = told["story_id"].fillna(told["article_id"])
    told["is_measured"] = articles["is_measured"].to_numpy(dtype=bool)
    keys = ["story_id", "source"] if count == "source" else ["story_id"]
    measured = told[told["is_measured"]].sort_values(["published_date", "place"])
    kept = measured.drop_duplicates(keys)["place"]
    return articles.assign(is_measured=np.isin(np.arange(len(articles)), kept.to_numpy()))
