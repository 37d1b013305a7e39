"""References beside mentions, counted on fingers. All rows invented."""

import pandas as pd

from analysis.contrasts import referring as module
from analysis.contrasts.frequency import entity_frequency
from analysis.contrasts.referring import referring
from tests.contrasts import frames

ARTICLES = frames.articles(["Post", "Echo"], n_words=500)
FREQUENCY = entity_frequency(frames.mentions({"a0": "Ada Ada Ben", "a1": "Ada"}), ARTICLES)
REFERENCES = pd.DataFrame(
    [("a0", "Ada", "pronoun", "own"), ("a0", "Ada", "role", "own"),
     ("a0", "Ada", "role", "quoted")],
    columns=["article_id", "entity", "kind", "voice"],
)  # fmt: skip


def test_the_two_layers_stand_side_by_side():
    before = FREQUENCY.copy(deep=True)
    table = referring(FREQUENCY, REFERENCES, ARTICLES)
    pd.testing.assert_frame_equal(FREQUENCY, before)
    assert list(table.columns) == module.COLUMNS
    row = table.set_index(["entity", "source"]).loc[("Ada", "Post")]
    counts = ["n_mentions", "n_pronouns", "n_roles", "n_references", "n_with_references"]
    assert row[counts].tolist() == [2, 1, 2, 3, 5]
    assert row[["per_1k", "with_references_per_1k"]].tolist() == [4.0, 10.0]
    echo = table.set_index(["entity", "source"]).loc[("Ada", "Echo")]
    assert echo["n_with_references"] == echo["n_mentions"] == 1


def test_rows_are_those_of_the_frequency_in_its_order():
    table = referring(FREQUENCY, REFERENCES, ARTICLES)
    assert table[["entity", "source"]].equals(FREQUENCY[["entity", "source"]])


def test_a_voice_counts_alone():
    table = referring(FREQUENCY, REFERENCES, ARTICLES, voice="quoted")
    assert table["n_roles"].sum() == 1
    assert table["n_pronouns"].sum() == 0


def test_no_references_add_nothing():
    table = referring(FREQUENCY, REFERENCES[:0], ARTICLES)
    assert table["n_with_references"].tolist() == table["n_mentions"].tolist()
    assert referring(FREQUENCY[:0], REFERENCES, ARTICLES).empty
