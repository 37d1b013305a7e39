"""Events among invented articles: who joins, who opens, and that nobody is moved."""

import numpy as np
import pandas as pd
import pytest

from analysis.events.occurrences import WINDOW_DAYS, events
from tests.events import made

FERRY = "ferry eastmere council line closure passengers ticket harbour vote"
FERRY_AGAIN = "ferry eastmere council closure passengers boat harbour vote islands"
BEES = "bees hives frost valley colonies beekeepers winter losses honey"
STRIKE = "drivers strike buses wages depot union talks walkout picket"


def found(*documents, **given):
    return events(made.terms(*documents), made.articles(*documents, **given))


def test_articles_of_one_event_come_together_and_others_stay_apart():
    table = found(FERRY, BEES, FERRY_AGAIN, STRIKE)
    assert table["event"].tolist() == [0, 1, 0, 2]
    assert table["similarity"].iloc[1] == 1.0
    assert 0.14 <= table["similarity"].iloc[2] < 1


def test_the_same_words_long_after_are_another_event():
    late = str((pd.Timestamp("2025-01-01") + pd.Timedelta(days=WINDOW_DAYS + 1)).date())
    assert found(FERRY, BEES, FERRY_AGAIN, days=["2025-01-01", "2025-01-01", late])[
        "event"
    ].tolist() == [0, 1, 2]
    assert found(FERRY, BEES, FERRY_AGAIN, days=["2025-01-01", "2025-01-01", ""])[
        "event"
    ].tolist() == [0, 1, 0]


def test_two_events_of_one_story_line_are_told_apart_and_tied():
    table = found(FERRY, BEES, FERRY_AGAIN, days=["2025-01-01", "2025-01-02", "2025-12-20"])
    assert table["event"].tolist() == [0, 1, 2]
    assert table["line"].tolist() == [0, 1, 0]


def test_events_are_numbered_as_they_opened_whatever_the_order_of_the_rows():
    days = ["2025-01-03", "2025-01-01", "2025-01-02"]
    assert found(FERRY, BEES, FERRY_AGAIN, days=days)["event"].tolist() == [1, 0, 1]


def test_a_later_article_moves_no_earlier_one():
    rng = np.random.default_rng(3)
    words = np.array([f"w{n}" for n in range(120)])
    topics = [rng.choice(words, 14, replace=False) for _ in range(12)]
    documents = [" ".join(rng.choice(topics[k], 9)) for k in rng.integers(0, 12, 80)]
    days = [str(d.date()) for d in pd.date_range("2025-01-01", periods=80)]
    whole = found(*documents, days=days)["event"].tolist()
    assert len(set(whole)) < 40, "some came together"
    for n in (20, 50, 79):
        assert found(*documents[:n], days=days[:n])["event"].tolist() == whole[:n]


@pytest.mark.parametrize("documents", [(), ("",), ("", ""), (FERRY,)])
def test_little_or_nothing_is_no_error(documents):
    table = found(*documents)
    assert table["event"].tolist() == list(range(len(documents)))


def test_articles_that_are_not_measured_have_no_event():
    table = made.articles(FERRY, BEES)
    table["is_measured"] = [True, False]
    assert events(made.terms(FERRY, BEES), table)["article_id"].tolist() == ["a1"]
