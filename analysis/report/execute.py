"""Run notebooks, each in a process of its own, some at a time, and say how each of them ended."""

import os
import signal
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing import forkserver, get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from tempfile import TemporaryDirectory

from analysis import paths

CONTEXT = get_context("forkserver")

# What notebooks and those that run them import; whatever of it is not there is left out.
PRELOAD = [
    "analysis.report.worker",
    "analysis.study",
    "analysis.present",
    *(f"analysis.charts.{f.stem}" for f in sorted((paths.PACKAGE / "charts").glob("[a-z]*.py"))),
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "jinja2",
    "lxml.etree",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "matplotlib.figure",
    "pandera.pandas",
    "pyarrow.parquet",
    "yaml",
]

# The same order of sets in every run; no figure windows, whatever the user's own settings say.
FIXED = {"PYTHONHASHSEED": "0", "MPLBACKEND": "agg"}

# Seconds a single cell may take. Cells read tables that are made before; the slowest on 30,000
# articles takes seconds, so after ten minutes a cell will not end.
CELL_SECONDS = 600


@dataclass(frozen=True)
class Job:
    """A notebook to be run: the file, where the executed one goes, and its parameters."""

    source: Path
    target: Path
    parameters: dict[str, object] = field(default_factory=dict)
    cell_seconds: int = CELL_SECONDS


@dataclass(frozen=True)
class Ending:
    """How a notebook ended.

    `status` is complete, failed (a cell raised), died (its kernel was ended) or timed out; `cell`
    is the number in brackets beside the cell, `error` the exception's name.
    """

    notebook: str
    status: str = "complete"
    cell: int | None = None
    error: str = ""
    message: str = ""
    seconds: float = 0.0

    @property
    def is_complete(self) -> bool:
        """Whether every cell ran."""
        return self.status == "complete"


def warm_up() -> None:
    """Start the process that does the imports notebooks need, without waiting for it."""
    before = {name: os.environ.get(name) for name in FIXED}
    os.environ.update(FIXED)
    CONTEXT.set_forkserver_preload(PRELOAD)
    try:
        forkserver.ensure_running()
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def run_all(
    jobs: Iterable[Job], *, at_once: int, ended: Callable[[Ending], None] | None = None
) -> list[Ending]:
    """Run notebooks, `at_once` of them side by side, and return their endings in the jobs' order.

    A notebook that fails stops no other. When this call is itself interrupted, all processes it
    started are ended before the interruption goes on.

    Args:
        jobs: the notebooks; they start in this order.
        at_once: how many run side by side.
        ended: called with each ending as it comes.
    """
    waiting = list(jobs)
    order = [job.source for job in waiting]
    running: list[_Runner] = []
    endings: dict[Path, Ending] = {}
    warm_up()
    try:
        while waiting or running:
            while waiting and len(running) < at_once:
                running.append(_Runner(waiting.pop(0)))
            wait([runner.answer for runner in running])
            for runner in [r for r in running if r.answer.poll()]:
                running.remove(runner)
                endings[runner.job.source] = runner.ending()
                if ended:
                    ended(endings[runner.job.source])
    finally:
        for runner in running:
            runner.end()
    return [endings[source] for source in order]


@dataclass(frozen=True)
class Waiting:
    """A forked process that waits to be told to be a kernel.

    `orders` leads to it; `life` comes from it, and ends when it does. It is forked beside the
    process that runs the notebook, not by it: only the first process knows the server.
    """

    pid: int
    orders: Connection
    life: Connection


class _Runner:
    """A process that runs one notebook and another that is its kernel, each with its group."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self._started = time.monotonic()
        self._private = TemporaryDirectory(prefix="plx-")
        ordered, orders = CONTEXT.Pipe(duplex=False)
        life, alive = CONTEXT.Pipe(duplex=False)
        self.answer, answering = CONTEXT.Pipe(duplex=False)
        self._kernel = CONTEXT.Process(target=_be_kernel, args=(ordered, alive))
        self._kernel.start()
        waiting = Waiting(self._kernel.pid or 0, orders, life)
        arguments = (job, waiting, self._private.name, answering)
        self._process = CONTEXT.Process(target=_work, args=arguments)
        self._process.start()
        # theirs alone, so that each ends when the process that holds its other end does
        for end in (ordered, orders, life, alive, answering):
            end.close()

    def ending(self) -> Ending:
        """Return what the process answered; that it is gone when it did not."""
        try:
            told: Ending = self.answer.recv()
        except EOFError:
            message = "the process that ran the notebook was ended"
            told = Ending(self.job.source.name, "died", message=message)
        self.end()
        return replace(told, seconds=round(time.monotonic() - self._started, 2))

    def end(self) -> None:
        """End both processes, and whatever they started, if they are not over."""
        for process in (self._process, self._kernel):
            if process.exitcode is None and process.pid:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.kill()  # should it not have made its group yet
            process.join()
        self.answer.close()
        self._private.cleanup()


def _work(job: Job, kernel: Waiting, private: str, answer: Connection) -> None:
    """Run one notebook in this process and answer how it ended."""
    os.setpgid(0, 0)
    from analysis.report import worker

    try:
        answer.send(worker.run(job, kernel, Path(private)))
    except Exception as error:
        name, message = type(error).__name__, str(error)
        answer.send(Ending(job.source.name, "died", error=name, message=message))
    finally:
        answer.close()


def _be_kernel(orders: Connection, alive: Connection) -> None:
    """Be a kernel when told to; `alive` is held until the process ends."""
    os.setpgid(0, 0)
    from analysis.report import kernel

    kernel.serve(orders)
    alive.close()
