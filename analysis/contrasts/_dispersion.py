"""How evenly a word is spread over a source's articles: Gries' deviation of proportions."""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = npt.NDArray[np.float64]


def deviation(matrix: "csr_array", lengths: Floats, picked: npt.NDArray[np.int64]) -> Floats:
    """Return DPnorm of the picked terms: 0 as the articles' lengths have it, 1 all in the shortest.

    Gries 2008, Dispersions and adjusted frequencies in corpora, International Journal of Corpus
    Linguistics 13: half the sum, over articles, of the distance between the share of the term's
    occurrences that the article has and its share of all words; normalised by Lijffijt & Gries
    2012 (same journal, 17) through 1 - the smallest article's share. Empty for a term that does not
    occur, and where there is one article only.
    """
    shares = lengths / max(float(lengths.sum()), 1.0)
    chosen = matrix[:, picked].tocsc()
    totals = np.asarray(chosen.sum(axis=0), dtype="float64")
    smallest = float(shares[lengths > 0].min(initial=1.0))
    if smallest >= 1:
        return np.full(len(picked), np.nan)
    column = np.repeat(np.arange(len(picked)), np.diff(chosen.indptr))
    of = shares[chosen.indices]
    gap = np.abs(chosen.data / totals[column] - of) - of
    # an article without the term adds its whole share: 1 in all, less those that have it
    apart = (np.bincount(column, weights=gap, minlength=len(picked)) + 1.0) / 2
    with np.errstate(invalid="ignore"):
        normed: Floats = np.where(totals > 0, apart / (1 - smallest), np.nan)
    return normed
