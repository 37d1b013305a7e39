"""Measure copies and events: how right on marked events, how fast, and how the cost grows.

    python -m benchmarks.events ../shared/data/giveme5w1h/news_cluster
    python -m benchmarks.events ../shared/data/allsides_immigration/articles.jsonl.gz
    python -m benchmarks.events --growth 1500 6000 24000 100000

The first prints B-cubed precision, recall and F1 (Bagga & Baldwin 1998) of the events against
those marked in the collection (`newsCluster.EventId`), with the articles' days and without; both
print what copies and events take as a share of annotating the same articles in the same run.
`--growth` composes the term tables of invented corpora from the words of their texts, every word
a noun, since annotating 100,000 articles takes hours; a fresh process takes each size.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from array import array
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.corpus.words import WORD
from benchmarks.entities import b_cubed

# Shorter words are mostly articles, pronouns and the like, which are no terms.
CONTENT_LETTERS = 5


def peak_mb():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def marked_events(corpus):
    """Return the marked event of each file of the collection; empty where none are marked."""
    found = {}
    for file in sorted(Path(corpus).rglob("*.json")) if Path(corpus).is_dir() else ():
        entry = json.loads(file.read_text(encoding="utf-8")).get("newsCluster")
        entry = json.loads(entry.replace("'", '"')) if isinstance(entry, str) else entry
        if entry:
            found[file.name] = entry["EventId"]
    return found


def timed_tables(articles, paragraphs, quoted, terms, *, use_days=True):
    """Return events, copies, and the seconds of both."""
    from analysis.events.copies import copies
    from analysis.events.occurrences import events
    from analysis.events.shingles import shingles

    began = time.perf_counter()
    pairs = copies(shingles(articles, paragraphs, quoted), articles)
    middle = time.perf_counter()
    table = events(terms, articles, use_days=use_days)
    return table, pairs, middle - began, time.perf_counter() - middle


def on_corpus(corpus):
    """Annotate a corpus afresh, find copies and events, and print figures."""
    from analysis.study import open_study

    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        study = open_study(corpus, store=folder)
        annotated = time.perf_counter() - began
        tables = study.articles, study.paragraphs, study.table("quoted"), study.table("terms")
        table, pairs, copying, clustering = timed_tables(*tables)
        plain = timed_tables(*tables, use_days=False)[0]
    share = (copying + clustering) / annotated
    print(f"{len(table):,} articles, {table['event'].nunique():,} events, {len(pairs)} copies")
    print(f"reading and annotating {annotated:.1f} s; copies {copying:.2f} s, events "
          f"{clustering:.2f} s: {share:.1%} of it")  # fmt: skip
    marked = marked_events(corpus)
    files = study.articles.set_index("article_id")["file"].map(lambda f: Path(f).name)
    true = table["article_id"].map(files).map(marked)
    if true.notna().all() and len(true):
        for label, found in (("with days", table), ("without", plain)):
            scores = b_cubed(true.tolist(), found["event"].tolist())
            print(
                f"{label}: B-cubed precision, recall, F1 " + ", ".join(f"{s:.3f}" for s in scores)
            )


def composed(n):
    """Return articles, paragraphs, quoted and terms of an invented corpus of `n` articles."""
    from tests.made import corpus

    rows, blocks, vocabulary = [], [], {}
    owner, start, term = array("i"), array("i"), array("i")
    for article in corpus.articles(n):
        article_id, body = f"{article.number:016x}", "\n\n".join(article.body)
        text = f"{article.title}\n\n{body}"
        rows.append((article_id, article.source, article.title, text, article.published))
        blocks.append((article_id, 1, len(article.title) + 2, len(text), "body"))
        for match in WORD.finditer(text):
            word = match.group().lower()
            if len(word) >= CONTENT_LETTERS:
                owner.append(article.number)
                start.append(match.start())
                term.append(vocabulary.setdefault(word, len(vocabulary)))
    columns = ["article_id", "source", "title", "text", "published_date"]
    articles = pd.DataFrame(rows, columns=columns)
    days = pd.to_datetime(articles["published_date"])
    articles = articles.assign(is_measured=True, published_date=days)
    ids, words = articles["article_id"], list(vocabulary)
    terms = pd.DataFrame({
        "article_id": pd.Categorical.from_codes(owner, categories=ids),
        "start": np.frombuffer(start, np.int32),
        "term": pd.Categorical.from_codes(term, categories=words),
        "pos": pd.Categorical.from_codes(np.zeros(len(term), np.int8), categories=["NOUN"]),
    })  # fmt: skip
    columns = ["article_id", "paragraph_id", "start", "end", "part"]
    quoted = pd.DataFrame(columns=["article_id", "start", "end"])
    return articles, pd.DataFrame(blocks, columns=columns), quoted, terms


def one_size(n):
    """Print what copies and events of `n` articles take: seconds, and MB that they add."""
    articles, paragraphs, quoted, terms = composed(n)
    before = peak_mb()
    table, pairs, copying, clustering = timed_tables(articles, paragraphs, quoted, terms)
    each = 1000 * (copying + clustering) / n
    print(
        f"{n:>8,} articles {table['event'].nunique():>8,} events {len(pairs):>7,} copies: "
        f"copies {copying:.1f} s, events {clustering:.1f} s, {each:.2f} ms an article, "
        f"{peak_mb():,.0f} MB at most ({before:,.0f} before)",
        flush=True,
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", nargs="?")
    parser.add_argument("--growth", nargs="+", type=int, default=[])
    parser.add_argument("--size", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.size:
        one_size(given.size)
    for size in given.growth:
        command = [sys.executable, "-m", "benchmarks.events", "--size", str(size)]
        subprocess.run(command, check=True)
    if given.corpus:
        on_corpus(given.corpus)


if __name__ == "__main__":
    main()
