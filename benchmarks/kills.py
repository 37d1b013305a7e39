"""Kill reports at random moments, and look at what is left and at what the next one makes of it.

    python -m benchmarks.kills [--runs 200] [--articles 24] [--notebooks 01_corpus 08_method]

The corpus is invented (tests/made), and so is the one notebook unless some of the suite are named.
Each round starts a report, on a store that has everything or
on an empty one, ends it by SIGKILL, and looks: is `latest` a whole run, is no half one in sight,
does the status say that the run was killed, is every annotation it had told of in the store, are
all its processes gone. Then comes the next report, which must be whole, annotate exactly what the
store lacks, and leave nothing of the killed one. Half of the kills fall uniformly over a report's
length, half into the moments around its move into place; half end the main process alone, as the
kernel does when memory runs out, and half its whole group, as a terminal does.

Reports are forked from this process, which has done their imports: what would be most of a round
has nothing in it that could be left half done.
"""

import argparse
import json
import os
import re
import shutil
import signal
import statistics
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from random import Random
from types import ModuleType

import pyarrow.parquet as pq

from analysis import __main__ as commands
from analysis import paths, schemas
from analysis.annotate import store_files
from analysis.annotate.store import TEXT_IDS
from analysis.report import execute, folder, status
from tests.made import corpus, write
from tests.report import made

NAME = "killed"
KEEP = 3
# The page is written, the folder moved, `latest` set and old runs removed in about so long.
AROUND_THE_MOVE = 0.5
COLD = 0.25
PATIENCE = 300.0
LAYERS = ("names", "grammar")
# What a report imports late, and this module does not.
IMPORTED = (
    "analysis.study",
    "analysis.report.page",
    "analysis.report.tables",
    "spacy",
    "rich.text",
)


@dataclass
class Place:
    """Where the reports of one measurement are made, and what was seen of them."""

    root: Path
    rng: Random
    lengths: dict[str, list[float]] = field(default_factory=lambda: {"warm": [], "cold": []})
    seen: Counter = field(default_factory=Counter)
    steps: Counter = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    orphans: list[float] = field(default_factory=list)
    sessions: set[int] = field(default_factory=set)

    @property
    def runs(self):
        """The folder of the runs."""
        return self.root / "outputs" / NAME

    def start(self, store):
        """Start a report in a session of its own, by which all its processes are found."""
        given = ["report", self.root / "corpus", "--store", store, "--name", NAME, "--keep", KEEP]
        told = (self.root / "told").open("w+b")
        pid = os.fork()
        if pid == 0:
            os.setsid()
            os.dup2(told.fileno(), 2)
            be_report(self.root, [str(word) for word in given])
        self.sessions.add(pid)
        return Report(pid, told)

    def fault(self, what):
        """Note something that must not be."""
        self.faults.append(what)
        print(f"FAULT {what}", flush=True)

    def alive(self):
        """Return the processes of the reports that still live."""
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                state, _, _, session = (process / "stat").read_text().rpartition(")")[2].split()[:4]
            except OSError:
                continue
            # those that have ended, and are only to be reaped, do not
            if int(session) in self.sessions and state not in "ZX":
                found.append(int(process.name))
        return found


@dataclass
class Report:
    """A report that was started: its process, its lines, its exit code once it is over."""

    pid: int
    told: object
    code: int | None = None

    def is_over(self):
        """Say whether it has ended."""
        if self.code is None:
            pid, ending = os.waitpid(self.pid, os.WNOHANG)
            self.code = os.waitstatus_to_exitcode(ending) if pid else None
        return self.code is not None

    def wait(self):
        """Wait for its end and return its lines."""
        until = time.monotonic() + PATIENCE
        while not self.is_over() and time.monotonic() < until:
            time.sleep(0.01)
        self.told.seek(0)
        with self.told:
            return self.told.read().decode()


def be_report(root, given):
    """Be a report, to the end."""
    sys.modules["__main__"] = ModuleType("__main__")  # else notebooks would import this module
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    os.environ["TMPDIR"], tempfile.tempdir = str(root / "tmp"), None
    paths.OUTPUTS = root / "outputs"
    sys.argv = ["parallax", *given]
    code = 1
    try:
        commands.main()
    except SystemExit as over:
        code = over.code or 0
    finally:
        sys.stderr.flush()
        os._exit(code)


