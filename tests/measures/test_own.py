"""Which sentences are the outlet's own; the texts are invented."""

import numpy as np
import pandas as pd

from analysis.measures import _own
from tests.measures import frames

BODY = (
    "The mill is shut.|«It will open in May,» he said.|She called it «vital» for the whole valley."
)


def test_a_sentence_is_quoted_when_most_of_it_is():
    own = _own.own_sentences(*frames.tables(BODY))
    assert own["sentence_id"].tolist() == [0, 2]


def test_only_body_sentences_of_measured_articles_count():
    articles, sentences, quoted = frames.tables(BODY, BODY)
    articles["is_measured"] = [False, True]
    assert set(_own.own_sentences(articles, sentences, quoted)["article_id"]) == {"a1"}
    assert _own.own_sentences(*frames.tables(BODY, part="title")).empty


def test_quoted_characters_agree_with_counting_them_one_by_one():
    rng = np.random.default_rng(6)
    quoted = pd.DataFrame(
        {"article_id": rng.choice(["a0", "a1"], 30), "start": rng.integers(0, 300, 30)}
    )
    quoted["end"] = quoted["start"] + rng.integers(1, 40, 30)
    spans = pd.DataFrame(
        {"article_id": rng.choice(["a0", "a1", "a2"], 50), "start": rng.integers(0, 300, 50)}
    )
    spans["end"] = spans["start"] + rng.integers(0, 60, 50)
    inside = {
        a: {c for s, e in g[["start", "end"]].to_numpy() for c in range(s, e)}
        for a, g in quoted.groupby("article_id")
    }
    slow = [
        sum(c in inside.get(row["article_id"], ()) for c in range(row["start"], row["end"]))
        for row in spans.to_dict("records")
    ]
    assert _own.quoted_characters(spans, quoted).tolist() == slow


def test_without_quotes_nothing_is_quoted():
    articles, sentences, quoted = frames.tables(BODY)
    assert len(_own.own_sentences(articles, sentences, quoted.iloc[:0])) == 3
