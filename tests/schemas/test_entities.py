"""The tables of who and where is named."""

from analysis import schemas
from analysis.schemas.entities import ENTITY_TABLES


def test_they_are_among_all_tables():
    assert {table.name for table in ENTITY_TABLES} <= set(schemas.TABLES)
    assert {"mentions", "entities", "suggestions", "references", "co_mentions"} <= {
        table.name for table in ENTITY_TABLES
    }


def test_a_reference_is_kept_apart_from_a_mention():
    """The two layers share their place and entity, and no column says one is the other."""
    names = {t.name: {c.name for c in t.columns} for t in ENTITY_TABLES}
    assert {"kind", "rule"} <= names["references"]
    assert not {"kind", "rule"} & names["mentions"]
    assert "merged_by" not in names["references"]


def test_days_have_no_empty_day():
    days = schemas.TABLES["entity_days"]
    assert not [c.name for c in days.columns if c.nullable]
