"""The kinds of column: what each promises by its kind alone."""

import dataclasses

import pytest

from analysis import schemas
from analysis.schemas import columns


@pytest.mark.parametrize(
    ("make", "dtype", "bounds", "may_be_empty"),
    [
        (columns.count, "int64", (0, None), False),
        (columns.share, "float64", (0, 1), True),
        (columns.number, "float64", (None, None), True),
    ],
)
def test_a_kind_of_column_has_its_type_and_bounds(make, dtype, bounds, may_be_empty):
    column = make("n_x", "of two words")
    assert (column.dtype, (column.at_least, column.at_most), column.nullable) == (
        dtype,
        bounds,
        may_be_empty,
    )


def test_a_column_is_not_changed_by_mistake():
    with pytest.raises(dataclasses.FrozenInstanceError):
        columns.ARTICLE_ID.name = "id"


def test_every_table_of_shares_has_the_same_columns_of_it():
    shares = {c.name for c in columns.SHARE_COLUMNS}
    for table in schemas.TABLES.values():
        names = {c.name for c in table.columns}
        if "article_share_low" in names:
            assert shares <= names, table.name


def test_a_verdict_says_what_could_have_been_seen():
    assert columns.VERDICT_COLUMNS[0].name == "detectable"
