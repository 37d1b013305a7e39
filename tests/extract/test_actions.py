"""Who does what to whom, with entities and groups: by hand, on a marked set, on odd input.

All texts are invented. The floors are what was reached when they were set, rounded down; they only
rise.
"""

from pathlib import Path

import pandas as pd
import pytest

from analysis.annotate.store import Store
from analysis.extract.actions import COLUMNS, KEY, actions
from analysis.extract.clauses import clauses
from analysis.lexicons.verb_groups import VerbGroup, verb_groups
from tests.extract import marked
from tests.lexicons import pipeline

MIN_PRECISION, MIN_RECALL = 0.97, 0.95


def group(name, verbs, acts=(), *, is_elliptical=False):
    return VerbGroup(name, name, "", verbs, acts, is_elliptical, (), Path("invented.yaml"))


GROUPS = (
    group("attack", ("attack", "fire at"), ("strike", "bomb")),
    group("kill", ("kill",), is_elliptical=True),
)


@pytest.fixture
def read(tmp_path):
    """Return a function: a text and its names -> its actions."""

    def make(text, names=None, groups=GROUPS):
        tables = pipeline.read([text], tmp_path)
        known = marked.mentions([{"text": text, "names": names or {}}])
        return actions(clauses(*tables, Store(tmp_path)), known, groups)

    return make


@pytest.mark.model
def test_the_columns_and_the_entities(read):
    text = "The rebel leader, Reed, attacked Karell, and HRF fighters killed two guards."
    found = read(text, {"Reed": "PERSON", "Karell": "GPE", "HRF": "ORG"})
    assert found.columns.tolist() == COLUMNS
    shown = found[["agent", "agent_entity", "verb", "verb_group", "patient", "patient_entity"]]
    assert shown.to_numpy().tolist() == [
        ["rebel leader", "Reed", "attack", "attack", "Karell", "Karell"],
        ["HRF fighters", "HRF", "kill", "kill", "two guards", ""],
    ]
    assert [text[s:e] for s, e in zip(found["start"], found["end"], strict=True)] == [
        "attacked", "killed",
    ]  # fmt: skip
    assert found["has_agent"].all()
    assert set(found["mode"]) == {"stated"}


@pytest.mark.model
def test_an_act_that_acts_names_nobody_but_keeps_its_entity(read):
    found = read("Norlandish strikes killed ten people.", {"Norlandish": "NORP"})
    (row,) = found.itertuples()
    assert (row.agent, row.agent_entity) == ("Norlandish strikes", "Norlandish")
    assert (row.is_passive, row.has_agent) == (False, False)
    found = read("A bomb planted by Reed killed ten people.", {"Reed": "PERSON"})
    assert found.loc[found["verb"] == "kill", "has_agent"].tolist() == [False]
    found = read("Ten people were killed.")
    assert found[["agent", "patient", "is_passive", "has_agent"]].to_numpy().tolist() == [
        ["", "Ten people", True, False]
    ]


@pytest.mark.model
def test_groups_decide_on_prepositions_and_headlines(read):
    assert read("Rebels fired at a helicopter.")["verb"].tolist() == ["fire at"]
    (row,) = read("Rebels fired at a helicopter.", groups=()).itertuples()
    assert (row.verb, row.patient, row.verb_group) == ("fire", "", "")
    headline = "Hundreds deported"
    expel = group("expel", ("deport",), is_elliptical=True)
    assert read(headline, groups=(expel,))["patient"].tolist() == ["Hundreds"]
    assert read(headline, groups=(group("expel", ("deport",)),))["agent"].tolist() == ["Hundreds"]


@pytest.mark.model
def test_lists_transcripts_and_pieces_of_text_pass(read):
    texts = (
        "- attacked\n- killed, killed, killed\n- Reed",
        "Q: Who attacked Karell? REED: We did. Q: And killed? REED: They attacked us.",
        "Killed",
        "“”",
        "By by by attacked by",
    )
    for text in texts:
        found = read(text, {"Reed": "PERSON", "Karell": "GPE"})
        assert ((found["agent"] != "") | found["is_passive"]).all(), text
        assert not found.duplicated(KEY).any()


def test_no_articles(extracted):
    tables = extracted([("body", "Rebels attacked the port.")])
    none = clauses(*(t.iloc[:0] for t in tables[:4]), tables[4])
    found = actions(none, marked.mentions([]), GROUPS)
    assert found.empty
    assert found.columns.tolist() == COLUMNS


def _last(words):
    return words.split()[-1].lower() if words.split() else ""


def _voice(row):
    if row.agent and not row.has_agent:
        return "act"
    if row.is_passive:
        return "passive" if row.agent else "agentless"
    return "active"


@pytest.fixture(scope="module")
def gold(tmp_path_factory):
    """Return the marked set, read, and what is found in it, verbs of saying left out."""
    given = marked.read("actions.yaml", tmp_path_factory.mktemp("actions"))
    groups = verb_groups()
    found = actions(clauses(*given.tables, given.store), given.mentions, groups)
    return given, found[found["verb_group"] != "say"], groups


def _wanted(item, groups):
    saying = next(set(g.verbs) for g in groups if g.name == "say")
    rows = [[part.strip() for part in action.split("|")] for action in item["actions"]]
    return {
        (_last(agent), verb, _last(patient), *sorted(voice.split()))
        for agent, verb, patient, voice in rows
        if verb not in saying
    }


@pytest.mark.model
@pytest.mark.parametrize("half", marked.HALVES)
def test_the_marked_actions_are_found(gold, half):
    given, found, groups = gold
    items = given.ids(half)
    wanted = {i: _wanted(items[i], groups) for i in items}
    rows: dict[str, set] = {}
    for r in found.itertuples():
        marks = [_voice(r), *([] if r.mode == "stated" else [r.mode])]
        key = (_last(r.agent), r.verb, _last(r.patient), *sorted(marks))
        rows.setdefault(r.article_id, set()).add(key)
    precision, recall = marked.scores(wanted, rows)
    assert precision >= MIN_PRECISION, marked.unlike(wanted, rows, items)
    assert recall >= MIN_RECALL, marked.unlike(wanted, rows, items)


@pytest.mark.model
def test_the_marked_set_is_large_enough(gold):
    given, _, _ = gold
    assert len(given.items) >= 60
    said = " ".join(action for item in given.items for action in item["actions"])
    assert all(said.count(f"| {voice}") >= 7 for voice in ("active", "passive", "agentless", "act"))
    assert pd.Series([item["text"] for item in given.items]).is_unique
