"""`status`: where the runs of a name are, and how they ended."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analysis.commands._app import INCOMPLETE, app
from analysis.commands._told import complain, say

if TYPE_CHECKING:
    from analysis.report.status import Seen


@app.command(epilog="Example: python -m analysis status seeds")
def status(
    name: Annotated[
        str,
        typer.Argument(
            metavar="[NAME or RUN]",
            help="A name in outputs/, a folder of runs, or a run; without, the last of each name.",
        ),
    ] = "",
    json: Annotated[bool, typer.Option("--json", help="Print it for programs.")] = False,
) -> None:
    """Say where runs are and how they ended.

    Ends 1, with a line on standard error, when the last run that is over did not make a whole
    report, so that a monitor can call it.
    """
    from analysis.report import status as found

    shown = found.asked(Path(name).expanduser()) if name else found.last_of_each()
    if json:
        from json import dumps

        typer.echo(dumps([seen.as_json() for seen in shown], ensure_ascii=False, indent=2))
    else:
        for seen in shown:
            say(_line(seen))
    wrong = [seen for seen in (shown if not name else found.last_over(shown)) if seen.is_bad]
    for seen in wrong:
        complain(f"{seen.run.parent.name}: the run {seen.run.name} {_how(seen)}.")
    if wrong:
        raise typer.Exit(INCOMPLETE)


def _line(seen: "Seen") -> str:
    """Word a run in a line: its folder, how it is, its articles, its times, its step or reason."""
    told = seen.told
    n = told.get("n_articles")
    parts = [
        f"{seen.run.parent.name}/{seen.run.name}",
        f"{seen.state:8}",
        f"{n:,} articles" if isinstance(n, int) else "",
        f"{told.get('started_at', '')} to {told.get('updated_at', '')}" if told else "",
        _why(seen),
    ]
    return "  ".join(filter(None, parts))


def _how(seen: "Seen") -> str:
    why = _why(seen)
    return f"{seen.state}: {why}" if why else seen.state


def _why(seen: "Seen") -> str:
    told = seen.told
    if seen.is_alive:
        return str(told.get("step", ""))
    if told.get("reason"):
        return str(told["reason"]).rstrip(".")
    if seen.state == "killed":
        return f"its process ended without a word while {told.get('step', '')}"
    return ""
