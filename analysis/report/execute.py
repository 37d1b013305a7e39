"""Run notebooks, each in a process of its own, some at a time, and say how each of them ended.

Whatever is killed, a kernel, the process that runs a notebook, the server both are forked from,
ends that notebook and never hangs the run; and when the run itself is killed, all of them end.
"""

import errno
import os
import signal
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing import forkserver, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, gettempdir
from threading import Event, Thread

from analysis import paths
from analysis.errors import OutputError

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

# Seconds a whole notebook may take: what three of its cells may, at their slowest.
NOTEBOOK_SECONDS = 1800

# A notebook is stopped by the process that runs it, which keeps what had run until then. One that
# has not answered so long after its time hangs itself, and is ended from here. Stopping a kernel
# takes up to five seconds.
GRACE_SECONDS = 30.0

# How often it is looked whether a notebook's time is up.
LOOK_SECONDS = 1.0

# What a process says of an errno that would meet all others, too: the run cannot be made.
FULL = (errno.ENOSPC, errno.EDQUOT)

# The exit code of a process whose server is gone: it may live, and nobody can say.
LOST = 255


@dataclass(frozen=True)
class Job:
    """A notebook to be run: the file, where the executed one goes, its parameters, its time.

    It works in `folder`, or else in the folder its file lies in; `environment` is set in its
    kernel.
    """

    source: Path
    target: Path
    parameters: dict[str, object] = field(default_factory=dict)
    cell_seconds: int = CELL_SECONDS
    seconds: int = NOTEBOOK_SECONDS
    folder: Path | None = None
    environment: dict[str, str] = field(default_factory=dict)


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
    """Start the process that does the imports notebooks need, without waiting for it.

    Raises:
        OutputError: no socket can be made in the temporary folder, whose name is too long.
    """
    before = {name: os.environ.get(name) for name in FIXED}
    os.environ.update(FIXED)
    CONTEXT.set_forkserver_preload(PRELOAD)
    try:
        forkserver.ensure_running()
    except OSError as error:
        if error.errno is not None:
            raise
        # the address of a socket in it has some hundred characters, and this error no number
        place, problem = Path(gettempdir()), "the name of this temporary folder is too long"
        raise OutputError(place, problem, "Set TMPDIR to one with a shorter name.") from error
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def run_all(
    jobs: Iterable[Job],
    *,
    at_once: int,
    ended: Callable[[Ending], None] | None = None,
    reached: Callable[[str, int | None], None] | None = None,
) -> list[Ending]:
    """Run notebooks, `at_once` of them side by side, and return their endings in the jobs' order.

    A notebook that fails stops no other. When this call is itself interrupted, all processes it
    started are ended before the interruption goes on.

    Args:
        jobs: the notebooks; they start in this order.
        at_once: how many run side by side.
        ended: called with each ending as it comes.
        reached: called with a notebook's name when it starts, and with the number of each cell
            that it comes to.

    Raises:
        OSError: the disk is full.
    """
    waiting = list(jobs)
    order = [job.source for job in waiting]
    running: list[_Runner] = []
    endings: dict[Path, Ending] = {}
    warm_up()
    try:
        while waiting or running:
            while waiting and len(running) < at_once:
                running.append(_Runner(waiting.pop(0), reached))
            wait([runner.answer for runner in running], LOOK_SECONDS)
            for runner in list(running):
                ending = runner.ending()
                if ending is None:
                    continue
                running.remove(runner)
                endings[runner.job.source] = ending
                if ended:
                    ended(ending)
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

    def __init__(self, job: Job, reached: Callable[[str, int | None], None] | None) -> None:
        self.job = job
        self._reached = reached
        self._cell: int | None = None
        self._started = time.monotonic()
        self.until = self._started + job.seconds + GRACE_SECONDS
        self._private = TemporaryDirectory(prefix="plx-")
        ordered, orders = CONTEXT.Pipe(duplex=False)
        life, alive = CONTEXT.Pipe(duplex=False)
        ours, self._ours = CONTEXT.Pipe(duplex=False)
        self.answer, answering = CONTEXT.Pipe(duplex=False)
        self._kernel = CONTEXT.Process(target=_be_kernel, args=(ordered, alive))
        _start(self._kernel)
        waiting = Waiting(self._kernel.pid or 0, orders, life)
        arguments = (job, waiting, self._private.name, answering, ours)
        self._process = CONTEXT.Process(target=_work, args=arguments)
        _start(self._process)
        # theirs alone, so that each ends when the process that holds its other end does
        for end in (ordered, orders, life, alive, answering, ours):
            end.close()
        if reached:
            reached(job.source.name, None)

    def ending(self) -> Ending | None:
        """Return how the notebook ended, and end what is left of it; None while it runs.

        Raises:
            OSError: the disk is full.
        """
        told = self._told()
        if told is None:
            return None
        self.end()
        return replace(told, seconds=round(time.monotonic() - self._started, 2))

    def _told(self) -> Ending | None:
        """Return what the process answered; what befell it when it did not."""
        name = self.job.source.name
        while self.answer.poll():
            try:
                told = self.answer.recv()
            except (EOFError, OSError):
                message = "the process that ran the notebook was ended"
                return Ending(name, "died", self._cell, message=message)
            if isinstance(told, OSError):
                raise told
            if isinstance(told, Ending):
                return told
            self._cell = told
            if self._reached:
                self._reached(name, told)
        if time.monotonic() < self.until:
            return None
        message = f"the notebook did not end within {self.job.seconds} seconds, nor when told to"
        return Ending(name, "timed out", self._cell, message=message)

    def end(self) -> None:
        """End both processes, and whatever they started, if they are not over."""
        self._ours.close()
        for process in (self._process, self._kernel):
            if process.exitcode in (None, LOST) and process.pid:
                for kill in (os.killpg, os.kill):  # should it not have made its group yet
                    with suppress(ProcessLookupError):
                        kill(process.pid, signal.SIGKILL)
            process.join()
        self.answer.close()
        self._private.cleanup()


