"""Measure the largest process while corpora of growing size are annotated.

    python -m benchmarks.memory [--sizes 1500 6000 24000]

The corpora are invented (`tests.made`); what is measured is whether memory stays where it is when
articles are added. The largest size takes most of an hour on two cores.
"""

import argparse
import tempfile
from pathlib import Path

from benchmarks.processes import timed


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1500, 6000, 24000])
    args = parser.parse_args()
    for size in args.sizes:
        with tempfile.TemporaryDirectory() as folder:
            corpus = Path(folder, "corpus")
            timed(["-m", "tests.made.corpus", "--articles", size, "--out", corpus])
            store = Path(folder, "store")
            seconds, peak = timed(["-m", "analysis", "annotate", corpus, "--store", store])
            print(f"{size:7,} articles {seconds:8.1f} s {peak:6.0f} MB", flush=True)


if __name__ == "__main__":
    main()
