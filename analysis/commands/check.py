"""`check`: read a corpus and say what would become of it."""

from typing import Annotated

import typer

from analysis.commands._app import INCOMPLETE, CorpusArgument, app
from analysis.commands._told import complain, say
from analysis.errors import ParameterError


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
            say(line)
    if max_dropped is not None and found.dropped_share > max_dropped:
        complain(
            f"{found.dropped_share:.1%} of the records were dropped, allowed {max_dropped:.1%}."
        )
        raise typer.Exit(INCOMPLETE)
