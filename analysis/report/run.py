"""Make a run: measure the corpus once, execute the notebooks, write everything to one folder.

What is slow to import, pandas first of all, is imported after the status of the run is written.
"""

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import paths
from analysis.report import claims, folder, notebook, parameters, retention, status
from analysis.report.attempt import Attempt, attempt
from analysis.report.execute import (
    CELL_SECONDS,
    NOTEBOOK_SECONDS,
    Ending,
    Job,
    run_all,
    warm_up,
)

if TYPE_CHECKING:
    from analysis.report.status import Status
    from analysis.study import Study

# The page's first section is executed last: it is drawn from what the others rest on.
LAST = "00_"

# The parameters that choose what is read and measured; the others choose what is shown of it.
SELECTING = ("sources", "since", "until", "topics", "codebook", "aliases", "count")
PATHS = ("codebook", "aliases")


def _quiet(line: str) -> None:
    """Say nothing."""


@dataclass(frozen=True)
class Options:
    """How a run is made.

    Attributes:
        store: the folder that keeps annotations and tables; outputs/.store when empty.
        tables_only: write the tables and the manifest, and run no notebook.
        notebooks: the folder of notebooks.
        name: whose run it is, outputs/<name>; the corpus' when empty.
        keep: how many whole reports of the name stay once this one is whole; 0 for all.
        wait: seconds to wait for another run that is in the way.
        alert: what changed since the last report, and from how much on it is an alert.
        cell_seconds: how long a single cell may take.
        notebook_seconds: how long a notebook may take.
        progress: called while articles are annotated with done, total, articles per second.
        say: called with a line for each step.
    """

    store: str = ""
    tables_only: bool = False
    notebooks: Path = paths.NOTEBOOKS
    name: str = ""
    keep: int = 0
    wait: float = 0
    alert: tuple[tuple[str, str], ...] = ()
    cell_seconds: int = CELL_SECONDS
    notebook_seconds: int = NOTEBOOK_SECONDS
    progress: Callable[[int, int, float], None] | None = None
    say: Callable[[str], None] = _quiet


@dataclass(frozen=True)
class Made:
    """A run that was made: where it is, how its notebooks ended, the limits that were passed."""

    out: Path
    endings: tuple[Ending, ...]
    alert: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether every notebook ran to its end."""
        return all(ending.is_complete for ending in self.endings)

    @property
    def incomplete(self) -> str:
        """Which notebooks did not run to their end, where and why, in one line; else nothing."""
        failed = [ending for ending in self.endings if not ending.is_complete]
        stopped = [_where_and_why(ending) for ending in failed if ending.error != claims.ERROR]
        said = [claims.broken(ending) for ending in failed if ending.error == claims.ERROR]
        said += [f"The report is incomplete: {'; '.join(stopped)}."] if stopped else []
        return " ".join(said)


def run(
    corpus: str | Path,
    out: str | Path | None = None,
    given: Iterable[tuple[str, str]] = (),
    options: Options | None = None,
) -> Made:
    """Read a corpus, measure it, execute the notebooks on it and write the run's folder.

    Beside the folder, `<run>.status.json` tells from the first second on where the run is.

    Args:
        corpus: a folder or a file of articles.
        out: where the run is to stand; outputs/<name>/<UTC stamp> when not given, and then
            `latest` beside it points to it once it is complete.
        given: names and values of parameters, as typed on the command line.
        options: how it is made.

    Raises:
        ParameterError: a parameter has a name or a value that does not exist.
        CorpusError: the corpus is not there, or nothing in it can be read.
        OutputError: the folder cannot be written to, holds something else, or another run writes
            there.
    """
    options = options or Options()
    path = paths.resolve(corpus)
    turn = attempt(path, out, name=options.name, wait=options.wait, say=options.say)
    with turn as begun:
        made = _made(path, begun, given, options)
        if begun.is_named and made.is_complete and not options.tables_only:
            folder.mark_latest(begun.place)
            if options.keep:
                retention.prune(begun.place.parent, options.keep)
        _end(begun.status, made)
        return made


def _made(path: Path, begun: Attempt, given: Iterable[tuple[str, str]], options: Options) -> Made:
    """Make the run's folder."""
    from analysis.report import changes, manifest, since

    started_at = manifest.now()
    limits = changes.limits(options.alert)
    files = notebook.suite(options.notebooks)
    known = parameters.inspect_all(files)
    every = {name: found for each in known.values() for name, found in each.items()}
    values = parameters.checked(every, given)
    # notebooks work in a folder of their own, from which a relative path would be another
    values |= {name: str(paths.resolve(str(values[name]))) for name in PATHS if values.get(name)}
    values["corpus"] = _portable(path, options.notebooks)
    if options.store:
        values["store"] = str(paths.resolve(options.store))
    force = parameters.in_force(known, values)
    recorded = parameters.recorded(force)
    if not options.tables_only:
        warm_up()
    with folder.output(begun.place) as made:
        study = _open(path, recorded, options, begun.status)
        endings = _fill(made, study, _jobs(made, files, force, options), options, begun.status)
        content = manifest.manifest(
            study, recorded, endings, started_at=started_at, finished_at=manifest.now()
        )
        manifest.write(content, made)
        manifest.write_lexicons(manifest.lexicons(study), made)
        begun.status.step("comparing with the last report")
        since_last = since.last(made, begun.place, limits)
        if not options.tables_only:
            begun.status.step("writing the page")
            _write_page(made, files, endings, content | {"changes": since_last.told})
    return Made(begun.place, tuple(endings), since_last.alert)


