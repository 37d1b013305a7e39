"""Make a run: measure the corpus once, execute the notebooks, write everything to one folder.

What is slow to import, pandas first of all, is imported after the status of the run is written.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import paths
from analysis.errors import AnalysisError
from analysis.report import folder, notebook, parameters, retention, status
from analysis.report.attempt import Attempt, attempt
from analysis.report.execute import Ending, Job, run_all, warm_up
from analysis.report.options import Made, Options, line

if TYPE_CHECKING:
    from analysis.report.status import Status
    from analysis.study import Study

__all__ = ["Made", "Options", "run"]

# The page's first section is executed last: it is drawn from what the others rest on.
LAST = "00_"

# The parameters that choose what is read and measured; the others choose what is shown of it.
SELECTING = ("sources", "since", "until", "topics", "codebook", "aliases", "count")
PATHS = ("codebook", "aliases")


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
        if begun.is_named:
            from analysis.report import index

            index.write(begun.place.parent)
        _end(begun.status, made)
        return made


def _made(path: Path, begun: Attempt, given: Iterable[tuple[str, str]], options: Options) -> Made:
    """Make the run's folder."""
    from analysis.report import changes, manifest, output, pdf, published, since

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
    if options.pdf:
        pdf.browser()  # before anything is made, should there be none
    if not options.tables_only:
        warm_up()
    with folder.output(begun.place) as made:
        study = _open(path, recorded, options, begun.status)
        endings = _fill(made, study, _jobs(made, files, force, options), options, begun.status)
        content = manifest.manifest(
            study, recorded, endings, started_at=started_at, finished_at=manifest.now()
        )
        content |= published.entry(study)
        manifest.write(content, made)
        manifest.write_lexicons(manifest.lexicons(study), made)
        begun.status.step("comparing with the last report")
        since_last = since.last(made, begun.place, limits)
        if not options.tables_only:
            begun.status.step("writing the page")
            output.page(made, files, endings, content | {"changes": since_last.told})
        published.check(made, study, begun.place, notebooks=files)
        trouble = ""
        if options.pdf and not options.tables_only:
            begun.status.step("printing the page")
            trouble = _print(made, content)
    return Made(begun.place, tuple(endings), since_last.alert, trouble)


def _end(told: "Status", made: Made) -> None:
    """Tell how the run ended: where its first notebook stopped, should one have."""
    if made.is_complete:
        told.end(status.DONE, 1 if made.alert else 0, reason=made.alert)
        return
    lost = next((ending for ending in made.endings if not ending.is_complete), None)
    name, cell = (lost.notebook, lost.cell) if lost else ("", None)
    told.end(status.FAILED, 1, reason=made.incomplete, notebook=name, cell=cell)


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
    return study if options.excerpt_words is None else study.showing(options.excerpt_words)


def _jobs(
    made: Path,
    files: Sequence[Path],
    force: Mapping[str, Mapping[str, object]],
    options: Options,
) -> list[Job]:
    """Give each notebook the parameters its own cell names."""
    from analysis.report import published

    order = sorted(files, key=lambda file: (file.name.startswith(LAST), file.name))
    return [
        Job(
            file,
            made / "notebooks" / file.name,
            dict(force[file.name]),
            options.cell_seconds,
            seconds=options.notebook_seconds,
            environment=published.environment(options.excerpt_words),
        )
        for file in order
    ]


def _fill(
    made: Path, study: "Study", jobs: Sequence[Job], options: Options, told: "Status"
) -> list[Ending]:
    """Execute the notebooks and, meanwhile, write the tables; endings are in reading order."""
    from analysis.report import published, tables

    shown = published.tables(study)
    for name in ("tables",) if options.tables_only else ("tables", "notebooks", "figures"):
        (made / name).mkdir()
    if options.tables_only:
        told.step("writing tables")
        tables.write(shown, made / "tables")
        return []

    def ended(ending: Ending) -> None:
        told.ended(ending.notebook, ending.status)
        options.say(line(ending))

    with ThreadPoolExecutor(1) as aside:
        written = aside.submit(tables.write, shown, made / "tables")
        endings = run_all(jobs, at_once=_at_once(), ended=ended, reached=told.reached)
        written.result()
    return sorted(endings, key=lambda ending: ending.notebook)


def _print(made: Path, content: Mapping[str, object]) -> str:
    """Print the page; should that fail, the run stands and says so."""
    from analysis.report import manifest, pdf

    try:
        pdf.write(made)
    except AnalysisError as error:
        manifest.write({**content, "is_complete": False, "trouble": str(error)}, made)
        return str(error)
    return ""


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
