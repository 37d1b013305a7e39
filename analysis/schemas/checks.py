"""Tables made, and held against their schemas."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis.errors import SchemaError
from analysis.schemas.columns import Column
from analysis.schemas.tables import TABLES


def empty(name: str) -> pd.DataFrame:
    """Return the table with all its columns, typed, and no rows."""
    return pd.DataFrame({c.name: pd.Series(dtype=c.dtype) for c in TABLES[name].columns})


def from_rows(name: str, rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """Build the table from dictionaries and check it; an absent key is an error."""
    table = TABLES[name]
    frame = pd.DataFrame(list(rows), columns=[c.name for c in table.columns])
    return check(frame.astype({c.name: c.dtype for c in table.columns}), name)


def check(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return `frame` with the schema's columns in its order, or raise.

    Categorical columns pass as the strings they stand for.

    Raises:
        SchemaError: a column is missing, of another type, or holds a value it may not.
    """
    import pandera.errors
    import pandera.pandas as pa

    table = TABLES[name]
    missing = [c.name for c in table.columns if c.name not in frame.columns]
    if missing:
        raise SchemaError(name, f"columns missing: {', '.join(missing)}")
    ordered = frame[[c.name for c in table.columns]]
    schema = pa.DataFrameSchema(
        {c.name: _column(c, ordered[c.name].dtype == "category") for c in table.columns}
    )
    # pandera's own `unique` fails while it words the failure when row labels repeat
    repeated = ordered.duplicated(list(table.key))
    if repeated.any():
        first = ordered.loc[repeated.to_numpy(), list(table.key)].iloc[0].to_dict()
        raise SchemaError(name, f"{int(repeated.sum())} rows repeat their key, first {first}")
    try:
        schema.validate(ordered, lazy=True)
    except pandera.errors.SchemaErrors as error:
        cases = error.failure_cases.head(3)
        shown = "; ".join(f"{c.column} {c.check}: {c.failure_case!r}" for c in cases.itertuples())
        raise SchemaError(name, shown) from error
    return ordered


def _column(column: Column, is_category: bool) -> Any:
    import pandera.pandas as pa

    checks = []
    if column.allowed:
        checks.append(pa.Check.isin(column.allowed))
    if column.at_least is not None:
        checks.append(pa.Check.ge(column.at_least))
    if column.at_most is not None:
        checks.append(pa.Check.le(column.at_most))
    dtype = None if is_category else column.dtype
    return pa.Column(dtype, checks, nullable=column.nullable)