def _end(told: "Status", made: Made) -> None:
    """Tell how the run ended: where its first notebook stopped, should one have."""
    lost = next((ending for ending in made.endings if not ending.is_complete), None)
    if lost is None:
        told.end(status.DONE, 1 if made.alert else 0, reason=made.alert)
    else:
        told.end(status.FAILED, 1, reason=made.incomplete, notebook=lost.notebook, cell=lost.cell)


def _open(path: Path, recorded: Mapping[str, object], options: Options, told: "Status") -> "Study":
    """Open the study and make all its tables, so that notebooks only read."""
    told.step("reading")
    from analysis.study import open_study

    def progress(done: int, total: int, per_second: float) -> None:
        told.annotated(done, total)
        if options.progress:
            options.progress(done, total, per_second)

    selection = {
        name: recorded[name]
        for name in SELECTING
        if name in recorded and not isinstance(recorded[name], dict)
    }
    study = open_study(
        str(path),
        store=options.store,
        progress=progress,
        **selection,  # type: ignore[arg-type]
    )
    told.counted(len(study.articles))
    told.step("making tables")
    options.say(f"{study.name}: {len(study.articles):,} articles")
    study.prepare()
    return study


def _jobs(
    made: Path,
    files: Sequence[Path],
    force: Mapping[str, Mapping[str, object]],
    options: Options,
) -> list[Job]:
    """Give each notebook the parameters its own cell names."""
    order = sorted(files, key=lambda file: (file.name.startswith(LAST), file.name))
    return [
        Job(
            file,
            made / "notebooks" / file.name,
            dict(force[file.name]),
            options.cell_seconds,
            options.notebook_seconds,
        )
        for file in order
    ]


def _fill(
    made: Path, study: "Study", jobs: Sequence[Job], options: Options, told: "Status"
) -> list[Ending]:
    """Execute the notebooks and, meanwhile, write the tables; endings are in reading order."""
    from analysis.report import tables

    for name in ("tables",) if options.tables_only else ("tables", "notebooks", "figures"):
        (made / name).mkdir()
    if options.tables_only:
        told.step("writing tables")
        tables.write(study, made / "tables")
        return []

    def ended(ending: Ending) -> None:
        told.ended(ending.notebook, ending.status)
        options.say(_line(ending))

    with ThreadPoolExecutor(1) as aside:
        written = aside.submit(tables.write, study, made / "tables")
        endings = run_all(jobs, at_once=_at_once(), ended=ended, reached=told.reached)
        written.result()
    return sorted(endings, key=lambda ending: ending.notebook)


def _write_page(
    made: Path, files: Sequence[Path], endings: Sequence[Ending], content: Mapping[str, object]
) -> None:
    from analysis.report import page

    shown = []
    for file, ending in zip(files, endings, strict=True):
        executed = made / "notebooks" / file.name
        # its process may have been lost before it could save anything
        found = notebook.read(executed) if executed.exists() else notebook.read(file).unrun()
        shown.append((found, ending))
        for figure in notebook.figures(found):
            _write_figure(figure, made / "figures")
    (made / "report.html").write_text(page.render(shown, content), encoding="utf-8")


def _write_figure(figure: notebook.Figure, place: Path) -> None:
    name = re.sub(r"[^\w-]", "_", figure.name)[:80]
    if figure.png:
        (place / f"{name}.png").write_bytes(figure.png)
    if figure.svg:
        named = "xmlns=" in figure.svg.partition(">")[0]
        svg = (
            figure.svg
            if named
            else figure.svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
        )
        (place / f"{name}.svg").write_text(svg + "\n", encoding="utf-8")


def _line(ending: Ending) -> str:
    what = ": ".join(filter(None, (ending.status, ending.error, ending.message)))
    where = f", cell [{ending.cell}]" if ending.cell else ""
    return f"{ending.notebook}{where} {what} ({ending.seconds:.1f} s)"


def _where_and_why(ending: Ending) -> str:
    return _line(ending).rpartition(" (")[0]


def _portable(path: Path, notebooks: Path) -> str:
    """Name a corpus as a notebook finds it: from the project's root, if it lies there."""
    if path.is_relative_to(paths.ROOT):
        named = path.relative_to(paths.ROOT)
        if not (notebooks / named).exists():
            return named.as_posix()
    return str(path)


def _at_once() -> int:
    """Return how many notebooks run side by side.

    One more than there are cores: a third of a short notebook's time is its kernel's and its
    runner's waiting for each other.
    """
    affinity = getattr(os, "sched_getaffinity", None)
    return (len(affinity(0)) if affinity else os.cpu_count() or 1) + 1
