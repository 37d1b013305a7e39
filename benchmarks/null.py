"""Measure false alarms, found differences, and how often intervals hold what they promise.

    python -m benchmarks.null CORPUS [--store DIR] [--halves 200] [--sources 2]
    python -m benchmarks.null --planted 100
    python -m benchmarks.null --coverage 400

False alarms: the articles of each of the largest sources are split at random into two halves,
which then pass for two sources; every table of comparisons is made of them, and what is counted
are the tables (families) in which anything at all "differs". Nothing does.

Planted: pairs of invented outlets of 40 articles (`tests.made`), one with twice the other's rates.
What is counted stands in the corpus' own truth and its words, so no model runs.

Coverage: articles are drawn from known populations; what is counted are the 95 % intervals that
hold the true value.
"""

import argparse
import re
import tempfile
import time
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis import compare, paths
from analysis.compare import pairs
from analysis.compare.means import Gaps
from analysis.compare.term_odds import of_counts
from analysis.contrasts import _resample, frequency
from analysis.contrasts._counts import TermCounts, counts
from analysis.contrasts.collocates import collocates
from analysis.contrasts.coverage import article_topics

# Shares of 0.4 and 0.8 stand in a family of twelve topics, eleven of which do not differ: there
# the exact test finds them three times in four, whatever is done (see `compare.power`).
RATES = {"terrorist_share": 0.4, "sanctions_share": 0.4, "relief_share": 0.4, "quote_share": 0.2}
NULL_TOPICS, NULL_RATE = 11, 0.3


def share_table(present, sources, kind):
    """A table of shares from a matrix of ones, articles by subjects, most widespread first."""
    order = np.argsort(-present.sum(axis=0), kind="stable")
    known = sorted(set(sources))
    rows = [
        {
            kind: str(subject), "source": source, "n_articles": int(present[mine, subject].sum()),
            "n_articles_all": int(mine.sum()), "n_mentions": 0, "n_hits": 0, "n_articles_any": 0,
            "entity_type": "", "per_1k": 0.0,
        }
        for subject in order
        for source in known
        for mine in [sources == source]
    ]  # fmt: skip
    table = pd.DataFrame(rows).astype({kind: "str", "source": "str", "entity_type": "str"})
    return table.assign(article_share=table["n_articles"] / table["n_articles_all"])


def presence(rows, ids, kind, most):
    """Which article has which of the most widespread subjects."""
    held = rows[["article_id", kind]].astype("str").drop_duplicates()
    held = held[held["article_id"].isin(ids)]
    first = held[kind].value_counts().index[:most]
    place, column = ids.get_indexer(held["article_id"]), first.get_indexer(held[kind])
    matrix = np.zeros((len(ids), len(first)), dtype="int64")
    matrix[place[column >= 0], column[column >= 0]] = 1
    return matrix


