"""Tables of speech: a claim has a speaker, and what DESIGN promises is there."""

import pytest

from analysis.schemas import TABLES, speech

PROMISED = {
    "quotes": {"sentence_id", "start", "end", "kind", "cue", "cue_stance", "speaker",
               "speaker_entity", "speaker_role"},
    "labels": {"sentence_id", "start", "end", "entity", "label", "relation", "voice"},
    "actions": {"sentence_id", "agent", "verb", "patient", "is_passive", "has_agent", "voice"},
}  # fmt: skip


@pytest.mark.parametrize("name", PROMISED)
def test_a_table_has_the_columns_that_other_programs_read(name):
    assert PROMISED[name] <= {column.name for column in TABLES[name].columns}


def test_they_are_all_in_force():
    assert {table.name for table in speech.SPEECH_TABLES} <= set(TABLES)
