"""Intervals, p-values and verdicts, each against a second computation; all data are drawn.

`false_alarms` is the simulation whose figure stands in the docstring of `analysis.compare`.
"""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis import compare, schemas
from analysis.contrasts import _resample, frequency
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


def test_the_exact_chance_is_what_dealing_gives():
    rng = np.random.default_rng(5)
    has = np.repeat([True, False], [11, 19])
    dealt = np.array([rng.permutation(has)[:8].sum() for _ in range(20_000)])
    pmf = stats.hypergeom(30, 11, 8).pmf(np.arange(9))
    as_rare = np.flatnonzero(pmf <= pmf[6] + 1e-12)
    p = _resample.dealt_share_p(np.array([6]), np.array([8]), np.array([11]), 30)
    assert p[0] == pytest.approx(np.isin(dealt, as_rare).mean(), abs=0.006)


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


def score_table(values, measure="length"):
    """Return articles and scores from {source: values}."""
    sources = [source for source, given in values.items() for _ in given]
    articles = frames.articles(sources)
    scores = pd.DataFrame(
        {
            "article_id": articles["article_id"],
            "measure": pd.Series([measure] * len(sources), dtype="str"),
            "value": [float(v) for given in values.values() for v in given],
            "n": 1,
        }
    )
    return scores, articles


def test_a_mean_s_p_value_is_the_exact_permutation_s():
    values = {"Post": [3, 5, 8, 9, 12], "Echo": [1, 2, 4, 6, 7, 5]}
    table = compare.means(*score_table(values))
    exact = stats.permutation_test(
        list(values.values()), lambda a, b: abs(np.mean(a) - np.mean(b)), alternative="greater"
    )
    assert table["p_value"].tolist() == pytest.approx([exact.pvalue] * 2, abs=0.01)
    assert table.set_index("source")["mean"].to_dict() == {"Echo": 25 / 6, "Post": 7.4}


def test_a_plain_difference_is_found_and_bracketed():
    rng = np.random.default_rng(1)
    values = {"Post": rng.normal(10, 1, 30), "Echo": rng.normal(14, 1, 30), "Star": [9.0]}
    table = compare.means(*score_table(values)).set_index("source")
    assert table["verdict"].to_dict() == {"Echo": "differs", "Post": "differs", "Star": "too few"}
    assert table.loc["Echo", "low"] < 14 < table.loc["Echo", "high"]
    assert np.isnan(table.loc["Star", "low"])
    assert table.loc["Star", "mean"] == 9.0


def test_a_constant_measure_differs_from_nothing():
    table = compare.means(*score_table({"Post": [0.1] * 7, "Echo": [0.1] * 9}))
    assert table["p_value"].tolist() == [1.0, 1.0]
    assert table["verdict"].unique().tolist() == ["cannot tell"]


def test_missing_values_are_not_counted():
    scores, articles = score_table({"Post": [1, 2, 3, 4, 5, np.nan], "Echo": [np.nan] * 3})
    table = compare.means(scores, articles).set_index("source")
    assert table["n_articles"].to_dict() == {"Echo": 0, "Post": 5}
    assert table["verdict"].unique().tolist() == ["too few"]
    assert np.isnan(table.loc["Echo", "mean"])


def test_one_source_has_means_and_no_verdict():
    table = compare.means(*score_table({"Post": [1, 2, 3, 4, 5, 6]}))
    assert table["verdict"].tolist() == ["too few"]
    assert table["low"].notna().all()


def test_no_scores_give_an_empty_table():
    scores, articles = score_table({"Post": [1]})
    assert compare.means(scores.iloc[:0], articles).equals(schemas.empty("score_summary"))


def test_intervals_of_few_articles_hold_what_they_promise():
    """Of 300 samples of six, at least 90 % of the intervals hold the true mean (plain: 83 %)."""
    rng = np.random.default_rng(8)
    ends = [_resample.mean_interval(rng.normal(0, 1, 6)) for _ in range(300)]
    assert np.mean([low <= 0 <= high for low, high in ends]) >= 0.90


def test_q_values_of_a_whole_family_are_scipy_s():
    p = np.random.default_rng(2).uniform(0, 1, 40) ** 3
    assert _resample.q_values(p, 40) == pytest.approx(stats.false_discovery_control(p))


def test_members_that_are_not_shown_count_as_one():
    p = np.array([0.001, 0.02, 0.5])
    padded = stats.false_discovery_control(np.concatenate([p, np.ones(97)]))
    assert _resample.q_values(p, 100) == pytest.approx(padded[:3])


def test_the_bound_is_never_below_the_exact_chance():
    rng = np.random.default_rng(4)
    for _ in range(20):
        values = np.where(rng.uniform(size=12) < 0.4, rng.geometric(0.3, 12), 0).astype(float)
        values -= values.mean()
        sums = np.array([values[rng.permutation(12)[:4]].sum() for _ in range(4_000)])
        for quantile in (0.5, 0.9, 0.99, 1.0):
            total = max(np.quantile(sums, quantile), 0.0)
            bound = _resample.sum_bound(values[:, None], np.array([total]), 4)[0]
            assert bound >= (sums >= total - 1e-9).mean() - 0.02


def test_a_sum_s_p_value_is_the_one_of_all_dealings():
    """Of 10 articles a source of 3 has: every one of the 120 dealings, enumerated."""
    from itertools import combinations

    values = np.array([5, 4, 0, 0, 1, 0, 2, 0, 0, 3], dtype="float64")
    values -= values.mean()
    sums = np.array([values[list(c)].sum() for c in combinations(range(10), 3)])
    seen = values[:3].sum()
    exact = 2 * min((sums >= seen - 1e-9).mean(), (sums <= seen + 1e-9).mean())
    (p,) = _resample.dealt_sum_p([(values[:, None], np.arange(3))])
    assert p[0] == pytest.approx(exact, abs=0.005)


