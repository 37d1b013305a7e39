"""Who is named by one source alone, and the chance of it. All rows invented."""

import math

import numpy as np
import pandas as pd
import pytest

from analysis import compare
from analysis.contrasts import exclusive as module
from analysis.contrasts.exclusive import exclusive, none_elsewhere


def frequency(*rows):
    columns = ["entity", "source", "n_mentions", "n_articles", "n_articles_all"]
    return pd.DataFrame(rows, columns=columns).assign(entity_type="PERSON")


MANY = frequency(
    ("Kaya", "Post", 9, 8, 10),
    ("Kaya", "Echo", 0, 0, 30),
    ("Demir", "Echo", 3, 3, 30),
    ("Aksoy", "Echo", 2, 2, 30),
    ("Orvand", "Post", 4, 4, 10),
    ("Orvand", "Echo", 9, 9, 30),
)


def test_only_who_has_a_single_source_is_listed_and_the_others_are_counted():
    alone = exclusive(MANY).set_index("entity")
    assert set(alone.index) == {"Kaya", "Demir", "Aksoy"}
    assert alone.loc["Kaya", ["source", "n_articles_rest"]].tolist() == ["Post", 30]
    assert alone.loc["Demir", "n_articles_rest"] == 10


def test_the_expectation_and_the_chance_are_those_of_dealing_articles_out():
    row = exclusive(MANY).set_index("entity").loc["Kaya"]
    assert row["expected_rest"] == 8 * 30 / 40
    assert row["p_value"] == pytest.approx(math.comb(10, 8) / math.comb(40, 8))


def test_the_chance_is_what_dealing_at_random_comes_to():
    rng = np.random.default_rng(1)
    dealt = np.array([rng.permutation(12)[:3].max() < 7 for _ in range(20_000)])
    assert dealt.mean() == pytest.approx(none_elsewhere([3], [7], 12)[0], abs=0.01)


def test_only_what_could_be_told_from_chance_is_said_to_differ():
    alone = exclusive(MANY).set_index("entity")
    assert alone["verdict"].to_dict() == {
        "Kaya": "differs", "Demir": "cannot tell", "Aksoy": "cannot tell"
    }  # fmt: skip
    # two sources with Kaya, Demir and Orvand, which stand in three articles or more
    assert alone["n_family"].unique().tolist() == [6]
    assert alone.loc["Kaya", "q_value"] == pytest.approx(6 * alone.loc["Kaya", "p_value"])
    # in two articles: listed with its chance, and not compared
    assert pd.isna(alone.loc["Aksoy", "q_value"])


def test_the_least_likely_by_chance_comes_first():
    assert exclusive(MANY)["entity"].tolist() == ["Kaya", "Demir", "Aksoy"]


def test_few_articles_tell_nothing():
    alone = exclusive(frequency(("Kaya", "Post", 3, 1, 1), ("Demir", "Echo", 1, 1, 1)))
    assert alone["verdict"].tolist() == ["too few", "too few"]
    assert alone["p_value"].tolist() == [0.5, 0.5]


def test_one_source_has_no_others():
    alone = exclusive(frequency(("Kaya", "Post", 3, 2, 10)))
    assert alone[["n_articles_rest", "expected_rest", "p_value"]].to_numpy().tolist() == [[0, 0, 1]]
    assert alone["verdict"].tolist() == ["too few"]


def test_names_dealt_out_at_random_are_seldom_found():
    """200 corpora of 40 articles, 4 sources, 30 names of 3 to 12 articles: nothing differs."""
    rng = np.random.default_rng(7)
    source = np.repeat(list("ABCD"), 10)
    alarms = 0
    for _ in range(200):
        rows = []
        for name in range(30):
            held = rng.choice(40, size=rng.integers(3, 13), replace=False)
            counts = pd.Series(source[held]).value_counts()
            rows += [(f"n{name}", s, n, n, 10) for s, n in counts.items()]
        alarms += (exclusive(frequency(*rows))["verdict"] == "differs").any()
    assert alarms <= 10


def test_the_thresholds_are_those_of_compare():
    ours = module.MIN_ARTICLES, module.MIN_HOLDING, module.MAX_Q
    assert ours == (compare.MIN_ARTICLES, compare.MIN_HOLDING, compare.MAX_Q)


def test_nothing_named_is_an_empty_table_and_the_input_is_unchanged():
    table = frequency(("Kaya", "Post", 0, 0, 10))
    before = table.copy()
    assert exclusive(table).empty
    pd.testing.assert_frame_equal(table, before)
