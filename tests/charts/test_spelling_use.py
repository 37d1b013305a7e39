"""The matrix of spellings: what it draws, read back. All names are invented."""

import pandas as pd
from matplotlib.text import Text

from analysis.anchors import anchor
from analysis.charts import spelling_use, theme
from tests.charts import cases, tables

SIZES = {"The Anvil": 20, "Morning Loom": 9}
NAMES = ["Orvand", "Orvandia", "Land of Orvand", "Velm", "Welm", "Velmia"]


def _texts(fig):
    return [text.get_text() for text in fig.findobj(Text) if text.get_text()]


def test_prepared_data_is_the_table_s_own():
    table = tables.spelled(NAMES, SIZES)
    before = table.copy(deep=True)
    data = spelling_use.prepare(table)
    pd.testing.assert_frame_equal(table, before)
    again = data[table.columns].sort_values(["spelling", "source"], ignore_index=True)
    expected = table.sort_values(["spelling", "source"], ignore_index=True)
    pd.testing.assert_frame_equal(again, expected)
    row = data.iloc[0]
    assert row["anchor"] == anchor("spelling_use", row["entity"], row["spelling"], row["source"])
    assert row["heading"] == "Orvand (Orvand of 0) in The Anvil"


def test_no_more_entities_than_asked_in_the_table_s_order():
    data = spelling_use.prepare(tables.spelled(NAMES, SIZES), top_n=1)
    assert set(data["entity"]) == {"Orvand of 0"}


def test_every_cell_says_its_share_and_how_many_of_how_many():
    data = spelling_use.prepare(tables.spelled(NAMES, SIZES))
    texts = _texts(spelling_use.draw(data))
    for row in data.itertuples():
        assert f"{row.n_articles:,}/{row.n_articles_all:,}" in texts
    assert {"Orvand", "Orvand of 0", "Velm of 1"} <= set(texts)


def test_the_voice_is_stated():
    for voice, words in theme.HEARD.items():
        data = spelling_use.prepare(tables.spelled(NAMES, SIZES), voice=voice)
        assert words in spelling_use.draw(data).get_supxlabel().replace("\n", " ")


def test_an_entity_that_a_source_never_names_leaves_its_cells_empty():
    table = tables.spelled(NAMES, SIZES)
    table = table[(table["entity"] == "Orvand of 0") | (table["source"] == "The Anvil")]
    data = spelling_use.prepare(table)
    assert len(data) == 3 * 2 + 3
    assert cases.urls(spelling_use.draw(data)) == {f"#{a}" for a in data["anchor"] if a}


def test_few_articles_are_not_shouted():
    few = tables.spelled(NAMES, {"The Anvil": 1, "Morning Loom": 1}, verdict="too few")
    fig = spelling_use.draw(spelling_use.prepare(few))
    faces = {patch.get_facecolor()[:3] for patch in fig.axes[0].patches}
    darkest = tuple(int(theme.CELL_HIGH[i : i + 2], 16) / 255 for i in (1, 3, 5))
    assert min(sum(face) for face in faces) > sum(darkest) + 0.3


def test_the_words_name_spellings_and_shares():
    words = spelling_use.alt(spelling_use.prepare(tables.spelled(NAMES, SIZES)))
    assert "Orvand in 100% of 20 of The Anvil" in words
    assert "6 spellings" in words
