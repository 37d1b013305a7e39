"""What every table promises: a sentence under each column, and names that follow the rules."""

import re
from collections import defaultdict

import pytest

from analysis import schemas
from tests.contracts import tables

COLUMNS = [(table.name, c) for table in schemas.TABLES.values() for c in table.columns]
each_column = pytest.mark.parametrize(
    ("table", "column"), COLUMNS, ids=[f"{table}.{c.name}" for table, c in COLUMNS]
)
each_table = pytest.mark.parametrize("table", schemas.TABLES.values(), ids=lambda t: t.name)

# The beginning or the end of a name says what it holds.
RULES = (
    (r"n|n_.+", "int64"),
    (r"(is|has)_.+", "bool"),
    (r".+_share(_low|_high)?", "float64"),
    (r"(.+_)?per_1k", "float64"),
    (r".+_date", "datetime64[us]"),
    (r".+_at", "datetime64[us, UTC]"),
    (r"(p|q)_value|log_odds|z|g2|mean|low|high", "float64"),
    (r"sentence_id|paragraph_id|start|end|record", "int64"),
    (r"(article|story|text|event)_id", "str"),
)


@each_column
def test_a_column_says_what_it_means(table, column):
    assert len(column.meaning.split()) >= 2
    assert not re.search(r"[^.]\.$", column.meaning), "no full stop after a part of a sentence"


@each_column
def test_a_name_keeps_what_it_promises(table, column):
    assert re.fullmatch(r"[a-z][a-z0-9_]*", column.name)
    for rule, dtype in RULES:
        if re.fullmatch(rule, column.name):
            assert column.dtype == dtype, f"{column.name} should be {dtype}"
    if column.dtype == "bool":
        assert re.match(r"(is|has)_", column.name)


@each_column
def test_bounds_are_stated_where_a_name_has_them(table, column):
    if column.dtype == "int64":
        assert column.at_least == 0, "counts and offsets do not fall below 0"
    if re.search(r"_share", column.name):
        assert (column.at_least, column.at_most) == (0, 1)


@each_table
def test_a_table_is_identified_by_columns_it_has(table):
    names = [c.name for c in table.columns]
    assert table.key
    assert set(table.key) <= set(names)
    assert len(set(names)) == len(names), "a column comes twice"
    assert not [c.name for c in table.columns if c.name in table.key and c.nullable]
    assert re.match(r"(an?|the) ", table.row)
    assert schemas.TABLES[table.name] is table


@each_table
def test_a_span_is_complete_or_absent(table):
    """One row is one observation, and the way to its sentence stays with it to the end."""
    names = {c.name for c in table.columns}
    if "sentence_id" in names:
        assert {"article_id", "start", "end"} <= names


# Each table divides its rows in its own way, under one name.
DIVISIONS = {"kind", "status"}


def test_the_same_name_means_the_same_type_everywhere():
    types = defaultdict(set)
    for _, column in COLUMNS:
        allowed = () if column.name in DIVISIONS else column.allowed
        types[column.name].add((column.dtype, allowed))
    assert {name: found for name, found in types.items() if len(found) > 1} == {}


def test_a_compared_table_has_all_columns_of_a_verdict():
    verdict = {c.name for c in schemas.VERDICT_COLUMNS}
    for table in schemas.TABLES.values():
        names = {c.name for c in table.columns}
        assert verdict <= names or not verdict & names, table.name


@each_table
def test_the_tiny_tables_of_these_tests_keep_the_promises_too(table):
    tiny = tables.tiny(table.name)
    assert len(tiny), f"add rows of {table.name} to tests/contracts/tables.py"
    schemas.check(tiny, table.name)
    if {"article_id", "start", "surface"} <= set(tiny.columns):
        texts = tables.tiny("articles").set_index("article_id")["text"]
        for row in tiny.itertuples():
            assert texts[row.article_id][row.start : row.end] == row.surface
