"""Measure the largest process while corpora of growing size are annotated.

    python -m benchmarks.memory [--sizes 1500 6000 24000]

The corpora are invented (`tests.made`); what is measured is whether memory stays where it is when
articles are added. The largest size takes most of an hour on two cores.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from analysis import paths


def run(command):
    """Run a command; return its seconds and the largest of its processes in MB."""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *map(str, command)], cwd=paths.ROOT, stdout=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(map(str, command))} ended with {process.returncode}")
    return time.perf_counter() - began, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1500, 6000, 24000])
    args = parser.parse_args()
    for size in args.sizes:
        with tempfile.TemporaryDirectory() as folder:
            corpus = Path(folder, "corpus")
            run(["-m", "tests.made.corpus", "--articles", size, "--out", corpus])
            store = Path(folder, "store")
            seconds, peak = run(["-m", "analysis", "annotate", corpus, "--store", store])
            print(f"{size:7,} articles {seconds:8.1f} s {peak:6.0f} MB", flush=True)


if __name__ == "__main__":
    main()
