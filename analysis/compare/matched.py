"""The same comparison with the mix of topics (or events) held equal between the sources.

A source that writes more of courts uses "judge" more often; that is what it covers, not how. Here
a source's articles are set only against others' articles of the same stratum (their main topic,
or the event), and the differences of the strata are put together with the weights of Mantel &
Haenszel (1959), so that a stratum counts by how much it can say; strata that only one side has
count nothing. `unmatched` is the same difference without strata.

    shares, means   sum over strata of n n' / (n + n') x difference, over the sum of the weights
                    (Greenland & Robins 1985 for shares)
    words           ln of Mantel & Haenszel's rate ratio, the words of the prior added to each
                    stratum of each side as that side's text is spread over them

The p-value is for dealing articles out within strata: of shares it is exact (the sum of
hypergeometric counts), of the others as in `_dealing`. The interval draws articles anew, within
strata. What is followed up is what differed before matching, in the family it was found in: those
not followed up count as p = 1.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import schemas
from analysis.compare import power
from analysis.compare._verdict import Bools, Floats, Ints, decided, enough, threshold
from analysis.contrasts import Voice, _dealing, _resample, keyness
from analysis.contrasts._counts import counts

if TYPE_CHECKING:
    from scipy.sparse import csr_array

MISSING = pd.Index(["difference_low", "difference_high"])
TEXTS = ("subject_type", "subject", "source", "held_equal")


@dataclass(frozen=True)
class Strata:
    """Each measured article's source and stratum, in the articles' order."""

    ids: pd.Index
    sources: npt.NDArray[np.object_]
    codes: Ints
    held_equal: str

    @classmethod
    def of(
        cls, articles: pd.DataFrame, stratum: "pd.Series[str]", held_equal: str = "topic"
    ) -> "Strata":
        """Take the strata of measured articles; `stratum` has the index article_id.

        Args:
            articles: the table of that name.
            stratum: the stratum of each article; an article without one is left out.
            held_equal: what the strata are called: topic, event.
        """
        measured = articles[articles["is_measured"]]
        ids = pd.Index(measured["article_id"].astype("str"))
        codes, _ = pd.factorize(stratum.reindex(ids), sort=True)
        kept = codes >= 0
        sources = measured["source"].astype("str").astype("object").to_numpy()
        return cls(ids[kept], sources[kept], codes[kept].astype("int64"), held_equal)

    def only(self, kept: npt.NDArray[np.bool_]) -> "Strata":
        """Return the strata of some of the articles."""
        return Strata(self.ids[kept], self.sources[kept], self.codes[kept], self.held_equal)


def shares(found: pd.DataFrame, kind: str, rows: pd.DataFrame, strata: Strata) -> pd.DataFrame:
    """Follow up the shares that differ: rows of `matched`, in the order of `found`.

    Args:
        found: a table of shares with its verdicts.
        kind: its column that names the subject: entity, topic.
        rows: article_id and `kind`: which articles have which feature, repeated or not.
        strata: what is held equal.
    """
    told = found[found["verdict"] == "differs"]
    subjects = told[kind].astype("str").tolist()
    held = rows[["article_id", kind]].astype("str").drop_duplicates()
    at, names = strata.ids.get_indexer(held["article_id"]), pd.Index(pd.unique(told[kind]))
    column = names.get_indexer(held[kind])
    here = (at >= 0) & (column >= 0)
    ones = (np.ones(int(here.sum())), (at[here], column[here]))
    values = _sparse(ones, (len(strata.ids), len(names)))[:, names.get_indexer(subjects)]
    batch = _Batch(kind, subjects, told["source"].astype("str").tolist(), values, strata)
    return _checked([batch.rows()], found)


def means(found: pd.DataFrame, scores: pd.DataFrame, strata: Strata) -> pd.DataFrame:
    """Follow up the means that differ: rows of `matched`, measures in the order of `found`."""
    told, parts = found[found["verdict"] == "differs"], []
    for measure in pd.unique(told["measure"]):
        mine = scores[scores["measure"] == measure]
        value = pd.Series(mine["value"].to_numpy("float64"), mine["article_id"].astype("str"))
        of = value.reindex(strata.ids).to_numpy()
        known, sources = ~np.isnan(of), told.loc[told["measure"] == measure, "source"]
        if not known.any():
            continue
        column = np.tile(of[known, None], (1, len(sources)))
        names = [str(measure)] * len(sources)
        batch = _Batch("measure", names, sources.astype("str").tolist(), column, strata.only(known))
        parts.append(batch.rows())
    return _checked(parts, found)


def terms(
    found: pd.DataFrame,
    terms: pd.DataFrame,
    articles: pd.DataFrame,
    strata: Strata,
    *,
    voice: Voice = "own",
) -> pd.DataFrame:
    """Follow up the words that differ: rows of `matched`; the difference is of log rates."""
    told = found[found["verdict"] == "differs"]
    counted = counts(terms, articles[articles["article_id"].isin(strata.ids)], voice=voice)
    place = pd.Index(counted.terms.astype("str")).get_indexer(told["term"].astype("str"))
    told, place = told[place >= 0], place[place >= 0]
    texts = [told[column].astype("str").tolist() for column in ("term", "target")]
    values = counted.matrix[:, place].astype("float64")
    batch = _Batch("term", texts[0], texts[1], values, strata, counted.lengths())
    return _checked([batch.rows()], found)


def _checked(parts: list[pd.DataFrame], found: pd.DataFrame) -> pd.DataFrame:
    """Decide all rows as one family, that in which the differences were found."""
    parts = [part for part in parts if len(part)]
    if not parts:
        return schemas.empty("matched")
    rows, n_family = pd.concat(parts, ignore_index=True), int(found["n_family"].iloc[0])
    is_enough = enough(rows["n_articles"], rows["n_articles_rest"])
    p = np.where(is_enough, rows["p_value"], np.nan)
    seen = power.of_estimates(rows["_error"], threshold(p, n_family))
    rows["detectable"] = np.where(is_enough, seen, np.nan)
    full = decided(rows, is_enough, p, n_family).astype(dict.fromkeys(TEXTS, "str"))
    return schemas.check(full, "matched")


def _sparse(cells: tuple[Any, Any], shape: tuple[int, int]) -> "csr_array":
    from scipy.sparse import csr_array

    return csr_array(cells, shape=shape)


@dataclass
class _Batch:
    """Comparisons on the same articles: each one's values, a column; of words also lengths."""

    kind: str
    subjects: list[str]
    sources: list[str]
    values: Any
    strata: Strata
    lengths: Floats | None = None

    def __post_init__(self) -> None:
        n = len(self.strata.ids)
        self.sizes = np.ones(n) if self.lengths is None else self.lengths
        self.matrix = _sparse(self.values, (n, len(self.subjects)))
        columns = pd.Series(range(len(self.sources))).groupby(np.array(self.sources, dtype=object))
        self.columns = {str(s): c.to_numpy(dtype="int64") for s, c in columns}
        self.mine = {s: self.strata.sources == s for s in self.columns}
        self.rates = np.asarray(self.matrix.sum(axis=0)) / max(float(self.sizes.sum()), 1.0)

    def rows(self) -> pd.DataFrame:
        """Return a row a comparison, matched and not, with its interval and p-value."""
        if not self.subjects:
            return pd.DataFrame()
        codes = self.strata.codes
        every = np.ones((1, len(codes)))
        drawn = np.concatenate([self.estimates(w, codes) for w in _resample.weights(len(codes))])
        table = pd.DataFrame({
            "subject_type": self.kind, "subject": self.subjects, "source": self.sources,
            "held_equal": self.strata.held_equal,
            "unmatched": self.estimates(every, np.zeros_like(codes))[0],
            "difference": self.estimates(every, codes)[0],
            "p_value": self.p(), "_error": _spread(drawn),
        })  # fmt: skip
        sizes = pd.DataFrame([self.shared(source) for source in self.sources])
        table = table.join(sizes)
        for place, row in sizes.iterrows():
            if row["n_articles"]:
                # few articles, as few draws: see `tails`
                ends = _resample.tails(max(int(row[["n_articles", "n_articles_rest"]].min()), 2))
                low, high = np.nanquantile(drawn[:, place], ends)
                table.loc[place, ["difference_low", "difference_high"]] = low, high
        return table.reindex(columns=[*table.columns, *MISSING.difference(table.columns)])

    def shared(self, source: str) -> dict[str, int]:
        """Count the articles of strata that a source and others both have."""
        own, all_ = _sizes(self.strata.codes, self.mine[source])
        both = _of_both(self.strata.codes, self.mine[source])
        return {
            "n_articles": int(own[both].sum()),
            "n_articles_rest": int((all_ - own)[both].sum()),
            "n_articles_all": int(own.sum()),
            "n_strata": int(both.sum()),
        }

    def estimates(self, weights: Floats, codes: Ints) -> Floats:
        """Return every comparison's estimate under each row of weights on the articles.

        Strata that a source, or all others, lack are left out before anything is added up. All
        estimates are linear in the values, so that no table has strata, draws and words at once:
        of a thousand events it would fill the memory.
        """
        drawn = np.ascontiguousarray(weights.T)
        found = np.full((len(weights), len(self.subjects)), np.nan)
        every = self.summed(drawn, codes, np.arange(len(codes)), int(codes.max()) + 1)
        for source, columns in self.columns.items():
            mine = self.mine[source]
            both = _of_both(codes, mine)
            if both.any():
                # strata that count are numbered from 0
                code = np.where(both[codes], (np.cumsum(both) - 1)[codes], -1)
                own = self.summed(drawn, code, np.flatnonzero(mine & (code >= 0)), int(both.sum()))
                sides = own, every[both] - own
                found[:, columns] = self.contrast(drawn, code, mine, sides, columns).T
        return found

    def summed(self, drawn: Floats, codes: Ints, rows: Ints, n_strata: int) -> Floats:
        """Return the weighted sums of the sizes of some articles: strata by draws."""
        cells = self.sizes[rows], (codes[rows], rows)
        sums: Floats = _sparse(cells, (n_strata, len(codes))) @ drawn
        return sums

    def contrast(
        self, drawn: Floats, code: Ints, mine: Bools, sides: tuple[Floats, Floats], at: Ints
    ) -> Floats:
        """Return the estimates of one source: comparisons by draws.

        Args:
            drawn: weights, articles by draws.
            code: each article's stratum; -1 of one that counts nothing.
            mine: which articles are the source's.
            sides: sums of sizes of the source and of all others, strata by draws.
            at: the comparisons' columns.
        """
        shared = (sides[0] > 1e-9) & (sides[1] > 1e-9)
        b, b_rest = (np.where(shared, side, 0.0) for side in sides)
        values, is_words = self.matrix[:, at], self.lengths is not None
        with np.errstate(divide="ignore", invalid="ignore"):
            # of words the prior is added, spread over a side's strata as its text is
            a, a_rest = (is_words * keyness.PRIOR_MASS * side / side.sum(axis=0)
                         for side in (b, b_rest))  # fmt: skip
            b, b_rest = b + a, b_rest + a_rest
            pull, pull_rest = (np.where(shared, of / (b + b_rest), 0.0) for of in (b_rest, b))
            up = _pulled(values, drawn, code, mine, pull)
            down = _pulled(values, drawn, code, ~mine, pull_rest)
            if not is_words:
                gap: Floats = (up - down) / (b * pull).sum(axis=0)
                return gap
            rate = self.rates[at][:, None]
            up, down = (
                up + rate * (a * pull).sum(axis=0),
                down + rate * (a_rest * pull_rest).sum(axis=0),
            )
            ratio: Floats = np.log(up) - np.log(down)
        return ratio

    def p(self) -> Floats:
        """Return the p-values of dealing articles out within strata.

        Only strata of two sources or more have anything to deal.
        """
        here = _of_several(self.strata)
        _, codes = np.unique(self.strata.codes[here], return_inverse=True)
        sizes, of = self.sizes[here], np.bincount(codes, weights=self.sizes[here])
        known, matrix = list(self.columns), self.matrix[here]
        is_share = self.lengths is None and set(np.unique(self.matrix.data)) <= {1.0}
        p = np.full(len(self.subjects), np.nan)
        if is_share:
            dense = matrix.toarray()
            for place, source in enumerate(self.sources):
                p[place] = _share_p(dense[:, place], self.mine[source][here], codes)
            return p
        if not len(here):
            return np.ones(len(self.subjects))
        member = _sparse((np.ones(len(here)), (codes, np.arange(len(here)))), (len(of), len(here)))

        def excess(source: str) -> tuple[Floats, Ints]:
            values = matrix[:, self.columns[source]].toarray()
            rates = (member @ values) / np.maximum(of, 1e-12)[:, None]
            mine = np.flatnonzero(self.mine[source][here])
            return values - sizes[:, None] * rates[codes], mine

        found = _dealing.dealt_sum_p((excess(source) for source in known), codes)
        for source, part in zip(known, found, strict=True):
            p[self.columns[source]] = part
        return p


