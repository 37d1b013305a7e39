"""One invented event side by side."""

import pandas as pd
import pytest

from analysis import abreast
from analysis.errors import ParameterError
from tests.events import made
from tests.events.test_revisions import sentences

ARTICLES = made.articles(
    "", "", "", "", sources=["North", "South", "South", "East"],
    days=["2025-01-02", "2025-01-01", "2025-01-03", "2025-06-01"],
).assign(title=["Ferry shut", "Line closed", "Again", "Bees"])  # fmt: skip
EVENTS = pd.DataFrame({
    "article_id": ["a1", "a2", "a3", "a4"],
    "event_id": ["a2", "a2", "a2", "a4"],
    "event": ["Eastmere: ferry"] * 3 + ["bees"],
    "line_id": ["a2"] * 4,
    "story_id": ["a1", "a2", "a2", "a4"],
    "role": ["alone", "first", "copy", "alone"],
    "agency": ["", "Reuters", "", ""],
})  # fmt: skip
APART = EVENTS.assign(event_id=EVENTS["article_id"])


def test_the_event_that_most_sources_told_is_chosen_unless_another_is_named():
    assert abreast.chosen(EVENTS, ARTICLES) == "a2"
    assert abreast.chosen(EVENTS, ARTICLES, "BEES") == "a4"
    assert abreast.chosen(EVENTS, ARTICLES, "a4") == "a4"
    assert abreast.chosen(EVENTS.iloc[:0], ARTICLES) == ""
    with pytest.raises(ParameterError, match="Eastmere"):
        abreast.chosen(EVENTS, ARTICLES, "strike")


def test_without_a_shared_event_the_story_line_is_shown_and_said_to_be_one():
    assert abreast.unit(EVENTS, ARTICLES) is EVENTS
    alone = EVENTS.assign(event_id=EVENTS["article_id"], event=["A", "B", "C", "D"])
    assert set(abreast.unit(alone, ARTICLES)["event_id"]) == {"a2"}
    said = abreast.said(alone, "a2", is_line=True)
    assert said == [
        "No event is told by two sources. Shown: 4 events of one story line, not one event: "
        "A; B; C; D."
    ]


def test_an_event_is_named_with_the_others_of_its_line():
    assert abreast.said(EVENTS, "a2") == [
        "Shown is: Eastmere: ferry (3 articles).",
        "It is one of 2 events of one story line, apart in time. The others: bees.",
    ]
    assert abreast.said(EVENTS, "nothing") == ["There is no event."]


def test_titles_and_leads_stand_in_the_order_of_days():
    said = sentences(a1=["The ferry is shut."], a2=["The line is closed.", "More."], a3=["Shut."])
    table = abreast.leads("a2", EVENTS, ARTICLES, said)
    assert table["title"].tolist() == ["Line closed", "Ferry shut", "Again"]
    assert table["lead"].iloc[0] == "The line is closed."
    assert table["agency"].iloc[0] == "Reuters"


def test_a_fact_has_its_most_typical_sentence_and_its_sources():
    said = sentences(a1=["Shut today."], a2=["The line was shut.", "Bakers sang."])
    facts = pd.DataFrame({
        "event_id": "a2", "article_id": ["a1", "a2", "a2"], "sentence_id": [0, 0, 1],
        "fact_id": [0, 0, 1], "similarity": [0.5, 0.6, 1.0], "n_sources": [2, 2, 1],
        "told_by": ["all", "all", "one"], "source": ["North", "South", "South"],
    })  # fmt: skip
    table = abreast.facts_of(facts, said, "a2")
    assert table[["told_by", "sources", "text"]].to_numpy().tolist() == [
        ["all", "North, South", "The line was shut."], ["one", "South", "Bakers sang."],
    ]  # fmt: skip
    assert table["anchor"].is_unique
    assert abreast.facts_of(facts.iloc[:0], said, "a2").empty


def test_who_is_named_by_all_and_who_by_one():
    spans = pd.DataFrame({"article_id": ["a1", "a2", "a3", "a3", "a4"],
                          "entity": ["Mayor", "Mayor", "Mayor", "Bakers", "Bees"]})  # fmt: skip
    table = abreast.named(spans, "entity", "a2", EVENTS, ARTICLES)
    assert table[["entity", "told_by", "n_articles"]].to_numpy().tolist() == [
        ["Mayor", "all", 3], ["Bakers", "one", 1],
    ]  # fmt: skip


def test_gaps_are_those_of_the_first_two_sources():
    scores = pd.DataFrame(
        {"article_id": ["a1", "a2", "a3"], "measure": "ease", "value": [5.0, 1.0, 3.0]}
    )
    parts = abreast.gaps(scores, EVENTS, ARTICLES, ["North", "South", "East"]).set_index("part")
    assert parts["value"].to_dict() == {"selection": 0.0, "treatment": 3.0, "gap": 3.0}
    assert abreast.gaps(scores, EVENTS, ARTICLES, ["North"]).empty
