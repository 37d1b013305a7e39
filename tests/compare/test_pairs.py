"""Pairs of sources against second computations; all values are drawn or invented."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis import compare, schemas
from analysis.compare import pairs
from tests.compare.test_means import score_table
from tests.compare.test_shares import share_table
from tests.compare.test_term_odds import bursty

COUNTS = {
    "Hall": {"Post": (9, 12), "Echo": (4, 20), "Star": (5, 9)},
    "Mill": {"Post": (1, 12), "Echo": (20, 20), "Star": (0, 9)},
}


def test_shares_are_fisher_s_of_two():
    table = pairs.shares(share_table(COUNTS), "entity")
    assert len(table) == 6
    for row in table.to_dict("records"):
        (k, n), (k2, n2) = (
            COUNTS[row["subject"]][row["source"]],
            COUNTS[row["subject"]][row["other"]],
        )
        fisher = stats.fisher_exact([[k, n - k], [k2, n2 - k2]]).pvalue
        if k + k2 >= compare.MIN_HOLDING:
            assert row["p_value"] == pytest.approx(fisher)
        assert row["difference"] == pytest.approx(k / n - k2 / n2)
    tested = table["p_value"].notna()
    q = stats.false_discovery_control(table.loc[tested, "p_value"])
    assert table.loc[tested, "q_value"].tolist() == pytest.approx(q.tolist())


def test_means_are_the_exact_permutation_s():
    rng = np.random.default_rng(3)
    values = {s: rng.normal(m, 1, 6).tolist() for s, m in (("Post", 0), ("Echo", 1), ("Star", 5))}
    table = pairs.means(*score_table(values))
    assert table[["source", "other"]].to_numpy().tolist() == [
        ["Echo", "Post"], ["Echo", "Star"], ["Post", "Star"],
    ]  # fmt: skip
    for row in table.to_dict("records"):
        exact = stats.permutation_test(
            (values[row["source"]], values[row["other"]]),
            lambda a, b: np.mean(a) - np.mean(b),
            n_resamples=np.inf,
        )
        assert row["p_value"] == pytest.approx(exact.pvalue)


def test_words_of_a_pair_are_those_of_two_sources_alone():
    terms, articles = bursty(60, seed=5, planted=4)
    articles["source"] = np.where(np.arange(60) >= 50, "Star", articles["source"])
    table = pairs.terms(terms, articles)
    two = articles[articles["source"] != "Star"]
    alone = compare.term_odds(terms, two)
    alone = alone[alone["target"] == "Echo"].set_index("term")
    pair = table[(table["source"] == "Echo") & (table["other"] == "Post")].set_index("subject")
    assert pair["difference"].to_dict() == pytest.approx(alone["log_odds"].to_dict())
    assert pair["p_value"].to_dict() == pytest.approx(alone["p_value"].to_dict())
    assert (pair["q_value"] >= alone["q_value"].reindex(pair.index) - 1e-12).all()


def test_the_largest_are_compared_and_a_choice_is_heard():
    counts = {"Hall": {f"S{n}": (1, 30 - n) for n in range(12)}}
    table = pairs.shares(share_table(counts), "entity")
    assert set(table["source"]) | set(table["other"]) == {f"S{n}" for n in range(pairs.MAX_SOURCES)}
    chosen = pairs.shares(share_table(counts), "entity", sources=["S11", "S3"])
    assert chosen[["source", "other"]].to_numpy().tolist() == [["S11", "S3"]]


def test_one_source_has_no_pair():
    one = {"Hall": {"Post": (3, 9)}}
    assert pairs.shares(share_table(one), "entity").equals(schemas.empty("pairs"))
    assert pairs.means(*score_table({"Post": [1, 2, 3]})).equals(schemas.empty("pairs"))
    terms, articles = bursty(12, seed=1)
    assert pairs.terms(terms, articles.assign(source="Post")).equals(schemas.empty("pairs"))


def test_a_small_source_is_too_few_in_each_of_its_pairs():
    counts = {"Hall": {"Post": (4, 4), "Echo": (1, 20), "Star": (2, 20)}}
    table = pairs.shares(share_table(counts), "entity")
    small = (table["source"] == "Post") | (table["other"] == "Post")
    assert set(table.loc[small, "verdict"]) == {"too few"}
    assert "too few" not in set(table.loc[~small, "verdict"])
    assert isinstance(table, pd.DataFrame)
