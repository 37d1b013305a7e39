"""The bars of who acts and who is acted on, on invented tables."""

import matplotlib as mpl
import pytest

from analysis.charts import actions
from tests.charts import spoken


def test_acting_stands_right_and_being_acted_on_left():
    data = actions.prepare(spoken.action_use())
    one = data[(data["entity"] == "Ardia") & (data["source"] == "The Anvil")]
    left = dict(zip(one["position"], one["left"], strict=True))
    assert left == pytest.approx(
        {"agent": 0, "deed": 0.4, "patient": -0.2, "passive": -0.3, "agentless": -0.5}
    )


def test_the_entities_asked_for_are_drawn():
    data = actions.prepare(spoken.action_use(), actors=["Belmar"])
    assert set(data["entity"]) == {"Belmar"}
    assert set(actions.prepare(spoken.action_use(), top_n=1)["entity"]) == {"Ardia"}


def test_the_position_without_an_agent_is_hatched_so_that_grey_will_do():
    fig = actions.draw(actions.prepare(spoken.action_use()))
    bars = [p for p in fig.findobj(mpl.patches.Rectangle) if p.get_url()]
    assert len(bars) == 20
    assert sum(bool(bar.get_hatch()) for bar in bars) == 4


def test_numbers_stand_beside_the_bars():
    fig = actions.draw(actions.prepare(spoken.action_use()))
    texts = [text.get_text() for text in fig.findobj(mpl.text.Text)]
    assert texts.count("10") == 4
    assert "acted on, by nobody named" in texts


def test_the_words_say_how_often_each_acts():
    said = actions.alt(actions.prepare(spoken.action_use()))
    assert "Ardia acts in 50% of 10 actions in Morning Loom and 50%" in said
