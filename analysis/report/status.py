"""Where a run is, in a small file beside its folder, from its first second on.

`<run>.status.json` is written anew at each step, so a monitor reads it without asking the run.
A process that is killed cannot write that it was: its lock is gone, and `read` says so.
"""

import json
import os
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.errors import OutputError
from analysis.report import folder, locks

ENDING = ".status.json"
# So begins every status file; one that begins otherwise is somebody else's.
HEAD = f'{{\n "made_by": "{folder.MADE_BY}"'
# Often enough for whoever watches, rare enough to cost nothing.
SECONDS_BETWEEN = 1.0

# What a status says of itself, and what is found of a run that can no longer speak.
QUEUED, RUNNING, DONE, FAILED, STOPPED = "queued", "running", "done", "failed", "stopped"
KILLED, UNKNOWN = "killed", "unknown"
ALIVE = (QUEUED, RUNNING)


@dataclass
class Status:
    """The status of the run to be made at `run`, while it is made.

    Only its beginning can fail: a disk that has no room for this has none for a report, and one
    that is full later is told by what the run itself writes.
    """

    run: Path
    told: dict[str, Any] = field(default_factory=dict)
    _written: float = float("-inf")

    def begin(self) -> None:
        """Write the first status.

        Raises:
            OutputError: it cannot be written, or there is something else in its place.
        """
        file = file_of(self.run)
        with folder.writing(file):
            if not _is_ours(file):
                problem = "this is no status of a run, and would be lost"
                raise OutputError(file, problem, "Choose another folder with --out.")
            self.told = {
                "made_by": folder.MADE_BY,
                "run": self.run.name,
                "state": RUNNING,
                "step": "starting",
                "reason": "",
                "notebook": "",
                "cell": None,
                "exit_code": None,
                "n_articles": None,
                "notebooks": {},
                "pid": os.getpid(),
                "started_at": _stamp(),
            }
            self._write()

    def step(self, step: str, *, state: str = RUNNING, is_passing: bool = False) -> None:
        """Tell the step that begins.

        Args:
            step: in words.
            state: running or queued.
            is_passing: that another follows soon, so that not each is worth writing.
        """
        self.told |= {"state": state, "step": step}
        if not is_passing or time.monotonic() - self._written >= SECONDS_BETWEEN:
            with suppress(OSError):
                self._write()

    def annotated(self, done: int, total: int) -> None:
        """Tell how many articles are annotated."""
        self.step(f"annotating {done:,} of {total:,}", is_passing=0 < done < total)

    def counted(self, n_articles: int) -> None:
        """Tell how many articles the run is about."""
        self.told["n_articles"] = n_articles

    def reached(self, notebook: str, cell: int | None) -> None:
        """Tell the cell a notebook has come to; none when it starts."""
        where = f"{RUNNING}, cell [{cell}]" if cell else RUNNING
        self._ran(notebook, where, is_passing=bool(cell))

    def ended(self, notebook: str, how: str) -> None:
        """Tell how a notebook ended."""
        self._ran(notebook, how)

    def _ran(self, notebook: str, where: str, *, is_passing: bool = False) -> None:
        ran = self.told["notebooks"]
        ran[notebook] = where
        running = [name for name, found in sorted(ran.items()) if found.startswith(RUNNING)]
        step = f"notebooks: {len(ran) - len(running)} ended"
        self.step(f"{step}, running {', '.join(running)}" if running else step,
                  is_passing=is_passing)  # fmt: skip

    def end(
        self,
        state: str,
        exit_code: int,
        *,
        reason: str = "",
        notebook: str = "",
        cell: int | None = None,
    ) -> None:
        """Tell how the run ended."""
        if not self.told:
            return  # it could not even begin, so the file is not ours to write
        self.told |= {"state": state, "exit_code": exit_code, "reason": reason}
        self.told |= {"notebook": notebook, "cell": cell}
        with suppress(OSError):
            self._write()

    def withdraw(self) -> None:
        """Take the status away, as that of a run that never began; another's is let alone."""
        if self.told:
            with suppress(OSError):
                file_of(self.run).unlink(missing_ok=True)

    def _write(self) -> None:
        self.told["updated_at"] = _stamp()
        data = f"{json.dumps(self.told, ensure_ascii=False, indent=1)}\n".encode()
        file = file_of(self.run)
        new = file.with_name(f".{file.name}.new")
        try:
            new.write_bytes(data)
            new.replace(file)
        except OSError as error:
            with suppress(OSError):
                new.unlink(missing_ok=True)
            _write_over(file, data, error)
        self._written = time.monotonic()


