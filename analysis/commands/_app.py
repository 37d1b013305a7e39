"""The application that commands belong to, its exit codes and how errors become sentences."""

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from analysis.commands._told import complain
from analysis.errors import AnalysisError, ParameterError, sentence

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
            complain(str(error))
            raise SystemExit(WRONG_USE) from error
        except BrokenPipeError:
            # whoever read our lines has seen enough; what is left must not be written at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(GOOD) from None
        except OSError as error:
            complain(sentence(error))
            raise SystemExit(WRONG_USE) from error
        except KeyboardInterrupt:
            complain("Stopped. Nothing half-written is left; what was annotated is kept.")
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


@app.callback()
def options(
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks of errors.")] = False,
) -> None:
    """See how different news sources frame the same events."""


def pairs(given: list[str]) -> list[tuple[str, str]]:
    """Read `name=value` pairs."""
    for pair in given:
        if "=" not in pair[1:]:
            raise ParameterError("the pair", pair, "NAME=VALUE, such as entity=PKK")
    return [(name, value) for name, _, value in (pair.partition("=") for pair in given)]


def commands() -> dict[str, str]:
    """Return each command's name and the first line of its help, by name."""
    from typer.main import get_command

    known = getattr(get_command(app), "commands", {})
    return {name: known[name].help.strip().splitlines()[0] for name in sorted(known)}
