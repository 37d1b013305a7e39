"""Which words a source uses more, or less, than the others: the articles decide, not the words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import schemas
from analysis.compare import power, units
from analysis.compare._verdict import MIN_HOLDING, Bools, Floats, decided, enough, threshold
from analysis.contrasts import Voice, _dealing, _dispersion, _resample, keyness
from analysis.contrasts._counts import TermCounts, counts

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Picks = dict[str, npt.NDArray[np.int64]]

# Terms compared per source: the most widespread ones. See N_COMPARED for why there is an end.
N_TERMS = 1_000
# Terms shown of each side of a comparison.
N_EACH = 25
ENDS = ("low", "high")


def term_odds(
    terms: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    voice: Voice = "own",
    min_count: int = keyness.MIN_COUNT,
    n_each: int = N_EACH,
    unit: str = "",
) -> pd.DataFrame:
    """Return `keyness`: each source's most and least used terms against all other sources.

    A row is a term in a source: its `n_each` highest and `n_each` lowest by z, highest first,
    sources by name. The family is all terms that could have been shown, in every source compared;
    those that are not shown count as p = 1, so that picking the extremes earns nothing. The
    p-value is for the excess of occurrences over the term's rate in all articles. A source without
    another to set it against has no rows.
    """
    moved, collapsed = units.moved(terms, articles, unit), units.collapsed(articles, unit)
    return of_counts(counts(moved, collapsed, voice=voice), min_count=min_count, n_each=n_each)


def of_counts(
    counted: TermCounts, *, min_count: int = keyness.MIN_COUNT, n_each: int = N_EACH
) -> pd.DataFrame:
    """Return `keyness` of what was counted before, as `term_odds` does of words as they stand."""
    sides = Sides(counted, keyness.PRIOR_MASS)
    candidates = possible(counted.matrix, min_count, bool(sides.is_enough.any()))
    if len(sides.known) < 2 or not candidates.any():
        return schemas.empty("keyness")
    picks = {source: sides.extremes(source, candidates, n_each) for source in sides.known}
    tested = [s for s, is_enough in zip(sides.known, sides.is_enough, strict=True) if is_enough]
    return compared(sides, picks, int(candidates.sum()) * len(tested))


def compared(sides: "Sides", picks: Picks, n_family: int) -> pd.DataFrame:
    """Return `keyness` for the picked terms of each source, in the order of `picks`."""
    tested = {s: p for s, p in picks.items() if sides.is_enough[sides.known.index(s)] and len(p)}
    p = dict(zip(tested, sides.dealt(tested), strict=True))
    draws = sides.drawn(tested)
    parts = []
    for source, picked in picks.items():
        low = high = error = np.full(len(picked), np.nan)
        if source in draws:
            mine = int(counted_of(sides, source).sum())
            ends = _resample.tails(min(mine, len(sides.counted.sources) - mine))
            low, high = np.quantile(draws[source], ends, axis=0)
            error = draws[source].std(axis=0, ddof=1)
        rows = sides.rows(source, picked)
        known = p.get(source, np.full(len(picked), np.nan))
        parts.append(rows.assign(low=low, high=high, p_value=known, _error=error))
    table = pd.concat(parts, ignore_index=True)
    of = table["p_value"].to_numpy(dtype="float64")
    seen = power.of_estimates(table["_error"], threshold(of, n_family))
    table["detectable"] = np.where(np.isnan(of), np.nan, seen)
    return schemas.check(decided(table, ~np.isnan(of), of, n_family, ENDS), "keyness")


def counted_of(sides: "Sides", source: str) -> Bools:
    """Mark the articles of a source."""
    return sides.counted.of(source)


def possible(matrix: "csr_array", min_count: int, is_comparable: bool) -> Bools:
    """Mark the terms that may be shown: frequent enough, and the most widespread of those.

    A corpus too small for any comparison shows what it has.
    """
    occurring = np.asarray(matrix.sum(axis=0))
    holding = np.bincount(matrix.indices, minlength=matrix.shape[1])
    able = (occurring >= min_count) & (holding >= (MIN_HOLDING if is_comparable else 1))
    order = np.lexsort((-occurring, -np.where(able, holding, 0)))[:N_TERMS]
    chosen = np.zeros(len(able), dtype=bool)
    chosen[order] = True
    return chosen & able


@dataclass
class Sides:
    """Every source's counts, and those of all others, with what follows from them."""

    counted: TermCounts
    prior_mass: float

    def __post_init__(self) -> None:
        self.known = self.counted.known()
        self.own = self.counted.by_source()
        self.total = self.own.sum(axis=0)
        self.prior = keyness.scaled(self.total, self.prior_mass)
        self.lengths = self.counted.lengths()
        sizes = np.array([int(self.counted.of(s).sum()) for s in self.known])
        self.is_enough = enough(sizes, len(self.counted.sources) - sizes)

    def scored(self, source: str) -> pd.DataFrame:
        """Return log_odds and z of the whole vocabulary."""
        own = self.own[self.known.index(source)]
        return keyness.measure(own, self.total - own, prior=self.prior)

    def extremes(self, source: str, candidates: Bools, n_each: int) -> npt.NDArray[np.int64]:
        """Return the columns of the candidates with the highest and lowest z, highest first."""
        z = self.scored(source)["z"].to_numpy()
        order = np.flatnonzero(candidates)[np.argsort(-z[candidates], kind="stable")]
        above, below = order[z[order] > 0], order[z[order] < 0]
        return np.concatenate([above[:n_each], below[max(len(below) - n_each, 0) :]])

    def rows(self, source: str, picked: npt.NDArray[np.int64]) -> pd.DataFrame:
        """Return the picked terms with their counts and every score that takes no resampling."""
        mine = self.counted.of(source)
        shown = self.counted.matrix[:, picked]
        own = self.own[self.known.index(source)]
        rest = self.total - own
        held = [np.asarray((shown[side] > 0).sum(axis=0)) for side in (mine, ~mine)]
        texts = {"target": source, "reference": keyness.REST, "term": self.counted.terms[picked]}
        table = pd.DataFrame(texts, index=range(len(picked))).astype(dict.fromkeys(texts, "str"))
        return table.assign(
            n_target=own[picked].astype("int64"),
            n_reference=rest[picked].astype("int64"),
            n_articles_target=held[0].astype("int64"),
            n_articles_reference=held[1].astype("int64"),
            **self.scored(source).iloc[picked].reset_index(drop=True),
            g2=keyness.g2(own, rest)["g2"].to_numpy()[picked],
            log_ratio=keyness.log_ratio(own, rest)[picked],
            dispersion=_dispersion.deviation(self.counted.matrix[mine], self.lengths[mine], picked),
        )

    def dealt(self, picks: Picks) -> list[Floats]:
        """Return the p-values of each source's picked terms.

        What is dealt is each article's excess: its occurrences of the term beyond the term's rate
        in all articles. A source's sum of it is 0 where its rate is that of all, and has the sign
        of the log-odds.
        """
        rates = self.total / max(float(self.lengths.sum()), 1.0)
        return _dealing.dealt_sum_p(
            (
                self.counted.matrix[:, picked].toarray() - np.outer(self.lengths, rates[picked]),
                np.flatnonzero(self.counted.of(source)),
            )
            for source, picked in picks.items()
        )

    def drawn(self, picks: Picks) -> dict[str, Floats]:
        """Return the log-odds of the picked terms in every bootstrap draw.

        All sources are drawn with the same Poisson weights on the articles.
        """
        found: dict[str, list[Floats]] = {source: [] for source in picks}
        if not picks:
            return {}
        union = np.unique(np.concatenate(list(picks.values())))
        matrix = self.counted.matrix[:, union].astype("float64")
        parts = {
            source: (self.counted.of(source), matrix[self.counted.of(source)].T.tocsr())
            for source in picks
        }
        for weights in _resample.weights(len(self.lengths)):
            y, n = (matrix.T @ weights.T).T, weights @ self.lengths
            for source, picked in picks.items():
                mine, transposed = parts[source]
                places = np.searchsorted(union, picked)
                own = weights[:, mine]
                y_i = (transposed[places] @ own.T).T
                n_i = (own @ self.lengths[mine])[:, None]
                found[source].append(
                    keyness.log_odds(
                        y_i, n_i, y[:, places] - y_i, n[:, None] - n_i,
                        self.prior[picked], self.prior_mass,
                    )
                )  # fmt: skip
        return {source: np.concatenate(blocks) for source, blocks in found.items()}


def named(counted: TermCounts, terms: list[str]) -> npt.NDArray[np.int64]:
    """Return the columns of terms, those that nobody uses left out."""
    places = pd.Index(counted.terms.astype("str")).get_indexer(terms)
    return cast("npt.NDArray[np.int64]", places[places >= 0].astype("int64"))