def _start(process: BaseProcess) -> None:
    """Start a process; once more when the server it is to be forked from has just been killed."""
    with suppress(ConnectionError, EOFError):
        warm_up()
        process.start()
        return
    warm_up()
    process.start()


def _work(job: Job, kernel: Waiting, private: str, answer: Connection, ours: Connection) -> None:
    """Run one notebook in this process and answer how it ended."""
    os.setpgid(0, 0)
    from analysis.report import worker

    is_over = Event()
    Thread(target=_end_with, args=(ours, is_over, kernel.pid, private), daemon=True).start()
    name = job.source.name
    try:
        answer.send(worker.run(job, kernel, Path(private), answer.send))
    except BrokenPipeError:
        message = "the process that was to be its kernel was ended"
        answer.send(Ending(name, "died", message=message))
    except OSError as error:
        is_full = error.errno in FULL
        said = Ending(name, "died", error=type(error).__name__, message=str(error))
        answer.send(OSError(error.errno, error.strerror) if is_full else said)
    except Exception as error:
        answer.send(Ending(name, "died", error=type(error).__name__, message=str(error)))
    finally:
        is_over.set()
        answer.close()


def _end_with(ours: Connection, is_over: Event, kernel: int, private: str) -> None:
    """Wait until the process that asked for this notebook is gone, and end with it at once."""
    ours.poll(None)
    if not is_over.is_set():
        for kill in (os.killpg, os.kill):
            with suppress(OSError):
                kill(kernel, signal.SIGKILL)
        rmtree(private, ignore_errors=True)
    os._exit(1)


def _be_kernel(orders: Connection, alive: Connection) -> None:
    """Be a kernel when told to; `alive` is held until the process ends."""
    os.setpgid(0, 0)
    from analysis.report import kernel

    kernel.serve(orders)
    alive.close()
