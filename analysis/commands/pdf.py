"""`pdf`: print the page of a run that is there."""

from pathlib import Path
from typing import Annotated

import typer

from analysis.commands._app import app
from analysis.commands._told import say


@app.command(epilog="Example: python -m analysis pdf outputs/seeds/latest --no-evidence")
def pdf(
    run: Annotated[str, typer.Argument(metavar="RUN", help="A folder that `report` made.")],
    evidence: Annotated[
        bool | None,
        typer.Option(
            "--evidence/--no-evidence",
            help="Print the sentences, too. (default: if the page is below 3 MB)",
        ),
    ] = None,
) -> None:
    """Print a run's page to report.pdf, through Chromium or Chrome, with its links."""
    from analysis.report import folder
    from analysis.report import pdf as printed

    place = folder.find(Path(run).expanduser())
    say(str(printed.write(place, with_evidence=evidence)))
