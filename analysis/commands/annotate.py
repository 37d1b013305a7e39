"""`annotate`: fill the store."""

from enum import StrEnum
from typing import Annotated

import typer

from analysis.commands._app import INCOMPLETE, CorpusArgument, StoreOption, app
from analysis.commands._told import complain, console, say


class Engine(StrEnum):
    """Who annotates: processes of this machine, or a dask cluster."""

    local = "local"
    dask = "dask"


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
    with reporting(console(stderr=True)) as reporter:
        done = fill(
            built.articles,
            built.paragraphs,
            store=Store(paths.resolve(store) if store else paths.STORE),
            engine=engine.value,
            workers=workers,
            scheduler=scheduler,
            progress=reporter.annotated,
        )
    say(f"{done.n_new:,} texts annotated, {done.n_reused:,} found in the store.")
    for text, why in done.failed.items():
        complain(f"{text}: {why}")
    if done.failed:
        raise typer.Exit(INCOMPLETE)
