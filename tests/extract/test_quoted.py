"""Quotations of articles, and whose voice a span is in. All texts are invented."""

import pandas as pd

from analysis.extract.quoted import quoted, voice
from tests.annotate.frames import WATER, frames


def test_quotes_are_slices_with_sentence_and_words(extracted):
    parts = [
        ("title", "“Stay home”"),
        ("furniture", "“Subscribe”"),
        ("body", "It was late. “We go now. All of us,” she said."),
        ("body", "“It was"),
        ("body", "“long,” he said."),
        ("body", "He began: “Then nothing."),
    ]
    articles, _, _, found, _ = extracted(parts)
    text = articles["text"][0]
    assert [text[r.start : r.end] for r in found.itertuples()] == [
        "Stay home", "We go now. All of us,", "It was", "long,", "Then nothing.",
    ]  # fmt: skip
    assert found["kind"].tolist() == ["closed"] * 4 + ["unclosed"]
    assert found["n_words"].tolist() == [2, 6, 2, 1, 2]
    assert found["sentence_id"].tolist() == [0, 3, 5, 6, 7]


def test_no_quotes_and_articles_without_sentences(extracted):
    articles, paragraphs, sentences, found, _ = extracted([("body", "It didn’t rain.")])
    assert found.empty
    assert {str(t) for t in found.dtypes} == {"str", "int64"}
    assert quoted(*frames(WATER), sentences.iloc[:0]).empty
    assert quoted(articles.iloc[:0], paragraphs.iloc[:0], sentences.iloc[:0]).empty


def test_voice_keeps_the_rows_of_the_spans():
    marks = pd.DataFrame({"article_id": ["b", "a"], "start": [10, 0], "end": [20, 5]})
    spans = pd.DataFrame(
        {"article_id": ["a", "b", "b", "c"], "start": [4, 9, 19, 0]}, index=[3, 1, 2, 0]
    )
    found = voice(spans, marks)
    assert found.to_dict() == {3: "quoted", 1: "own", 2: "quoted", 0: "own"}
    assert voice(spans.astype({"article_id": "category"}), marks).equals(found)
    assert set(voice(spans, marks.iloc[:0])) == {"own"}
    assert voice(spans.iloc[:0], marks).empty
