"""How often each measured article has each term, as a sparse matrix, for contrasts of words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.contrasts import Voice

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class TermCounts:
    """How often each measured article has each term: a sparse matrix, articles by terms."""

    matrix: "csr_array"
    terms: npt.NDArray[np.object_]
    sources: npt.NDArray[np.object_]

    def known(self) -> list[str]:
        """Return the sources, by name."""
        return sorted({str(source) for source in self.sources})

    def of(self, source: str) -> npt.NDArray[np.bool_]:
        """Mark the articles of a source."""
        mine: npt.NDArray[np.bool_] = self.sources == source
        return mine

    def lengths(self) -> Floats:
        """Return how many terms each article has."""
        return np.asarray(self.matrix.sum(axis=1), dtype="float64")

    def by_source(self) -> Floats:
        """Return each source's occurrences of each term: a row a source of `known`."""
        return summed(self.matrix, pd.Index(self.known()).get_indexer(self.sources.astype("str")))

    def only(self, sources: list[str]) -> "TermCounts":
        """Return the articles of these sources."""
        kept = np.isin(self.sources.astype("str"), sources)
        return TermCounts(self.matrix[kept], self.terms, self.sources[kept])


def summed(matrix: "csr_array", codes: npt.NDArray[np.intp]) -> Floats:
    """Return the sums of the rows of each group; `codes` numbers the groups from 0."""
    from scipy.sparse import csr_array

    n = matrix.shape[0]
    shape = (int(codes.max(initial=-1)) + 1, n)
    groups = csr_array((np.ones(n), (codes, np.arange(n))), shape=shape)
    sums: Floats = (groups @ matrix).toarray().astype("float64")
    return sums


def counts(terms: pd.DataFrame, articles: pd.DataFrame, *, voice: Voice = "own") -> TermCounts:
    """Count each term in each measured article; terms in alphabetical order, articles as given."""
    from scipy.sparse import csr_array

    measured = articles[articles["is_measured"]]
    ids = pd.Index(measured["article_id"].astype("str"))
    spoken = terms if voice == "both" else terms[terms["voice"] == voice]
    rows, names = _codes(spoken["article_id"])
    columns, vocabulary = _codes(spoken["term"])
    place = ids.get_indexer(pd.Index(names))[rows]
    here = place >= 0
    used, columns = np.unique(columns[here], return_inverse=True)
    words = vocabulary[used]
    order = np.argsort(words.astype("str"), kind="stable")
    rank = np.empty(len(order), dtype="int64")
    rank[order] = np.arange(len(order))
    ones = np.ones(int(here.sum()), dtype="int64")
    shape = (len(ids), len(words))
    matrix = csr_array((ones, (place[here], rank[columns])), shape=shape)
    matrix.sum_duplicates()
    return TermCounts(matrix, words[order], measured["source"].astype(object).to_numpy())


def _codes(column: pd.Series) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.object_]]:
    """Return numbers and what they stand for, without looking at strings when they are coded."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes, values = column.cat.codes.to_numpy(), column.cat.categories
    else:
        codes, values = pd.factorize(column)
    return np.asarray(codes, dtype="int64"), np.asarray(values, dtype=object)
