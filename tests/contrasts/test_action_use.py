"""Who acts and who is acted on, counted by hand on invented actions."""

import pandas as pd
import pytest

from analysis.contrasts.action_use import action_use, deeds, positions
from tests.contrasts import frames

COLUMNS = ["article_id", "start", "agent_entity", "verb", "verb_group", "patient_entity",
           "is_passive", "has_agent", "mode", "voice"]  # fmt: skip
ROWS = [
    ("a0", 1, "Ardia", "strike", "attack", "Belmar", False, True, "stated", "own"),
    ("a0", 2, "Ardia", "strike", "attack", "Belmar", True, True, "stated", "own"),
    ("a0", 3, "", "bomb", "attack", "Belmar", True, False, "stated", "own"),
    ("a1", 1, "Ardia", "hit", "attack", "Belmar", False, False, "stated", "quoted"),
    ("a1", 2, "Ardia", "strike", "attack", "Belmar", False, True, "negated", "own"),
    ("a1", 3, "Ardia", "say", "say", "", False, True, "stated", "own"),
    ("b2", 1, "Belmar", "strike", "attack", "Ardia", False, True, "stated", "own"),
    ("b2", 1, "Belmar", "strike", "attack", "", False, True, "stated", "own"),
]


def actions(rows=ROWS):
    return pd.DataFrame(rows, columns=COLUMNS)


def articles():
    return frames.articles(["Post", "Post", "Echo"]).assign(article_id=["a0", "a1", "b2"])


def counts(source="Post", **options):
    table = action_use(actions(), articles(), **options)
    rows = table[(table["source"] == source) & (table["n_actions"] > 0)]
    return rows.set_index(["entity", "position"])["n_actions"].to_dict()


def test_each_entity_stands_in_its_position():
    assert counts() == {
        ("Ardia", "agent"): 2, ("Ardia", "deed"): 1,
        ("Belmar", "patient"): 1, ("Belmar", "passive"): 1, ("Belmar", "agentless"): 2,
    }  # fmt: skip


def test_what_is_denied_and_what_is_said_does_not_count():
    found = positions(actions(), articles())
    assert set(found["mode"]) == {"stated"}
    assert "say" not in set(found["verb"])


def test_a_verb_counts_once_for_an_entity():
    assert counts("Echo") == {("Belmar", "agent"): 1, ("Ardia", "patient"): 1}


def test_a_voice_counts_alone():
    assert counts(voice="quoted") == {("Ardia", "deed"): 1, ("Belmar", "agentless"): 1}


def test_swapping_who_acts_mirrors_the_table():
    names = {"Ardia": "Belmar", "Belmar": "Ardia", "": ""}
    turned = actions().assign(
        agent_entity=lambda t: t["agent_entity"].map(names),
        patient_entity=lambda t: t["patient_entity"].map(names),
    )
    one = action_use(actions(), articles()).set_index(["entity", "position", "source"])
    other = action_use(turned, articles()).set_index(["entity", "position", "source"])
    for (entity, position, source), n in one["n_actions"].items():
        assert other.loc[(names[entity], position, source), "n_actions"] == n


def test_shares_are_of_all_that_an_entity_does_or_suffers():
    table = action_use(actions(), articles()).set_index(["entity", "position", "source"])
    row = table.loc[("Belmar", "agentless", "Post")]
    assert row["action_share"] == pytest.approx(2 / 4)
    assert (row["n_articles"], row["n_articles_all"]) == (2, 2)
    assert table.groupby(["entity", "source"])["action_share"].sum().tolist() == [1, 1, 1, 1]


def test_deeds_name_the_verbs():
    table = deeds(actions(), articles()).set_index(["entity", "position", "source"])
    assert table.loc[("Ardia", "agent", "Post"), "verbs"] == "strike (2)"
    assert table.loc[("Belmar", "agentless", "Post"), "verbs"] == "bomb (1); hit (1)"


def test_no_actions_are_no_rows():
    assert action_use(actions([]), articles()).empty
    assert deeds(actions([]), articles()).empty
