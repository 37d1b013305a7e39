"""Does a source's number differ from what chance gives it? For events told and their like."""

import numpy as np
import pandas as pd

from analysis import schemas
from analysis.compare._verdict import MIN_ARTICLES, decided


def expected(table: pd.DataFrame) -> pd.DataFrame:
    """Complete `blind_spots`: the verdict on the events a source told.

    A row is as in `table`, in its order. A source differs when its q-value is small enough and the
    number lies outside what chance gives; one with fewer than five events is too few. `detectable`
    is the distance from the expected number at which 95 % of chance ends, on the nearer side.

    Raises:
        SchemaError: a column is missing.
    """
    is_enough = (table["n_events"] >= MIN_ARTICLES).to_numpy()
    p = np.where(is_enough, table["p_value"], np.nan)
    ends = table.assign(
        _low=(table["n_covered"] - table["high"]).astype("float64"),
        _high=(table["n_covered"] - table["low"]).astype("float64"),
        detectable=np.minimum(
            table["expected"] - table["low"] + 1, table["high"] - table["expected"] + 1
        ).where(is_enough),
    )
    said = decided(ends, is_enough, p, int(is_enough.sum()), ("_low", "_high"))
    return schemas.check(said.drop(columns=["_low", "_high"]), "blind_spots")