class Halves:
    """One source's articles, and every table that two halves of them make."""

    def __init__(self, study, source):
        articles = study.articles
        mine = articles["is_measured"] & (articles["source"] == source)
        self.articles = articles[mine].reset_index(drop=True)
        self.ids = pd.Index(self.articles["article_id"].astype("str"))
        self.counted = counts(study.table("terms"), self.articles)
        mentions, sentences = study.table("mentions"), study.table("sentences")
        self.entities = presence(mentions, self.ids, "entity", frequency.N_COMPARED)
        covered = article_topics(study.table("topic_hits"), sentences, self.articles)
        self.topics = presence(covered[covered["is_covered"]], self.ids, "topic", 99)
        scores = study.table("scores").astype({"article_id": "str", "measure": "str"})
        self.scores = scores[scores["article_id"].isin(self.ids)]
        node = mentions[mentions["article_id"].isin(self.ids)]["entity"].value_counts().index[0]
        self.beside = {"node": str(node)}
        self.spans = mentions[mentions["entity"] == node]
        near = self.spans["article_id"].astype("str")
        self.terms = study.table("terms")[study.table("terms")["article_id"].isin(near)]
        self.sentences = sentences[sentences["article_id"].isin(self.ids)]

    def families(self, rng, with_collocates):
        """Deal the articles into two halves and make every table of them."""
        half = rng.permutation(
            np.repeat(["first", "second"], [len(self.ids) // 2, 10**6])[: len(self.ids)]
        )
        articles = self.articles.assign(source=pd.Series(half, dtype="str"))
        shares = {
            "names": compare.shares(share_table(self.entities, half, "entity"), "entity_frequency"),
            "topics": compare.shares(share_table(self.topics, half, "topic"), "topic_coverage"),
        }
        made = TermCounts(self.counted.matrix, self.counted.terms, half.astype(object))
        found = shares | {
            "words": of_counts(made),
            "measures": compare.means(self.scores, articles),
            "pairs of measures": pairs.means(self.scores, articles),
        }
        if with_collocates:
            tables = self.spans, self.terms, self.sentences, articles
            beside = collocates(*tables, **self.beside)
            found["collocates"] = compare.shares(beside, "collocates", is_within=True)
        return found


def false_alarms(args, store):
    from analysis.study import open_study

    study = open_study(args.corpus, store=store, workers=args.processes)
    sizes = study.articles[study.articles["is_measured"]]["source"].value_counts()
    for source in sizes.index[: args.sources]:
        halves, rng = Halves(study, source), np.random.default_rng(2008)
        alarms, rows, inside, began = {}, {}, [], time.perf_counter()
        for draw in range(args.halves):
            for name, table in halves.families(rng, draw < args.halves // 4).items():
                alarms.setdefault(name, []).append((table["verdict"] == "differs").any())
                rows[name] = rows.get(name, 0) + int((table["verdict"] == "differs").sum())
                if name == "measures":
                    inside.append((table["difference_low"] * table["difference_high"] < 0).mean())
        print(f"{source}: {sizes[source]} articles, {time.perf_counter() - began:.0f} s")
        for name, found in alarms.items():
            print(
                f"  {name:18} {sum(found):3} of {len(found)} families with a false alarm "
                f"({np.mean(found):.1%}); {rows[name]} rows in all"
            )
        print(f"  intervals of differences of means that hold 0: {np.mean(inside):.1%}")


QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def planted(draws):
    """How often a rate twice the other's is found, and with which sign, 40 articles a side."""
    from tests.made import corpus, world

    low = replace(world.OUTLETS[0], name="Low", **RATES)
    high = replace(low, name="High", **{name: 2 * rate for name, rate in RATES.items()})
    found = {}
    for seed in range(draws):
        made = list(corpus.articles(80, seed=seed, outlets=(low, high), even=False))
        truth = corpus.truth(made)
        source = truth["source"].to_numpy().astype(object)
        articles = pd.DataFrame({
            "article_id": [str(n) for n in truth["number"]], "source": source, "is_measured": True,
            "n_words": truth["n_body_words"],
        }).astype({"article_id": "str", "source": "str"})  # fmt: skip
        words = [QUOTED.sub(" ", " ".join(a.body)).lower() for a in made]
        tokens = [re.findall(r"[a-z]{3,}", text) for text in words]
        terms = pd.DataFrame({
            "article_id": np.repeat(articles["article_id"], [len(t) for t in tokens]).to_numpy(),
            "term": [word.removesuffix("s") for part in tokens for word in part], "voice": "own",
        })  # fmt: skip
        odds = compare.term_odds(terms, articles)
        word = odds[(odds["target"] == "High") & (odds["term"] == "terrorist")]
        tell(found, "word (terrorist)", word, "log_odds")
        rng = np.random.default_rng(seed)
        nothing = (rng.random((80, NULL_TOPICS)) < NULL_RATE).astype("int64")
        for name in ("covers_sanctions", "names_relief_union"):
            present = np.column_stack([truth[name].to_numpy(), nothing])
            table = compare.shares(share_table(present, source, "topic"), "topic_coverage")
            row = table[(table["topic"] == "0") & (table["source"] == "High")]
            tell(found, f"share ({name})", row, "difference")
        scores = pd.DataFrame({
            "article_id": articles["article_id"], "measure": "quotes",
            "value": truth["n_quoted_words"] / truth["n_body_words"], "n": 1,
        }).astype({"measure": "str"})  # fmt: skip
        means = compare.means(scores, articles)
        tell(found, "mean (quoted share)", means[means["source"] == "High"], "difference")
    for name, (hits, wrong, n) in found.items():
        print(f"{name:32} found in {hits / n:.0%} of {n}, sign wrong in {wrong}")


def tell(found, name, row, column):
    hits, wrong, n = found.get(name, (0, 0, 0))
    is_found = len(row) > 0 and row["verdict"].iloc[0] == "differs"
    is_wrong = is_found and row[column].iloc[0] < 0
    found[name] = hits + int(is_found), wrong + int(is_wrong), n + 1


def coverage(draws):
    """How often 95 % intervals hold the true value, in populations that are known."""
    rng = np.random.default_rng(8)
    for n, n_rest in ((20, 60), (40, 40), (100, 400)):
        held = {"mean": [], "difference": [], "skewed difference": [], "share": [], "share gap": []}
        for _ in range(draws):
            own, rest = rng.normal(5, 2, n), rng.normal(3, 1, n_rest)
            low, high = _resample.mean_interval(own)
            held["mean"].append(low <= 5 <= high)
            gap = Gaps.of([own, rest])
            held["difference"].append(gap.low[0] <= 2 <= gap.high[0])
            gap = Gaps.of([rng.gamma(2, 1, n), rng.gamma(2, 0.5, n_rest)])
            held["skewed difference"].append(gap.low[0] <= 1 <= gap.high[0])
            k, k_rest = rng.binomial(n, 0.4), rng.binomial(n_rest, 0.25)
            low, high = _resample.wilson(k, n)
            held["share"].append(low <= 0.4 <= high)
            low, high = _resample.newcombe(k, n, k_rest, n_rest)
            held["share gap"].append(low <= 0.15 <= high)
        held["log-odds"] = odds_held(rng, n, n_rest, max(draws // 10, 1))
        said = ", ".join(f"{name} {np.mean(v):.1%}" for name, v in held.items())
        print(f"{n:4} against {n_rest:4} articles: {said}")


def odds_held(rng, n, n_rest, draws):
    """Of words of equal rates on both sides, how often the interval of their log-odds holds 0."""
    from scipy.sparse import csr_array

    held, vocabulary = [], 200
    for _ in range(draws):
        gamma = rng.gamma(1.0, 1.0, (n + n_rest, vocabulary))
        rates = gamma / (np.arange(vocabulary) + 20)
        lengths = rng.lognormal(6, 0.3, n + n_rest)[:, None]
        words = rng.poisson(lengths * rates / rates.sum(axis=1, keepdims=True))
        names = np.array([f"w{i:03d}" for i in range(vocabulary)], dtype=object)
        sources = np.repeat(["own", "rest"], [n, n_rest]).astype(object)
        made = of_counts(TermCounts(csr_array(words), names, sources), n_each=vocabulary)
        rows = made[made["target"] == "own"]
        held += ((rows["low"] <= 0) & (rows["high"] >= 0)).tolist()
    return held


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", nargs="?", help="a corpus with large sources")
    parser.add_argument("--store", default="", help="a store with its annotations")
    parser.add_argument("--halves", type=int, default=200)
    parser.add_argument("--sources", type=int, default=2)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--planted", type=int, default=0)
    parser.add_argument("--coverage", type=int, default=0)
    args = parser.parse_args()
    if args.planted:
        planted(args.planted)
    if args.coverage:
        coverage(args.coverage)
    if args.corpus:
        args.corpus = paths.resolve(args.corpus)
        with tempfile.TemporaryDirectory() as folder:
            false_alarms(args, args.store or folder)


if __name__ == "__main__":
    main()
