"""Spans as rows: sentence, voice and spelling. All texts are invented."""

import numpy as np

from analysis.extract import spans


def test_rows_know_sentence_and_voice(extracted):
    parts = [("body", "It rained. “It poured,” he said."), ("body", "Then sun.")]
    articles, _, sentences, quoted, _ = extracted(parts)
    text = articles["text"][0]
    words = ("rained", "poured", "said", "sun")
    start = np.array([text.index(w) for w in words])
    end = start + [len(w) for w in words]
    rows = spans.rows(articles, sentences, quoted)
    frame = rows.frame(np.zeros(4, np.int64), start, end)
    assert frame["sentence_id"].tolist() == [0, 1, 1, 2]
    assert frame["voice"].tolist() == ["own", "quoted", "own", "own"]
    assert frame["article_id"].tolist() == articles["article_id"].tolist() * 4
    assert tuple(rows.spelled(np.zeros(4, np.int64), start, end)) == words


def test_an_article_without_sentences_shows(extracted):
    articles, _, sentences, quoted, _ = extracted([("body", "One.")])
    rows = spans.rows(articles, sentences.iloc[:0], quoted)
    one = np.array([0])
    assert rows.frame(one, one, one + 3)["sentence_id"].tolist() == [-1]
