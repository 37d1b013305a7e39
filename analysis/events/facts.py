"""Sentences of one event that say the same: what all sources tell, what some, what one alone.

Two sentences say the same when their content words do (cosine of rarity-weighted lemmas, as in
the alignment of comparable news texts: Barzilay & Elhadad 2003, "Sentence alignment for
monolingual comparable corpora"). Sentences are joined greedily, the most similar first, and a
sentence joins a group by its mean similarity with all of it, so that no chain of half-likenesses
ties strangers together.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from analysis.events.weights import TELLING

# Of 22 groups of real news drawn at random at this threshold, 20 told one fact when read by eye.
SAME = 0.4
# A sentence with fewer content words ("He declined to comment.") is like too many others.
MIN_WORDS = 4
# An event of more sentences is a running story; its first so many are compared.
MAX_SENTENCES = 1200
PARTS = ("standfirst", "body")
TOLD_BY = ("all", "some", "one")

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class _Sentences:
    """The sentences compared, a row each, with their unit vectors."""

    rows: pd.DataFrame
    vectors: sparse.csr_matrix


def facts(
    terms: pd.DataFrame, sentences: pd.DataFrame, events: pd.DataFrame, articles: pd.DataFrame
) -> pd.DataFrame:
    """Group the sentences of every event of two or more sources by what they say.

    A row is a sentence: article_id, sentence_id, start, end, event_id, fact_id (a number within
    the event, in the order of the text that is first in `articles`), source, similarity (mean
    cosine with the rest of its group, 1 when alone), n_sources (that tell the fact),
    n_sources_event, told_by ("all", "some" or "one" of them).

    Args:
        terms: the table `terms`.
        sentences: the table `sentences`.
        events: the table `events`.
        articles: the table `articles`.
    """
    compared = _compared(terms, sentences, events, articles)
    found = []
    for places in compared.rows.groupby("event_id", sort=False).indices.values():
        kept = np.sort(places)[:MAX_SENTENCES]
        likeness = (compared.vectors[kept] @ compared.vectors[kept].T).toarray()
        group, mean = grouped(likeness)
        found.append(compared.rows.iloc[kept].assign(fact_id=group, similarity=mean))
    columns = ["article_id", "sentence_id", "start", "end", "event_id", "fact_id", "source",
               "similarity"]  # fmt: skip
    table = (
        pd.concat(found, ignore_index=True)
        if found
        else compared.rows.iloc[:0].assign(
            fact_id=pd.Series(dtype="int64"), similarity=pd.Series(dtype="float64")
        )
    )
    table = table[columns]
    keys = ["event_id", "fact_id"]
    table["n_sources"] = table.groupby(keys)["source"].transform("nunique")
    table["n_sources_event"] = table.groupby("event_id")["source"].transform("nunique")
    told = [table["n_sources"] == table["n_sources_event"], table["n_sources"] > 1]
    table["told_by"] = np.select(told, TOLD_BY[:2], TOLD_BY[2])
    whole = dict.fromkeys(("fact_id", "n_sources", "n_sources_event"), "int64")
    return table.astype(whole | {"told_by": "str"})


def grouped(
    likeness: npt.NDArray[np.float64], *, same: float = SAME
) -> tuple[Numbers, npt.NDArray[np.float64]]:
    """Return each row's group, numbered by first member, and its mean likeness with the others.

    Args:
        likeness: symmetric, 0 to 1.
        same: mean likeness from which two groups are one.

    >>> likeness = np.array([[1, 0.1, 0.8], [0.1, 1, 0.2], [0.8, 0.2, 1]])
    >>> grouped(likeness)[0].tolist()
    [0, 1, 0]
    """
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    n = len(likeness)
    if n < 2:
        return np.zeros(n, np.int64), np.ones(n)
    distance = np.clip(1 - likeness, 0, 1)
    np.fill_diagonal(distance, 0)
    tree = linkage(squareform(distance, checks=False), "average")
    label = fcluster(tree, 1 - same, "distance")
    _, first, place = np.unique(label, return_index=True, return_inverse=True)
    group = np.argsort(np.argsort(first))[place]
    member = (group[:, None] == group[None, :]) & ~np.eye(n, dtype=bool)
    size = member.sum(axis=1)
    mean = np.where(size > 0, (likeness * member).sum(axis=1) / np.maximum(size, 1), 1.0)
    return group.astype(np.int64), mean


def _compared(
    terms: pd.DataFrame, sentences: pd.DataFrame, events: pd.DataFrame, articles: pd.DataFrame
) -> _Sentences:
    place = {a: n for n, a in enumerate(articles["article_id"].astype("str"))}
    outlet = articles["source"].astype("str").to_numpy()
    rows = sentences[sentences["part"].isin(PARTS)]
    rows = rows[["article_id", "sentence_id", "start", "end"]].astype({"article_id": "str"})
    rows = rows.merge(events[["article_id", "event_id"]], on="article_id")
    rows["place"] = rows["article_id"].map(place)
    rows["source"] = pd.Series(outlet[rows["place"].to_numpy(np.int64)], dtype="str")
    many = rows.groupby("event_id")["source"].transform("nunique") > 1
    rows = rows[many].sort_values(["place", "start"], ignore_index=True)
    vectors = _vectors(terms, rows)
    long_enough = vectors.getnnz(axis=1) >= MIN_WORDS
    kept = np.flatnonzero(long_enough)
    return _Sentences(rows.iloc[kept].reset_index(drop=True), vectors[kept])


def _vectors(terms: pd.DataFrame, rows: pd.DataFrame) -> sparse.csr_matrix:
    """Return a unit vector for each row: its distinct lemmas, weighted by how rare they are."""
    words = terms.loc[terms["pos"].isin(TELLING), ["article_id", "sentence_id", "term"]]
    words = words.astype({"article_id": "str", "term": "str"}).drop_duplicates()
    keyed = rows[["article_id", "sentence_id"]].assign(row=np.arange(len(rows)))
    found = words.merge(keyed, on=["article_id", "sentence_id"])
    code, vocabulary = pd.factorize(found["term"])
    n_holding = np.bincount(code, minlength=len(vocabulary))
    weight = np.log((len(rows) + 1) / (n_holding + 0.5))[code]
    row = found["row"].to_numpy(np.int64)
    length = np.sqrt(np.bincount(row, weight**2, minlength=len(rows)))
    table = (weight / length[row], (row, code)) if len(row) else ([], ([], []))
    return sparse.csr_matrix(table, shape=(len(rows), max(len(vocabulary), 1)))
