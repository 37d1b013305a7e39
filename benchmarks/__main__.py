"""Everything that is measured: `make bench`. Takes about an hour; prints ratios and scores.

The real collections lie in ../shared/data; where they are absent there is nothing to measure.
PolNeAR, if it is to be measured on, lies in ../PolNeAR.
"""

import runpy
import sys

from analysis import paths

DATA = paths.ROOT.parent / "shared" / "data"
RUNS = (
    ("annotate", ["giveme5w1h/news_cluster"], ["--articles", "400", "--rounds", "3"]),
    ("report", ["giveme5w1h/news_cluster"], ["--rounds", "3"]),
    ("report", ["allsides_immigration/articles.jsonl.gz"], []),
    ("memory", [], []),
    ("concordance", ["allsides_immigration/articles.jsonl.gz"], []),
    ("kills", [], []),
    ("living", ["giveme5w1h/news_cluster"], []),
    ("lexicons", [], []),
    ("entities", ["meantime_en"], ["--end-to-end", "--growth", "1500", "6000", "24000"]),
    ("references", ["meantime_en"], []),
    ("quotes", ["../../PolNeAR"], []),
    ("null", ["allsides_immigration/articles.jsonl.gz"], []),
    ("changes", ["allsides_immigration/articles.jsonl.gz"], []),
    ("contrasts", [], []),
    ("events", ["giveme5w1h/news_cluster"], ["--growth", "1500", "6000", "24000", "100000"]),
    ("events", ["allsides_immigration/articles.jsonl.gz"], []),
)


def main():
    if not DATA.is_dir():
        sys.exit("the real data (../shared/data) is not on this machine")
    for name, corpora, options in RUNS:
        missing = [corpus for corpus in corpora if not (DATA / corpus).exists()]
        if missing:
            print(f"\n== {name}: {missing[0]} is not here, so it is left out", flush=True)
            continue
        arguments = [*(str(DATA / corpus) for corpus in corpora), *options]
        print(f"\n== {name} {' '.join(corpora)} {' '.join(options)}", flush=True)
        sys.argv = [name, *arguments]
        runpy.run_module(f"benchmarks.{name}", run_name="__main__")


if __name__ == "__main__":
    main()
