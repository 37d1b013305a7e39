"""A run from its first second to its last: its place, its turn, its status.

Runs of one name are made one after the other, so that `latest` and what changed always mean the
run before; runs elsewhere only keep out of one another's folder.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from analysis.errors import AnalysisError, OutputError, sentence
from analysis.report import folder, locks, retention, status
from analysis.report.status import Status

# What the lock of a name is called, in the folder of its runs.
TURN = ".turn.lock"


@dataclass(frozen=True)
class Attempt:
    """A run that has begun: where it is to stand, and what it tells of itself.

    `is_named` says that it is one of the runs of a name, of which `latest` is one.
    """

    place: Path
    status: Status
    is_named: bool


@contextmanager
def attempt(
    corpus: Path,
    out: str | Path | None,
    *,
    name: str = "",
    wait: float = 0,
    say: Callable[[str], None] | None = None,
) -> Iterator[Attempt]:
    """Find a run its place, wait for its turn, and keep its status until the block ends.

    Args:
        corpus: what is read; it is never written to, nor replaced.
        out: where the run is to stand; outputs/<name>/<UTC stamp> when not given.
        name: the name; that of the corpus when not given.
        wait: seconds to wait for another run that is in the way.
        say: called with a line when there is something to wait for.

    Raises:
        OutputError: the place is something else, cannot be written to, or another run is in the
            way for longer than that.
    """
    place = Path(out).expanduser() if out else folder.default(corpus, datetime.now(UTC), name)
    with folder.writing(place):
        folder.refuse(place, corpus)
    with folder.parents(place), ExitStack() as held:
        if not out:
            place = _claimed(held, place)
        told = Status(Path(os.path.realpath(place)))
        turn = (told.run.parent / TURN) if not out else locks.of(told.run)
        if not out:
            told.begin()
        try:
            _take_turn(held, turn, told, wait=wait, say=say)
        except OutputError:
            told.withdraw()  # it never began; whoever started it is told
            raise
        except BaseException as error:
            _ended(told, error)
            raise
        yield from _kept(Attempt(place, told, not out))


def _kept(made: Attempt) -> Iterator[Attempt]:
    """Give the attempt, and tell how it ended unless it did so itself."""
    try:
        if made.is_named:
            retention.sweep(made.status.run)
        else:
            made.status.begin()
        yield made
    except BaseException as error:
        _ended(made.status, error)
        raise


def _ended(told: Status, error: BaseException) -> None:
    """Tell what stopped a run, as whoever started it is told, and with its exit code."""
    if isinstance(error, KeyboardInterrupt):
        told.end(status.STOPPED, 130, reason="stopped by Ctrl-C or SIGINT")
    elif isinstance(error, SystemExit):
        code = error.code if isinstance(error.code, int) else 1
        told.end(status.STOPPED, code, reason=f"stopped with code {code}")
    else:
        code = 2 if isinstance(error, AnalysisError | OSError) else 1
        told.end(status.FAILED, code, reason=sentence(error))


def _claimed(held: ExitStack, place: Path) -> Path:
    """Lock a place that nobody has; of two runs of one second the later gets a number."""
    tried, number = place, 1
    while True:
        run = Path(os.path.realpath(tried))
        with folder.writing(tried):
            lock = locks.take(locks.of(run))
        if lock is not None:
            if not run.exists() and not status.file_of(run).exists():
                held.callback(locks.give_back, lock)
                return tried
            locks.give_back(lock)
        number += 1
        tried = place.with_name(f"{place.name}-{number}")


def _take_turn(
    held: ExitStack,
    turn: Path,
    told: Status,
    *,
    wait: float,
    say: Callable[[str], None] | None,
) -> None:
    """Wait until no other run is in the way."""
    said: list[bool] = []

    def waiting() -> None:
        if told.told:
            told.step(f"waiting for {_before(turn)}", state=status.QUEUED)
        if say and not said:
            said.append(True)
            say(f"waiting for {_before(turn)}")

    with folder.writing(told.run):
        lock = locks.take(turn, wait=wait, waiting=waiting)
    if lock is None:
        problem = f"another run is writing here: {_before(turn)}"
        raise OutputError(
            told.run.parent if told.told else told.run,
            problem,
            "Wait for it to end, with --wait SECONDS, or choose another place with --out.",
        )
    held.callback(locks.give_back, lock)


def _before(turn: Path) -> str:
    """Name the run that holds a lock: its process, when it began, and where it is."""
    seen = None
    with suppress(OSError):
        if turn.name == TURN:
            seen = status.running(turn.parent)
        else:
            seen = status.read(turn.with_name(turn.name.removesuffix(".lock")))
    if seen is None or not seen.is_alive:
        return "one that is just beginning or ending"
    told = seen.told
    return (
        f"{seen.run.name} (process {told.get('pid')}, begun {told.get('started_at')}, "
        f"{told.get('step')})"
    )
