"""The folder a run is written to: used by one run at a time, and replaced only when whole.

A run is written into a hidden folder beside the place it is meant for and moved there in one
step at the end, so whoever looks finds the old run or the new one and never half of either.
That one run at a time does so is seen to by `attempt`, which holds the lock of the place.
"""

import errno
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from glob import escape
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from analysis import paths
from analysis.errors import OutputError
from analysis.report.exchange import exchange

MANIFEST = "manifest.json"
# What the codebook and the aliases held, to tell in what they differ from a later run's.
LEXICONS = "lexicons.json"

# Written into every manifest; other programs have files of that name, too.
MADE_BY = "parallax"

# Longer names leave no room for the endings of the lock and of the hidden folder.
LONGEST_NAME = 200

# Folders that are no runs: one being written, one moved aside, one being removed.
HIDDEN = (".new", ".old", ".gone")

# What runs in a default place are called: the moment they began, and which of that second.
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z(-\d+)?")

_SENTENCES = {
    errno.ENOSPC: ("the disk is full", "Make room, or choose another folder with --out."),
    errno.EDQUOT: ("your share of the disk is used up", "Make room, or choose another folder."),
    errno.EROFS: ("the disk is read-only", "Choose another folder with --out."),
    errno.EACCES: ("you may not write there", "Choose another folder with --out."),
    errno.EPERM: ("you may not write there", "Choose another folder with --out."),
    errno.EEXIST: ("a part of this path is a file", "Choose another folder with --out."),
    errno.ENOTDIR: ("a part of this path is a file", "Choose another folder with --out."),
    errno.ENAMETOOLONG: ("the name is too long", "Choose a shorter one with --out."),
}


def default(corpus: Path, started_at: datetime, name: str = "") -> Path:
    """Return where a run goes when nobody says where: outputs/<name>/<UTC stamp>.

    The name is the corpus' own when none is given.

    >>> default(Path("news/seeds.v2"), datetime(2026, 3, 2, 7, 0)).parts[-3:]
    ('outputs', 'seeds', '2026-03-02T070000Z')
    """
    return of_name(name or corpus.name.split(".")[0]) / f"{started_at:%Y-%m-%dT%H%M%SZ}"


def of_name(name: str) -> Path:
    """Return the folder of the runs of a name, whatever signs the name has.

    >>> of_name("../Monday: 7.00").parts[-2:]
    ('outputs', '_Monday_ 7.00')
    """
    return paths.OUTPUTS / (re.sub(r"[^\w .-]", "_", name).strip(" .")[:80] or "corpus")


@contextmanager
def output(out: Path) -> Iterator[Path]:
    """Give an empty folder to write a run to, and move it to `out` when the block ends well.

    When the block does not end well, `out` stays what it was. The caller holds the lock of `out`
    and has asked whether it may be replaced.

    Args:
        out: where the run is to stand; nothing, an empty folder or an earlier run.

    Raises:
        OutputError: the folder cannot be written to, or the disk is full.
    """
    out = Path(os.path.realpath(out))
    with writing(out):
        sweep(out)
        made = Path(mkdtemp(prefix=_hidden(out), suffix=".new", dir=out.parent))
        made.chmod(0o777 & ~_umask())
    try:
        with writing(out):
            yield made
            _swap(made, out)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def mark_latest(out: Path) -> None:
    """Let `latest`, beside a run, point to it.

    Raises:
        OutputError: there is something of that name that is no link, or it cannot be made.
    """
    link = out.parent / "latest"
    with writing(link):
        if link.exists() and not link.is_symlink():
            raise OutputError(link, "this is not a link", "Move it away, so that one can be made.")
        new = out.parent / ".latest.new"
        new.unlink(missing_ok=True)
        new.symlink_to(out.name, target_is_directory=True)
        new.replace(link)


