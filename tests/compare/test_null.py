"""The null control: a ranking without any difference lies below what shuffled names reach."""

import numpy as np
import pandas as pd

from analysis import schemas
from analysis.compare import null
from tests.compare.test_means import score_table
from tests.compare.test_term_odds import bursty
from tests.contrasts import frames


def test_where_nothing_differs_the_ranking_is_one_of_the_shuffled():
    table = null.of_terms(*bursty(40, seed=3))
    assert table["source"].tolist() == ["Echo", "Post"]
    assert (table["largest"] <= table["null_largest"]).all()
    assert table["n_above"].tolist() == [0, 0]
    assert (table["null_median"] <= table["null_largest"]).all()


def test_where_words_are_planted_they_stand_above():
    table = null.of_terms(*bursty(60, seed=11, planted=6))
    assert (table["n_above"] >= 3).all()


def test_the_score_of_a_share_is_its_distance_in_standard_deviations_of_dealing():
    articles = frames.articles(["Post"] * 10 + ["Echo"] * 20)
    rows = pd.DataFrame({"article_id": [f"a{n}" for n in range(9)], "entity": "Hall"})
    table = null.of_features(rows, articles, "entity").set_index("source")
    has = np.repeat([1.0, 0.0], [9, 21])
    spread = np.sqrt(10 * (1 - 10 / 30)) * has.std(ddof=1)
    assert np.isclose(table.loc["Post", "largest"], (9 - 10 * 9 / 30) / spread)
    assert np.isclose(table.loc["Echo", "largest"], table.loc["Post", "largest"])
    assert table.loc["Post", "null_largest"] < table.loc["Post", "largest"]


def test_means_are_ranked_too_and_missing_values_say_nothing():
    values = {"Post": [1, 2, 3, 4, 5, 6.5], "Echo": [9, 8, 9, 8, 7, 8, 9, np.nan]}
    table = null.of_scores(*score_table(values))
    assert table["ranked_by"].unique().tolist() == ["distance"]
    assert (table["n_above"] == 1).all()


def test_nothing_to_rank_is_an_empty_table():
    scores, articles = score_table({"Post": [1, 2, 3]})
    empty = schemas.empty("null_control")
    assert null.of_scores(scores, articles).equals(empty)
    assert null.of_features(
        pd.DataFrame({"article_id": [], "topic": []}), articles, "topic"
    ).equals(empty)
    one = frames.terms({"a0": "hill hill hill"})
    assert null.of_terms(one, frames.articles(["Post"])).equals(empty)


def test_each_ranking_has_its_sentence():
    table = null.of_terms(*bursty(40, seed=3))
    said = null.said(table)
    assert len(said) == 2
    assert said[0].startswith("Echo: with the sources' names shuffled 100 times, the largest z of")
    assert f"{table['null_largest'][0]:.1f}" in said[0]
