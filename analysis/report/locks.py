"""Locks that end with the process that holds them, however it ends.

The kernel gives up a process' locks when the process is gone, by SIGKILL, too; so a lock that is
held says that its run lives, and one that is not held says that it does not. The lock of a run is
a file beside its folder.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import BaseFileLock

# Whoever looks whether a lock is held must hold it for a moment himself; so that nobody is turned
# away for that moment, every lock is asked for at least so long.
PATIENCE = 0.5


def of(run: Path) -> Path:
    """Return the lock of a run.

    >>> of(Path("outputs/news/monday")).as_posix()
    'outputs/news/monday.lock'
    """
    return run.with_name(f"{run.name}.lock")


def take(
    file: Path, *, wait: float = 0, waiting: Callable[[], None] | None = None
) -> "BaseFileLock | None":
    """Take a lock; return nothing when another holds it all the time.

    Args:
        file: the lock's file; it is made if it is not there.
        wait: seconds for which to wait.
        waiting: called now and then meanwhile.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(file, poll_interval=0.05)
    until = time.monotonic() + max(wait, PATIENCE)
    while True:
        try:
            lock.acquire(timeout=PATIENCE)
        except Timeout:
            if time.monotonic() >= until:
                return None
            if waiting:
                waiting()
        else:
            return lock


def give_back(lock: "BaseFileLock") -> None:
    """Give up a lock and take away its file."""
    # while it is still ours; filelock turns away whoever locks a file that is gone
    Path(lock.lock_file).unlink(missing_ok=True)
    lock.release()


def is_held(file: Path) -> bool:
    """Say whether some process holds a lock; without right to write there, nobody can tell.

    Raises:
        OSError: the file may not be opened.
    """
    from filelock import FileLock, Timeout

    if not file.exists():
        return False
    lock = FileLock(file)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    lock.release()
    return False
