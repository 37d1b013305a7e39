"""The bars of doubting and endorsing verbs, on invented tables."""

import matplotlib as mpl
import pytest

from analysis.charts import stances
from tests.charts import spoken


def _bars(fig):
    return [p for p in fig.findobj(mpl.patches.Rectangle) if p.get_url()]


def test_doubting_stands_left_and_is_filled_where_it_differs():
    fig = stances.draw(stances.prepare(spoken.stances()))
    bars = _bars(fig)
    assert {round(bar.get_x(), 3) for bar in bars} == {-0.2}
    white = mpl.colors.to_rgba("#ffffff")
    assert sum(bar.get_facecolor() == white for bar in bars) == len(bars) / 2


def test_roles_without_such_a_verb_have_no_link():
    data = stances.prepare(spoken.stances())
    assert set(data["cue_stance"]) == {"doubting", "endorsing"}
    assert (data["anchor"] == "").equals(data["cue_stance"] == "endorsing")


def test_a_bar_of_few_statements_is_cut_with_its_share():
    table = spoken.stances(roles=("all speakers", "expert", "cook"))
    few = table["speaker_role"] == "cook"
    table.loc[few, ["n_quotes", "n_quotes_all", "quote_share"]] = [3, 3, 1.0]
    fig = stances.draw(stances.prepare(table))
    assert max(bar.get_width() for bar in _bars(fig)) == pytest.approx(0.2)
    assert "100%" in [text.get_text() for text in fig.findobj(mpl.text.Text)]


def test_neutral_verbs_alone_are_nothing_to_draw():
    table = spoken.stances()
    quiet = stances.prepare(table.assign(n_quotes=0, quote_share=0.0))
    texts = [text.get_text() for text in stances.draw(quiet).findobj(mpl.text.Text)]
    assert stances.NOTHING in texts


def test_the_words_have_the_shares():
    said = stances.alt(stances.prepare(spoken.stances()))
    assert "doubting verbs for 20% of 20 statements by all speakers" in said