def bursty(n_articles, seed, n_words=400, vocabulary=300, planted=0):
    """Return articles of two sources and terms that come in bursts, `planted` of them Post's."""
    rng = np.random.default_rng(seed)
    base = 1 / (np.arange(vocabulary) + 5)
    gamma = rng.gamma(0.25, 4.0, (n_articles, vocabulary))
    rates = gamma * base
    is_post = np.arange(n_articles) % 2 == 0
    if planted:
        rates[is_post, :planted] = 4 * base[:planted]
        rates[~is_post, :planted] = base[:planted] / 4
    counts = rng.poisson(n_words * rates / rates.sum(axis=1, keepdims=True))
    article, word = np.nonzero(counts)
    times = counts[article, word]
    articles = frames.articles(np.where(is_post, "Post", "Echo").tolist())
    terms = pd.DataFrame(
        {
            "article_id": pd.Categorical.from_codes(
                np.repeat(article, times), categories=articles["article_id"]
            ),
            "term": pd.Categorical.from_codes(
                np.repeat(word, times), categories=[f"w{n:04d}" for n in range(vocabulary)]
            ),
            "voice": "own",
        }
    )
    return terms, articles


def false_alarms(draws):
    """Return the share of corpora without any difference in which a term is said to differ."""
    found = [
        (compare.term_odds(*bursty(40, seed, vocabulary=2_000))["verdict"] == "differs").any()
        for seed in range(draws)
    ]
    return float(np.mean(found))


def test_bursty_words_raise_hardly_a_false_alarm():
    assert false_alarms(6) <= 1 / 6


def test_planted_words_are_found_with_their_sign():
    terms, articles = bursty(60, seed=11, planted=6)
    table = compare.term_odds(terms, articles)
    post = table[table["target"] == "Post"].set_index("term")
    planted = [f"w{n:04d}" for n in range(6)]
    assert (post.loc[planted, "verdict"] == "differs").all()
    assert (post.loc[planted, "low"] > 0).all()
    assert (table.loc[table["verdict"] == "differs", "term"].isin(planted)).mean() > 0.9


def test_of_two_sources_one_mirrors_the_other():
    table = compare.term_odds(*bursty(24, seed=3, planted=4), n_each=10)
    echo, post = (table[table["target"] == s].set_index("term") for s in ("Echo", "Post"))
    assert set(echo.index) == set(post.index)
    assert np.allclose(echo["log_odds"], -post.loc[echo.index, "log_odds"])
    assert (echo["n_target"] == post.loc[echo.index, "n_reference"]).all()


def test_the_terms_shown_are_the_extremes_and_the_family_is_all():
    terms, articles = bursty(24, seed=3)
    table = compare.term_odds(terms, articles, n_each=5)
    assert table.groupby("target").size().to_dict() == {"Echo": 10, "Post": 10}
    counts = terms.groupby("term", observed=True)["article_id"].agg(["size", "nunique"])
    n_possible = int(((counts["size"] >= 3) & (counts["nunique"] >= 3)).sum())
    assert (table["n_family"] == 2 * n_possible).all()
    assert (table.groupby("target")["z"].diff().dropna() <= 0).all()


def test_two_articles_give_terms_and_no_verdict():
    words = {"a0": "hill hill hill gate", "a1": "gate gate lamp lamp lamp"}
    table = compare.term_odds(frames.terms(words), frames.articles(["Post", "Echo"]))
    assert set(table["term"]) == {"hill", "gate", "lamp"}
    assert table["verdict"].unique().tolist() == ["too few"]
    assert table[["low", "high", "p_value", "q_value"]].isna().all(axis=None)


def test_one_source_is_set_against_nothing():
    words = {"a0": "hill hill hill", "a1": "hill gate"}
    table = compare.term_odds(frames.terms(words), frames.articles(["Post", "Post"]))
    assert table.equals(schemas.empty("keyness"))


def test_a_source_of_one_article_is_too_few_beside_others():
    terms, articles = bursty(24, seed=3)
    articles.loc[0, "source"] = "Star"
    verdicts = compare.term_odds(terms, articles).groupby("target")["verdict"].unique()
    assert verdicts["Star"].tolist() == ["too few"]
    assert "too few" not in verdicts["Post"]


def test_a_term_as_frequent_everywhere_differs_from_nothing():
    words = {f"a{n}": "same same hill" for n in range(12)}
    table = compare.term_odds(frames.terms(words), frames.articles(["Post", "Echo"] * 6))
    assert "differs" not in set(table["verdict"])


def test_two_hundred_sources():
    terms, articles = bursty(400, seed=9, n_words=60)
    articles["source"] = [f"S{n % 200:03d}" for n in range(400)]
    assert set(compare.term_odds(terms, articles)["verdict"]) == {"too few"}
    rng = np.random.default_rng(1)
    scores, articles = score_table({f"S{n}": rng.normal(0, 1, 6) for n in range(200)})
    table = compare.means(scores, articles)
    assert len(table) == 200
    assert set(table["verdict"]) == {"cannot tell"}


def test_the_same_data_give_the_same_table():
    first, second = (compare.term_odds(*bursty(24, seed=3)) for _ in range(2))
    pd.testing.assert_frame_equal(first, second)
