"""Write every table as Parquet, for programs, and as CSV, for people and their spreadsheets.

A spreadsheet runs a cell that begins as a formula does, and articles are written by anyone. So in
CSV an apostrophe stands before what it would run, at the beginning of a cell, and within one after
each character at which a spreadsheet of another country's settings would begin a new cell. A
program that reads the CSV takes them away with `plain`; Parquet has every text as it is.
"""

import re
from pathlib import Path
from typing import Protocol

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from analysis import schemas

# What a formula begins with, in half and full width; an apostrophe before it makes it text. It is
# one after blanks and quotation marks, too, and at the beginning of what a semicolon, tab or line
# break sets off where fields end with those. https://owasp.org/www-community/attacks/CSV_Injection
_SIGN = r"=+\-@＝＋－＠"
FIRST = rf"""^([ '"]*[{_SIGN}\t\r\n])"""
WITHIN = rf"""([;\t\r\n])([ '"]*[{_SIGN}])"""
_FIRST_QUOTED = re.compile(FIRST.replace("^(", "^'("))
_WITHIN_QUOTED = re.compile(WITHIN.replace(")(", ")'("))


# What the rows of copies and events point to in articles that the other tables leave out.
SET_ASIDE = "set_aside"
POINTED_TO = ("articles", "paragraphs", "sentences")


class Tables(Protocol):
    """Whatever gives a table by its name, as a study does."""

    @property
    def whole(self) -> "Tables":
        """The same of every selected article, copies and all."""

    def table(self, name: str) -> pd.DataFrame:
        """Return the table."""


def write(study: Tables, folder: Path) -> None:
    """Write all tables of `analysis.schemas` to a folder that is there.

    Where copies of one text count once, those set aside are in a folder `set_aside` beneath it,
    in the tables of `POINTED_TO`: rows of copies and events point to them.
    """
    for name in schemas.TABLES:
        _write(study.table(name), folder, name)
    if study.whole is study:
        return
    (folder / SET_ASIDE).mkdir()
    counts = study.table("articles")["article_id"]
    for name in POINTED_TO:
        table = study.whole.table(name)
        _write(table[~table["article_id"].isin(counts)], folder / SET_ASIDE, name)


def _write(frame: pd.DataFrame, folder: Path, name: str) -> None:
    table = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)
    pq.write_table(table, folder / f"{name}.parquet", compression="zstd")
    pyarrow.csv.write_csv(harmless(table), folder / f"{name}.csv")


def harmless(table: pa.Table) -> pa.Table:
    """Return the table with an apostrophe before each text that a spreadsheet would run.

    Names of columns are treated like cells.

    >>> harmless(pa.table({"title": ["=1+1", "a;=1"], "n": [-1, 1]})).to_pydict()
    {'title': ["'=1+1", "a;'=1"], 'n': [-1, 1]}
    """
    for place, field in enumerate(table.schema):
        column = table.column(place)
        if pa.types.is_dictionary(field.type):
            column = column.cast(field.type.value_type)
        if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
            column = pc.replace_substring_regex(column, FIRST, r"'\1")
            column = pc.replace_substring_regex(column, WITHIN, r"\1'\2")
        table = table.set_column(place, field.name, column)
    return table.rename_columns([_quoted(name) for name in table.column_names])


def plain(cell: str) -> str:
    """Return a cell of a CSV file as it was before an apostrophe made it harmless.

    >>> plain("'=1+1"), plain("a;'=1"), plain("'tis")
    ('=1+1', 'a;=1', "'tis")
    """
    return _WITHIN_QUOTED.sub(r"\1\2", _FIRST_QUOTED.sub(r"\1", cell))


def _quoted(name: str) -> str:
    return re.sub(WITHIN, r"\1'\2", re.sub(FIRST, r"'\1", name))
