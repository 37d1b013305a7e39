"""Coverage and blind spots on invented events, counted by hand and by a second way."""

from itertools import product

import numpy as np
import pandas as pd
import pytest

from analysis.contrasts import event_coverage as coverage
from tests.events import made


def tables(rows):
    """Return events and articles of (event, source, day) rows."""
    articles = made.articles(
        *[""] * len(rows), days=[day for _, _, day in rows], sources=[s for _, s, _ in rows]
    )
    ids = articles["article_id"].tolist()
    first = {}
    for n, (event, _, _) in enumerate(rows):
        first.setdefault(event, ids[n])
    events = pd.DataFrame({
        "article_id": ids,
        "event_id": [first[event] for event, _, _ in rows],
        "event": [event for event, _, _ in rows],
        "story_id": ids,
    })  # fmt: skip
    return events, articles


ROWS = [
    ("ferry", "North", "2025-01-01"), ("ferry", "South", "2025-01-02"),
    ("ferry", "South", "2025-01-02"), ("bees", "East", "2025-01-02"),
    ("strike", "West", "2025-06-01"),
]  # fmt: skip


def test_not_covered_is_said_only_of_a_source_that_was_there():
    table = coverage.event_coverage(*tables(ROWS)).set_index("source")
    assert table["status"].to_dict() == {
        "East": "not covered", "North": "covered", "South": "covered", "West": "silent",
    }  # fmt: skip
    assert table.loc["South", ["n_articles", "n_others"]].tolist() == [2, 1]
    assert table.loc["East", "n_others"] == 2


def test_the_chance_is_the_hypergeometric_one():
    table = coverage.event_coverage(*tables(ROWS)).set_index("source")["expected"]
    # four articles in those days, three of them on the ferry
    assert table["East"] == pytest.approx(1 - 1 / 4)
    assert table["South"] == pytest.approx(1.0)
    assert np.isnan(table["West"])


def test_an_event_of_one_source_is_no_comparison():
    assert coverage.event_coverage(*tables([("ferry", "North", "2025-01-01")] * 3)).empty


def test_articles_without_a_day_are_shown_and_not_judged():
    rows = [("ferry", "North", ""), ("ferry", "South", ""), ("ferry", "East", "2025-01-01")]
    table = coverage.event_coverage(*tables(rows)).set_index("source")
    assert table["status"].tolist() == ["covered"] * 3
    assert table["expected"].isna().all()


def test_without_days_nobody_is_silent():
    rows = [("ferry", "North", ""), ("ferry", "South", ""), ("ferry", "South", ""),
            ("bees", "East", "2025-01-01")]  # fmt: skip
    table = coverage.event_coverage(*tables(rows)).set_index("source")
    assert table["status"].to_dict() == {
        "East": "undated", "North": "covered", "South": "covered",
    }  # fmt: skip
    spots = coverage.blind_spots(table.reset_index()).set_index("source")
    assert (spots["n_undated"] == 1).all()
    assert (spots[["n_events", "n_covered", "n_silent"]] == 0).all(axis=None)


def test_a_source_with_an_article_of_unknown_day_may_have_written_then():
    rows = [("ferry", "North", "2025-01-01"), ("ferry", "South", "2025-01-01"),
            ("bees", "East", ""), ("strike", "West", "2025-06-01")]  # fmt: skip
    status = coverage.event_coverage(*tables(rows)).set_index("source")["status"]
    assert (status["East"], status["West"]) == ("undated", "silent")
    seen = [*rows, ("hail", "East", "2025-01-02")]
    status = coverage.event_coverage(*tables(seen)).set_index("source")["status"]
    assert status["East"] == "not covered"


def test_every_large_event_is_judged_silent_or_undated_once():
    rng = np.random.default_rng(3)
    days = ["", "2025-01-01", "2025-01-20", "2025-03-01"]
    rows = [(f"e{n % 9}", "ABCDE"[rng.integers(5)], days[rng.integers(4)]) for n in range(60)]
    table = coverage.event_coverage(*tables(rows))
    sizes = table.groupby("event_id")["n_articles"].sum()
    spots = coverage.blind_spots(table)
    counted = spots[["n_events", "n_silent", "n_undated"]].sum(axis=1)
    assert set(counted) == {int((sizes >= coverage.MIN_ARTICLES).sum())}


def test_the_distribution_is_that_of_all_outcomes_added_up():
    chances = np.array([0.1, 0.5, 0.7, 0.9])
    slow = np.zeros(5)
    for outcome in product((0, 1), repeat=4):
        slow[sum(outcome)] += np.prod(
            [c if o else 1 - c for c, o in zip(chances, outcome, strict=True)]
        )
    assert coverage.poisson_binomial(chances) == pytest.approx(slow)
    assert coverage.poisson_binomial(np.empty(0)).tolist() == [1.0]


@pytest.mark.parametrize("p", [0.1, 0.5, 0.93])
def test_interval_and_test_agree_with_scipy_where_coins_are_equal(p):
    from scipy import stats

    probability = coverage.poisson_binomial(np.full(20, p))
    assert coverage.interval(probability) == pytest.approx(stats.binom.interval(0.95, 20, p))
    for n in (0, 7, 20):
        exact = stats.binomtest(n, 20, p).pvalue
        assert coverage.two_sided(probability, n) == pytest.approx(exact)


def test_a_source_that_leaves_out_what_all_others_tell_is_below_chance():
    rows = []
    for week in range(20):
        day = str((pd.Timestamp("2025-01-01") + pd.Timedelta(weeks=week)).date())
        rows += [(f"main {week}", source, day) for source in ("A", "B", "C", "D")] * 2
        rows += [(f"own {week}", "E", day)] * 2
    table = coverage.blind_spots(coverage.event_coverage(*tables(rows))).set_index("source")
    assert table.loc["E", ["n_events", "n_covered", "n_silent"]].tolist() == [20, 0, 0]
    assert table.loc["E", "low"] > 0
    assert table.loc["E", "p_value"] < 0.001
    assert table.index[0] == "E"
    assert (table.loc[["A", "B", "C", "D"], "n_covered"] == 20).all()


def test_dealt_out_at_random_few_sources_stand_out():
    rng = np.random.default_rng(11)
    days = pd.date_range("2025-01-01", periods=30, freq="4D")
    low = total = 0
    for _ in range(15):
        rows = []
        for n, day in enumerate(days):
            sources = rng.choice(list("ABCDEF"), 12, p=[0.3, 0.25, 0.2, 0.12, 0.08, 0.05])
            rows += [(f"e{n}-{k % 4}", s, str(day.date())) for k, s in enumerate(sources)]
        table = coverage.blind_spots(coverage.event_coverage(*tables(rows)))
        low += int((table["p_value"] < 0.05).sum())
        total += len(table)
    assert low / total <= 0.08
