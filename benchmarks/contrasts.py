"""Measure all comparisons at the size of an archive: seconds, memory, and the share of annotating.

    python -m benchmarks.contrasts [--articles 30000] [--words 50000] [--sources 20]

Nothing is annotated: the tables of terms, mentions, topics and scores are drawn directly. Words
have Zipf's frequencies and come in bursts (gamma, shape 0.3), articles have 150 content words, of
which a fifth are quoted, and 40 names. What annotating as many articles costs is taken from
benchmarks.annotate: `PER_SECOND` made articles a second on two processes.
"""

import argparse
import resource
import time

import numpy as np
import pandas as pd

from analysis import compare
from analysis.compare import matched, null, pairs, shifts
from analysis.contrasts import frequency
from analysis.contrasts.collocates import collocates

PER_SECOND = 18.0
N_TERMS, N_NAMES, N_ENTITIES, N_TOPICS, N_SENTENCES = 150, 40, 20_000, 12, 20


def zipf(n, rng, size):
    """Draw `size` of `n` things with Zipf's frequencies."""
    edges = np.cumsum(1 / (np.arange(n) + 10))
    return np.searchsorted(edges / edges[-1], rng.random(size)).astype("int32")


def bursty(n, rng, articles, each):
    """Draw `each` things for every article: half of them repeat one drawn before in it."""
    drawn = zipf(n, rng, articles * each).reshape(articles, each)
    again = rng.integers(0, np.maximum(np.arange(each), 1), (articles, each))
    repeats = rng.random((articles, each)) < 0.5
    rows = np.arange(articles)
    for place in range(1, each):
        chosen = drawn[rows, again[:, place]]
        drawn[:, place] = np.where(repeats[:, place], chosen, drawn[:, place])
    return drawn.ravel()


def categories(codes, prefix):
    n = int(codes.max()) + 1
    return pd.Categorical.from_codes(codes, categories=[f"{prefix}{i:06d}" for i in range(n)])


def made(n, n_words, n_sources, rng):
    """Draw every table that comparisons rest on."""
    ids = np.arange(n, dtype="int32")
    articles = pd.DataFrame({
        "article_id": categories(ids, "a").astype("str"),
        "source": categories(zipf(n_sources, rng, n), "s").astype("str"),
        "is_measured": True, "n_words": 380, "story_id": categories(ids, "t").astype("str"),
        "published_date": pd.Timestamp("2024-01-01") + pd.to_timedelta(ids % 365, unit="D"),
    })  # fmt: skip
    articles["article_id"] = articles["article_id"].astype("str")

    def rows(each):
        place = np.tile(np.arange(each, dtype="int64"), n)
        return pd.DataFrame({
            "article_id": pd.Categorical.from_codes(
                np.repeat(ids, each), categories=articles["article_id"]
            ),
            "sentence_id": place * N_SENTENCES // each, "start": 10 * place, "end": 10 * place + 6,
            "voice": categories((rng.random(n * each) < 0.2).astype("int8"), "v"),
        })  # fmt: skip

    terms, mentions = rows(N_TERMS), rows(N_NAMES)
    mentions[["start", "end"]] += 3
    for table in (terms, mentions):
        table["voice"] = table["voice"].cat.rename_categories(["own", "quoted"])
    terms["term"] = categories(bursty(n_words, rng, n, N_TERMS), "w")
    mentions["entity"] = categories(bursty(N_ENTITIES, rng, n, N_NAMES), "e")
    mentions["entity_type"] = "ORG"
    sentences = rows(N_SENTENCES).assign(part="body", text="")
    topics = rng.random((n, N_TOPICS)) < np.linspace(0.05, 0.5, N_TOPICS)
    at, of = np.nonzero(topics)
    covered = pd.DataFrame(
        {"article_id": articles["article_id"].to_numpy()[at], "topic": [f"topic{i}" for i in of]}
    )
    scores = pd.DataFrame({
        "article_id": np.tile(articles["article_id"], 3), "n": 1,
        "measure": np.repeat(["ease", "length", "quoted"], n),
        "value": rng.gamma(9, 5, 3 * n),
    })  # fmt: skip
    return articles, terms, mentions, sentences, covered, scores


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=30_000)
    parser.add_argument("--words", type=int, default=50_000)
    parser.add_argument("--sources", type=int, default=20)
    args = parser.parse_args()
    rng = np.random.default_rng(2008)
    articles, terms, mentions, sentences, covered, scores = made(
        args.articles, args.words, args.sources, rng
    )
    used = terms["term"].nunique()
    print(
        f"{len(articles):,} articles, {len(terms):,} terms of {used:,} words, "
        f"{len(mentions):,} names"
    )
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = {}

    def step(name, make):
        began, spent = time.perf_counter(), time.process_time()
        found[name] = make()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        seconds = time.perf_counter() - began
        print(
            f"{name:16}{seconds:7.1f} s {time.process_time() - spent:6.1f} CPU s {peak:6.0f} MB "
            f"{len(found[name]):7,} rows",
            flush=True,
        )

    first = covered.drop_duplicates("article_id").set_index("article_id")["topic"]
    strata = matched.Strata.of(articles, first)
    counted = frequency.entity_frequency(mentions, articles)
    began = {"clock": time.perf_counter(), "cpu": time.process_time()}
    step("names", lambda: compare.shares(counted, "entity_frequency"))
    step("measures", lambda: compare.means(scores, articles))
    step("words", lambda: compare.term_odds(terms, articles))
    step("pairs: names", lambda: pairs.shares(found["names"], "entity"))
    step("pairs: measures", lambda: pairs.means(scores, articles))
    step("null: names", lambda: null.of_features(mentions, articles, "entity"))
    step("null: words", lambda: null.of_terms(terms, articles))
    step("null: measures", lambda: null.of_scores(scores, articles))
    for name in ("names", "measures", "words"):
        # nothing differs, so as many as usually do are followed up by force
        few = found[name].sort_values("p_value").head(100).index
        found[name].loc[few, "verdict"] = "differs"
    step("matched: names", lambda: matched.shares(found["names"], "entity", mentions, strata))
    step("matched: means", lambda: matched.means(found["measures"], scores, strata))
    step("matched: words", lambda: matched.terms(found["words"], terms, articles, strata))
    node = str(mentions["entity"].value_counts().index[5])
    spans = mentions[mentions["entity"] == node]
    tables = terms, sentences, articles
    step("collocates", lambda: compare.shares(
        collocates(spans, *tables, node=node), "collocates", is_within=True))  # fmt: skip
    step("word shift", lambda: shifts.quoted_share(terms, articles, sources=["s000001"]))
    seconds = time.perf_counter() - began["clock"]
    spent = time.process_time() - began["cpu"]
    annotating = args.articles / PER_SECOND
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"all: {seconds:.1f} s by the clock, {spent:.1f} CPU s; annotating takes "
        f"{annotating:,.0f} s by the clock, {2 * annotating:,.0f} CPU s: "
        f"{seconds / annotating:.1%} and {spent / annotating / 2:.1%} of it; "
        f"{peak:.0f} MB, {base:.0f} of them the tables"
    )


if __name__ == "__main__":
    main()
