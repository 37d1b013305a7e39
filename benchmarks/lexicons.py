"""Measure what reading the lexicons costs a run, which reads them once.

    python benchmarks/lexicons.py [--rounds 20]

Prints the median of the processor's milliseconds, beside the seconds that importing pandas takes
in the same run, since a machine's speed drifts.
"""

import argparse
import statistics
import subprocess
import sys
import time

from analysis import paths


def milliseconds(read, rounds):
    """The median of some readings, in milliseconds of the processor."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        read()
        taken.append(time.process_time() - start)
    return statistics.median(taken) * 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    from analysis.lexicons import load

    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import pandas"], check=True, cwd=paths.ROOT)
    pandas = (time.perf_counter() - start) * 1000
    known = load.aliases()
    spellings = sum(len(a.spellings) + len(a.short) + len(a.weak) for a in known)
    for name, read in (("aliases", load.aliases), ("codebook", load.codebook)):
        taken = milliseconds(read, rounds)
        print(f"{name:9} {taken:6.1f} ms  {taken / pandas:5.2f} of importing pandas")
    print(f"          {len(known)} entries, {spellings} spellings")


if __name__ == "__main__":
    main()
