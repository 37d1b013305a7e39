"""What articles hold of each kind. All names are invented."""

import pytest

from analysis.changes.kinds import KINDS, held, spans
from tests.changes.made import run

MADE = run(
    {"a": ["Velmar"], "b": ["Velmar", "Ost"], "c": []},
    topics={"a": ["ports"], "c": ["ports", "ports"]},
    labels={"a": [("Velmar", "rebel", 0), ("Velmar", "rebel", 9)], "b": [("Ost", "rebel", 0)]},
    quotes={"a": [("Velmar", "witness", 0)], "b": [("", "witness", 0)]},
)


def pairs(kind):
    return sorted(held(MADE, kind).pairs.itertuples(index=False, name=None))


def test_each_article_holds_a_subject_once():
    assert pairs("entity") == [("a", "", "Velmar"), ("b", "", "Ost"), ("b", "", "Velmar")]
    assert pairs("topic") == [("a", "", "ports"), ("c", "", "ports")]
    assert pairs("label") == [("a", "Velmar", "rebel"), ("b", "Ost", "rebel")]
    assert pairs("voice") == [("a", "", "Velmar")], "who is not named is no voice"
    assert pairs("role") == [("a", "", "witness"), ("b", "", "witness")]


def test_a_label_can_only_stand_where_its_entity_is_named():
    able = held(MADE, "label").able
    assert sorted(able.itertuples(index=False, name=None)) == [
        ("a", "Velmar"), ("b", "Ost"), ("b", "Velmar"),
    ]  # fmt: skip
    assert held(MADE, "entity").able.empty


def test_marks_that_quote_nobody_are_no_voice():
    quotes = MADE.table("quotes")
    scare = quotes.assign(kind="scare")
    other = type(MADE)(MADE.manifest, lambda name: scare if name == "quotes" else MADE.table(name))
    assert held(other, "voice").pairs.empty


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_spans_with_their_place(kind):
    assert {"article_id", "start", "end", "of", "name", "word"} == set(spans(MADE, kind))
