"""In whose words what is told, counted on fingers; every word is invented."""

import numpy as np
import pandas as pd

from analysis.contrasts import tellings as laid

EVENTS = pd.DataFrame({"article_id": ["a1", "a2", "a3", "a4"], "event_id": ["f", "f", "f", "b"]})
ARTICLES = pd.DataFrame({
    "article_id": ["a1", "a2", "a3", "a4"], "source": ["North", "South", "South", "East"],
})  # fmt: skip
QUOTES = pd.DataFrame({
    "article_id": ["a1", "a2", "a2"], "start": [10, 10, 50], "end": [20, 20, 60],
    "kind": ["direct", "direct", "scare"], "speaker_role": ["expert", "expert", "nobody"],
})  # fmt: skip


def spans(*rows):
    return pd.DataFrame(rows, columns=["article_id", "start", "voice", "subject"])


def test_a_span_is_the_outlet_s_the_role_s_or_nobody_s():
    table = spans(
        ("a1", 12, "own", ""), ("a1", 12, "quoted", ""), ("a1", 20, "quoted", ""),
        ("a2", 55, "quoted", ""), ("a4", 12, "quoted", ""),
    )  # fmt: skip
    assert laid.voices_of(table, QUOTES).tolist() == [
        laid.OWN, "expert", laid.NOBODY, laid.NOBODY, laid.NOBODY,
    ]  # fmt: skip


def test_the_pair_is_the_one_that_shares_most_events():
    assert laid.most_shared(EVENTS, ARTICLES) == ("North", "South")
    apart = EVENTS.assign(event_id=["f", "g", "g", "b"])
    assert laid.most_shared(apart, ARTICLES) == ("East", "South")
    assert laid.most_shared(EVENTS.iloc[:1], ARTICLES) == ()


def test_words_and_hits_are_laid_out_by_source_event_and_voice():
    words = spans(*[("a1", n, "own", "") for n in range(5)], ("a1", 12, "quoted", ""),
                  ("a2", 1, "own", ""), ("a3", 1, "own", ""), ("a4", 1, "own", ""))  # fmt: skip
    hits = spans(("a1", 3, "own", "tax"), ("a1", 12, "quoted", "tax"), ("a3", 1, "own", "bees"))
    told = laid.sourced(EVENTS, ARTICLES)
    base, counts = (laid.counted(rows, {"a1", "a2", "a3"}, QUOTES) for rows in (words, hits))
    found = laid.tellings(base, counts, told, pair=("North", "South"), subjects=["bees", "tax"])
    assert found.voices == (laid.OWN, "expert")
    assert found.base[:, 0].tolist() == [[5, 1], [2, 0]]
    assert found.sums[0, 0].tolist() == [[0, 1], [0, 1]]
    assert found.sums[1, 0].tolist() == [[1, 0], [0, 0]]
    assert found.base.sum() == 8


def test_a_measure_is_its_values_over_the_articles_that_have_one():
    scores = pd.DataFrame({"article_id": ["a1", "a2", "a3"], "value": [4.0, np.nan, 2.0]})
    values = laid.valued(scores, "ease")
    told = laid.sourced(EVENTS, ARTICLES)
    pair = ("North", "South")
    found = laid.tellings(values.assign(n=1.0), values, told, pair=pair, subjects=["ease"])
    assert found.base[:, 0, 0].tolist() == [1, 1]
    assert found.sums[:, 0, 0, 0].tolist() == [4, 2]


def test_what_is_in_marks_is_all_that_is_not_the_outlet_s():
    base = laid.counted(spans(("a1", 1, "own", ""), ("a1", 12, "quoted", "")), {"a1"}, QUOTES)
    marked = laid.in_marks(base, "quoted share")
    assert marked[["voice", "subject", "n"]].to_numpy().tolist() == [["expert", "quoted share", 1]]
