"""Does a finding hang on one choice? Each headline finding, with its choices made otherwise.

A finding holds in a variant when the same comparison, made anew, has the same sign, an interval
that leaves out 0, and a p-value that would have been found in the family it comes from.

    another prior              words: a tenth, and ten times, as many words of prior
    once an article            words: an article's second use counts nothing
    a higher minimum count     topics: three terms, whatever the title says; names: twice in an
                               article; words: ten uses in all, so that fewer are compared
    without the extreme values measures: a twentieth of the articles left out at either end
    copies left out            without the articles whose text stands in another source too
    copies counted once        of the copies of one text, whole or in part, the first alone
    without the largest source, without the busiest day
    own voice only             topics, names: what stands inside quotation marks left out
    quotations too             words: what stands inside quotation marks counted as well

A variant that leaves a finding's own source, or nothing, out is not one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

import numpy as np
import pandas as pd

from analysis import schemas
from analysis.compare import MIN_ARTICLES
from analysis.compare._verdict import threshold
from analysis.compare.means import Gaps
from analysis.compare.term_odds import Sides, compared, named, possible
from analysis.contrasts import _dealing, _resample, coverage, keyness
from analysis.contrasts._counts import TermCounts, counts
from analysis.events.stories import stories

# A prior this many times lighter, and heavier.
TIMES = 10.0
HIGHER_COUNT = 10
# Of the articles' values, what is left out at either end.
EXTREME = 0.05
TERMS_FOR_TOPIC, MENTIONS_FOR_NAME = 3, 2
DECIDED = ["difference", "difference_low", "difference_high", "p"]

Tables = Mapping[str, pd.DataFrame]
Rows = list[dict[str, str]]
Estimate = tuple[float, float, float, float]
NOTHING: Estimate = (np.nan, np.nan, np.nan, np.nan)


def sensitivity(found: pd.DataFrame, families: Tables, tables: Tables) -> pd.DataFrame:
    """Make each finding anew under every variant that there is of it.

    A row is a finding under a variant, findings in the order of `found`.

    Args:
        found: rows of `findings.said`: kind, source, subject.
        families: the tables the findings come from, by kind: topic, entity, term, measure.
        tables: articles, sentences, topic_hits, mentions, terms, scores and copies.
    """
    levels = {kind: _level(table) for kind, table in families.items() if len(table)}
    rows = []
    for variant, chosen in _variants(found, tables):
        made = chosen.to_dict("records")
        for row, estimate in zip(made, variant.estimates(made), strict=True):
            sign = _sign(families[row["kind"]], row)
            gap, low, high, p = estimate
            clear = low > 0 if sign > 0 else high < 0
            rows.append({
                "subject_type": row["kind"], "subject": row["subject"], "source": row["source"],
                "variant": variant.name, "is_held": bool(clear and p <= levels[row["kind"]]),
                **dict(zip(DECIDED, (gap, low, high, p), strict=True)),
            })  # fmt: skip
    place = {key: at for at, key in enumerate(_keys(found))}
    rows.sort(key=lambda row: place[(row["subject_type"], row["subject"], row["source"])])
    return schemas.from_rows("sensitivity", rows)


def lines(sensitivity: pd.DataFrame) -> dict[tuple[str, str, str], str]:
    """Say for each finding (kind, subject, source) in how many variants it holds."""
    said = {}
    for key, part in sensitivity.groupby(["subject_type", "subject", "source"], sort=False):
        kept, lost = part["is_held"].sum(), part.loc[~part["is_held"], "variant"].tolist()
        line = f"Holds in {kept} of {len(part)} variants"
        kind, subject, source = (str(k) for k in key)
        said[(kind, subject, source)] = line + (f" (not: {'; '.join(lost)})." if lost else ".")
    return said


def with_lines(found: pd.DataFrame, sensitivity: pd.DataFrame) -> pd.DataFrame:
    """Return the findings with their line at the end of each sentence, the steadiest first.

    Findings that hold in every variant come before those that do not; within both the order is
    as given.
    """
    said = lines(sensitivity)
    keys = _keys(found)
    shares = sensitivity.groupby(["subject_type", "subject", "source"])["is_held"].mean()
    steady = [bool(shares.get(key, 0.0) == 1.0) for key in keys]
    told = [
        f"{sentence} {said[key]}" if key in said else sentence
        for sentence, key in zip(found["sentence"], keys, strict=True)
    ]
    full = found.assign(sentence=told, _steady=steady)
    return full.sort_values("_steady", ascending=False, kind="stable", ignore_index=True).drop(
        columns="_steady"
    )


def _keys(found: pd.DataFrame) -> list[tuple[str, str, str]]:
    columns = (found[name].astype("str") for name in ("kind", "subject", "source"))
    return list(zip(*columns, strict=True))


def _level(table: pd.DataFrame) -> float:
    return threshold(table["p_value"], int(table["n_family"].iloc[0]))


def _sign(table: pd.DataFrame, row: Mapping[str, str]) -> float:
    """Return the difference that was found."""
    who, column = ("target", "log_odds") if row["kind"] == "term" else ("source", "difference")
    same = (table[row["kind"]] == row["subject"]) & (table[who] == row["source"])
    return float(table.loc[same, column].iloc[0])


@dataclass(frozen=True)
class _Variant:
    """The tables a finding rests on, and the choices, one of them made otherwise."""

    name: str
    tables: Tables
    counted: TermCounts | None
    ids: frozenset[str]
    prior_mass: float = keyness.PRIOR_MASS
    min_count: int = keyness.MIN_COUNT
    higher: bool = False
    own_only: bool = False
    trimmed: bool = False

    def estimates(self, rows: Rows) -> list[Estimate]:
        """Return difference, low, high and p of each comparison."""
        table = self.tables["articles"]
        articles = table[table["article_id"].isin(self.ids)]
        words = self.terms([row for row in rows if row["kind"] == "term"])
        found = []
        for row in rows:
            if row["kind"] == "term":
                found.append(words[(row["subject"], row["source"])])
            else:
                make = self.mean if row["kind"] == "measure" else self.share
                found.append(make(row, articles))
        return found

    def share(self, row: Mapping[str, str], articles: pd.DataFrame) -> Estimate:
        """Compare the shares of articles that have a topic or a name."""
        having = articles["article_id"].isin(self._having(row, articles))
        mine = (articles["source"] == row["source"]).to_numpy()
        n, n_rest = int(mine.sum()), int((~mine).sum())
        k, k_rest = int(having[mine].sum()), int(having[~mine].sum())
        if min(n, n_rest) < MIN_ARTICLES:
            return NOTHING
        low, high = _resample.newcombe(k, n, k_rest, n_rest)
        one, size, having_all = (np.array([v]) for v in (k, n, k + k_rest))
        p = _dealing.dealt_share_p(one, size, having_all, n + n_rest)
        return k / n - k_rest / n_rest, float(low), float(high), float(p[0])

    def _having(self, row: Mapping[str, str], articles: pd.DataFrame) -> set[str]:
        """Return the articles that have the topic or the name."""
        kind = row["kind"]
        table = self.tables["topic_hits" if kind == "topic" else "mentions"]
        rows = table[table[kind] == row["subject"]]
        rows = rows[rows["voice"] == "own"] if self.own_only else rows
        if kind == "topic" and not self.higher:
            found = coverage.article_topics(rows, self.tables["sentences"], articles)
            return set(found.loc[found["is_covered"], "article_id"])
        at_least = TERMS_FOR_TOPIC if kind == "topic" else MENTIONS_FOR_NAME if self.higher else 1
        n = rows["article_id"].astype("str").value_counts()
        return set(n.index[n >= at_least])

    def mean(self, row: Mapping[str, str], articles: pd.DataFrame) -> Estimate:
        """Compare the means of a measure."""
        table = self.tables["scores"]
        mine = table[(table["measure"] == row["subject"]) & table["value"].notna()]
        held = mine.merge(articles[["article_id", "source"]], on="article_id")
        if self.trimmed:
            ends = held["value"].quantile([EXTREME, 1 - EXTREME])
            held = held[held["value"].between(*ends)]
        is_own = (held["source"] == row["source"]).to_numpy()
        values = held["value"].to_numpy(dtype="float64")
        sides = [values[is_own], values[~is_own]]
        if min(len(side) for side in sides) < MIN_ARTICLES:
            return NOTHING
        gaps = Gaps.of(sides)
        sizes = np.array([len(side) for side in sides])
        p = _dealing.dealt_mean_p(np.concatenate(sides), sizes)
        return gaps.difference[0], gaps.low[0], gaps.high[0], float(p[0])

    def terms(self, rows: Rows) -> dict[tuple[str, str], Estimate]:
        """Compare the use of words; what can no longer be compared is empty."""
        found = {(row["subject"], row["source"]): NOTHING for row in rows}
        if not rows:
            return found
        sides = Sides(cast("TermCounts", self.counted), self.prior_mass)
        able = possible(sides.counted.matrix, self.min_count, bool(sides.is_enough.any()))
        picks = {}
        for source in {row["source"] for row in rows} & set(sides.known):
            words = [row["subject"] for row in rows if row["source"] == source]
            columns = named(sides.counted, words)
            picks[source] = columns[able[columns]]
        if sum(len(columns) for columns in picks.values()):
            for row in compared(sides, picks, 1).to_dict("records"):
                estimate = row["log_odds"], row["low"], row["high"], row["p_value"]
                found[(row["term"], row["target"])] = estimate
        return found


def _variants(found: pd.DataFrame, tables: Tables) -> Iterator[tuple[_Variant, pd.DataFrame]]:
    """Yield each variant with the findings it is one of."""
    articles = tables["articles"][tables["articles"]["is_measured"]]
    plain = _Variant("", _plain(tables), None, frozenset(articles["article_id"].astype("str")))
    is_term, is_share = found["kind"] == "term", found["kind"].isin(["topic", "entity"])
    if is_term.any():
        plain = replace(plain, counted=counts(tables["terms"], articles))
        yield from _of_words(plain, tables, found[is_term])
    if is_share.any():
        yield replace(plain, name="a higher minimum count", higher=True), found[is_share]
        yield replace(plain, name="own voice only", own_only=True), found[is_share]
    if (found["kind"] == "measure").any():
        of_measures = found[found["kind"] == "measure"]
        yield replace(plain, name="without the extreme values", trimmed=True), of_measures
    for name, left, gone in _left_out(articles, tables["copies"]):
        kept = found[found["source"] != gone]
        if len(left) and len(kept):
            ids = plain.ids - frozenset(left.astype("str"))
            yield (
                replace(plain, name=name, ids=ids, counted=_only(plain.counted, articles, ids)),
                kept,
            )


def _of_words(
    plain: _Variant, tables: Tables, found: pd.DataFrame
) -> Iterator[tuple[_Variant, pd.DataFrame]]:
    mass, counted = keyness.PRIOR_MASS, cast("TermCounts", plain.counted)
    yield replace(plain, name="a lighter prior", prior_mass=mass / TIMES), found
    yield replace(plain, name="a heavier prior", prior_mass=mass * TIMES), found
    yield replace(plain, name="a higher minimum count", min_count=HIGHER_COUNT), found
    once = replace(counted, matrix=(counted.matrix > 0).astype("int64"))
    yield replace(plain, name="once an article", counted=once), found
    both = counts(tables["terms"], tables["articles"], voice="both")
    yield replace(plain, name="quotations too", counted=both), found


def _left_out(articles: pd.DataFrame, pairs: pd.DataFrame) -> Iterable[tuple[str, pd.Series, str]]:
    """Return what is left out: its name, the articles, and the source that falls with it."""
    ids, sources = articles["article_id"], articles["source"].astype("str")
    copies = articles.groupby("story_id")["article_id"].transform("size") > 1
    sizes = sources.value_counts().rename_axis("source").rename("n").reset_index()
    largest = str(sizes.sort_values(["n", "source"], ascending=[False, True])["source"].iloc[0])
    day = articles["published_date"].value_counts().rename_axis("day").rename("n").reset_index()
    yield "copies left out", ids[copies], ""
    here = pairs["article_id"].isin(ids) & pairs["other_id"].isin(ids)
    repeats = stories(pairs[here], articles)["role"].to_numpy() == "copy"
    yield "copies counted once", ids[repeats], ""
    if len(sizes) > 2:
        yield "without the largest source", ids[sources == largest], largest
    if len(day) > 1:
        busiest = day.sort_values(["n", "day"], ascending=[False, True])["day"].iloc[0]
        yield "without the busiest day", ids[articles["published_date"] == busiest], ""


def _plain(tables: Tables) -> Tables:
    """Return the tables with their ids and names as plain strings, looked up again and again."""
    texts = ("article_id", "source", "topic", "entity", "measure", "voice")
    return {
        name: table.astype({column: "str" for column in texts if column in table})
        for name, table in tables.items()
        if name != "terms"
    }


def _only(
    counted: TermCounts | None, articles: pd.DataFrame, ids: frozenset[str]
) -> TermCounts | None:
    if counted is None:
        return None
    kept = articles["article_id"].astype("str").isin(ids).to_numpy()
    return TermCounts(counted.matrix[kept], counted.terms, counted.sources[kept])
