"""Write every table as Parquet, for programs, and as CSV, for people and their spreadsheets."""

from pathlib import Path
from typing import Protocol

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from analysis import schemas

# A spreadsheet takes a cell that begins so for a formula and runs it; an apostrophe before it
# makes it text. https://owasp.org/www-community/attacks/CSV_Injection
FORMULA = r"^[=+\-@\t\r\n＝＋－＠]"


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

    >>> harmless(pa.table({"title": ["=1+1", "one"], "n": [-1, 1]})).to_pydict()
    {'title': ["'=1+1", 'one'], 'n': [-1, 1]}
    """
    for place, field in enumerate(table.schema):
        column = table.column(place)
        if pa.types.is_dictionary(field.type):
            column = column.cast(field.type.value_type)
        if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
            quote, nothing = (pa.scalar(text, column.type) for text in ("'", ""))
            quoted = pc.binary_join_element_wise(quote, column, nothing)
            column = pc.if_else(pc.match_substring_regex(column, FORMULA), quoted, column)
        table = table.set_column(place, field.name, column)
    return table
