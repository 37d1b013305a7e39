"""The command line: check, annotate, report, show, changes.

Every command ends 0 when all is good, 1 when the report is incomplete or a threshold was passed,
2 on wrong use.
"""

import os
import signal
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from analysis.errors import AnalysisError, ParameterError

if TYPE_CHECKING:
    from rich.console import Console

    from analysis.report.run import Made

GOOD, INCOMPLETE, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


class Sentences(TyperGroup):
    """Commands whose errors are sentences; --debug shows where they came from."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command, and end with a sentence and a code should it fail."""
        if ctx.params.get("debug"):
            return super().invoke(ctx)
        try:
            return super().invoke(ctx)
        except AnalysisError as error:
            _complain(str(error))
            raise SystemExit(WRONG_USE) from error
        except BrokenPipeError:
            # whoever read our lines has seen enough; what is left must not be written at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(GOOD) from None
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            _complain(f"{where}{error.strerror or error}.")
            raise SystemExit(WRONG_USE) from error
        except KeyboardInterrupt:
            _complain("Stopped. Nothing half-written is left; what was annotated is kept.")
            raise SystemExit(INTERRUPTED) from None


class Pairs(TyperCommand):
    """A command whose -p takes a name and a value, as papermill's does."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Join each name with its value, since typer has no list of pairs."""
        joined, left = [], list(args)
        while left:
            joined.append(left.pop(0))
            if joined[-1] == "--":
                break
            if joined[-1] in ("-p", "--parameter") and left:
                name = left.pop(0)
                if "=" not in name:
                    if not left:
                        raise typer.BadParameter(f"-p {name} needs a value: -p NAME VALUE")
                    name = f"{name}={left.pop(0)}"
                joined.append(name)
        return super().parse_args(ctx, joined + left)


app = typer.Typer(
    cls=Sentences,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="See how different news sources frame the same events.",
)

CorpusArgument = Annotated[
    str, typer.Argument(metavar="CORPUS", help="A folder or a file of articles.")
]
StoreOption = Annotated[
    str, typer.Option(metavar="DIR", help="Where annotations are kept. (default: outputs/.store)")
]


class Engine(StrEnum):
    """Who annotates: processes of this machine, or a dask cluster."""

    local = "local"
    dask = "dask"


@app.callback()
def options(
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks of errors.")] = False,
) -> None:
    """See how different news sources frame the same events."""


