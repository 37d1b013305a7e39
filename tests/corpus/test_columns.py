"""Tables that grow."""

import pandas as pd
import pytest

from analysis import schemas
from analysis.corpus import columns
from analysis.corpus.columns import Columns
from analysis.errors import SchemaError


def _row(number, part="body"):
    return {
        "article_id": "a", "paragraph_id": number, "start": number, "end": number + 1, "part": part,
    }  # fmt: skip


@pytest.mark.parametrize("chunk", [1, 2, 3, 100])
def test_rows_come_back_in_order_whatever_the_chunk(chunk, monkeypatch):
    monkeypatch.setattr(columns, "CHUNK", chunk)
    table = Columns("paragraphs")
    for number in range(7):
        table.add(_row(number))
    frame = table.frame()
    assert table.n_rows == 7
    assert list(frame["paragraph_id"]) == list(range(7))
    assert list(frame.index) == list(range(7))
    assert frame.dtypes.equals(schemas.empty("paragraphs").dtypes)


def test_no_rows_are_an_empty_table():
    pd.testing.assert_frame_equal(Columns("ledger").frame(), schemas.empty("ledger"))


def test_a_value_that_may_not_be_is_a_schema_error():
    table = Columns("paragraphs")
    table.add(_row(0, part="footer"))
    with pytest.raises(SchemaError, match="footer"):
        table.frame()
