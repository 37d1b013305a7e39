"""What stands near what: how often a label, topic or entity is found beside another, by source.

The window is the sentence, or the whole article. P(other | given) alone says little, since what is
everywhere is beside everything; so the share of all windows that have the other stands beside it,
and their ratio (the lift of market-basket analysis: Brin, Motwani, Ullman & Tsur 1997).

Words of one article are not independent. What `compare` judges is therefore the share of articles:
of those that have the first, in how many do the two stand in one window.
"""

from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Window = Literal["sentence", "article"]
COLUMNS = [
    "given", "other", "source", "n_given", "n_both", "share_given", "base_share", "ratio",
    "n_articles", "n_articles_all", "article_share",
]  # fmt: skip
COUNTS = ("n_given", "n_both", "n_articles", "n_articles_all")
# The most widespread of each side: beyond these a pair stands in too few articles to be compared,
# and the table would grow with the square of the vocabulary.
MOST_GIVEN, MOST_OTHER = 30, 50


def named(table: pd.DataFrame, column: str) -> pd.DataFrame:
    """Take a column of a table of spans as what may be given or found: an entity, topic or label.

    A row is as in `table`: article_id, sentence_id, name. Denied labels are left out.
    """
    names = table[column].astype("str")
    kept = (names != "") & ~names.str.startswith("not ")
    return pd.DataFrame({
        "article_id": table["article_id"].astype("str"),
        "sentence_id": table["sentence_id"].astype("int64"),
        "name": names,
    })[kept].reset_index(drop=True)  # fmt: skip


def associations(
    given: pd.DataFrame,
    other: pd.DataFrame,
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    window: Window = "sentence",
) -> pd.DataFrame:
    """Count how often each name of `other` stands in a window with each of `given`.

    A row is a pair of names in a source; each pair that stands together anywhere has a row for
    every source. The `MOST_GIVEN` and `MOST_OTHER` names that most articles have are paired; a
    name is not paired with itself.

    Args:
        given: from `named`.
        other: from `named`.
        sentences: the table, for the number of windows.
        articles: the table; articles that are not measured do not count.
        window: "sentence" or "article".

    Returns:
        Pairs by the articles that have the first name, then by those that have both, then by
        name; sources by name. `n_given` and `n_both` are windows, `share_given` their ratio,
        `base_share` the share of all the source's windows that have the other, and `ratio` how
        many times as often it is found beside the first. `n_articles_all` are articles with the
        first, `n_articles` those with both in one window.
    """
    places = _Places(sentences, articles, window)
    first, first_names = places.marks(given, MOST_GIVEN)
    second, second_names = places.marks(other, MOST_OTHER)
    parts = [
        places.counted(source, first, second).assign(source=source) for source in places.sources
    ]
    table = pd.concat(parts, ignore_index=True) if parts else _empty()
    table = table.assign(
        given=pd.array(first_names, dtype="str").take(table["i"].to_numpy(np.int64)),
        other=pd.array(second_names, dtype="str").take(table["j"].to_numpy(np.int64)),
    )
    together = table.groupby(["i", "j"])["n_articles"].transform("sum")
    table = table.assign(n_together=together)[(together > 0) & (table["given"] != table["other"])]
    order = table.sort_values(
        ["i", "n_together", "other", "source"], ascending=[True, False, True, True]
    )
    return _finished(order)


def _finished(table: pd.DataFrame) -> pd.DataFrame:
    share = table["n_both"] / table["n_given"].where(table["n_given"] > 0)
    done = table.assign(
        share_given=share,
        ratio=share / table["base_share"].where(table["base_share"] > 0),
        article_share=table["n_articles"]
        / table["n_articles_all"].where(table["n_articles_all"] > 0),
    ).reset_index(drop=True)
    floats = ("share_given", "base_share", "ratio", "article_share")
    kinds = dict.fromkeys(COUNTS, "int64") | dict.fromkeys(floats, "float64")
    return done[COLUMNS].astype({"given": "str", "other": "str", "source": "str"} | kinds)


