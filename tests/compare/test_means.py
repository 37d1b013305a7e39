"""Means against other computations; every value is drawn or invented."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis import compare, schemas
from tests.contrasts import frames


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
        list(values.values()), lambda a, b: np.mean(a) - np.mean(b), n_resamples=np.inf
    )
    assert table["p_value"].tolist() == pytest.approx([exact.pvalue] * 2, abs=1e-12)
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