@dataclass(frozen=True)
class Seen:
    """A run as it is found: what its status says, and whether its process is still there.

    `state` is queued, running, done, failed, stopped (from outside, by a signal that lets it
    clear up), killed (its process is gone without a word) or unknown (the file is damaged).
    """

    run: Path
    state: str
    told: Mapping[str, Any]

    @property
    def is_alive(self) -> bool:
        """Whether the run still goes on."""
        return self.state in ALIVE

    @property
    def is_bad(self) -> bool:
        """Whether it is over without a whole report."""
        return not self.is_alive and self.state != DONE

    def as_json(self) -> dict[str, Any]:
        """Return it for programs."""
        return {**self.told, "run": str(self.run), "state": self.state}


def file_of(run: Path) -> Path:
    """Return the status file of a run.

    >>> file_of(Path("outputs/news/monday")).as_posix()
    'outputs/news/monday.status.json'
    """
    return run.with_name(f"{run.name}{ENDING}")


def read(run: Path) -> Seen | None:
    """Return what is known of the run at this place; None when it never began."""
    try:
        told = json.loads(file_of(run).read_bytes())
    except OSError:
        return _of_manifest(run)
    except ValueError:
        told = None
    if not isinstance(told, dict) or told.get("made_by") != folder.MADE_BY:
        return Seen(run, UNKNOWN, {})
    state = str(told.get("state", UNKNOWN))
    if state in ALIVE and not _lives(run, told):
        state = KILLED
    return Seen(run, state, told)


def of_name(runs: Path) -> list[Seen]:
    """Return all runs in a folder of runs, in the order in which they began."""
    if not runs.is_dir():
        return []
    names = {file.name.removesuffix(ENDING) for file in runs.glob(f"[!.]*{ENDING}")}
    names |= {f.name for f in runs.glob("[!.]*") if f.is_dir() and not f.is_symlink()}
    found = [seen for name in names if (seen := read(runs / name))]
    return sorted(found, key=lambda seen: (str(seen.told.get("started_at", "")), seen.run.name))


def asked(place: Path) -> list[Seen]:
    """Return the run of this folder, or all those of this name or folder of runs.

    Raises:
        OutputError: there is none.
    """
    one = read(place)
    if one is not None:
        return [one]
    for runs in (folder.of_name(str(place)), place):
        found = of_name(runs)
        if found:
            return found
    advice = "Name a run that `report` has made, or a folder of outputs/."
    raise OutputError(place, "there is no run here", advice)


def last_of_each() -> list[Seen]:
    """Return the last run of each name, by name: the last that is over, if one is."""
    names = sorted(paths.OUTPUTS.glob("[!.]*")) if paths.OUTPUTS.is_dir() else []
    found = [of_name(runs) for runs in names]
    return [(last_over(runs) or runs[-1:])[0] for runs in found if runs]


def last_over(runs: Sequence[Seen]) -> list[Seen]:
    """Return the last run that is over, if there is one."""
    return [seen for seen in runs if not seen.is_alive][-1:]


def running(runs: Path) -> Seen | None:
    """Return the run of a folder that is being made now, if there is one."""
    return next((seen for seen in of_name(runs) if seen.state == RUNNING), None)


def _write_over(file: Path, data: bytes, error: OSError) -> None:
    """Write to the file that is there: a full disk has room for that, and for no other file."""
    try:
        with file.open("r+b") as written:
            written.write(data)
            written.truncate()
    except OSError:
        raise error from None


def _is_ours(file: Path) -> bool:
    """Say whether a status may be written here; a damaged one of ours may be cut off anywhere."""
    if not file.exists():
        return True
    begins = file.read_bytes()[: len(HEAD)]
    return HEAD.encode().startswith(begins)


def _of_manifest(run: Path) -> Seen | None:
    """Return what a run says that was made without a status, or lost it."""
    manifest = folder.manifest_of(run)
    if manifest is None:
        return None
    is_complete = bool(manifest.get("is_complete"))
    corpus = manifest.get("corpus")
    told = {
        "n_articles": corpus.get("n_articles") if isinstance(corpus, dict) else None,
        "started_at": str(manifest.get("started_at", "")),
        "updated_at": str(manifest.get("finished_at", "")),
        "exit_code": 0 if is_complete else 1,
    }
    return Seen(run, DONE if is_complete else FAILED, told)


def _lives(run: Path, told: Mapping[str, Any]) -> bool:
    """Say whether the process that writes this status is still there."""
    try:
        return locks.is_held(locks.of(run))
    except OSError:  # we may not write there, so we cannot ask for its lock
        pid = told.get("pid")
        return isinstance(pid, int) and _is_process(pid)


def _is_process(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is somebody else's
        return True
    return True


def _stamp() -> str:
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
