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
from analysis.compare._verdict import Floats, Ints, decided, enough, threshold
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

    def rows(self) -> pd.DataFrame:
        """Return a row a comparison, matched and not, with its interval and p-value."""
        if not self.subjects:
            return pd.DataFrame()
        codes = self.strata.codes
        every = np.ones((1, len(codes)))
        blocks = [self.estimates(w, codes) for w in _resample.weights(len(codes))]
        drawn = np.concatenate(blocks)
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
        codes, mine = self.strata.codes, self.mine[source]
        all_, own = np.bincount(codes), np.bincount(codes[mine], minlength=int(codes.max()) + 1)
        both = (own > 0) & (own < all_)
        return {
            "n_articles": int(own[both].sum()),
            "n_articles_rest": int((all_ - own)[both].sum()),
            "n_articles_all": int(own.sum()),
            "n_strata": int(both.sum()),
        }

    def estimates(self, weights: Floats, codes: Ints) -> Floats:
        """Return every comparison's estimate under each row of weights on the articles."""
        x_all, b_all = self.sums(weights, codes, None)
        x, b = np.zeros_like(x_all), np.zeros_like(x_all)
        for source, columns in self.columns.items():
            of_source = self.sums(weights, codes, source)
            x[:, :, columns], b[:, :, columns] = of_source[0], of_source[1]
        x_rest, b_rest = x_all - x, b_all - b
        shared = (b > 1e-9) & (b_rest > 1e-9)
        with np.errstate(divide="ignore", invalid="ignore"):
            if self.lengths is not None:
                return self.log_ratios((x, b, x_rest, b_rest), shared)
            w = np.where(shared, b * b_rest / (b + b_rest), 0.0)
            gap = np.where(shared, x / b - x_rest / b_rest, 0.0)
            total, weight = (w * gap).sum(axis=0), w.sum(axis=0)
            estimate: Floats = total / weight
        return estimate

    def sums(self, weights: Floats, codes: Ints, source: str | None) -> tuple[Floats, Floats]:
        """Return the weighted sums of values and sizes: strata, draws, comparisons."""
        mine = np.ones(len(codes), dtype=bool) if source is None else self.mine[source]
        columns = slice(None) if source is None else self.columns[source]
        chosen = self.matrix[:, columns]
        n_strata = int(codes.max()) + 1
        x = np.zeros((n_strata, len(weights), chosen.shape[1]))
        b = np.zeros((n_strata, len(weights), 1))
        for code in range(n_strata):
            here = np.flatnonzero((codes == code) & mine)
            if len(here):
                x[code] = (chosen[here].T @ weights[:, here].T).T
                b[code, :, 0] = weights[:, here] @ self.sizes[here]
        return x, b

    def log_ratios(
        self, sums: tuple[Floats, Floats, Floats, Floats], shared: npt.NDArray[np.bool_]
    ) -> Floats:
        """Return ln of Mantel & Haenszel's rate ratio, the prior added to every stratum."""
        x, b, x_rest, b_rest = (np.where(shared, part, 0.0) for part in sums)
        rate = np.asarray(self.matrix.sum(axis=0)) / max(float(self.sizes.sum()), 1.0)
        a, a_rest = (keyness.PRIOR_MASS * part / part.sum(axis=0) for part in (b, b_rest))
        x, b, x_rest, b_rest = x + rate * a, b + a, x_rest + rate * a_rest, b_rest + a_rest
        up, down = x * b_rest / (b + b_rest), x_rest * b / (b + b_rest)
        ratio: Floats = np.log(np.nansum(up, axis=0)) - np.log(np.nansum(down, axis=0))
        return ratio

    def p(self) -> Floats:
        """Return the p-values of dealing articles out within strata."""
        codes, of = self.strata.codes, np.bincount(self.strata.codes, weights=self.sizes)
        known = list(self.columns)
        is_share = self.lengths is None and set(np.unique(self.matrix.data)) <= {1.0}
        p = np.full(len(self.subjects), np.nan)
        if is_share:
            dense = self.matrix.toarray()
            for place, source in enumerate(self.sources):
                p[place] = _share_p(dense[:, place], self.mine[source], codes)
            return p

        def excess(source: str) -> tuple[Floats, Ints]:
            values = self.matrix[:, self.columns[source]].toarray()
            member = np.eye(len(of))[codes]
            rates = (member.T @ values) / np.maximum(of, 1e-12)[:, None]
            return values - self.sizes[:, None] * rates[codes], np.flatnonzero(self.mine[source])

        found = _dealing.dealt_sum_p((excess(source) for source in known), codes)
        for source, part in zip(known, found, strict=True):
            p[self.columns[source]] = part
        return p


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

    chances, least = np.ones(1), 0
    for code in np.unique(codes):
        here = codes == code
        n, size, having = int(here.sum()), int((here & mine).sum()), int(values[here].sum())
        low, high = max(0, size + having - n), min(size, having)
        k = np.arange(low, high + 1).astype("float64")
        log_p = log_choose(having, k) + log_choose(n - having, size - k)
        chances = np.convolve(chances, np.exp(log_p - log_choose(n, np.array(float(size)))))
        least += low
    seen = int(values[mine].sum()) - least
    return float(min(2 * min(chances[seen:].sum(), chances[: seen + 1].sum()), 1.0))
