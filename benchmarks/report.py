"""Measure the whole report against the floor, and its later runs against its first.

    python -m benchmarks.report CORPUS [--processes 2] [--rounds 1]

In turn, each as a whole process: the floor on the same texts (../shared/bench/floor.py --level
full), the cold report, the same again, the same with one article more, then without notebooks
the same again and with an edited codebook, and last an interpreter that only imports pandas and
matplotlib and reads the run's tables. Ratios are of one round; medians over the rounds.
"""

import argparse
import json
import resource
import shutil
import statistics
import tempfile
from pathlib import Path

from analysis import paths
from benchmarks.annotate import FLOOR, write_texts
from benchmarks.processes import timed

READ_TABLES = """
import sys, pathlib
import pandas, matplotlib.figure
for path in pathlib.Path(sys.argv[1]).glob("*.parquet"):
    pandas.read_parquet(path)
"""
ADDED = {
    "source": "Alpha Post",
    "date": "2018-01-02",
    "title": "Council of Orvand opens a second bridge",
    "text": "The council of Orvand opened a second bridge on Monday. " * 40,
}


def placed(corpus, folder):
    """Put the corpus into a folder that can be added to."""
    folder.mkdir()
    if corpus.is_dir():
        shutil.copytree(corpus, folder / corpus.name)
    else:
        shutil.copy(corpus, folder)
    return folder


def edited_codebook(folder):
    """A copy of the codebook with one term more."""
    shutil.copytree(paths.TOPICS, folder)
    first = sorted(folder.glob("*.yaml"))[0]
    text = first.read_text(encoding="utf-8")
    first.write_text(text.replace("terms:\n", "terms:\n  - orvand bridge\n", 1), encoding="utf-8")
    return folder


def one_round(corpus, processes, folder):
    """Run everything once in a fresh folder; return seconds and MB by step."""
    texts, out, store = folder / "texts", folder / "run", folder / "store"
    mine = placed(corpus, folder / "corpus")
    write_texts(mine, None, texts)
    floor = [FLOOR, texts, folder / "charts", "--level", "full", "--processes", processes]
    report = ["-m", "analysis", "report", mine, "--out", out, "--store", store]
    book = edited_codebook(folder / "codebook")
    steps = {"floor": timed(floor), "cold": timed(report), "again": timed(report)}
    (mine / "added.json").write_text(json.dumps(ADDED), encoding="utf-8")
    steps["one added"] = timed(report)
    steps["tables"] = timed([*report, "--tables-only"])
    steps["codebook"] = timed([*report, "--tables-only", "-p", "codebook", book])
    steps["reading only"] = timed(["-c", READ_TABLES, out / "tables"])
    return steps


RATIOS = (
    ("cold", "floor"),
    ("again", "cold"),
    ("one added", "cold"),
    ("tables", "reading only"),
    ("codebook", "reading only"),
)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=1)
    args = parser.parse_args()
    rounds = []
    for _ in range(args.rounds):
        with tempfile.TemporaryDirectory() as folder:
            steps = one_round(paths.resolve(args.corpus), args.processes, Path(folder))
        rounds.append(steps)
        for name, (seconds, peak) in steps.items():
            print(f"{name:14}{seconds:8.1f} s{peak:8.0f} MB")
    for one, other in RATIOS:
        ratio = statistics.median(steps[one][0] / steps[other][0] for steps in rounds)
        print(f"{one} / {other}: {ratio:.2f}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"largest process of all: {peak:.0f} MB")


if __name__ == "__main__":
    main()