@app.command(epilog="Example: python -m analysis check seeds --max-dropped 0.05")
def check(
    corpus: CorpusArgument,
    max_dropped: Annotated[
        float | None,
        typer.Option(
            metavar="SHARE", help="End with 1 when more than this share of records is dropped."
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print it for programs.")] = False,
) -> None:
    """Read a corpus and say what is kept, flagged and dropped, and why."""
    if max_dropped is not None and not 0 <= max_dropped <= 1:
        raise ParameterError("max-dropped", max_dropped, "a share from 0 to 1, such as 0.05")
    from analysis import paths
    from analysis.corpus.build import build
    from analysis.report import summary

    found = summary.summarise(build(paths.resolve(corpus)))
    if json:
        from json import dumps

        typer.echo(dumps(summary.as_json(found), ensure_ascii=False, indent=2))
    else:
        for line in summary.lines(found):
            _say(line)
    if max_dropped is not None and found.dropped_share > max_dropped:
        _complain(
            f"{found.dropped_share:.1%} of the records were dropped, allowed {max_dropped:.1%}."
        )
        raise typer.Exit(INCOMPLETE)


@app.command(epilog="Example: python -m analysis annotate news/ --workers 4")
def annotate(
    corpus: CorpusArgument,
    engine: Annotated[Engine, typer.Option(help="Who annotates.")] = Engine.local,
    workers: Annotated[
        int, typer.Option(metavar="N", help="Processes; 0 for all usable cores.")
    ] = 0,
    scheduler: Annotated[
        str, typer.Option(metavar="ADDRESS", help="A dask scheduler; empty starts one here.")
    ] = "",
    store: StoreOption = "",
) -> None:
    """Annotate the articles that the store does not have yet."""
    from analysis import paths
    from analysis.annotate.run import annotate as fill
    from analysis.annotate.store import Store
    from analysis.corpus.build import build
    from analysis.report.console import reporting

    built = build(paths.resolve(corpus))
    with reporting(_console(stderr=True)) as reporter:
        done = fill(
            built.articles,
            built.paragraphs,
            store=Store(paths.resolve(store) if store else paths.STORE),
            engine=engine.value,
            workers=workers,
            scheduler=scheduler,
            progress=reporter.annotated,
        )
    _say(f"{done.n_new:,} texts annotated, {done.n_reused:,} found in the store.")
    for text, why in done.failed.items():
        _complain(f"{text}: {why}")
    if done.failed:
        raise typer.Exit(INCOMPLETE)


@app.command(
    cls=Pairs,
    epilog="Example: python -m analysis report news/ --out monday -p since 2025-01-01 -p top_n 20",
)
def report(
    corpus: CorpusArgument,
    out: Annotated[
        str,
        typer.Option(
            metavar="DIR", help="The run's folder. (default: outputs/<corpus>/<UTC time>)"
        ),
    ] = "",
    parameter: Annotated[
        list[str] | None,
        typer.Option(
            "--parameter", "-p", metavar="NAME VALUE", help="A notebook's parameter; repeatable."
        ),
    ] = None,
    store: StoreOption = "",
    tables_only: Annotated[
        bool, typer.Option("--tables-only", help="Write tables and manifest, and no page.")
    ] = False,
) -> None:
    """Measure a corpus and write the report, its notebooks, tables and figures."""
    from analysis.report.execute import warm_up

    if not tables_only:
        warm_up()  # it takes a second or two, in which much of what follows can be done
    from analysis.report.console import reporting
    from analysis.report.run import Options, run

    # a run that is told to end clears up like one that is interrupted
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with reporting(_console(stderr=True)) as reporter:
        made = run(
            corpus,
            out or None,
            _pairs(parameter or []),
            Options(
                store=store,
                tables_only=tables_only,
                progress=reporter.annotated,
                say=reporter.said,
            ),
        )
    _say(str(made.out if tables_only else made.out / "report.html"))
    if not made.is_complete:
        _complain(_incomplete(made))
        raise typer.Exit(INCOMPLETE)


@app.command(epilog="Example: python -m analysis show outputs/seeds/latest mentions --entity PKK")
def show(
    run: Annotated[str, typer.Argument(metavar="RUN", help="A folder that `report` made.")],
    table: Annotated[str, typer.Argument(metavar="TABLE", help="A table of the run.")],
    where: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN=VALUE", help="Only rows that have it; repeatable."),
    ] = None,
    entity: Annotated[str, typer.Option(help="Short for --where entity=...")] = "",
    topic: Annotated[str, typer.Option(help="Short for --where topic=...")] = "",
    term: Annotated[str, typer.Option(help="Short for --where term=...")] = "",
    source: Annotated[str, typer.Option(help="Short for --where source=...")] = "",
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 20,
) -> None:
    """Print the sentences behind the rows of a table."""
    from analysis.report import folder
    from analysis.report import show as shown

    place = folder.find(Path(run).expanduser())
    given = {"entity": entity, "topic": topic, "term": term, "source": source}
    asked = {name: value for name, value in given.items() if value} | dict(_pairs(where or []))
    found = shown.rows(place, table, asked)
    if shown.has_sentences(found):
        for sentence in shown.sentences(place, found).head(limit).to_dict("records"):
            _say_sentence(sentence)
    else:
        for row in found.head(limit).to_dict("records"):
            _say(", ".join(f"{name} {value}" for name, value in row.items() if name != "text"))
    _say(f"{min(limit, len(found)):,} of {len(found):,} rows")


@app.command(
    epilog="Example: python -m analysis changes outputs/news/2026-03-02T070000Z outputs/news/latest"
)
def changes(
    run_a: Annotated[str, typer.Argument(metavar="RUN_A", help="The earlier run's folder.")],
    run_b: Annotated[str, typer.Argument(metavar="RUN_B", help="The later run's folder.")],
    alert: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WHAT=N",
            help="End with 1 when so many changed: articles, risen, fallen, verdicts, settings.",
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print it for programs.")] = False,
) -> None:
    """Say what differs between two runs, and why."""
    from analysis.report import changes as compared

    limits = compared.limits(_pairs(alert or []))
    found = compared.between(Path(run_a).expanduser(), Path(run_b).expanduser())
    if json:
        from json import dumps

        typer.echo(dumps(compared.as_json(found), ensure_ascii=False, indent=2))
    else:
        for line in compared.sentences(found):
            _say(line)
    passed = compared.passed(found, limits)
    if passed:
        _complain(passed)
        raise typer.Exit(INCOMPLETE)


def commands() -> dict[str, str]:
    """Return each command's name and the first line of its help, by name."""
    from typer.main import get_command

    known = getattr(get_command(app), "commands", {})
    return {name: known[name].help.strip().splitlines()[0] for name in sorted(known)}


def main() -> None:
    """Run the command line."""
    app()


def _pairs(given: list[str]) -> list[tuple[str, str]]:
    """Read `name=value` pairs."""
    for pair in given:
        if "=" not in pair[1:]:
            raise ParameterError("the pair", pair, "NAME=VALUE, such as entity=PKK")
    return [(name, value) for name, _, value in (pair.partition("=") for pair in given)]


def _incomplete(made: "Made") -> str:
    failed = [ending.notebook for ending in made.endings if not ending.is_complete]
    return f"The report is incomplete: {', '.join(failed)}."


def _say(line: str) -> None:
    from analysis.report.markup import visible

    typer.echo(visible(line))


def _say_sentence(row: dict[str, Any]) -> None:
    from rich.text import Text

    from analysis.report.markup import visible

    before, mark, after, source, title = (
        " ".join(visible(str(row[name])).splitlines())
        for name in ("before", "mark", "after", "source", "title")
    )
    date = row["published_date"]
    day = "no date" if date != date else f"{date:%Y-%m-%d}"
    console = _console()
    console.print(Text.assemble(before, (f"[{mark}]", "bold"), after), soft_wrap=True)
    console.print(Text(f"    {source}, {day}: {title}", "dim"), soft_wrap=True)


def _complain(line: str) -> None:
    from analysis.report.markup import visible

    typer.echo(visible(line), err=True)


def _console(*, stderr: bool = False) -> "Console":
    from rich.console import Console

    return Console(stderr=stderr, highlight=False)


if __name__ == "__main__":
    main()
