"""`changes`: what differs between two runs, and why."""

from pathlib import Path
from typing import Annotated

import typer

from analysis.commands._app import INCOMPLETE, app, pairs
from analysis.commands._told import complain, say


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
            help="End with 1 when so many changed: articles, risen, fallen, labels, voices, "
            "verdicts, settings.",
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print it for programs.")] = False,
) -> None:
    """Say what differs between two runs, and why."""
    from analysis.report import changes as compared

    limits = compared.limits(pairs(alert or []))
    found = compared.between(Path(run_a).expanduser(), Path(run_b).expanduser())
    if json:
        from json import dumps

        typer.echo(dumps(compared.as_json(found, limits), ensure_ascii=False, indent=2))
    else:
        for line in compared.sentences(found):
            say(line)
    passed = compared.passed(found, limits)
    if passed:
        complain(passed)
        raise typer.Exit(INCOMPLETE)
