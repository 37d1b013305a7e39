"""Which words make the difference between two scores, word by word.

Where a text's score is the mean of its words' scores, the difference of two texts is a sum over
words, each with a share of it that can be read (Gallagher, Frank, Mitchell et al. 2021,
Generalized word shift graphs, EPJ Data Science 10(4)). Of a word with the shares p, p' of all
words and the scores s, s' in the source and in the reference, and with S the reference's mean:

    shift = (p - p') ((s + s') / 2 - S)        it comes more, or less, often
          + (p + p') / 2 (s - s')              it is scored otherwise (quoted more often, say)

The shifts of all words sum to the difference of the scores exactly. A word scored below S that
comes more often pulls down; one scored above it that comes less often does so too.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]


def word_shift(
    n: npt.ArrayLike, n_rest: npt.ArrayLike, score: npt.ArrayLike, score_rest: npt.ArrayLike
) -> pd.DataFrame:
    """Return each word's part in the difference of two mean scores, in the order given.

    A row is a word: share, rest_share (of all words on its side), score, rest_score, of_use (its
    shift by coming more or less often), of_score (by being scored otherwise) and shift, their
    sum. Above 0 it raises the source's score over the reference's.

    Args:
        n: occurrences of each word in the source.
        n_rest: in the reference.
        score: each word's score in the source; where a word does not occur it does not matter.
        score_rest: in the reference.

    >>> word_shift([3, 1], [1, 3], [1.0, 5.0], [1.0, 5.0])["shift"].tolist()
    [-1.5, -0.5]
    """
    y, rest = (np.asarray(v, dtype="float64") for v in (n, n_rest))
    s, s_rest = (np.asarray(v, dtype="float64") for v in (score, score_rest))
    # a word of one side only has that side's score
    s, s_rest = np.where(y > 0, s, s_rest), np.where(rest > 0, s_rest, s)
    p, p_rest = y / max(y.sum(), 1.0), rest / max(rest.sum(), 1.0)
    mean = float((p_rest * s_rest).sum())
    of_use = (p - p_rest) * ((s + s_rest) / 2 - mean)
    of_score = (p + p_rest) / 2 * (s - s_rest)
    return pd.DataFrame({
        "share": p, "rest_share": p_rest, "score": s, "rest_score": s_rest,
        "of_use": of_use, "of_score": of_score, "shift": of_use + of_score,
    })  # fmt: skip