def _sizes(codes: Ints, mine: Bools) -> tuple[Ints, Ints]:
    """Return how many articles of each stratum a source has, and how many there are."""
    return np.bincount(codes[mine], minlength=int(codes.max(initial=-1)) + 1), np.bincount(codes)


def _of_both(codes: Ints, mine: Bools) -> Bools:
    """Mark the strata that a source and others have."""
    own, all_ = _sizes(codes, mine)
    both: Bools = (own > 0) & (own < all_)
    return both


def _pulled(values: Any, drawn: Floats, code: Ints, side: Bools, pull: Floats) -> Floats:
    """Return the sums of a side's values, each by its draw's weight and its stratum's pull."""
    rows = np.flatnonzero(side & (code >= 0) & (np.diff(values.indptr) > 0))
    sums: Floats = values[rows].T @ (drawn[rows] * pull[code[rows]])
    return sums


def _of_several(strata: Strata) -> Ints:
    """Return the articles of strata that two sources or more have."""
    pairs = pd.DataFrame({"code": strata.codes, "source": strata.sources})
    several = pairs.groupby("code")["source"].transform("nunique") > 1
    return np.flatnonzero(several)


def _spread(drawn: Floats) -> Floats:
    """Return the standard deviation of each column's draws; empty where there are none."""
    known = np.isfinite(drawn)
    n = known.sum(axis=0)
    values = np.where(known, drawn, 0.0)
    mean = values.sum(axis=0) / np.maximum(n, 1)
    squares = (np.where(known, values - mean, 0.0) ** 2).sum(axis=0)
    spread: Floats = np.where(n > 1, np.sqrt(squares / np.maximum(n - 1, 1)), np.nan)
    return spread


