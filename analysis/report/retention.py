"""Which runs of a name stay, and what killed ones left behind.

Of the runs of a name, the N newest whole reports stay, and whatever came after the oldest of
them; all that is older goes, whole or not. Only folders that `report` made under a name of its
own giving are ever taken away, never the one `latest` leads to, never one being written.
"""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from analysis.report import folder, locks, status


@dataclass(frozen=True)
class Kept:
    """A run that stands: when it was whole, and whether it is a whole report."""

    run: Path
    finished_at: str
    is_good: bool


def prune(runs: Path, keep: int) -> list[Path]:
    """Take away the runs of a name that are older than the `keep` newest whole reports.

    The caller holds the turn of the name. What cannot be removed is left.

    Returns:
        The runs that were taken away, oldest first.
    """
    standing = standing_runs(runs)
    good = [kept for kept in standing if kept.is_good]
    if not good:
        return []
    oldest = good[-keep:][0]
    latest = (runs / "latest").resolve()
    older = [kept.run for kept in standing[: standing.index(oldest)]]
    gone = [run for run in older if run.resolve() != latest and _removed(run)]
    _forget(runs, oldest.run)
    return gone


def standing_runs(runs: Path) -> list[Kept]:
    """Return the runs that stand in a folder, in the order in which they were finished."""
    found = []
    for run in runs.iterdir():
        manifest = folder.manifest_of(run) if _is_stamped(run.name) else None
        if manifest is not None and not run.is_symlink():
            is_good = bool(manifest.get("is_complete") and manifest.get("notebooks"))
            found.append(Kept(run, str(manifest.get("finished_at", "")), is_good))
    return sorted(found, key=lambda kept: (kept.finished_at, kept.run.name))


def sweep(mine: Path) -> None:
    """Clear away what killed runs of a name left beside `mine`: half folders, stale locks.

    The caller holds the turn of the name; a run that waits for it holds its own lock, and is let
    alone.
    """
    with folder.writing(mine):
        for name in sorted(_left(mine.parent) - {mine.name}):
            run = mine.with_name(name)
            lock = locks.take(locks.of(run))
            if lock is None:
                continue
            folder.sweep(run)
            status.file_of(run).with_name(f".{name}{status.ENDING}.new").unlink(missing_ok=True)
            locks.give_back(lock)


def _left(runs: Path) -> set[str]:
    """Return the runs that left a lock or something hidden."""
    names = {file.name.removesuffix(".lock") for file in runs.glob("*.lock")}
    hidden = (file.name[1:] for file in runs.glob(".*"))
    names |= {name.partition(".")[0] for name in hidden}
    return {name for name in names if _is_stamped(name)}


def _removed(run: Path) -> bool:
    """Take a run and its status away, if nobody holds it."""
    lock = locks.take(locks.of(run))
    if lock is None:
        return False
    try:
        folder.remove(run)
        status.file_of(run).unlink(missing_ok=True)
    except OSError:
        return False
    finally:
        locks.give_back(lock)
    return True


def _forget(runs: Path, oldest: Path) -> None:
    """Take away the statuses of runs that came to nothing before the oldest that stays."""
    for file in runs.glob(f"*{status.ENDING}"):
        run = file.with_name(file.name.removesuffix(status.ENDING))
        if not _is_stamped(run.name) or run.name >= oldest.name or run.exists():
            continue
        seen = status.read(run)
        if seen is not None and not seen.is_alive:
            with suppress(OSError):
                file.unlink(missing_ok=True)


def _is_stamped(name: str) -> bool:
    return folder.STAMP.fullmatch(name) is not None
