"""Measure annotation, all tables written, against the floor, side by side on the same texts.

    python benchmarks/annotate.py CORPUS [--articles 120] [--processes 2] [--rounds 3]

The floor (../shared/bench/floor.py --level full) reads the same texts, runs the same components
in as many processes, counts names, terms and words in memory, and draws four charts. Ours reads
the corpus, annotates into a fresh store, and writes sentences, quoted, names, topic hits and
terms. Whole processes are timed, in turn, since the machine's speed drifts; CPU seconds are what to
quote when other work shares it. Peak memory is that of the largest process.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from analysis import paths

FLOOR = paths.ROOT.parent / "shared" / "bench" / "floor.py"


def selected(corpus, n_articles):
    """The first measured articles of a corpus, one for each text, and their paragraphs."""
    from analysis.corpus.build import build

    built = build(corpus)
    articles = built.articles[built.articles["is_measured"]].drop_duplicates("text_id")
    articles = articles.head(n_articles or len(articles)).reset_index(drop=True)
    mine = built.paragraphs["article_id"].isin(articles["article_id"])
    return articles, built.paragraphs[mine].reset_index(drop=True)


def ours(corpus, store_folder, n_articles, processes, batch_tokens):
    """Read, annotate and write every extracted table; return seconds by stage."""
    marks = [("start", time.perf_counter())]

    def mark(stage):
        marks.append((stage, time.perf_counter()))

    from analysis.annotate import partition
    from analysis.annotate.run import annotate
    from analysis.annotate.store import Store
    from analysis.extract.names import names
    from analysis.extract.quoted import quoted
    from analysis.extract.sentences import sentences
    from analysis.extract.terms import terms
    from analysis.extract.topics import topic_hits
    from analysis.lexicons.load import codebook

    mark("import")
    partition.BATCH_TOKENS = batch_tokens or partition.BATCH_TOKENS
    store = Store(store_folder)
    articles, paragraphs = selected(corpus, n_articles)
    mark("read")
    annotate(articles, paragraphs, store=store, workers=processes)
    mark("annotate")
    said = store.remember("sentences", (), lambda: sentences(articles, paragraphs, store))
    marked = store.remember("quoted", (), lambda: quoted(articles, paragraphs, said))
    base = articles, paragraphs, said, marked
    store.remember("names", (), lambda: names(*base, store))
    store.remember("topic_hits", (), lambda: topic_hits(*base, codebook(), store))
    store.remember("terms", (), lambda: terms(*base, store))
    mark("tables")
    return {stage: round(t - marks[i][1], 3) for i, (stage, t) in enumerate(marks[1:])}


def measured(command):
    """Run a command; return its seconds, CPU seconds, largest process in MB, and its JSON line."""
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=paths.ROOT) as process:
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(map(str, command))} ended with {process.returncode}")
    seconds = time.perf_counter() - began
    cpu = usage.ru_utime + usage.ru_stime
    return seconds, cpu, usage.ru_maxrss / 1024, json.loads(said.splitlines()[-1])


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=120)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--batch-tokens", type=int, default=0, help="in place of the usual")
    parser.add_argument("--ours", type=Path, help=argparse.SUPPRESS)  # a store: run only ours
    return parser.parse_args()


def main():
    args = options()
    corpus = paths.resolve(args.corpus)
    if args.ours:
        stages = ours(corpus, args.ours, args.articles, args.processes, args.batch_tokens)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(json.dumps(stages | {"worker_mb": round(peak)}))
        return
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder, "texts")
        write_texts(corpus, args.articles, texts)
        floor = [sys.executable, FLOOR, texts, Path(folder, "charts"), "--level", "full"]
        mine = [sys.executable, "-m", "benchmarks.annotate", corpus, "--articles", args.articles]
        mine += ["--batch-tokens", args.batch_tokens]
        ratios = []
        for n in range(args.rounds):
            count = ["--processes", args.processes]
            runs = {
                "floor": [*floor, *count],
                "ours": [*mine, *count, "--ours", Path(folder, f"store{n}")],
            }
            # each goes first in every other round
            order = sorted(runs, reverse=bool(n % 2))
            found = {name: measured(list(map(str, runs[name]))) for name in order}
            for name in ("floor", "ours"):
                seconds, cpu, peak, stages = found[name]
                print(f"{name:6}{seconds:7.1f} s {cpu:7.1f} CPU s {peak:6.0f} MB  {stages}")
            ratios.append([found["ours"][k] / found["floor"][k] for k in (0, 1)])
            work = found["ours"][3]["annotate"] + found["ours"][3]["tables"]
            ratios[-1].append(work / found["floor"][3]["annotate"])
        wall, cpu, stage = (statistics.median(r) for r in zip(*ratios, strict=True))
        print(f"ours / floor, medians of {args.rounds}: whole process {wall:.3f} by the clock, "
              f"{cpu:.3f} in CPU; annotating and tables {stage:.3f} by the clock")  # fmt: skip


def write_texts(corpus, n_articles, folder):
    from analysis.annotate.texts import texts

    folder.mkdir()
    for text in texts(*selected(corpus, n_articles)):
        (folder / f"{text.text_id}.txt").write_text(text.text, encoding="utf-8")


if __name__ == "__main__":
    main()
