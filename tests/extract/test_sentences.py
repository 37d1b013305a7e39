"""Sentences with their parts, slices of the stored text. All texts are invented."""

import pytest

from analysis.annotate.run import annotate
from analysis.annotate.store import Store
from analysis.extract.sentences import sentences
from tests.annotate.frames import BRIDGE, WATER, frames


def test_sentences_and_their_parts(extracted):
    _, _, found, _, _ = extracted(WATER)
    assert found[["part", "text"]].values.tolist() == [
        ["title", "Harbour town mends its water tower"],
        ["furniture", "Sign up for our letter"],
        ["body", "Mayor Anna Berg opened the tower in Oslo on Monday."],
        ["body", "“It holds,” she said."],
        ["body", "Two engineers from Norway had worked on it."],
        ["body", "They didn’t rest."],
    ]
    assert found["sentence_id"].tolist() == list(range(6))


def test_sentences_are_slices_of_the_article(extracted):
    articles, _, found, _, _ = extracted(WATER, BRIDGE, WATER)
    text = dict(zip(articles["article_id"], articles["text"], strict=True))
    assert len(found) == 6 + 3 + 6
    for row in found.itertuples():
        assert text[row.article_id][row.start : row.end] == row.text == row.text.strip()
    assert found["article_id"].drop_duplicates().tolist() == articles["article_id"].tolist()


def test_unmeasured_articles_and_articles_not_annotated(extracted):
    articles, paragraphs, found, _, store = extracted(BRIDGE, WATER, unmeasured=[1])
    assert set(found["article_id"]) == {articles["article_id"][0]}
    other = sentences(*frames([("title", "New"), ("furniture", "Ad")]), store)
    assert other["part"].tolist() == ["furniture"]
    assert sentences(articles.iloc[:0], paragraphs.iloc[:0], store).empty


@pytest.mark.model
def test_with_the_model(tmp_path):
    store = Store(tmp_path)
    tables = frames(WATER, BRIDGE)
    annotate(*tables, store=store, workers=1)
    found = sentences(*tables, store)
    assert found["text"].tolist()[:4] == [
        "Harbour town mends its water tower",
        "Sign up for our letter",
        "Mayor Anna Berg opened the tower in Oslo on Monday.",
        "“It holds,” she said.",
    ]
