"""Schemas: the check lets through what keeps the promise, and names what breaks it."""

import pandas as pd
import pytest

from analysis import schemas
from analysis.errors import SchemaError

SCORE = {"article_id": "a" * 16, "measure": "length", "value": 12.5, "n": 3}
SCORES = [SCORE, SCORE | {"measure": "ease", "value": None}]


@pytest.mark.parametrize("name", schemas.TABLES)
def test_the_empty_table_keeps_its_own_promise(name):
    empty = schemas.empty(name)
    assert len(empty) == 0
    checked = schemas.check(empty, name)
    assert list(checked.columns) == [c.name for c in schemas.TABLES[name].columns]
    assert [str(t) for t in checked.dtypes] == [c.dtype for c in schemas.TABLES[name].columns]


def test_rows_become_a_checked_table():
    table = schemas.from_rows("scores", SCORES)
    assert len(table) == 2
    assert table["n"].dtype == "int64"
    assert table["value"].isna().tolist() == [False, True]


def test_no_rows_become_the_empty_table():
    pd.testing.assert_frame_equal(schemas.from_rows("scores", []), schemas.empty("scores"))


def test_columns_come_back_in_the_schema_s_order_and_others_are_left_out():
    table = schemas.from_rows("scores", SCORES)
    mixed = table[["n", "value", "measure", "article_id"]].assign(extra=1)
    assert list(schemas.check(mixed, "scores").columns) == ["article_id", "measure", "value", "n"]


def test_the_table_handed_in_is_not_changed():
    table = schemas.from_rows("scores", SCORES).assign(extra=1)
    before = table.copy(deep=True)
    schemas.check(table, "scores")
    pd.testing.assert_frame_equal(table, before)


def test_a_missing_column_is_named():
    with pytest.raises(SchemaError, match=r"columns missing: measure, n$"):
        schemas.check(pd.DataFrame({"article_id": ["a"], "value": [1.0]}), "scores")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"n": -1}, "n "),
        ({"value": "high"}, "value"),
    ],
    ids=["below its least value", "of another type"],
)
def test_a_broken_promise_names_its_column(change, named):
    table = pd.DataFrame([SCORE]).astype({"value": "object"}).assign(**change)
    with pytest.raises(SchemaError, match=named) as raised:
        schemas.check(table, "scores")
    assert raised.value.table == "scores"


def test_a_share_above_one_is_refused():
    row = {c.name: 0 for c in schemas.TABLES["topic_coverage"].columns}
    row |= {"topic": "aid", "source": "A", "verdict": "too few", "article_share": 1.5}
    with pytest.raises(SchemaError, match=r"article_share .*1\.5"):
        schemas.from_rows("topic_coverage", [row])


def test_a_value_outside_the_list_is_refused():
    row = {"article_id": "a", "paragraph_id": 0, "start": 0, "end": 3, "part": "headline"}
    with pytest.raises(SchemaError, match="headline"):
        schemas.from_rows("paragraphs", [row])


def test_an_empty_cell_where_none_may_be_is_refused():
    with pytest.raises(SchemaError, match="measure"):
        schemas.check(pd.DataFrame([SCORE | {"measure": None}]), "scores")


def test_a_key_that_comes_twice_is_shown():
    with pytest.raises(SchemaError, match=r"1 rows repeat their key.*length"):
        schemas.from_rows("scores", [SCORE, SCORE])


def test_a_key_that_comes_twice_is_found_whatever_the_row_labels():
    table = schemas.from_rows("scores", SCORES)
    twice = pd.concat([table, table])
    with pytest.raises(SchemaError, match="2 rows repeat"):
        schemas.check(twice, "scores")


def test_categories_pass_as_the_strings_they_stand_for():
    table = schemas.from_rows("scores", SCORES).astype({"measure": "category"})
    assert schemas.check(table, "scores")["measure"].dtype == "category"


def test_a_category_outside_the_list_is_refused():
    row = {"article_id": "a", "paragraph_id": 0, "start": 0, "end": 3, "part": "body"}
    table = schemas.from_rows("paragraphs", [row])
    odd = table.assign(part=pd.Categorical(["headline"]))
    with pytest.raises(SchemaError, match="headline"):
        schemas.check(odd, "paragraphs")


def test_an_unknown_table_is_a_mistake_of_the_caller():
    with pytest.raises(KeyError):
        schemas.empty("no_such_table")
