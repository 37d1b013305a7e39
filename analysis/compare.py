"""Source against the rest: interval, p- and q-value over articles, and a verdict.

The article is the unit. Words of one article are not independent: of words that merely fill a few
articles, a test that counts words calls up to 60 % "different" where nothing differs. So p-values
come from dealing the articles out to the sources anew, and intervals from drawing articles.

    differs       q is at most `MAX_Q`; of a term, the interval of its log-odds also leaves out 0
    cannot tell   it is not, which is not to say that there is no difference
    too few       the source, or all others together, have fewer than `MIN_ARTICLES` articles

q-values correct for the whole family of comparisons of a table (Benjamini & Hochberg 1995);
`n_family` is its size. A row that was not compared has empty p and q: its source has too few
articles, or its entity or term stands in fewer than `MIN_HOLDING` articles or beyond the most
widespread, whatever the sources; the choice of what is compared never looks at the sources.

False alarms: in 500 corpora in which two sources of 20 articles draw from one and the same bursty
vocabulary (2,000 words), `term_odds` found a difference in 0.6 % of them:
python -c "from tests.test_compare import false_alarms; print(false_alarms(500))"
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import schemas
from analysis.contrasts import N_COMPARED, Voice, _resample, keyness

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = npt.NDArray[np.float64]

# Of five articles each, the most uneven dealing of a feature has p = 2 / 252 = 0.008; of four,
# 2 / 70 = 0.029, which no correction for a family survives.
MIN_ARTICLES = 5
# The usual share of false findings among findings that a reader is asked to accept.
MAX_Q = 0.05
# What stands in one or two articles cannot tell a source from chance at any size.
MIN_HOLDING = 3
# Terms compared per source: the most widespread ones. See N_COMPARED for why there is an end.
N_TERMS = 1_000
# Terms shown of each side of a comparison.
N_EACH = 25


def shares(table: pd.DataFrame, name: str, *, n_compared: int = N_COMPARED) -> pd.DataFrame:
    """Complete `entity_frequency` or `topic_coverage`: is a source's share of articles its own?

    A row is as in `table`, in its order, with the Wilson interval of `article_share` and the
    verdict. The p-value is exact for dealing out articles at random.

    Args:
        table: from `contrasts`, with a row for every source of each of its first `n_compared`
            entities or topics.
        name: which of the two tables it is.
        n_compared: how many entities or topics make up the family.

    Raises:
        SchemaError: a column is missing.
    """
    key = schemas.TABLES[name].key[0]
    sizes = table.drop_duplicates("source").set_index("source")["n_articles_all"]
    low, high = _resample.wilson(table["n_articles"], table["n_articles_all"])
    holding = table.groupby(key, sort=False)["n_articles"].sum()
    first = holding.index[:n_compared]
    family = first[holding.loc[first] >= MIN_HOLDING]
    enough = _enough(table["n_articles_all"].to_numpy(), int(sizes.sum()))
    tested = enough & table[key].isin(family).to_numpy()
    rows = table[tested]
    p = _resample.dealt_share_p(
        rows["n_articles"].to_numpy(),
        rows["n_articles_all"].to_numpy(),
        holding.loc[rows[key]].to_numpy(),
        int(sizes.sum()),
    )
    full = table.assign(article_share_low=low, article_share_high=high)
    return schemas.check(_decided(full, enough, tested, p, len(p)), name)


def means(scores: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return `score_summary`: each measure's mean in each source, against the other sources.

    A row is a measure in a source, measures in the order of `scores`, sources by name. Articles
    without a value are left out and not counted. The interval is the bootstrap's, over articles;
    there is none below `MIN_ARTICLES`. The p-value is of the difference between the source's mean
    and that of all other articles.
    """
    of = articles[articles["is_measured"]].set_index("article_id")["source"].astype("str")
    known = sorted(set(of))
    if scores.empty or not known:
        return schemas.empty("score_summary")
    held = scores.assign(source=scores["article_id"].astype("str").map(of))
    held = held[held["value"].notna() & held["source"].notna()]
    parts = [
        _measure_means(str(measure), held[held["measure"] == measure], known)
        for measure in scores["measure"].unique()
    ]
    table = pd.concat(parts, ignore_index=True)
    tested = table["p_value"].notna().to_numpy()
    p = table.loc[tested, "p_value"].to_numpy()
    return schemas.check(_decided(table, tested, tested, p, len(p)), "score_summary")


