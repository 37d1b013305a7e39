"""Matched comparisons against second computations; articles and topics are invented."""

from itertools import combinations, product

import numpy as np
import pandas as pd
import pytest

from analysis import compare
from analysis.compare import matched
from tests.compare.test_means import score_table
from tests.contrasts import frames


def strata_of(articles, names):
    return matched.Strata.of(articles, pd.Series(names, index=articles["article_id"]), "topic")


def confounded(n=60, seed=4, effect=0.0):
    """Post writes of courts, Echo of trade; judges are named in court stories, by whomever."""
    rng = np.random.default_rng(seed)
    source = np.repeat(["Post", "Echo"], n)
    court = rng.random(2 * n) < np.where(source == "Post", 0.8, 0.2)
    named = rng.random(2 * n) < np.where(court, 0.8, 0.1) + effect * (source == "Post")
    articles = frames.articles(source.tolist())
    rows = pd.DataFrame({"article_id": articles["article_id"][named], "entity": "Judge"})
    counts = pd.DataFrame({
        "entity": "Judge", "entity_type": "PERSON", "source": ["Echo", "Post"],
        "n_articles": [int(named[n:].sum()), int(named[:n].sum())], "n_articles_all": n,
    })  # fmt: skip
    table = counts.assign(
        n_mentions=counts["n_articles"],
        article_share=counts["n_articles"] / n,
        per_1k=1.0,
    ).astype({"entity": "str", "entity_type": "str", "source": "str"})
    found = compare.shares(table, "entity_frequency")
    return found, rows, strata_of(articles, np.where(court, "court", "trade"))


def test_what_a_source_covers_is_not_taken_for_how():
    found, rows, strata = confounded()
    assert set(found["verdict"]) == {"differs"}
    table = matched.shares(found, "entity", rows, strata)
    assert set(table["verdict"]) == {"cannot tell"}
    assert (table["unmatched"].abs() > 0.25).all()
    assert (table["difference"].abs() < 0.15).all()
    assert (table["difference_low"] < 0).all()
    assert (table["difference_high"] > 0).all()


def test_what_differs_within_topics_still_does():
    found, rows, strata = confounded(n=150, effect=0.19)
    table = matched.shares(found, "entity", rows, strata).set_index("source")
    assert table.loc["Post", "verdict"] == "differs"
    assert table.loc["Post", "difference"] > 0.05


def test_mantel_and_haenszel_by_hand():
    found, rows, strata = confounded(n=20, seed=7)
    found["verdict"] = "differs"
    table = matched.shares(found, "entity", rows, strata).set_index("source")
    has = strata.ids.isin(rows["article_id"])
    up = down = 0.0
    for code in np.unique(strata.codes):
        here, mine = strata.codes == code, strata.sources == "Post"
        n, rest = (here & mine).sum(), (here & ~mine).sum()
        weight = n * rest / (n + rest)
        up += weight * (has[here & mine].mean() - has[here & ~mine].mean())
        down += weight
    assert table.loc["Post", "difference"] == pytest.approx(up / down)
    assert table.loc["Post", "difference"] == pytest.approx(-table.loc["Echo", "difference"])


def test_a_share_s_p_value_is_that_of_all_dealings_within_strata():
    values = np.array([1, 1, 0, 1, 0, 0, 1, 0, 0], dtype="float64")
    mine = np.array([1, 1, 0, 0, 0, 1, 1, 0, 0], dtype=bool)
    codes = np.array([0, 0, 0, 0, 0, 1, 1, 1, 1])
    sums = np.array([
        values[list(a)].sum() + values[list(b)].sum()
        for a, b in product(combinations(range(5), 2), combinations(range(5, 9), 2))
    ])  # fmt: skip
    seen = values[mine].sum()
    exact = min(2 * min((sums >= seen).mean(), (sums <= seen).mean()), 1.0)
    assert matched._share_p(values, mine, codes) == pytest.approx(exact)


def test_means_are_matched_the_same_way():
    rng = np.random.default_rng(1)
    court = np.tile([True, False], 40)
    court[:10] = True
    values = rng.normal(np.where(court, 20.0, 10.0), 1.0)
    scores, articles = score_table({"Post": values[:40], "Echo": values[40:]})
    found = compare.means(scores, articles).assign(verdict="differs")
    strata = strata_of(articles, np.where(court, "court", "trade"))
    table = matched.means(found, scores, strata).set_index("source")
    assert table.loc["Post", "unmatched"] > 0.8
    assert abs(table.loc["Post", "difference"]) < 0.6
    assert set(table["verdict"]) == {"cannot tell"}


def test_words_in_one_stratum_are_as_unmatched():
    words = {f"a{n}": "hill gate lamp " * 5 + ("hill " * 6 if n % 2 else "") for n in range(24)}
    articles, terms = frames.articles(["Post", "Echo"] * 12), frames.terms(words)
    found = compare.term_odds(terms, articles, min_count=1).assign(verdict="differs")
    one = strata_of(articles, ["all"] * 24)
    table = matched.terms(found, terms, articles, one)
    assert table["difference"].tolist() == pytest.approx(table["unmatched"].tolist())
    echo = table[(table["source"] == "Echo") & (table["subject"] == "hill")].iloc[0]
    y, n = np.array([132.0, 60.0]), np.array([252.0, 180.0])
    a, a0 = 500 * y.sum() / n.sum(), 500.0
    rates = (y + a) / (n + a0)
    assert echo["difference"] == pytest.approx(np.log(rates[0] / rates[1]))


