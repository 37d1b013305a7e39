"""The heat map of names in pairs: what it draws, read back. All names are invented."""

import pandas as pd
import pytest
from matplotlib.text import Text

from analysis.anchors import anchor
from analysis.charts import co_mentions
from analysis.errors import ParameterError
from tests.charts import cases, tables

NAMES = ["Ada Birch", "Ben Cole", "Ciel", "Dorn"]


def _texts(fig):
    return [text.get_text() for text in fig.findobj(Text) if text.get_text()]


def test_each_pair_is_one_cell_with_its_count_and_ratio():
    table = tables.pairs(NAMES)
    before = table.copy(deep=True)
    data = co_mentions.prepare(table)
    pd.testing.assert_frame_equal(table, before)
    assert len(data) == 6
    assert (data["row"] > data["column"]).all()
    assert (
        data[["n", "times"]].to_numpy().tolist()
        == data[["n_articles_both", "ratio"]].to_numpy().tolist()
    )
    texts = _texts(co_mentions.draw(data))
    for row in data.itertuples():
        assert f"{row.n:,}" in texts
        assert co_mentions.times(row.times) in texts
    assert "Ada Birch (200)" in texts


def test_sentences_have_their_own_count_and_their_own_place():
    data = co_mentions.prepare(tables.pairs(NAMES), unit="sentence")
    assert data["n"].tolist() == data["n_sentences_both"].tolist()
    assert data["anchor"].iloc[0] == anchor("co_mentions", "Ada Birch", "Ben Cole", "sentence")
    articles = co_mentions.prepare(tables.pairs(NAMES))
    assert not set(data["anchor"]) & set(articles["anchor"])
    assert "not tested" in " ".join(_texts(co_mentions.draw(data))).replace("\n", " ")


def test_only_what_is_beyond_chance_is_bold():
    data = co_mentions.prepare(tables.pairs(NAMES))
    fig = co_mentions.draw(data)
    bold = {
        t.get_text() for t in fig.axes[0].texts if t.get_fontproperties().get_weight() == "bold"
    }
    assert bold == {f"{n:,}" for n in data.loc[data["is_beyond_chance"], "n"]}
    plain = co_mentions.draw(co_mentions.prepare(tables.pairs(NAMES, sure=False)))
    weights = {t.get_fontproperties().get_weight() for t in plain.axes[0].texts}
    assert "bold" not in weights


def test_a_pair_of_no_sentence_has_no_link():
    table = tables.pairs(NAMES).assign(n_sentences_both=[0, 1, 1, 1, 1, 1])
    data = co_mentions.prepare(table, unit="sentence")
    assert (data["anchor"] == "").tolist() == (data["n"] == 0).tolist()
    assert cases.urls(co_mentions.draw(data)) == {f"#{a}" for a in data["anchor"] if a}


def test_no_more_names_than_asked_the_most_named_first():
    data = co_mentions.prepare(tables.pairs(NAMES), top_n=3)
    assert set(data["entity"]) | set(data["other"]) == set(NAMES[:3])


def test_a_handful_of_articles_has_fewer_names():
    names = [f"Name {i}" for i in range(14)]
    for n, expected in ((9, co_mentions.FEW), (10, co_mentions.TOP_N)):
        data = co_mentions.prepare(tables.pairs(names).assign(n_articles_all=n))
        assert data["n_names"].unique().tolist() == [expected]


def test_the_pairs_of_two_charts_are_listed_once():
    one, two = (
        co_mentions.prepare(tables.pairs(NAMES)),
        co_mentions.prepare(tables.pairs(NAMES[:2])),
    )
    assert len(co_mentions.marks(one, two)) == len(one)
    assert co_mentions.marks(one)["heading"].iloc[0] == "Ada Birch with Ben Cole"


def test_an_unknown_unit_is_refused():
    with pytest.raises(ParameterError, match="article, sentence"):
        co_mentions.prepare(tables.pairs(NAMES), unit="word")


def test_the_words_name_the_pairs_that_meet_most():
    words = co_mentions.alt(co_mentions.prepare(tables.pairs(NAMES)))
    assert "4 names in pairs, by articles" in words
    assert "Ada Birch with Ben Cole 59 (×3.0)" in words
