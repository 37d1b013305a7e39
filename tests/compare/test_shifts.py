"""Word shifts of the scores that are shipped; articles and words are invented."""

import numpy as np
import pandas as pd
import pytest

from analysis.compare import shifts
from analysis.errors import ParameterError
from tests.contrasts import frames

WORDS = {
    "a0": "hill hill *gate lamp", "a1": "hill *gate *gate lamp",
    "a2": "hill gate gate lamp", "a3": "gate lamp *lamp hill",
}  # fmt: skip
ARTICLES = frames.articles(["Post", "Post", "Echo", "Echo"])


def test_the_quoted_share_by_hand():
    table = shifts.quoted_share(frames.terms(WORDS), ARTICLES, sources=["Post"])
    assert table["shift"].sum() == pytest.approx(3 / 8 - 1 / 8)
    gate = table.set_index("term").loc["gate"]
    assert gate[["n_source", "n_rest", "n_articles_source"]].tolist() == [3, 3, 2]
    assert (gate["score"], gate["rest_score"]) == (1.0, 0.0)
    assert gate["shift"] == pytest.approx(3 / 8)
    assert table["term"].iloc[0] == "gate"


def test_both_sides_mirror_one_another():
    both = shifts.quoted_share(frames.terms(WORDS), ARTICLES, sources=["Post", "Echo"])
    sums = both.groupby("source")["shift"].sum()
    assert sums["Post"] == pytest.approx(-sums["Echo"])


def test_an_interval_brackets_a_shift_of_many_articles():
    words = {f"a{n}": "hill *gate" if n % 2 else "hill gate lamp" for n in range(40)}
    articles = frames.articles(["Post", "Echo"] * 20)
    table = shifts.quoted_share(frames.terms(words), articles, sources=["Echo"])
    gate = table.set_index("term").loc["gate"]
    assert gate["shift_low"] <= gate["shift"] <= gate["shift_high"]
    assert gate["shift_low"] > 0


def test_a_dictionary_s_weights():
    weights = {"hill": 2.0}
    table = shifts.dictionary(frames.terms(WORDS), ARTICLES, weights, source="Post")
    assert table["shift"].sum() == pytest.approx(2 * 3 / 5 - 2 * 2 / 7)


def test_the_reading_ease_is_taken_apart_whole():
    from analysis.measures import flesch_reading_ease as flesch

    texts = {"a0": ["A plain dog ran home.", "It ran far."], "a1": ["The dog sat down at home."],
             "a2": ["Administrations regularly deliberate interminably."],
             "a3": ["Deliberations continued unabated for many long and weary hours."]}  # fmt: skip
    rows, start = [], 0
    for article, sentences in texts.items():
        for number, text in enumerate(sentences):
            rows.append((article, number, start, start + len(text), "body", text))
            start += len(text) + 1
    columns = ["article_id", "sentence_id", "start", "end", "part", "text"]
    sentences = pd.DataFrame(rows, columns=columns)
    quoted = pd.DataFrame({"article_id": [], "start": [], "end": []}).astype({"start": int})
    found = shifts.reading_ease(ARTICLES, sentences, quoted, source="Post", n_shown=99)
    words, n = flesch.word_counts(ARTICLES, sentences, quoted)
    side = words["article_id"].isin(["a0", "a1"])

    def ease(of, ids):
        of_side = words[of]
        long = len(of_side) / n[ids].sum()
        return -flesch.PER_WORD * long - flesch.PER_SYLLABLE * of_side["syllables"].mean()

    gap = ease(side, ["a0", "a1"]) - ease(~side, ["a2", "a3"])
    assert found["shift"].sum() == pytest.approx(gap)
    assert shifts.SENTENCE_LENGTH in set(found["term"])
    assert np.isfinite(found["shift"]).all()


def test_a_source_that_is_not_there_or_alone_is_refused():
    with pytest.raises(ParameterError, match="Echo, Post"):
        shifts.quoted_share(frames.terms(WORDS), ARTICLES, sources=["Sun"])
    with pytest.raises(ParameterError):
        alone = ARTICLES.assign(source="Post")
        shifts.quoted_share(frames.terms(WORDS), alone, sources=["Post"])
    assert shifts.quoted_share(frames.terms(WORDS), ARTICLES, sources=[]).empty
