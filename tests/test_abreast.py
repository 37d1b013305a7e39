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
    assert table["anchor"].is_unique
    near = abreast.of_event(spans, EVENTS, "a2")
    assert near["entity"].tolist() == ["Mayor", "Mayor", "Mayor", "Bakers"]


QUOTES = pd.DataFrame({
    "article_id": ["a1", "a2", "a2", "a3", "a3", "a4"], "quote_id": [0, 0, 1, 0, 1, 0], "piece": 0,
    "sentence_id": 0, "start": 0, "end": 9, "kind": "direct",
    "cue": ["say", "claim", "say", "say", "", "buzz"],
    "cue_stance": ["neutral", "doubting", "neutral", "neutral", "none", "neutral"],
    "speaker": ["the mayor", "Mayor", "a baker", "he", "", "Bees"],
    "speaker_kind": ["role", "name", "role", "pronoun", "none", "name"],
    "speaker_entity": ["Mayor", "Mayor", "", "", "", "Bees"],
    "speaker_role": ["government", "government", "business", "expert", "nobody named", "expert"],
    "voice": "quoted", "n_words": 5,
})  # fmt: skip
MEASURED = ARTICLES.assign(is_measured=True)


def test_who_is_quoted_by_all_and_who_by_one_with_which_verbs():
    said = abreast.spoken(QUOTES, "a2", EVENTS, MEASURED)
    table = abreast.heard(said, "a2", EVENTS, MEASURED)
    columns = ["speaker", "told_by", "n_statements", "roles", "cues"]
    assert table[columns].to_numpy().tolist() == [
        ["Mayor", "all", 2, "government", "North: say 1; South: claim (doubting) 1"],
        ["baker", "one", 1, "business", "South: say 1"],
    ]  # fmt: skip
    assert table["anchor"].is_unique
    nobody = abreast.spoken(QUOTES.iloc[:0], "a2", EVENTS, MEASURED)
    assert abreast.heard(nobody, "a2", EVENTS, MEASURED).empty


def test_labels_of_one_entity_stand_beside_one_another():
    labels = pd.DataFrame({
        "article_id": ["a1", "a1", "a2", "a3", "a2", "a4"],
        "entity": ["Mayor", "Mayor", "Mayor", "Mayor", "Bakers", "Mayor"],
        "label": ["hero", "hero", "villain", "hero", "loud", "queen"],
        "voice": ["own", "own", "own", "quoted", "own", "own"],
    })  # fmt: skip
    table = abreast.called(labels, "a2", EVENTS, ARTICLES)
    assert table[["entity", "source", "labels", "n_labels"]].to_numpy().tolist() == [
        ["Mayor", "North", "hero 2", 2], ["Mayor", "South", "villain 1, “hero” 1", 2],
    ]  # fmt: skip
    assert abreast.called(labels.iloc[:0], "a2", EVENTS, ARTICLES).empty


def test_numbers_that_differ_in_one_event_and_those_of_others_left_out():
    numbers = pd.DataFrame({
        "article_id": ["a1", "a2", "a4"], "sentence_id": 0, "start": 0, "end": 3,
        "quantity": "killed", "value": [9.0, 10.0, 3.0], "qualifier": "", "surface": "x",
        "voice": "own",
    })  # fmt: skip
    table = abreast.disputed(numbers, "a2", EVENTS, ARTICLES)
    assert table[["source", "value"]].to_numpy().tolist() == [["North", 9.0], ["South", 10.0]]
    same = numbers.assign(value=9.0)
    assert abreast.disputed(same, "a2", EVENTS, ARTICLES).empty


def test_some_of_each_kind_are_shown():
    rows = pd.DataFrame({"told_by": ["all"] * 3 + ["some"] + ["one"] * 4, "n": range(8)})
    assert abreast.of_each(rows, 2)["n"].tolist() == [0, 1, 3, 4, 5]


def gap_rows(subject, verdict, q, **values):
    base = {"subject_type": "topic", "subject": subject, "unit": "u", "source": "North",
            "other": "South", "n_events_both": 6, "q_value": q, "voices": ""}  # fmt: skip
    return [
        base | {"component": part.replace("_", " "), "value": value, "value_low": value - 1,
                "value_high": value + 1, "verdict": verdict}
        for part, value in values.items()
    ]  # fmt: skip


def test_the_parts_of_a_gap_stand_side_by_side_the_surest_first():
    gaps = pd.DataFrame([
        *gap_rows("long_words", "cannot tell", 0.5, own_words=1.0, gap=1.0),
        *gap_rows("ports", "differs", 0.01, own_words=2.0, who_is_quoted=1.0, gap=3.0),
    ])  # fmt: skip
    table = abreast.apart(gaps)
    assert table[["subject", "gap", "own words", "own words_high"]].to_numpy().tolist() == [
        ["ports", 3.0, 2.0, 3.0], ["long words", 1.0, 1.0, 2.0],
    ]  # fmt: skip
    assert table["who is quoted"].isna().tolist() == [False, True]
    assert table["verdict"].tolist() == ["own words, who is quoted, gap", "cannot tell"]
    assert abreast.paired(gaps) == ["North less South, the two that share most events: 6 events."]
    few = abreast.paired(gaps.assign(n_events_both=1))
    assert few == ["North less South: both told 1 event, too few to say how they tell the same "
                   "events differently."]  # fmt: skip
    assert abreast.apart(gaps.iloc[:0]).empty
    assert len(abreast.paired(gaps.iloc[:0])) == 1
