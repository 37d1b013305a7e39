"""How far chance alone gets: the largest score of a ranking when the sources' names are shuffled.

A ranking of a thousand words always has a first one. Here the names of the sources are dealt out
to the articles anew, `N_SHUFFLES` times, the same ranking is made, and the largest score of each
is kept. What the real ranking has below that is what any ranking would have.

The score of a word is the size of its z (`contrasts.keyness`). That of a share or a mean is the
distance between the source's sum and what dealing expects, in standard deviations of dealing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import schemas
from analysis.compare._verdict import MIN_HOLDING, enough
from analysis.compare.term_odds import Sides, possible
from analysis.contrasts import N_COMPARED, Voice, _dealing, keyness
from analysis.contrasts._counts import counts, summed

if TYPE_CHECKING:
    pass

Floats = npt.NDArray[np.float64]

# The largest of 100 shuffles is the level that one ranking in a hundred reaches by chance.
N_SHUFFLES = 100


def of_terms(
    terms: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    voice: Voice = "own",
    min_count: int = keyness.MIN_COUNT,
) -> pd.DataFrame:
    """Return `null_control` of the sources' words: a row a source, by name."""
    counted = counts(terms, articles, voice=voice)
    sides = Sides(counted, keyness.PRIOR_MASS)
    candidates = np.flatnonzero(possible(counted.matrix, min_count, bool(sides.is_enough.any())))
    if not sides.is_enough.any() or not len(candidates):
        return schemas.empty("null_control")
    chosen = counted.matrix[:, candidates].astype("float64")
    total, prior = sides.total[candidates], sides.prior[candidates]
    mass, lengths = sides.prior_mass, sides.lengths
    codes = pd.Index(sides.known).get_indexer(counted.sources.astype("str"))

    def scores(dealt: npt.NDArray[np.intp]) -> Floats:
        y = summed(chosen, dealt)
        n = np.bincount(dealt, weights=lengths)[:, None]
        delta = keyness.log_odds(y, n, total - y, lengths.sum() - n, prior, mass)
        z: Floats = np.abs(delta) / np.sqrt(1 / (y + prior) + 1 / (total - y + prior))
        return z

    return _table("term", "z", sides.known, sides.is_enough, _levels(scores, codes))


def of_features(
    rows: pd.DataFrame, articles: pd.DataFrame, kind: str, *, n_compared: int = N_COMPARED
) -> pd.DataFrame:
    """Return `null_control` of shares of articles.

    Args:
        rows: article_id and the column `kind`: which articles have which feature, repeated or
            not, such as `mentions` with kind entity.
        articles: the table of that name.
        kind: entity, topic.
        n_compared: the features in most articles that are compared.
    """
    held = rows[["article_id", kind]].astype("str").drop_duplicates()
    sizes = held.groupby(kind).size().rename("n").reset_index()
    sizes = sizes[sizes["n"] >= MIN_HOLDING]
    first = sizes.sort_values(["n", kind], ascending=[False, True])[kind][:n_compared]
    place = _places(articles)
    at = place.reindex(held["article_id"]).to_numpy()
    column = pd.Index(first).get_indexer(held[kind])
    here = (column >= 0) & ~np.isnan(at)
    values = np.zeros((len(place), len(first)))
    values[at[here].astype("int64"), column[here]] = 1.0
    return _of_values(values, articles, kind)


def of_scores(scores: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return `null_control` of the means of all measures; an article without a value has none."""
    table = scores.astype({"article_id": "str", "measure": "str"})
    wide = table.pivot_table(index="article_id", columns="measure", values="value")
    values = wide.reindex(_places(articles).index).to_numpy(dtype="float64")
    centre = np.nanmean(values, axis=0) if values.size else 0.0
    return _of_values(np.where(np.isnan(values), centre, values), articles, "measure")


def said(control: pd.DataFrame) -> list[str]:
    """Say for each ranking how much of it lies above what shuffled names reach.

    A sentence a row of `null_control`.
    """
    nouns = {"term": "word", "entity": "name", "topic": "topic", "measure": "measure"}
    said = []
    for row in control.to_dict("records"):
        noun = nouns[row["subject_type"]]
        said.append(
            f"{row['source']}: with the sources' names shuffled {row['n_shuffles']} times, the "
            f"largest {row['ranked_by']} of any {noun} was {row['null_largest']:.1f} (half of the "
            f"times above {row['null_median']:.1f}); its own largest is {row['largest']:.1f}, and "
            f"{row['n_above']:,} of {row['n_ranked']:,} lie above the shuffled ones."
        )
    return said


@dataclass(frozen=True)
class _Levels:
    """The scores as they are, a row a source, and the largest of each source and shuffle."""

    seen: Floats
    largest: Floats


def _places(articles: pd.DataFrame) -> "pd.Series[Any]":
    ids = articles.loc[articles["is_measured"], "article_id"].astype("str")
    return pd.Series(range(len(ids)), index=pd.Index(ids.to_numpy(), name="article_id"))


def _of_values(values: Floats, articles: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Return `null_control` of the columns' sums by source."""
    from scipy.sparse import csr_array

    of = articles.loc[articles["is_measured"], "source"].astype("str").to_numpy()
    known = sorted(set(of))
    codes = pd.Index(known).get_indexer(of)
    sizes = np.bincount(codes, minlength=len(known))
    n = len(of)
    is_enough = enough(sizes, n - sizes)
    if not values.shape[1] or not is_enough.any():
        return schemas.empty("null_control")
    matrix, mean, spread = csr_array(values), values.mean(axis=0), values.std(axis=0, ddof=1)
    error = np.sqrt(sizes * (1 - sizes / n))[:, None] * np.maximum(spread, 1e-12)

    def scores(dealt: npt.NDArray[np.intp]) -> Floats:
        away: Floats = np.abs(summed(matrix, dealt) - sizes[:, None] * mean) / error
        return away

    return _table(kind, "distance", known, is_enough, _levels(scores, codes))


def _levels(scores: Any, codes: npt.NDArray[np.intp]) -> _Levels:
    orders = _dealing.dealings(len(codes), N_SHUFFLES)
    largest = [scores(codes[order]).max(axis=1) for block in orders for order in block]
    return _Levels(scores(codes), np.array(largest))


def _table(
    kind: str, score: str, known: list[str], is_enough: npt.NDArray[np.bool_], levels: _Levels
) -> pd.DataFrame:
    rows: list[Mapping[str, object]] = [
        {
            "subject_type": kind, "source": source, "ranked_by": score,
            "n_ranked": levels.seen.shape[1],
            "n_shuffles": len(levels.largest), "largest": float(levels.seen[i].max()),
            "null_median": float(np.median(levels.largest[:, i])),
            "null_largest": float(levels.largest[:, i].max()),
            "n_above": int((levels.seen[i] > levels.largest[:, i].max()).sum()),
        }
        for i, source in enumerate(known)
        if is_enough[i]
    ]  # fmt: skip
    return schemas.from_rows("null_control", [dict(row) for row in rows])
