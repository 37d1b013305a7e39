"""Shares against other computations; every number is invented."""

import pandas as pd
import pytest
from scipy import stats

from analysis import compare
from analysis.contrasts import frequency
from tests.contrasts import frames


def share_table(counts, key="entity"):
    """Return a table of shares from {key: {source: (n_articles, n_articles_all)}}."""
    rows = [
        {
            key: name,
            "entity_type": "ORG",
            "source": source,
            "n_mentions": k,
            "n_articles": k,
            "n_articles_all": n,
            "article_share": k / n,
            "per_1k": 1.0,
        }
        for name, by in counts.items()
        for source, (k, n) in by.items()
    ]
    return pd.DataFrame(rows).astype({key: "str", "entity_type": "str", "source": "str"})


def test_a_share_s_p_value_is_fisher_s():
    counts = {
        "Hall": {"Post": (9, 12), "Echo": (4, 20), "Star": (5, 9)},
        "Mill": {"Post": (1, 12), "Echo": (20, 20), "Star": (0, 9)},
    }
    table = compare.shares(share_table(counts), "entity_frequency")
    for row in table.to_dict("records"):
        by = counts[row["entity"]]
        k, n = by[row["source"]]
        k_rest = sum(x for s, (x, _) in by.items() if s != row["source"])
        n_rest = sum(x for s, (_, x) in by.items() if s != row["source"])
        fisher = stats.fisher_exact([[k, n - k], [k_rest, n_rest - k_rest]])
        assert row["p_value"] == pytest.approx(fisher.pvalue)
    q = stats.false_discovery_control(table["p_value"])
    assert table["q_value"].tolist() == pytest.approx(q.tolist())
    assert (table["n_family"] == 6).all()
    assert ((table["q_value"] <= compare.MAX_Q) == (table["verdict"] == "differs")).all()


def test_a_share_s_interval_is_wilson_s():
    table = compare.shares(
        share_table({"Hall": {"Post": (3, 7), "Echo": (0, 9)}}), "entity_frequency"
    )
    for row in table.to_dict("records"):
        ends = stats.binomtest(row["n_articles"], row["n_articles_all"]).proportion_ci(
            method="wilson"
        )
        assert (row["article_share_low"], row["article_share_high"]) == pytest.approx(tuple(ends))
    assert table.loc[1, "article_share_low"] == 0.0


def test_of_two_sources_both_say_the_same():
    table = compare.shares(
        share_table({"Hall": {"Post": (9, 10), "Echo": (2, 15)}}), "entity_frequency"
    )
    assert table.loc[0, "p_value"] == pytest.approx(table.loc[1, "p_value"])
    assert table["verdict"].tolist() == ["differs", "differs"]


@pytest.mark.parametrize(
    ("by", "verdict"),
    [
        ({"Post": (4, 4), "Echo": (0, 40)}, "too few"),
        ({"Post": (40, 40), "Echo": (0, 4)}, "too few"),
        ({"Post": (40, 40)}, "too few"),
        ({"Post": (20, 20), "Echo": (15, 15)}, "cannot tell"),
        ({"Post": (2, 5), "Echo": (0, 50)}, "cannot tell"),
    ],
    ids=["small source", "small rest", "no rest", "in every article", "in two articles"],
)
def test_what_cannot_be_said_is_not_said(by, verdict):
    table = compare.shares(share_table({"Hall": by}), "entity_frequency")
    assert table["verdict"].unique().tolist() == [verdict]
    assert table["p_value"].isna().all() == (verdict == "too few" or by["Post"] == (2, 5))


def test_the_family_is_the_most_widespread_and_is_counted():
    counts = {f"E{n}": {"Post": (9, 10), "Echo": (2, 15), "Star": (1, 2)} for n in range(5)}
    table = compare.shares(share_table(counts), "entity_frequency", n_compared=2)
    assert (table["n_family"] == 4).all()
    assert table["p_value"].notna().sum() == 4
    assert table.loc[table["p_value"].notna(), "entity"].unique().tolist() == ["E0", "E1"]


def test_topics_go_the_same_way():
    table = share_table({"aid": {"Post": (9, 10), "Echo": (2, 15)}}, key="topic")
    table = table.rename(columns={"n_mentions": "n_hits"}).drop(columns="entity_type")
    table["n_articles_any"] = table["n_articles"]
    assert compare.shares(table, "topic_coverage")["verdict"].tolist() == ["differs"] * 2


def test_an_empty_table_stays_empty():
    nothing = frequency.entity_frequency(frames.mentions({}), frames.articles(["Post"]))
    assert compare.shares(nothing, "entity_frequency").empty
