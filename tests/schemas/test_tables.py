"""All tables by name: what DESIGN promises to other programs is there."""

import pytest

from analysis.schemas import TABLES, comparisons, tables

PROMISED = {
    "articles": {"source", "title", "text", "published_date", "language", "n_words", "file"},
    "ledger": {"file", "record", "status", "reason", "detail"},
    "sentences": {"sentence_id", "start", "end", "part", "text"},
    "topic_hits": {"sentence_id", "start", "end", "topic", "term", "surface", "voice"},
    "scores": {"measure", "value", "n"},
}


@pytest.mark.parametrize("name", PROMISED)
def test_a_table_has_the_columns_that_other_programs_read(name):
    names = {column.name for column in TABLES[name].columns}
    assert PROMISED[name] <= names


def test_every_table_is_listed_once():
    assert len(TABLES) == len(tables._ALL)


def test_a_table_stands_under_its_own_name():
    assert all(table.name == name for name, table in TABLES.items())
    assert {t.name for t in comparisons.COMPARISON_TABLES} <= set(TABLES)
