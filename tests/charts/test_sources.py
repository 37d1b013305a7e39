"""What was read, by source, on invented tables."""

import pandas as pd

from analysis.anchors import anchor
from analysis.charts import sources
from tests.charts import tables

SIZES = {"The Anvil": 6, "Morning Loom": 2}


def _data():
    articles = tables.articles(SIZES)
    ledger = tables.ledger(articles, dropped=["no text", "same text", "no text"], flagged=1,
                           strangers=4)  # fmt: skip
    return articles, ledger, sources.prepare(articles, ledger)


def test_the_bars_add_up_to_the_ledger():
    articles, ledger, data = _data()
    sums = data[["n_kept", "n_flagged", "n_dropped"]].sum()
    assert sums.sum() == len(ledger)
    assert sums.to_dict() == {"n_kept": 11, "n_flagged": 1, "n_dropped": 3}
    assert data["kind"].tolist() == ["source", "source", "unselected", "dropped", "dropped"]
    assert data["label"].tolist()[-2:] == ["dropped: no text", "dropped: same text"]
    again = sources.prepare(articles, ledger)
    pd.testing.assert_frame_equal(data, again)


def test_only_sources_lead_to_articles():
    _, _, data = _data()
    assert data["anchor"].tolist() == [
        anchor("sources", "The Anvil"), anchor("sources", "Morning Loom"), "", "", "",
    ]  # fmt: skip
    assert data["source"].tolist()[:2] == ["The Anvil", "Morning Loom"]


def test_copies_set_aside_have_a_bar_of_their_own():
    articles, ledger, _ = _data()
    ledger.loc[ledger["article_id"].isin(["else/0", "else/1"]), ["status", "reason"]] = [
        "flagged", "set_aside",
    ]  # fmt: skip
    data = sources.prepare(articles, ledger)
    assert data["label"].tolist()[2:4] == ["not selected for this report", "set aside as copies"]
    assert data[["n_kept", "n_flagged", "n_dropped"]].sum().sum() == len(ledger)
    assert "set aside as copies 2 articles." in sources.alt(data).replace(",", ".")
    (axes,) = sources.draw(data).axes
    assert "set aside, or dropped" in " ".join(t.get_text() for t in axes.figure.findobj()
                                               if hasattr(t, "get_text"))  # fmt: skip


def test_other_sources_are_one_bar_and_lose_nothing():
    articles = tables.articles({f"s{i}": 3 for i in range(20)})
    data = sources.prepare(articles, tables.ledger(articles))
    assert data["label"].tolist()[-1] == "12 more sources"
    assert data["n_kept"].sum() == 60


def test_all_dropped_is_still_a_chart():
    articles = tables.articles({})
    data = sources.prepare(articles, tables.ledger(articles, dropped=["no text"]))
    assert data["label"].tolist() == ["dropped: no text"]
    assert "dropped: no text 1 record" in sources.alt(data)
    assert sources.draw(data).axes


def test_the_words_have_the_counts():
    _, _, data = _data()
    assert "The Anvil 6 articles, 1 of them flagged" in sources.alt(data)