def term_odds(
    terms: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    voice: Voice = "own",
    min_count: int = keyness.MIN_COUNT,
    n_each: int = N_EACH,
) -> pd.DataFrame:
    """Return `keyness`: each source's most and least used terms against all other sources.

    A row is a term in a source: its `n_each` highest and `n_each` lowest by z, highest first,
    sources by name. The family is all terms that could have been shown, in every source compared;
    those that are not shown count as p = 1, so that picking the extremes earns nothing. The
    p-value is for the excess of occurrences over the term's rate in all articles. A source without
    another to set it against has no rows.
    """
    counted = keyness.counts(terms, articles, voice=voice)
    known, sizes = np.unique(counted.sources.astype("str"), return_counts=True)
    enough = _enough(sizes, int(sizes.sum()))
    candidates = _candidates(counted.matrix, min_count, bool(enough.any()))
    if len(known) < 2 or not candidates.any():
        return schemas.empty("keyness")
    picks = {source: _pick(counted, source, candidates, n_each) for source in known}
    tested = [source for source, is_enough in zip(known, enough, strict=True) if is_enough]
    p = _dealt_terms(counted, {source: picks[source] for source in tested})
    parts = [
        _term_rows(counted, source, picks[source]).assign(
            p_value=p.get(source, np.nan),
            **_term_interval(counted, source, picks[source], source in tested),
        )
        for source in known
    ]
    table = pd.concat(parts, ignore_index=True)
    is_tested = table["target"].isin(tested).to_numpy()
    n_family = int(candidates.sum()) * len(tested)
    of_tested = table.loc[is_tested, "p_value"].to_numpy()
    return schemas.check(_decided(table, is_tested, is_tested, of_tested, n_family), "keyness")


def _enough(n: npt.NDArray[np.int64], n_all: int) -> npt.NDArray[np.bool_]:
    enough: npt.NDArray[np.bool_] = (n >= MIN_ARTICLES) & (n_all - n >= MIN_ARTICLES)
    return enough


def _decided(
    table: pd.DataFrame,
    enough: npt.NDArray[np.bool_],
    tested: npt.NDArray[np.bool_],
    p: Floats,
    n_family: int,
) -> pd.DataFrame:
    """Add the verdict columns; `p` is of the tested rows, in order."""
    p_value, q_value = np.full(len(table), np.nan), np.full(len(table), np.nan)
    p_value[tested], q_value[tested] = p, _resample.q_values(p, n_family)
    is_found = np.nan_to_num(q_value, nan=1.0) <= MAX_Q
    if "log_odds" in table:
        # dealing assumes that the source differs in nothing; the interval does not
        is_found &= ((table["low"] > 0) | (table["high"] < 0)).to_numpy()
    said = np.where(is_found, "differs", "cannot tell")
    verdict = pd.Series(np.where(enough, said, "too few"), index=table.index, dtype="str")
    return table.assign(p_value=p_value, q_value=q_value, n_family=n_family, verdict=verdict)


def _measure_means(measure: str, held: pd.DataFrame, known: list[str]) -> pd.DataFrame:
    """Return one measure's rows without the verdict; p is empty where there is too little."""
    values = [held.loc[held["source"] == s, "value"].to_numpy(dtype="float64") for s in known]
    sizes = np.array([len(v) for v in values])
    enough = _enough(sizes, int(sizes.sum()))
    p = np.full(len(known), np.nan)
    if enough.any():
        p[sizes > 0] = _resample.dealt_mean_p(np.concatenate(values), sizes[sizes > 0])
    ends = [
        _resample.mean_interval(v) if len(v) >= MIN_ARTICLES else (np.nan, np.nan) for v in values
    ]
    return pd.DataFrame({
        "measure": pd.Series([measure] * len(known), dtype="str"),
        "source": pd.Series(known, dtype="str"),
        "n_articles": sizes.astype("int64"),
        "mean": [float(v.mean()) if len(v) else np.nan for v in values],
        "low": [low for low, _ in ends],
        "high": [high for _, high in ends],
        "p_value": np.where(enough, p, np.nan),
    })  # fmt: skip


def _candidates(matrix: "csr_array", min_count: int, is_comparable: bool) -> npt.NDArray[np.bool_]:
    """Mark the terms that may be shown: frequent enough, and the most widespread of those.

    A corpus too small for any comparison shows what it has.
    """
    occurring = np.asarray(matrix.sum(axis=0))
    holding = np.asarray((matrix > 0).sum(axis=0))
    possible = (occurring >= min_count) & (holding >= (MIN_HOLDING if is_comparable else 1))
    order = np.lexsort((-occurring, -np.where(possible, holding, 0)))[:N_TERMS]
    chosen = np.zeros(len(possible), dtype=bool)
    chosen[order] = True
    return chosen & possible


