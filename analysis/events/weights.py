"""An article as a vector of weighted words, the weights known on the day it appeared.

A word's weight in an article is (1 + log of its uses) times the log of how rare it was among the
articles up to then (Salton & Buckley 1988, "Term-weighting approaches in automatic text
retrieval"); words of the title and the opening count for more, since news tells first what
happened. Vectors have length 1.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Vector = npt.NDArray[Any]

# Parts of speech that name what happened; adverbs do not.
TELLING = ("NOUN", "PROPN", "VERB", "ADJ")
# What a word in the title, and one in the first so many characters, counts beside a plain one.
TITLE_WEIGHT, OPENING_WEIGHT, OPENING = 3.0, 1.0, 1000
# The words of an article that take part; the rest weigh next to nothing.
HEAVIEST = 300


@dataclass(frozen=True)
class Weights:
    """Sparse vectors of length 1: article n's words in `ids`, from `first[n]` on, ascending."""

    ids: Vector
    weight: Vector
    first: Vector
    n_terms: int

    def of(self, article: int) -> tuple[Vector, Vector]:
        """Return an article's words and their weights."""
        place = slice(self.first[article], self.first[article + 1])
        return self.ids[place], self.weight[place]


def vectors(terms: pd.DataFrame, articles: pd.DataFrame, order: Vector) -> Weights:
    """Return each article's vector.

    Args:
        terms: the table `terms`.
        articles: the articles wanted, in the order of the vectors' numbers.
        order: the articles' numbers in the order in which they appeared.
    """
    article, term, uses, n_terms = _counted(terms, articles)
    first = np.searchsorted(article, np.arange(len(articles) + 1))
    seen = np.zeros(n_terms)
    parts: list[tuple[Vector, Vector]] = [(term[:0], uses[:0])] * len(articles)
    for n, a in enumerate(order.tolist(), 1):
        ids = term[first[a] : first[a + 1]]
        seen[ids] += 1
        weight = (1 + np.log(uses[first[a] : first[a + 1]])) * np.log((n + 2) / (seen[ids] + 0.5))
        if len(ids) > HEAVIEST:
            kept = np.sort(np.lexsort([ids, -weight])[:HEAVIEST])
            ids, weight = ids[kept], weight[kept]
        length = np.sqrt(weight @ weight)
        parts[a] = (ids, weight / length if length else weight)
    sizes = np.array([len(ids) for ids, _ in parts], dtype=np.int64)
    return Weights(
        np.concatenate([term[:0], *(ids for ids, _ in parts)]),
        np.concatenate([uses[:0], *(weight for _, weight in parts)]),
        np.concatenate([[0], np.cumsum(sizes)]),
        n_terms,
    )


def prominence(start: Vector, article: Vector, articles: pd.DataFrame) -> Vector:
    """Return what each use of a word counts for, by where it stands.

    Args:
        start: where each use begins.
        article: the number of its article in `articles`.
        articles: the table `articles`.
    """
    title = articles["title"].str.len().to_numpy(np.int64)[article]
    in_title = (TITLE_WEIGHT - 1) * (start < title)
    return np.asarray(1.0 + OPENING_WEIGHT * (start < OPENING) + in_title)


def _counted(terms: pd.DataFrame, articles: pd.DataFrame) -> tuple[Vector, Vector, Vector, int]:
    """Return the distinct words of each article, by article and word, with their weighted uses."""
    rows = terms[terms["pos"].isin(TELLING)]
    category = rows["term"].astype("category").cat
    index = pd.Index(articles["article_id"].astype("str"))
    ids = rows["article_id"].astype("category").cat
    article = index.get_indexer(ids.categories.astype("str"))[ids.codes.to_numpy()]
    weight = prominence(rows["start"].to_numpy(np.int64), article, articles)
    n_terms = len(category.categories)
    known = article >= 0
    key = article[known].astype(np.int64) * n_terms + category.codes.to_numpy(np.int64)[known]
    distinct, place = np.unique(key, return_inverse=True)
    uses = np.bincount(place, weight[known], minlength=len(distinct))
    size = max(n_terms, 1)
    return distinct // size, distinct % size, uses, n_terms
