"""`report`: measure a corpus and write everything."""

import signal
import sys
from typing import Annotated

import typer

from analysis.commands._app import INCOMPLETE, CorpusArgument, Pairs, StoreOption, app, pairs
from analysis.commands._told import complain, console, say
from analysis.errors import ParameterError

OutOption = Annotated[
    str, typer.Option(metavar="DIR", help="The run's folder. (default: outputs/<name>/<UTC time>)")
]
ParameterOption = Annotated[
    list[str] | None,
    typer.Option(
        "--parameter", "-p", metavar="NAME VALUE", help="A notebook's parameter; repeatable."
    ),
]
TablesOption = Annotated[
    bool, typer.Option("--tables-only", help="Write tables and manifest, and no page.")
]
NameOption = Annotated[
    str, typer.Option(metavar="NAME", help="Make it a run of outputs/NAME. (default: the corpus')")
]
KeepOption = Annotated[
    int,
    typer.Option(
        metavar="N", min=0, help="Then remove runs older than the N newest whole ones; 0: none."
    ),
]
WaitOption = Annotated[
    float,
    typer.Option(metavar="SECONDS", min=0, help="Wait so long for another run of this name."),
]
LimitOption = Annotated[
    int, typer.Option(metavar="SECONDS", min=1, help="What a notebook may take.")
]
NotebooksOption = Annotated[
    str,
    typer.Option(
        metavar="DIR", help="Run the notebooks of this folder, named like 01_corpus.ipynb."
    ),
]
AlertOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="WHAT=N",
        help="End with 1 when so many changed since the last report of this name: articles, "
        "risen, fallen, labels, voices, verdicts, settings.",
    ),
]
TextFreeOption = Annotated[
    bool,
    typer.Option("--text-free", help="Show no article's text: where a sentence is, and its hash."),
]
ExcerptOption = Annotated[
    int | None,
    typer.Option(metavar="WORDS", help="Show excerpts of so many words, a tenth of an article."),
]
PdfOption = Annotated[
    bool, typer.Option("--pdf", help="Write report.pdf, too; needs Chromium or Chrome.")
]


@app.command(
    cls=Pairs,
    epilog="Example: python -m analysis report news/ --name monday -p since 2025-01-01 --keep 8",
)
def report(
    corpus: CorpusArgument,
    out: OutOption = "",
    parameter: ParameterOption = None,
    store: StoreOption = "",
    tables_only: TablesOption = False,
    name: NameOption = "",
    keep: KeepOption = 0,
    wait: WaitOption = 0,
    time_limit: LimitOption = 1800,
    alert: AlertOption = None,
    notebooks: NotebooksOption = "",
    text_free: TextFreeOption = False,
    excerpt: ExcerptOption = None,
    pdf: PdfOption = False,
) -> None:
    """Measure a corpus and write the report, its notebooks, tables and figures.

    Ends 0 when the report is whole, 1 when a notebook did not end well or an alert was reached,
    2 when it could not be made or another run is in the way, 130 or 143 when it was stopped. What
    went wrong is the last line on standard error, and in RUN.status.json beside the run.
    """
    from analysis.report.execute import warm_up

    if out:
        _refuse_for_one_s_own(name, keep)
    if not tables_only:
        warm_up()  # it takes a second or two, in which much of what follows can be done
    from analysis import paths
    from analysis.report import published
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
                name=name,
                keep=keep,
                wait=wait,
                alert=tuple(pairs(alert or [])),
                notebook_seconds=time_limit,
                notebooks=paths.resolve(notebooks) if notebooks else paths.NOTEBOOKS,
                excerpt_words=published.limit(text_free, excerpt),
                pdf=pdf,
                progress=reporter.annotated,
                say=reporter.said,
            ),
        )
    say(str(made.out if tables_only else made.out / "report.html"))
    for wrong in filter(None, (made.incomplete, made.alert)):
        complain(wrong)
    if made.incomplete or made.alert:
        raise typer.Exit(INCOMPLETE)


def _refuse_for_one_s_own(name: str, keep: int) -> None:
    """A folder of one's own has neither a name nor earlier runs beside it."""
    if name or keep:
        what, value = ("name", name) if name else ("keep", str(keep))
        raise ParameterError(what, value, "only without --out, which is a folder of your own")
