"""Collocates on sentences small enough to count; every word is invented."""

import math

import pandas as pd
import pytest

from analysis import compare
from analysis.contrasts import collocates
from tests.contrasts import frames

TEXTS = {
    "a0": ["hall opens gate", "hall keeps gate", "mill burns"],
    "a1": ["gate rusts", "hall gate"],
    "a2": ["hall mill", "mill gate"],
}
ARTICLES = frames.articles(["Post", "Post", "Echo"])


def tables(texts=TEXTS):
    rows, sentences = [], []
    for article, said in texts.items():
        at = 0
        for number, sentence in enumerate(said):
            sentences.append((article, number))
            for word in sentence.split():
                rows.append((article, number, at, at + len(word), word, "own"))
                at += len(word) + 1
    columns = ["article_id", "sentence_id", "start", "end", "term", "voice"]
    terms = pd.DataFrame(rows, columns=columns).astype({"article_id": "str", "term": "str"})
    return terms, pd.DataFrame(sentences, columns=["article_id", "sentence_id"])


def beside(node="hall", texts=TEXTS, articles=ARTICLES):
    terms, sentences = tables(texts)
    return collocates.collocates(
        terms[terms["term"] == node], terms, sentences, articles, node=node
    )


def test_counts_by_hand(monkeypatch):
    monkeypatch.setattr(collocates, "MIN_BOTH", 1)
    row = beside().set_index(["term", "source"]).loc[("gate", "Post")]
    assert row[["n_both", "n_node", "n_term", "n_sentences"]].tolist() == [3, 3, 4, 5]
    assert row[["n_articles", "n_articles_all"]].tolist() == [2, 2]
    assert row["pmi"] == pytest.approx(math.log2(3 * 5 / (3 * 4)))
    assert row["log_dice"] == pytest.approx(14 + math.log2(6 / 7))
    echo = beside().set_index(["term", "source"]).loc[("mill", "Echo")]
    assert echo[["n_both", "n_node", "n_term", "n_articles_all"]].tolist() == [1, 1, 2, 1]


def test_a_word_never_beside_the_node_has_no_score(monkeypatch):
    monkeypatch.setattr(collocates, "MIN_BOTH", 1)
    row = beside().set_index(["term", "source"]).loc[("gate", "Echo")]
    assert (row["n_both"], row["n_articles"]) == (0, 0)
    assert row[["pmi", "log_dice"]].isna().all()
    assert row["article_share"] == 0.0


def test_the_node_is_no_company_of_its_own():
    assert "hall" not in set(beside()["term"])
    assert set(beside()["term"]) == {"gate"}


def test_the_articles_that_name_it_decide():
    texts = {f"a{n}": ["hall gate" if n < 20 else "hall mill"] for n in range(40)}
    articles = frames.articles(["Post"] * 20 + ["Echo"] * 20)
    table = compare.shares(beside("hall", texts, articles), "collocates", is_within=True)
    assert set(table["verdict"]) == {"differs"}
    gate = table.set_index(["term", "source"]).loc[("gate", "Post")]
    assert gate["difference"] == 1.0


def test_a_node_that_nobody_names_has_no_company():
    assert beside("lamp").empty
