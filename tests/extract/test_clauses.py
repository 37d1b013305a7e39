"""Verbs with who acts and to whom it is done, as stretches. All texts are invented."""

import pandas as pd
import pytest

from analysis.annotate.store import Store
from analysis.extract.clauses import clauses
from tests.annotate.frames import frames
from tests.extract import parsed
from tests.lexicons import pipeline


@pytest.fixture
def read(tmp_path):
    """Return a function: a text -> its rows as agent, verb, patient and what is true of them."""

    def make(text):
        found = clauses(*pipeline.read([text], tmp_path), Store(tmp_path))
        marks = [c for c in found if c.startswith("is_")]
        return [
            (r["agent"], r["verb"], r["patient"], *(m for m in marks if r[m]))
            for r in found.to_dict("records")
        ]

    return make


def test_a_hand_made_parse_over_and_over(tmp_path):
    n = 6_000
    text = " ".join([parsed.text_of(parsed.BOMBED)] * n)
    articles, paragraphs = frames([("body", text)])
    store = Store(tmp_path)
    parsed.annotate(articles, paragraphs, store, parsed.BOMBED)
    nothing = pd.DataFrame({"article_id": [], "sentence_id": [], "start": [], "end": []}).astype(
        {"article_id": "str", "sentence_id": "int64", "start": "int64", "end": "int64"}
    )
    found = clauses(articles, paragraphs, nothing, nothing, store)
    assert len(text.split()) > 50_000
    assert len(found) == n
    assert set(found["agent"]) == {"rebel commander Amos Reed"}
    assert set(found["patient"]) == {"two soldiers"}
    assert {text[s:e] for s, e in zip(found["start"], found["end"], strict=True)} == {"killed"}


def test_no_articles_and_no_parse(extracted):
    tables = extracted([("body", "Rebels struck the port.")])
    assert clauses(*tables).empty  # this store was filled without a parser
    assert clauses(*(t.iloc[:0] for t in tables[:4]), tables[4]).empty


@pytest.mark.model
def test_subjects_are_handed_on(read):
    assert read("Gunmen stormed the station and fled, killing two guards.") == [
        ("Gunmen", "storm", "station"), ("Gunmen", "flee", ""), ("Gunmen", "kill", "two guards"),
    ]  # fmt: skip
    assert read("The rebels who killed the mayor tried to burn the mosque.") == [
        ("rebels", "kill", "mayor"), ("rebels", "try", ""),
        ("rebels", "burn", "mosque", "is_open"),
    ]  # fmt: skip


@pytest.mark.model
def test_coordination_gives_a_row_each(read):
    assert read("Norland and Sudmark attacked the port and the airport.") == [
        ("Norland", "attack", "port"), ("Norland", "attack", "airport"),
        ("Sudmark", "attack", "port"), ("Sudmark", "attack", "airport"),
    ]  # fmt: skip


@pytest.mark.model
def test_what_is_denied_or_left_open(read):
    assert read("Reed refrained from attacking the town.")[1] == (
        "Reed", "attack", "town", "is_negated",
    )  # fmt: skip
    assert read("Norland is going to leave the island.")[-1][3:] == ("is_open",)
    assert read("Did Norland attack the island?") == [("Norland", "attack", "island", "is_open")]
    assert read("No soldier left the camp.") == [("soldier", "leave", "camp", "is_negated")]