def test_strata_that_one_side_alone_has_count_nothing():
    articles = frames.articles(["Post"] * 8 + ["Echo"] * 8)
    strata = strata_of(articles, ["a"] * 6 + ["b"] * 2 + ["a"] * 8)
    rows = pd.DataFrame({"article_id": [f"a{n}" for n in (0, 1, 2, 6, 7)], "entity": "Hall"})
    found, _, _ = confounded()
    found = found.assign(entity="Hall", verdict="differs")
    table = matched.shares(found, "entity", rows, strata).set_index("source")
    assert table.loc["Post", ["n_articles", "n_articles_all", "n_strata"]].tolist() == [6, 8, 1]
    assert table.loc["Post", "difference"] == pytest.approx(0.5)


def test_nothing_found_is_nothing_to_follow_up():
    found, rows, strata = confounded()
    assert matched.shares(found.assign(verdict="cannot tell"), "entity", rows, strata).empty


def test_no_stratum_in_common_leaves_no_estimate():
    articles = frames.articles(["Post"] * 6 + ["Echo"] * 6)
    strata = strata_of(articles, ["a"] * 6 + ["b"] * 6)
    rows = pd.DataFrame({"article_id": [f"a{n}" for n in range(4)], "entity": "Judge"})
    found, _, _ = confounded()
    table = matched.shares(found.assign(verdict="differs"), "entity", rows, strata)
    assert set(table["verdict"]) == {"too few"}
    assert table[["difference", "difference_low", "p_value"]].isna().all(axis=None)


def test_within_events_of_two_articles_each():
    """Two hundred events, each told by both: what one leaves out in them is found in them."""
    rng = np.random.default_rng(2)
    events = np.repeat(np.arange(200), 2)
    articles = frames.articles(["Post", "Echo"] * 200)
    named = rng.random(400) < np.where(events % 2, 0.9, 0.2) - 0.15 * np.tile([0, 1], 200)
    rows = pd.DataFrame({"article_id": articles["article_id"][named], "entity": "Judge"})
    found, _, _ = confounded()
    strata = matched.Strata.of(
        articles, pd.Series(events.astype("str"), index=articles["article_id"]), "event"
    )
    table = matched.shares(found.assign(verdict="differs"), "entity", rows, strata)
    post = table.set_index("source").loc["Post"]
    pairs = named.reshape(200, 2).astype("float64")
    assert post["difference"] == pytest.approx((pairs[:, 0] - pairs[:, 1]).mean())
    assert (post["held_equal"], post["n_strata"], post["n_articles"]) == ("event", 200, 200)
    assert post["verdict"] == "differs"


def test_words_within_strata_by_mantel_and_haenszel_with_the_prior():
    words = {f"a{n}": "hill gate " * (n % 5 + 1) + "lamp " * (n % 3) for n in range(24)}
    articles, terms = frames.articles(["Post", "Echo", "Dawn"] * 8), frames.terms(words)
    found = compare.term_odds(terms, articles, min_count=1).assign(verdict="differs")
    strata = strata_of(articles, [f"s{n // 4}" for n in range(20)] + ["own"] * 4)
    table = matched.terms(found, terms, articles, strata)
    row = table[(table["source"] == "Post") & (table["subject"] == "lamp")].iloc[0]
    x = np.array([n % 3 for n in range(24)], dtype="float64")
    size = np.array([2 * (n % 5 + 1) + n % 3 for n in range(24)], dtype="float64")
    mine, up, down = strata.sources == "Post", 0.0, 0.0
    here = [strata.codes == code for code in np.unique(strata.codes)]
    both = [(mine & code, ~mine & code) for code in here if {*mine[code]} == {True, False}]
    own, rest = (sum(size[pair[side]].sum() for pair in both) for side in (0, 1))
    for a, b in both:
        prior = 500 * x.sum() / size.sum()
        n1, n0 = size[a].sum() * (1 + 500 / own), size[b].sum() * (1 + 500 / rest)
        x1 = x[a].sum() + prior * size[a].sum() / own
        x0 = x[b].sum() + prior * size[b].sum() / rest
        up, down = up + x1 * n0 / (n1 + n0), down + x0 * n1 / (n1 + n0)
    assert row["n_strata"] == len(both)
    assert row["difference"] == pytest.approx(np.log(up / down))


def test_events_by_draws_by_words_are_never_one_table():
    """It would be 1.6 GB here."""
    import tracemalloc

    n_events, n_words, n_draws = 200, 1_000, 1_000
    articles = frames.articles(["Post", "Echo"] * n_events)
    strata = strata_of(articles, [f"e{n // 2}" for n in range(2 * n_events)])
    values = np.random.default_rng(1).poisson(1.0, (2 * n_events, n_words)).astype("float64")
    names = [f"w{n}" for n in range(n_words)]
    lengths = np.full(2 * n_events, 400.0)
    batch = matched._Batch("term", names, ["Post"] * n_words, values, strata, lengths)
    tracemalloc.start()
    found = batch.estimates(np.ones((n_draws, 2 * n_events)), strata.codes)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert np.isfinite(found).all()
    assert peak < 200e6