def _share_p(values: Floats, mine: npt.NDArray[np.bool_], codes: Ints) -> float:
    """Return the exact chance of so many articles with the feature, dealt out within strata.

    Two equal tails of the sum of one hypergeometric count a stratum, whose chances are folded.
    """
    from scipy.special import gammaln

    def log_choose(a: float, b: Floats) -> Floats:
        chosen: Floats = gammaln(a + 1) - gammaln(b + 1) - gammaln(a - b + 1)
        return chosen

    sizes, all_ = _sizes(codes, mine)
    having = np.bincount(codes, weights=values).astype("int64")
    least, most = np.maximum(0, sizes + having - all_), np.minimum(sizes, having)
    chances = np.ones(1)
    # a stratum that can have one count only says nothing
    for code in np.flatnonzero(least < most):
        n, size, hits = int(all_[code]), int(sizes[code]), int(having[code])
        k = np.arange(least[code], most[code] + 1).astype("float64")
        log_p = log_choose(hits, k) + log_choose(n - hits, size - k)
        chances = np.convolve(chances, np.exp(log_p - log_choose(n, np.array(float(size)))))
    seen = int(values[mine].sum() - least.sum())
    return float(min(2 * min(chances[seen:].sum(), chances[: seen + 1].sum()), 1.0))
