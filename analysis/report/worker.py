"""Run one notebook in this process, with papermill on a forked kernel.

papermill leaves no trace of a killed kernel or of a cell that ran out of time in the notebook it
saves, so its engine is wrapped: the ending is noted, and what had run until then is kept.

Only the processes that run notebooks import this module.
"""

import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import nbformat
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, papermill_engines
from papermill.exceptions import PapermillExecutionError
from papermill.execute import execute_notebook
from traitlets.config import Config

from analysis.report import claims
from analysis.report.execute import Ending, Job, Waiting
from analysis.report.kernel import ForkedKernels

# The address of a local socket may have 107 characters; the kernel's adds ten to its folder's.
LONGEST_FOLDER = 80

# How long to wait for the last outputs of a cell that has ended; nbclient's four seconds are too
# few for a page of evidence on a busy machine.
OUTPUT_SECONDS = 60

# What is given to a cell that begins when a notebook's time is up.
SHORTEST_SECONDS = 0.1


class _Noted(Engine):  # type: ignore[misc]
    """papermill's engine for one notebook, which keeps the notebook and how it ended."""

    job: ClassVar[Job]
    private: ClassVar[Path]
    clock: ClassVar["_Clock"]
    notebook: ClassVar[Any] = None
    ending: ClassVar[Ending]

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **_: Any) -> None:
        cls.notebook = nb_man.nb
        client = PapermillNotebookClient(
            nb_man,
            kernel_name=kernel_name,
            kernel_manager_class=ForkedKernels,
            config=_connection(cls.private),
            timeout_func=cls.clock.left,
            on_cell_execute=cls.clock.begun,
            iopub_timeout=OUTPUT_SECONDS,
            record_timing=False,
            log=logging.getLogger("papermill"),
        )
        try:
            client.execute()
        except (CellTimeoutError, DeadKernelError, RuntimeError) as error:
            cls.ending = _lost(cls.clock, error)


class _Clock:
    """Counts a notebook's cells as they begin, and the seconds that are left for it."""

    def __init__(self, job: Job, reached: Callable[[int], None]) -> None:
        self.job = job
        self.cell: int | None = None
        self._reached = reached
        self._until = time.monotonic() + job.seconds
        self._is_last = False

    def begun(self, **_: Any) -> None:
        """Count a cell that begins to run, and tell its number."""
        self.cell = (self.cell or 0) + 1
        self._reached(self.cell)

    def left(self, _: Any) -> float:
        """Return the seconds the cell that begins may take."""
        left = self._until - time.monotonic()
        self._is_last = left < self.job.cell_seconds
        # nbclient takes nothing, and what is below it, for no limit
        return max(SHORTEST_SECONDS, min(left, self.job.cell_seconds))

    def late(self) -> str:
        """Say whose time is up."""
        if self._is_last:
            return f"the notebook did not end within {self.job.seconds} seconds"
        return f"the cell did not end within {self.job.cell_seconds} seconds"


def run(job: Job, kernel: Waiting, private: Path, reached: Callable[[int], None]) -> Ending:
    """Execute a notebook, save it, whatever came of it, and return how it ended.

    Args:
        job: what to run.
        kernel: the process that is to be its kernel.
        private: an empty folder, for the kernel's sockets and profile.
        reached: called with the number of each cell that begins.
    """
    # what it would log is told by the ending
    logging.getLogger("papermill").setLevel(logging.CRITICAL + 1)
    ForkedKernels.waiting, ForkedKernels.environment = kernel, job.environment
    _Noted.job, _Noted.private, _Noted.clock = job, private, _Clock(job, reached)
    _Noted.ending = Ending(job.source.name)
    papermill_engines.register("noted", _Noted)
    try:
        execute_notebook(
            nbformat.read(job.source, as_version=4),  # type: ignore[no-untyped-call]
            None,
            job.parameters,
            engine_name="noted",
            kernel_name="python3",
            progress_bar=False,
            cwd=job.folder or job.source.parent,
        )
    except PapermillExecutionError as error:
        # a cell whose time is up raises, too, when its kernel is told to stop
        if _Noted.ending.is_complete:
            _Noted.ending = Ending(
                job.source.name, "failed", error.exec_count, error.ename, error.evalue
            )
    executed = nbformat.writes(_tidied(_Noted.notebook))  # type: ignore[no-untyped-call]
    job.target.write_text(f"{executed}\n", encoding="utf-8")
    cells = ((c.execution_count, c.outputs) for c in _Noted.notebook.cells if c.cell_type == "code")
    return claims.settled(_Noted.ending, cells)


def _connection(private: Path) -> Config:
    """Let notebook and kernel talk through files, if the path allows, rather than over ports."""
    transport = "ipc" if len(str(private)) <= LONGEST_FOLDER else "tcp"
    file = str(private / "kernel.json")
    return Config(ForkedKernels={"transport": transport, "connection_file": file})


def _lost(clock: _Clock, error: Exception) -> Ending:
    """Say where a notebook stood when its kernel was lost or its time was up."""
    name, cell = clock.job.source.name, clock.cell
    if isinstance(error, CellTimeoutError):
        return Ending(name, "timed out", cell, "", clock.late())
    if isinstance(error, DeadKernelError):
        message = "the process that ran the notebook was ended; it may have run out of memory"
        return Ending(name, "died", cell, "", message)
    return Ending(name, "died", cell, type(error).__name__, str(error))


def _tidied(notebook: Any) -> Any:
    """Take out what papermill adds about this run alone: times, paths, random cell ids."""
    notebook.metadata.pop("papermill", None)
    for cell in notebook.cells:
        cell.metadata.pop("papermill", None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell["id"] = "injected-parameters"
        if not cell.metadata.get("tags", True):
            cell.metadata.pop("tags")
    return notebook
