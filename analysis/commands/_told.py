"""What a command says: lines for a terminal, with nothing in them that a terminal would obey."""

from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from rich.console import Console


def say(line: str) -> None:
    """Print a line to standard output."""
    from analysis.report.markup import visible

    typer.echo(visible(line))


def say_sentence(row: dict[str, Any]) -> None:
    """Print a sentence with its mark in bold, and beneath it where it stands."""
    from rich.text import Text

    from analysis.report.markup import visible

    before, mark, after, source, title = (
        " ".join(visible(str(row[name])).splitlines())
        for name in ("before", "mark", "after", "source", "title")
    )
    date = row["published_date"]
    day = "no date" if date != date else f"{date:%Y-%m-%d}"
    screen = console()
    screen.print(Text.assemble(before, (f"[{mark}]", "bold"), after), soft_wrap=True)
    screen.print(Text(f"    {source}, {day}: {title}", "dim"), soft_wrap=True)


def complain(line: str) -> None:
    """Print a line to standard error."""
    from analysis.report.markup import visible

    typer.echo(visible(line), err=True)


def console(*, stderr: bool = False) -> "Console":
    """Return the terminal, or whatever stands in its place."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False)
