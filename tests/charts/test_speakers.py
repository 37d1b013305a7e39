"""The bars of speakers, on invented tables."""

import matplotlib as mpl

from analysis.charts import speakers
from tests.charts import spoken


def test_a_bar_is_cut_by_stance_and_adds_up():
    data = speakers.prepare(spoken.speakers())
    one = data[(data["speaker"] == "Ora Belk") & (data["source"] == "The Anvil")]
    assert one["cue_stance"].tolist() == ["endorsing", "neutral", "doubting"]
    assert one["n"].tolist() == [1, 3, 2]
    assert one["left"].tolist() == [0, 1, 4]
    assert set(one["total"]) == {6}


def test_who_is_not_named_has_no_bar_but_is_counted():
    data = speakers.prepare(spoken.speakers())
    assert set(data["speaker"]) == {"Ora Belk", "Leyla Oran"}
    assert set(data["n_all"]) == {6 + 5 + 4}


def test_many_sources_stand_in_two_rows():
    sizes = {f"Outlet {n}": 5 for n in range(8)}
    fig = speakers.draw(speakers.prepare(spoken.speakers(sizes=sizes)))
    panels = [ax for ax in fig.axes if ax.get_title(loc="left")]
    assert len(panels) == 8
    assert len({round(ax.get_position().y0, 3) for ax in panels}) == 2


def test_the_chart_has_numbers_and_a_key():
    fig = speakers.draw(speakers.prepare(spoken.speakers()))
    texts = [text.get_text() for text in fig.findobj(mpl.text.Text)]
    assert "6" in texts
    assert "doubting (claimed)" in texts
    assert "The Anvil\n15 statements" in texts


def test_the_words_name_the_most_quoted_and_the_doubted():
    said = speakers.alt(speakers.prepare(spoken.speakers()))
    assert "The Anvil: Ora Belk 6 and Leyla Oran 5" in said
    assert "8 statements of these speakers are introduced with a doubting verb" in said