def _empty() -> pd.DataFrame:
    numbers = ("i", "j", "n_given", "n_both", "base_share", "n_articles", "n_articles_all")
    return pd.DataFrame({c: pd.Series(dtype="float64") for c in numbers}).assign(source="")


class _Places:
    """The windows of the measured articles: which article and which source each belongs to."""

    def __init__(self, sentences: pd.DataFrame, articles: pd.DataFrame, window: Window) -> None:
        measured = articles[articles["is_measured"]]
        self.articles = pd.Index(measured["article_id"].astype("str"))
        self.source = measured["source"].astype("str").to_numpy()
        self.sources = sorted(set(self.source))
        self.window = window
        rows = sentences[sentences["part"] != "furniture"]
        owner = self.articles.get_indexer(rows["article_id"].astype("str"))
        ids = rows["sentence_id"].to_numpy()
        self.keys = pd.MultiIndex.from_arrays([owner[owner >= 0], ids[owner >= 0]])
        self.owner = owner[owner >= 0]
        if window == "article":
            self.owner = np.arange(len(self.articles))

    def marks(self, names: pd.DataFrame, most: int) -> tuple["csr_array", list[str]]:
        """Return which windows have which of the most widespread names: a matrix, and the names."""
        from scipy.sparse import csr_array

        article = self.articles.get_indexer(names["article_id"])
        row = article
        if self.window == "sentence":
            row = self.keys.get_indexer(pd.MultiIndex.from_arrays([article, names["sentence_id"]]))
        kept = names.assign(row=row)[(article >= 0) & (row >= 0)]
        spread = kept.groupby("name")["article_id"].nunique().reset_index(name="n")
        spread = spread.sort_values(["n", "name"], ascending=[False, True])
        chosen = spread["name"].head(most).tolist()
        column = pd.Index(chosen).get_indexer(kept["name"])
        cells = np.unique(np.stack([kept["row"], column])[:, column >= 0], axis=1)
        shape = len(self.owner), len(chosen)
        ones = np.ones(cells.shape[1], dtype=np.int64)
        return csr_array((ones, (cells[0], cells[1])), shape=shape), chosen

    def counted(self, source: str, first: "csr_array", second: "csr_array") -> pd.DataFrame:
        """Count the windows and articles of one source, a row a pair of names."""
        mine = np.flatnonzero(self.source[self.owner] == source)
        a, b = first[mine], second[mine]
        both = np.asarray((a.T @ b).todense())
        n_given, n_other = np.asarray(a.sum(axis=0)), np.asarray(b.sum(axis=0))
        i, j = (index.ravel() for index in np.indices(both.shape))
        return pd.DataFrame({
            "i": i,
            "j": j,
            "n_given": n_given[i],
            "n_both": both.ravel(),
            "base_share": (n_other / max(len(mine), 1))[j],
            "n_articles": self._articles_with(a, b, self.owner[mine]).ravel(),
            "n_articles_all": self._articles(a, self.owner[mine])[i],
        })  # fmt: skip

    def _articles(self, marks: "csr_array", owner: np.ndarray) -> np.ndarray:
        """Return the number of articles in which each name stands."""
        return np.asarray((self._per_article(marks, owner) > 0).sum(axis=0))

    def _articles_with(self, a: "csr_array", b: "csr_array", owner: np.ndarray) -> np.ndarray:
        """Return for every pair the number of articles with a window that has both."""
        found = np.zeros((a.shape[1], b.shape[1]), dtype=np.int64)
        for i in range(a.shape[1]):
            windows = np.flatnonzero(a[:, [i]].toarray().ravel())
            found[i] = self._articles(b[windows], owner[windows])
        return found

    def _per_article(self, marks: "csr_array", owner: np.ndarray) -> "csr_array":
        from scipy.sparse import csr_array

        known, row = np.unique(owner, return_inverse=True)
        ones = np.ones(len(owner), dtype=np.int64)
        place = (row, np.arange(len(owner)))
        return csr_array((ones, place), shape=(len(known), len(owner))) @ marks
