"""The matrix of labels, on invented tables."""

import matplotlib as mpl
import pandas as pd

from analysis.charts import labels
from tests.charts import spoken


def _boxes(fig):
    return [p for p in fig.findobj(mpl.patches.FancyBboxPatch) if p.get_url()]


def test_own_words_are_filled_and_quoted_ones_hollow():
    fig = labels.draw(labels.prepare(spoken.label_use()))
    faces = [mpl.colors.to_hex(box.get_facecolor()) for box in _boxes(fig)]
    assert faces.count(labels.FILL) == 4
    assert faces.count("#ffffff") == 2, "of the two sources that quote the second label"


def test_each_box_has_its_number_and_its_evidence():
    data = labels.prepare(spoken.label_use())
    assert data.loc[data["n"] > 0, "anchor"].is_unique
    assert (data.loc[data["n"] == 0, "anchor"] == "").all()
    texts = [text.get_text() for text in labels.draw(data).axes[0].texts]
    assert texts.count("3") == 2
    assert "The Anvil\n(10)" in texts


def test_only_the_entity_and_the_group_asked_for_are_drawn():
    both = pd.concat([
        spoken.label_use(),
        spoken.label_use(("minister",), entity="Ora Belk"),
        spoken.label_use(("armed",)).assign(label_group="arms"),
    ], ignore_index=True)  # fmt: skip
    assert set(labels.prepare(both)["label"]) == {"rebel", "militia"}
    assert set(labels.prepare(both, entity="Ora Belk")["label"]) == {"minister"}
    assert set(labels.prepare(both, group="arms")["label"]) == {"armed"}
    assert labels.prepare(both, entity="Nobody").empty


def test_a_label_of_sources_that_are_not_drawn_takes_no_row():
    sizes = {f"Outlet {n}": 20 - n for n in range(10)}
    table = spoken.label_use(sizes=sizes)
    rare = spoken.label_use(("rare",), {"Outlet 9": 11})
    data = labels.prepare(pd.concat([table, rare], ignore_index=True))
    assert set(data["label"]) == {"rebel", "militia"}
    assert set(data["row"]) == {0, 1}


def test_the_words_have_both_voices():
    said = labels.alt(labels.prepare(spoken.label_use()))
    assert "The Anvil: “militia” 2 own, 1 quoted and “rebel” 3 own, 0 quoted" in said