def _pick(
    counted: keyness.TermCounts, source: str, candidates: npt.NDArray[np.bool_], n_each: int
) -> npt.NDArray[np.int64]:
    """Return the columns of the candidates with the highest and lowest z, highest first."""
    z = _scored(counted, source)["z"].to_numpy()
    order = np.flatnonzero(candidates)[np.argsort(-z[candidates], kind="stable")]
    above, below = order[z[order] > 0], order[z[order] < 0]
    return np.concatenate([above[:n_each], below[max(len(below) - n_each, 0) :]])


def _scored(counted: keyness.TermCounts, source: str) -> pd.DataFrame:
    mine = counted.sources == source
    return keyness.measure(counted.matrix[mine].sum(axis=0), counted.matrix[~mine].sum(axis=0))


def _term_rows(
    counted: keyness.TermCounts, source: str, picked: npt.NDArray[np.int64]
) -> pd.DataFrame:
    mine = counted.sources == source
    shown = counted.matrix[:, picked]
    parts = {
        "n_target": shown[mine],
        "n_reference": shown[~mine],
        "n_articles_target": shown[mine] > 0,
        "n_articles_reference": shown[~mine] > 0,
    }
    columns = {name: part.sum(axis=0).astype("int64") for name, part in parts.items()}
    scored = _scored(counted, source).iloc[picked].reset_index(drop=True)
    names = {
        "target": [source] * len(picked),
        "reference": [keyness.REST] * len(picked),
        "term": counted.terms[picked],
    }
    return pd.DataFrame({**names, **columns}).astype(dict.fromkeys(names, "str")).join(scored)


def _dealt_terms(
    counted: keyness.TermCounts, picks: dict[str, npt.NDArray[np.int64]]
) -> dict[str, Floats]:
    """Return the p-values of each source's picked terms.

    What is dealt is each article's excess: its occurrences of the term beyond the term's rate in
    all articles. A source's sum of it is 0 where its rate is that of all, and has the sign of the
    log-odds.
    """
    lengths = np.asarray(counted.matrix.sum(axis=1), dtype="float64")
    excesses = []
    for source, picked in picks.items():
        here = counted.matrix[:, picked].toarray().astype("float64")
        excess = here - np.outer(lengths, here.sum(axis=0) / lengths.sum())
        excesses.append((excess, np.flatnonzero(counted.sources == source)))
    return dict(zip(picks, _resample.dealt_sum_p(excesses), strict=True))


def _term_interval(
    counted: keyness.TermCounts, source: str, picked: npt.NDArray[np.int64], is_tested: bool
) -> dict[str, Floats | float]:
    """Return the ends of the log-odds' interval when articles of both sides are drawn anew."""
    if not is_tested or not len(picked):
        return {"low": np.nan, "high": np.nan}
    mine = counted.sources == source
    drawn = _TermDraws.of(counted, picked).of_weighted(mine)
    ends = _resample.tails(int(min(mine.sum(), (~mine).sum())))
    low, high = np.quantile(drawn, ends, axis=0)
    return {"low": low, "high": high}


@dataclass(frozen=True)
class _TermDraws:
    """The picked terms' counts in each article, with the article's length, for drawing."""

    counts: Floats
    lengths: Floats
    prior: Floats

    @classmethod
    def of(cls, counted: keyness.TermCounts, picked: npt.NDArray[np.int64]) -> "_TermDraws":
        """Take the columns of the picked terms."""
        prior = keyness.scaled(counted.matrix.sum(axis=0), keyness.PRIOR_MASS)
        lengths = np.asarray(counted.matrix.sum(axis=1), dtype="float64")
        return cls(counted.matrix[:, picked].toarray().astype("float64"), lengths, prior[picked])

    def log_odds(self, y_i: Floats, n_i: Floats, y: Floats, n: Floats) -> Floats:
        """Return log-odds from the target's counts and those of target and reference together."""
        return keyness.log_odds(
            y_i, n_i[..., None], y - y_i, (n - n_i)[..., None], self.prior, keyness.PRIOR_MASS
        )

    def of_weighted(self, mine: npt.NDArray[np.bool_]) -> Floats:
        """Return the log-odds of every bootstrap draw: Poisson weights on all articles."""
        drawn = []
        for drawn_weights in _resample.weights(len(mine)):
            y, n = drawn_weights @ self.counts, drawn_weights @ self.lengths
            own = drawn_weights[:, mine]
            drawn.append(self.log_odds(own @ self.counts[mine], own @ self.lengths[mine], y, n))
        return np.concatenate(drawn)
