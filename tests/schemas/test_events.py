"""Tables of copies and events: a line leads back to its articles, and what is promised is there."""

import pytest

from analysis.contrasts import decomposition, event_coverage
from analysis.events import copies, facts, revisions
from analysis.schemas import TABLES, events
from tests.contracts.tables import tiny

PROMISED = {
    "copies": {"article_id", "other_id", "is_order_known", "share", "kind"},
    "revisions": {"sentence_id", "start", "end", "other_sentence_id", "before", "after"},
    "events": {"article_id", "event_id", "event", "line_id", "reason", "story_id", "role"},
    "event_coverage": {"event_id", "source", "status", "n_articles", "n_articles_window"},
    "blind_spots": {"source", "n_events", "n_covered", "n_silent", "expected", "low", "high"},
    "facts": {"sentence_id", "start", "end", "event_id", "fact_id", "told_by"},
    "quantities": {"sentence_id", "start", "end", "quantity", "value", "voice"},
    "gaps": {"subject_type", "subject", "source", "other", "component", "value", "verdict"},
    "disagreements": {"event_id", "quantity", "source", "value", "is_disputed"},
}


def _allowed(table, name):
    return next(c.allowed for c in TABLES[table].columns if c.name == name)


@pytest.mark.parametrize("name", PROMISED)
def test_a_table_has_the_columns_that_other_programs_read(name):
    assert PROMISED[name] <= {column.name for column in TABLES[name].columns}


def test_they_are_all_in_force():
    assert {table.name for table in events.EVENT_TABLES} == set(PROMISED)
    assert set(PROMISED) <= set(TABLES)


def test_the_values_allowed_are_those_that_the_code_gives():
    assert _allowed("revisions", "kind") == revisions.KINDS
    assert _allowed("facts", "told_by") == facts.TOLD_BY
    assert _allowed("event_coverage", "status") == event_coverage.STATUSES
    assert _allowed("gaps", "component") == decomposition.PARTS
    assert _allowed("quantities", "qualifier") == _allowed("disagreements", "qualifier")


def test_a_pair_of_copies_has_all_columns_of_its_table():
    from analysis.events.shingles import shingles

    articles = tiny("articles")
    # too short to be copies of one another, so the table is empty, but it has its columns
    found = copies.copies(shingles(articles, tiny("paragraphs"), tiny("quoted")), articles)
    assert {c: str(t) for c, t in found.dtypes.items()} == {
        column.name: column.dtype for column in TABLES["copies"].columns
    }


def test_coverage_is_made_as_its_schema_says():
    made = event_coverage.event_coverage(tiny("events"), tiny("articles"))
    columns = {column.name: column.dtype for column in TABLES["event_coverage"].columns}
    assert {c: str(made[c].dtype) for c in columns} == columns