def stored(store):
    """Return how many texts the store has in both layers."""
    texts = []
    for layer in LAYERS:
        parts = (store / layer).glob("*/*.parquet")
        texts.append({t for p in parts for t in (store_files.metadata(p, TEXT_IDS) or "").split()})
    return len(set.intersection(*texts))


def whole(run):
    """Say what a run lacks; nothing when it is whole."""
    manifest = folder.manifest_of(run)
    if manifest is None:
        return "no manifest"
    if not manifest["is_complete"]:
        return "not complete"
    try:
        for name in schemas.TABLES:
            pq.read_table(run / "tables" / f"{name}.parquet")
            (run / "tables" / f"{name}.csv").read_bytes()
        for ending in manifest["notebooks"]:
            json.loads((run / "notebooks" / ending["notebook"]).read_bytes())
        page = (run / "report.html").read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        return repr(error)
    return "" if page.rstrip().endswith("</html>") else "the page is cut off"


def standing(place):
    """Return the folders that whoever looks takes for runs."""
    if not place.runs.is_dir():
        return []
    return [f for f in place.runs.iterdir() if f.is_dir() and f.name[0] != "."]


def statuses(place):
    if not place.runs.is_dir():
        return set()
    return {f.name.removesuffix(status.ENDING) for f in place.runs.glob(f"[!.]*{status.ENDING}")}


def wait_for_the_moment(place, process, kind, before):
    """Sleep until the moment to kill has come."""
    if place.rng.random() < 0.5:
        length = statistics.median(place.lengths[kind])
        until = time.monotonic() + place.rng.uniform(0, length)
        while time.monotonic() < until and not process.is_over():
            time.sleep(0.002)
        return
    until = time.monotonic() + PATIENCE
    while not process.is_over() and time.monotonic() < until:
        mine = statuses(place) - before
        seen = status.read(place.runs / mine.pop()) if mine else None
        if seen and str(seen.told.get("step")).startswith(("comparing", "writing the page")):
            break
        time.sleep(0.005)
    time.sleep(place.rng.uniform(0, AROUND_THE_MOVE))


def killed(place, kind, store):
    """Start a report and kill it; return whether it could still be killed."""
    before, latest = statuses(place), (place.runs / "latest").resolve()
    process = place.start(store)
    wait_for_the_moment(place, process, kind, before)
    is_group = place.rng.random() < 0.5
    if process.is_over():
        process.wait()
        place.seen["over before its kill"] += 1
        return False
    (os.killpg if is_group else os.kill)(process.pid, signal.SIGKILL)
    began = time.monotonic()
    process.wait()
    look(place, statuses(place) - before, latest, store)
    while place.alive():
        if time.monotonic() - began > 60:
            place.fault(f"processes live a minute after their run: {place.alive()}")
            for pid in place.alive():
                os.kill(pid, signal.SIGKILL)
            break
        time.sleep(0.05)
    place.orphans.append(time.monotonic() - began)
    place.seen[f"killed: {'group' if is_group else 'main process'}, {kind} store"] += 1
    return True


def look(place, mine, latest, store):
    """Look at what a killed run left."""
    now = (place.runs / "latest").resolve()
    if (place.runs / "latest").is_symlink():
        lacks = whole(now)
        place.seen["latest whole after the kill"] += not lacks
        if lacks:
            place.fault(f"latest after a kill: {lacks}")
    for run in standing(place):
        lacks = whole(run)
        if lacks:
            place.fault(f"half a run in sight, {run.name}: {lacks}")
    if not mine:
        place.steps["before its status"] += 1
        return
    run = place.runs / mine.pop()
    seen = status.read(run)
    step = str(seen.told.get("step"))
    place.steps[re.sub(r"[\d,]+ (of [\d,]+|ended).*", r"", step).strip(" :")] += 1
    place.seen[f"status after the kill: {seen.state}"] += 1
    if seen.state not in ("killed", "done"):
        place.fault(f"status after a kill: {seen.state}, {step}")
    if now not in (latest, run):
        place.fault(f"latest is neither the run before nor the one killed: {now}")
    told = re.match(r"annotating ([\d,]+) of", step)
    if told and stored(store) < int(told[1].replace(",", "")):
        place.fault(f"told of {told[1]} annotated, stored {stored(store)}")


