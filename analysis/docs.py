"""The README's generated parts: the dictionary of tables and columns, the list of commands.

`make readme` writes them between their markers; a test fails when they are stale.
"""

import re
import sys
from pathlib import Path

from analysis import schemas


def columns_markdown() -> str:
    """Return the dictionary of all tables, one Markdown table each."""
    blocks = []
    for table in schemas.TABLES.values():
        lines = [f"**{table.name}**: one row is {table.row}.", "", "| column | type | meaning |"]
        lines += ["| --- | --- | --- |", *(_column_line(c) for c in table.columns)]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def commands_markdown() -> str:
    """Return a Markdown table of the command line's commands."""
    from analysis.__main__ import commands

    rows = [f"| `{name}` | {does} |" for name, does in commands().items()]
    return "\n".join(["| command | does |", "| --- | --- |", *rows])


PARTS = {"columns": columns_markdown, "commands": commands_markdown}


def filled(text: str) -> str:
    """Return a Markdown text with each generated part put between its markers.

    >>> filled("no markers here")
    'no markers here'
    """
    for name, make in PARTS.items():
        marked = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        if marked.search(text):
            body = make()
            text = marked.sub(lambda m, body=body: f"{m[1]}{body}\n{m[2]}", text)  # type: ignore[misc]
    return text


def _column_line(column: schemas.Column) -> str:
    meaning = column.meaning + (f" ({', '.join(column.allowed)})" if column.allowed else "")
    empty = ", may be empty" if column.nullable else ""
    return f"| `{column.name}` | {column.dtype}{empty} | {meaning} |"


def main() -> None:
    """Print the file named on the command line, its generated parts filled in."""
    readme = Path(sys.argv[1])
    sys.stdout.write(filled(readme.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
