"""Everything that is measured: `make bench`. Takes about half an hour; prints ratios.

The real collections lie in ../shared/data; where they are absent there is nothing to measure.
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
)


def main():
    if not DATA.is_dir():
        sys.exit("the real data (../shared/data) is not on this machine")
    for name, corpora, options in RUNS:
        arguments = [*(str(DATA / corpus) for corpus in corpora), *options]
        print(f"\n== {name} {' '.join(corpora)} {' '.join(options)}", flush=True)
        sys.argv = [name, *arguments]
        runpy.run_module(f"benchmarks.{name}", run_name="__main__")


if __name__ == "__main__":
    main()