def next_one(place, kind, store, n_articles):
    """Make the next report, and look whether it is whole and nothing else is left."""
    n_stored = stored(store)
    began = time.monotonic()
    process = place.start(store)
    told = process.wait()
    place.lengths[kind].append(time.monotonic() - began)
    run = (place.runs / "latest").resolve()
    seen = status.read(run)
    lacks = whole(run)
    wrong = [
        f"exit code {process.code}: {told[-300:]}" if process.code else "",
        lacks,
        "" if seen and seen.state == "done" and seen.told.get("exit_code") == 0 else "no status",
    ]
    hidden = [f.name for f in place.runs.iterdir() if f.name[0] == "."]
    locked = [f.name for f in place.runs.glob("*.lock")]
    n_runs = len([run for run in standing(place) if run.name != "latest"])
    wrong.append(f"left: {hidden + locked}" if hidden or locked else "")
    wrong.append(f"{n_runs} runs stand" if n_runs > KEEP else "")
    asked = re.search(r"annotating: 0 of ([\d,]+)", told)
    n_asked = int(asked[1].replace(",", "")) if asked else 0
    place.seen["annotated again"] += max(0, n_asked + n_stored - n_articles)
    if n_stored + n_asked != n_articles:
        wrong.append(f"stored {n_stored}, annotated {n_asked} of {n_articles}")
    if any(wrong):
        place.fault(f"the next run: {', '.join(filter(None, wrong))}")
    else:
        place.seen["next run whole, nothing left"] += 1
    return n_stored


def measure(place, n_runs, n_articles):
    warm = place.root / "store"
    empty = place.root / "empty"
    next_one(place, "cold", warm, n_articles)
    next_one(place, "warm", warm, n_articles)
    done = 0
    while done < n_runs:
        kind = "cold" if place.rng.random() < COLD else "warm"
        store = warm
        if kind == "cold":
            shutil.rmtree(empty, ignore_errors=True)
            store = empty
        if not killed(place, kind, store):
            continue
        done += 1
        n_stored = next_one(place, kind if kind == "warm" else "resumed", store, n_articles)
        if kind == "cold":
            place.seen["cold ones whose next run found annotations"] += n_stored > 0
        if done % 10 == 0:
            print(f"{done} of {n_runs} killed, {len(place.faults)} faults", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--articles", type=int, default=24)
    parser.add_argument("--notebooks", nargs="*", default=[])
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    began = time.monotonic()
    for name in IMPORTED:
        import_module(name)
    if not args.notebooks:  # what the suite's notebooks import, the one that is made does not
        execute.PRELOAD[:] = ["analysis.report.worker", "ipykernel.ipkernel", "ipykernel.kernelapp"]
    with tempfile.TemporaryDirectory(prefix="kills-") as root:
        place = Place(Path(root), Random(args.seed))
        place.lengths["resumed"] = []
        write.jsonl(place.root / "corpus", corpus.articles(args.articles))
        for name in ("notebooks", "tmp"):
            (place.root / name).mkdir()
        paths.NOTEBOOKS = place.root / "notebooks"
        if not args.notebooks:
            made.notebook(place.root / "notebooks" / "01_made.ipynb", *["print(top_n)"] * 3)
        for name in args.notebooks:
            shutil.copy(paths.NOTEBOOKS / f"{name}.ipynb", place.root / "notebooks")
        measure(place, args.runs, args.articles)
        left = len(list((place.root / "tmp").iterdir()))
    print(f"\n{args.runs} runs killed, {len(place.faults)} faults, in "
          f"{(time.monotonic() - began) / 60:.0f} minutes")  # fmt: skip
    for title, counted in (("seen", place.seen), ("step at the kill", place.steps)):
        print(f"\n{title}")
        for what, n in sorted(counted.items()):
            print(f"  {n:6,}  {what}")
    print("\nseconds")
    for kind, seconds in place.lengths.items():
        print(f"  {statistics.median(seconds or [0]):6.1f}  a whole run, {kind} store (median)")
    print(f"  {statistics.median(place.orphans):6.2f}  until all processes were gone (median), "
          f"at most {max(place.orphans):.2f}")  # fmt: skip
    print(f"  {left:6,}  things left in the temporary folder")
    for fault in place.faults:
        print(f"FAULT {fault}")
    if place.faults:
        sys.exit(1)


if __name__ == "__main__":
    main()
