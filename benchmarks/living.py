"""What a report pays for being one of a series: its turn, its status, what changed, the index.

    python -m benchmarks.living CORPUS [--store DIR] [--runs 3]

Reports of one name are made one after the other, on a store that has all annotations and tables
after the first: the shortest report there is, of which the extras are the largest part. Each step
that a single report into a folder of one's own would not need is clocked where it is called, and
printed as a share of the whole, by the clock and in the main process's processor time.
"""

import argparse
import tempfile
import time
from collections import defaultdict
from functools import wraps
from pathlib import Path

from analysis import paths
from analysis.report import claims, folder, index, locks, retention, since, status
from analysis.report.run import Options, run

# What is clocked: the module or class, and the function in it.
EXTRAS = (
    (locks, "take"),
    (locks, "give_back"),
    (status.Status, "_write"),
    (since, "last"),
    (claims, "of"),
    (retention, "sweep"),
    (retention, "prune"),
    (folder, "mark_latest"),
    (index, "write"),
)


def clocked(owner, name, spent):
    """Put a function in its own place that adds up the seconds it takes."""
    function = getattr(owner, name)
    label = f"{owner.__name__.rpartition('.')[2]}.{name}"

    @wraps(function)
    def timed(*given, **named):
        wall, cpu = time.perf_counter(), time.process_time()
        try:
            return function(*given, **named)
        finally:
            row = spent[label]
            row[0] += time.perf_counter() - wall
            row[1] += time.process_time() - cpu
            row[2] += 1

    setattr(owner, name, timed)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus")
    parser.add_argument("--store", default="")
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    spent = defaultdict(lambda: [0.0, 0.0, 0])
    for owner, name in EXTRAS:
        clocked(owner, name, spent)
    with tempfile.TemporaryDirectory() as aside:
        paths.OUTPUTS = Path(aside)
        for number in range(given.runs):
            spent.clear()
            begun = time.perf_counter()
            options = Options(store=given.store, name="living", keep=2, alert=(("articles", "1"),))
            made = run(given.corpus, None, (), options)
            whole = time.perf_counter() - begun
            print(f"report {number + 1}: {whole:.1f} s, complete: {made.is_complete}", flush=True)
            if not number:
                continue  # nothing to be compared with, and tables to be made
            for label, (wall, cpu, calls) in spent.items():
                share = wall / whole
                print(f"  {label:22} {wall:7.3f} s {cpu:7.3f} cpu s {calls:5} calls {share:7.2%}")
            wall = sum(row[0] for row in spent.values())
            cpu = sum(row[1] for row in spent.values())
            print(f"  {'together':22} {wall:7.3f} s {cpu:7.3f} cpu s {'':11} {wall / whole:7.2%}")


if __name__ == "__main__":
    main()
