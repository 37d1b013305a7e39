"""Parquet tables. All texts are invented."""

from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analysis.errors import ReaderError
from analysis.readers import parquet
from tests.readers.files import SAMPLES, records, write


def test_the_sample_gives_dates_and_lists_as_text():
    first, second = records(parquet, SAMPLES / "parquet.parquet")
    assert (first.source, first.date) == ("Ostland Press", "2024-11-03")
    assert first.author == "Tomas Arden, Leila Brook"
    assert (second.date, second.author) == ("", "")


def test_a_table_without_a_text_column_names_the_columns_found(tmp_path):
    pq.write_table(pa.table({"id": [1], "title": ["A"]}), tmp_path / "a.parquet")
    with pytest.raises(ReaderError, match="found: 'id', 'title'") as caught:
        records(parquet, tmp_path / "a.parquet")
    assert caught.value.reason == "no_text_field"


def test_what_is_no_parquet_is_a_broken_file(tmp_path):
    with pytest.raises(ReaderError, match="is not a Parquet file") as caught:
        records(parquet, write(tmp_path, "a.parquet", "They will run again."))
    assert caught.value.reason == "broken_file"


def test_many_rows_come_in_their_order_and_odd_types_as_text(tmp_path):
    n = 1_203
    table = pa.table(
        {
            "text": pa.array([f"Row {i}." for i in range(n)]).dictionary_encode(),
            "date": pa.array([datetime(2024, 11, 3, tzinfo=UTC)] * n),
            "source": pa.array([b"Ostland"] * n),
        }
    )
    pq.write_table(table, tmp_path / "a.parquet", row_group_size=400)
    found = records(parquet, tmp_path / "a.parquet")
    assert [r.text for r in found] == [f"Row {i}." for i in range(n)]
    assert (found[0].source, found[0].date[:10]) == ("Ostland", "2024-11-03")
