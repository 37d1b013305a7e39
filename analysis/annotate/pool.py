"""The local engine: a crew of forked processes that each take a task when they are free.

Forking after the model is loaded starts a worker in milliseconds and shares the model's memory.
The standard pools either hang or wait when a worker is killed; here a worker that is gone is
noticed at once, and whoever stops the run stops the crew with it.
"""

import os
import signal
import warnings
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import current_process, get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from analysis.errors import WorkerError

T = TypeVar("T")
R = TypeVar("R")


def usable_cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS
        return os.cpu_count() or 1


def can_fork() -> bool:
    """Say whether this process may have forked children."""
    return "fork" in get_all_start_methods() and not current_process().daemon


def run(work: Callable[[T], R], tasks: Iterable[T], workers: int) -> Iterator[R]:
    """Yield the result of `work` for each task, in the order they are done.

    Raises:
        WorkerError: a worker was killed.
        Exception: whatever `work` raises, as it was raised.
    """
    waiting = iter(tasks)
    crew: dict[Connection, BaseProcess] = {}
    try:
        for _ in range(workers):
            crew.update([_hire(work)])
        busy = {line for line in crew if _hand_out(line, waiting)}
        while busy:
            for line in wait(list(busy)):
                assert isinstance(line, Connection)  # noqa: S101  # wait's type is wider
                result = _received(line, crew[line])
                if not _hand_out(line, waiting):
                    busy.remove(line)
                yield result
    finally:
        for line, worker in crew.items():
            line.close()
            worker.terminate()
            worker.join()


def _hire(work: Callable[[T], R]) -> tuple[Connection, BaseProcess]:
    context = get_context("fork")
    ours, theirs = context.Pipe()
    worker = context.Process(target=_serve, args=(work, theirs, ours), daemon=True)
    with warnings.catch_warnings():
        # Python 3.12 warns when anything has started a thread; Arrow and NumPy mend theirs
        warnings.simplefilter("ignore", DeprecationWarning)
        worker.start()
    theirs.close()
    return ours, worker


def _serve(work: Callable[[Any], Any], line: Connection, other_end: Connection) -> None:
    """Work until the line is closed. Ctrl-C is the parent's affair."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    other_end.close()
    while True:
        try:
            task = line.recv()
        except EOFError:
            return
        try:
            line.send((work(task), None))
        except Exception as error:  # sent in parts: errors with several fields do not unpickle
            line.send((None, (type(error), error.args, vars(error))))


def _hand_out(line: Connection, waiting: Iterator[Any]) -> bool:
    for task in waiting:
        line.send(task)
        return True
    return False


def _received(line: Connection, worker: BaseProcess) -> Any:
    try:
        result, error = line.recv()
    except (EOFError, OSError):
        worker.join()
        raise WorkerError(worker.exitcode) from None
    if error:
        kind, args, fields = error
        raised = kind.__new__(kind, *args)
        raised.__dict__.update(fields)
        raise raised
    return result
