"""The bars of roles, on invented tables."""

import matplotlib as mpl
import pandas as pd
import pytest

from analysis.charts import theme, voices
from tests.charts import spoken


def _texts(fig):
    return [text.get_text() for text in fig.findobj(mpl.text.Text)]


def test_parts_of_a_bar_follow_one_another_and_fill_it():
    data = voices.prepare(spoken.voices())
    one = data[data["source"] == "The Anvil"]
    assert one["word_share"].tolist() == pytest.approx([20 / 60, 10 / 60, 30 / 60])
    assert one["left"].tolist() == pytest.approx([0, 20 / 60, 30 / 60])
    assert one["speaker_role"].tolist()[-1] == "unknown", "what is not known comes last"


def test_roles_beyond_the_first_are_one_part_without_a_verdict():
    roles = [f"role {n}" for n in range(12)]
    data = voices.prepare(spoken.voices(roles), top_n=3)
    assert data["speaker_role"].nunique() == 4
    others = data[data["speaker_role"] == voices.OTHERS]
    assert others["verdict"].tolist() == ["", ""]
    assert data.groupby("source")["word_share"].sum().tolist() == pytest.approx([1, 1])
    spans = voices.shown(pd.DataFrame({"speaker_role": ["role 0", "role 11"]}), data)
    assert spans["speaker_role"].tolist() == [voices.OTHERS, "role 11"]


def test_the_chart_says_roles_shares_and_sizes():
    texts = _texts(voices.draw(voices.prepare(spoken.voices())))
    assert "The Anvil\n(10; 60 words)" in texts
    assert "Freedonia\n33%" in texts
    assert "government: Freedonia" in texts, "the key has the whole name"


@pytest.mark.parametrize("voice", theme.HEARD)
def test_the_voice_that_is_counted_is_stated(voice):
    fig = voices.draw(voices.prepare(spoken.voices(), voice=voice))
    note = " ".join(_texts(fig)).replace("\n", " ")
    assert theme.HEARD[voice] in note


def test_a_source_that_quotes_nobody_has_no_part():
    table = spoken.voices()
    table.loc[table["source"] == "Morning Loom", ["n_quotes", "n_quoted_words"]] = 0
    data = voices.prepare(table)
    assert set(data.loc[data["anchor"] != "", "source"]) == {"The Anvil"}
    assert "Morning Loom (0 words): nobody" in voices.alt(data)
    assert voices.draw(data)


def test_the_words_have_the_shares():
    assert "unknown 50%, government: Freedonia 33%" in voices.alt(voices.prepare(spoken.voices()))
