"""`show`: the sentences behind the rows of a table."""

from pathlib import Path
from typing import Annotated

import typer

from analysis.commands._app import app, pairs
from analysis.commands._told import complain, say, say_sentence


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
    corpus: Annotated[
        str, typer.Option(metavar="DIR", help="The articles, for a run that withholds their text.")
    ] = "",
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 20,
) -> None:
    """Print the sentences behind the rows of a table."""
    from analysis import paths
    from analysis.report import folder
    from analysis.report import show as shown

    place = folder.find(Path(run).expanduser())
    given = {"entity": entity, "topic": topic, "term": term, "source": source}
    asked = {name: value for name, value in given.items() if value} | dict(pairs(where or []))
    found = shown.rows(place, table, asked)
    if shown.has_sentences(found):
        lost = 0
        if corpus:
            sentences, lost = shown.sentences_from(paths.resolve(corpus), place, found)
        else:
            sentences = shown.sentences(place, found)
        for sentence in sentences.head(limit).to_dict("records"):
            say_sentence(sentence)
        if lost:
            complain(f"{lost:,} sentences are not in {corpus}, or are not the same there.")
    else:
        for row in found.head(limit).to_dict("records"):
            said = ", ".join(f"{name} {value}" for name, value in row.items() if name != "text")
            say(" ".join(said.splitlines()))
    say(f"{min(limit, len(found)):,} of {len(found):,} rows")
