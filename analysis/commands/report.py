"""`report`: measure a corpus and write everything."""

import signal
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from analysis.commands._app import INCOMPLETE, CorpusArgument, Pairs, StoreOption, app, pairs
from analysis.commands._told import complain, console, say

if TYPE_CHECKING:
    from analysis.report.run import Made


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
    with reporting(console(stderr=True)) as reporter:
        made = run(
            corpus,
            out or None,
            pairs(parameter or []),
            Options(
                store=store,
                tables_only=tables_only,
                progress=reporter.annotated,
                say=reporter.said,
            ),
        )
    say(str(made.out if tables_only else made.out / "report.html"))
    if not made.is_complete:
        complain(_incomplete(made))
        raise typer.Exit(INCOMPLETE)


def _incomplete(made: "Made") -> str:
    failed = [ending.notebook for ending in made.endings if not ending.is_complete]
    return f"The report is incomplete: {', '.join(failed)}."
