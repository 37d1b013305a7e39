"""A table that grows row by row without holding every text twice."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis import schemas

# Rows kept as Python objects at a time. What is older is packed by Arrow, in a third of the space.
CHUNK = 2_000


class Columns:
    """The rows of one table of the schema, packed while they come in."""

    def __init__(self, name: str) -> None:
        self._table = schemas.TABLES[name]
        self._open: dict[str, list[Any]] = {column.name: [] for column in self._table.columns}
        self._packed: list[pd.DataFrame] = []
        self.n_rows = 0

    def add(self, row: Mapping[str, Any]) -> None:
        """Add one row; a column that is missing is a mistake of the caller."""
        for name, values in self._open.items():
            values.append(row[name])
        self.n_rows += 1
        if self.n_rows % CHUNK == 0:
            self._pack()

    def frame(self) -> pd.DataFrame:
        """Return the checked table, its rows in the order in which they came.

        Raises:
            SchemaError: a row has a value that its column may not have.
        """
        self._pack()
        return schemas.check(pd.concat(self._packed, ignore_index=True), self._table.name)

    def _pack(self) -> None:
        typed = {
            column.name: pd.Series(self._open[column.name], dtype=column.dtype)
            for column in self._table.columns
        }
        self._packed.append(pd.DataFrame(typed))
        for values in self._open.values():
            values.clear()
