"""Copies that do not count: which articles are set aside, and of which article each is a copy."""

import textwrap
from collections.abc import Mapping

import pandas as pd

from analysis.events.stories import counted, stories

COLUMNS = ["article_id", "counts_id", "other_id", "share", "share_other"]
# A title in the ledger is there to be recognised; the longest of real ones have twice as much.
TITLE = 80


def aside(copies: pd.DataFrame, articles: pd.DataFrame, *, count: str) -> pd.DataFrame:
    """List the articles that do not count, since their story is counted in another.

    A row is an article set aside, in the order of `articles`: article_id; counts_id, the article
    that counts in its place; other_id, the article whose text it has: that one if the two are a
    pair of copies, or else the one it has most of; share, of its own words those that stand in
    other_id; share_other, of other_id's words those that stand in it.

    Args:
        copies: the table of that name, of all of `articles`.
        articles: the table `articles`.
        count: one of `stories.COUNTS`.

    Raises:
        ParameterError: `count` is none of these.

    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "source": ["North", "South"],
    ...     "published_date": pd.to_datetime(["2025-01-01", "2025-01-02"]), "is_measured": True})
    >>> pairs = pd.DataFrame({"article_id": ["b"], "other_id": ["a"], "share": [0.9],
    ...                       "share_other": [0.7]})
    >>> aside(pairs, articles, count="story").values.tolist()
    [['b', 'a', 'a', 0.9, 0.7]]
    >>> len(aside(pairs, articles, count="source"))
    0
    """
    told = stories(copies, articles)
    kept = counted(told, articles, count=count)["is_measured"].to_numpy(dtype=bool)
    was = articles["is_measured"].to_numpy(dtype=bool)
    keys = ["story_id", "source"] if count == "source" else ["story_id"]
    full = told.assign(source=articles["source"].astype("str").to_numpy())
    counts = full[kept].drop_duplicates(keys)[[*keys, "article_id"]]
    gone = full[was & ~kept].merge(counts.rename(columns={"article_id": "counts_id"}), on=keys)
    pairs = gone[["article_id", "counts_id"]].merge(_both_ways(copies), on="article_id")
    pairs["is_apart"] = pairs["other_id"] != pairs["counts_id"]
    order = pairs.sort_values(["is_apart", "share", "other_id"], ascending=[True, False, True])
    nearest = order.drop_duplicates("article_id")[COLUMNS[:1] + COLUMNS[2:]]
    return gone.merge(nearest, on="article_id")[COLUMNS]


def said(aside: pd.DataFrame, articles: pd.DataFrame) -> dict[str, str]:
    """Say of each article set aside of which article it is a copy, and by how much.

    Args:
        aside: the result of `aside`.
        articles: the table `articles`.

    Returns:
        A sentence, without its full stop, by article_id.
    """
    titles, sources = (
        dict(zip(articles["article_id"].astype("str"), articles[c].astype("str"), strict=True))
        for c in ("title", "source")
    )
    return {
        row.article_id: _sentence(row, titles, sources)
        for row in aside.astype(dict.fromkeys(COLUMNS[:3], "str")).itertuples()
    }


def _sentence(row: object, titles: Mapping[str, str], sources: Mapping[str, str]) -> str:
    counts_id, other_id, share, back = (getattr(row, c) for c in COLUMNS[1:])

    def named(which: str) -> str:
        title = textwrap.shorten(titles[which], TITLE, placeholder=" …")
        return f"“{title}” ({sources[which]})" if title else f"an article of {sources[which]}"

    copied = f"{share:.0%} of its own words stand in {named(other_id)}"
    if back > share:
        copied += f" and {back:.0%} of that article's words in it"
    if counts_id == other_id:
        return f"{copied}; that one counts"
    return f"{copied}; of the story's articles {named(counts_id)} counts"


def _both_ways(copies: pd.DataFrame) -> pd.DataFrame:
    """Return each pair once from either side: article_id, other_id, share, share_other."""
    sides = [("article_id", "other_id"), ("share", "share_other")]
    there = copies[[name for pair in sides for name in pair]]
    there = there.astype(dict.fromkeys(sides[0], "str"))
    turned = {name: other for pair in sides for name, other in (pair, pair[::-1])}
    return pd.concat([there, there.rename(columns=turned)], ignore_index=True)