def find(run: Path) -> Path:
    """Return the folder of a run, given that folder or the one that holds the runs of a corpus.

    Raises:
        OutputError: there is no run there.
    """
    for folder in (run, run / "latest", paths.OUTPUTS / run / "latest"):
        if manifest_of(folder) is not None:
            return folder
    raise OutputError(
        run, "there is no run here", "Name a folder that `report` has made; it has a manifest.json."
    )


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Turn what the disk refuses into a sentence.

    Raises:
        OutputError: the disk is full, read-only, not ours to write to and the like.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in _SENTENCES:
            raise
        raise OutputError(_where(error, place), *_SENTENCES[error.errno]) from error


def _where(error: OSError, place: Path) -> Path:
    """Name what was refused, if that lies elsewhere, as the temporary folder does."""
    named = error.filename
    if isinstance(named, str) and not Path(named).is_relative_to(place.parent):
        return Path(named)
    return place


@contextmanager
def parents(out: Path) -> Iterator[None]:
    """Make the folders above, and take away again those in which nothing came to stand.

    Raises:
        OutputError: they cannot be made.
    """
    with writing(out):
        new = [folder for folder in out.parents if not folder.exists()]
        out.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield
    finally:
        for folder in new:
            with suppress(OSError):  # it is not empty: the run is in it
                folder.rmdir()


def refuse(out: Path, corpus: Path) -> None:
    """Raise unless a run on this corpus may be written here, and what is here be replaced.

    Raises:
        OutputError: the folder is a file, holds something else than a run, or lies in the corpus.
    """
    out, corpus = Path(os.path.realpath(out)), Path(os.path.realpath(corpus))
    if len(out.name) > LONGEST_NAME:
        raise OutputError(out, "the name is too long", "Choose a shorter one with --out.")
    if corpus.is_relative_to(out):
        raise OutputError(out, "this holds the corpus", "Choose another folder with --out.")
    if corpus.is_dir() and out.is_relative_to(corpus):
        problem = "this lies within the corpus, whose next reading would find the report in it"
        raise OutputError(out, problem, "Choose another folder with --out.")
    if out.exists() and not out.is_dir():
        raise OutputError(out, "this is a file", "Choose a folder with --out.")
    if out.is_dir() and any(out.iterdir()) and manifest_of(out) is None:
        problem = "this folder holds something else than an earlier run, which would be lost"
        raise OutputError(out, problem, "Choose an empty or a new folder with --out.")


def manifest_of(folder: Path) -> dict[str, Any] | None:
    """Return the manifest of a run; None when the folder is no run of ours."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return None
    is_ours = isinstance(manifest, dict) and manifest.get("made_by") == MADE_BY
    return manifest if is_ours else None


def sweep(out: Path) -> None:
    """Clear away what a run into the same folder left that was killed; the lock is ours."""
    for ending in HIDDEN:
        # `mkdtemp` puts in so many signs; a run called `a` is not to sweep one called `a.b`
        for left in out.parent.glob(f"{escape(_hidden(out))}{'?' * 8}{ending}"):
            if ending == ".old" and not out.exists():
                left.rename(out)
            else:
                shutil.rmtree(left, ignore_errors=True)


def remove(run: Path) -> None:
    """Take a run away, in one step for whoever looks; the lock is ours."""
    gone = Path(mkdtemp(prefix=_hidden(run), suffix=".gone", dir=run.parent))
    run.rename(gone / run.name)
    shutil.rmtree(gone, ignore_errors=True)


def _swap(made: Path, out: Path) -> None:
    """Put the new folder in the old one's place, in one step where the system can.

    Where it cannot, the old one is moved aside first, and put back should the rest fail.
    """
    if not out.exists():
        made.rename(out)
        return
    if exchange(made, out):
        return  # what is removed as `made` is the old one
    old = made.with_suffix(".old")
    out.rename(old)
    try:
        made.rename(out)
    except OSError:
        old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _hidden(out: Path) -> str:
    return f".{out.name}."


def _umask() -> int:
    """Return which rights new files go without; it can only be asked by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
