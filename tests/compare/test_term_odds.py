"""Words against other computations; all data are drawn.

`false_alarms` is the simulation whose figure stands in the docstring of `analysis.compare`.
"""

import numpy as np
import pandas as pd

from analysis import compare, schemas
from tests.compare.test_means import score_table
from tests.contrasts import frames


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
