"""Log-odds against a golden table worked out elsewhere, and against a second computation.

The golden counts are two invented sources of 100 words over four words.
"""

import math
from collections import Counter

import numpy as np
import pandas as pd
import pytest

from analysis.contrasts import keyness
from analysis.errors import ParameterError
from tests.contrasts import frames

A, B = [30, 5, 10, 55], [6, 24, 10, 60]  # terrorist, fighter, sanctions, said
FLAT = [0.01] * 4
BACKGROUND = keyness.scaled([20, 20, 60, 900], 10.0)

GOLDEN = {
    ("flat", "two-term"): [4.2579, -3.6445, 0, -1.0966],
    ("flat", "four-term"): [4.0148, -3.4779, 0, -0.7147],
    ("background", "two-term"): [4.1873, -3.5952, 0, -1.0965],
    ("background", "four-term"): [3.9673, -3.4424, 0, -0.6891],
}


@pytest.mark.parametrize(("prior", "variance"), GOLDEN)
def test_z_is_the_golden_table_s(prior, variance):
    given = {"flat": FLAT, "background": BACKGROUND}[prior]
    z = keyness.measure(A, B, prior=given, variance=variance)["z"]
    assert z.round(4).tolist() == pytest.approx(GOLDEN[prior, variance], abs=5e-5)


def test_g2_is_the_golden_table_s():
    table = keyness.g2(A, B)
    assert table["g2_two_term"].round(3).tolist() == [17.466, 13.540, 0, 0.217]
    assert table["g2"].round(3).tolist() == [20.991, 15.656, 0, 0.512]


def test_log_ratio_by_hand():
    ratio = keyness.log_ratio([8, 0, 92], [2, 1, 97])
    assert ratio.tolist() == pytest.approx([2.0, -1.0, math.log2(92 / 97)])


def test_swapping_the_sides_turns_the_sign_and_nothing_else():
    for variance in ("two-term", "four-term"):
        there = keyness.measure(A, B, variance=variance)
        back = keyness.measure(B, A, variance=variance)
        assert np.allclose(there, -back)
    assert np.allclose(keyness.log_ratio(A, B), -keyness.log_ratio(B, A))


def test_the_variances_differ_for_four_words_and_hardly_for_twenty_thousand():
    def gap(y_i, y_j):
        two, four = (keyness.measure(y_i, y_j, variance=v)["z"] for v in ("two-term", "four-term"))
        return float((two - four).abs().max())

    rng = np.random.default_rng(3)
    many = rng.poisson(5, 20_000) + 1
    assert gap(A, B) > 0.15
    assert gap(many, rng.permutation(many)) < 0.005


def test_a_heavier_prior_draws_the_log_odds_to_zero():
    sizes = [keyness.measure(A, B, prior_mass=m)["log_odds"].abs().max() for m in (1, 100, 10_000)]
    assert sizes[0] > sizes[1] > sizes[2]


@pytest.mark.parametrize("variance", ["two-term", "four-term"])
def test_a_word_that_neither_side_has_is_no_reason_to_stop(variance):
    z = keyness.measure([7, 0, 3], [5, 0, 5], variance=variance)["z"]
    assert z[1] == 0
    assert np.isfinite(z).all()


def test_of_one_word_alone_nothing_can_be_said():
    assert keyness.measure([7], [5]).to_numpy().tolist() == [[0.0, 0.0]]


WORDS = {
    "a0": "hill hill gate gate lamp",
    "a1": "hill gate lamp *hill *hill",
    "a2": "gate gate gate lamp",
    "a3": "gate lamp hill",
}
ARTICLES = frames.articles(["Post", "Post", "Echo", "Echo"])


def test_counts_and_articles_by_hand():
    table = keyness.keyness(frames.terms(WORDS), ARTICLES, target="Post")
    row = table.set_index("term").loc["hill"]
    assert (row["n_target"], row["n_reference"]) == (3, 1)
    assert (row["n_articles_target"], row["n_articles_reference"]) == (2, 1)
    assert table["term"].tolist() == ["hill", "lamp", "gate"]
    assert table["reference"].unique().tolist() == ["the others"]


def test_voices_are_told_apart():
    counted = {
        voice: keyness.keyness(frames.terms(WORDS), ARTICLES, target="Post", voice=voice)
        .set_index("term")["n_target"]
        .get("hill", 0)
        for voice in ("own", "both")
    }
    assert counted == {"own": 3, "both": 5}


def test_log_odds_agree_with_a_loop_over_counters():
    table = keyness.keyness(frames.terms(WORDS), ARTICLES, target="Echo", min_count=1)
    own = {k: Counter(w for w in t.split() if not w.startswith("*")) for k, t in WORDS.items()}
    y_i, y_j = own["a2"] + own["a3"], own["a0"] + own["a1"]
    n_i, n_j = y_i.total(), y_j.total()
    for row in table.to_dict("records"):
        a_0 = keyness.PRIOR_MASS
        a = a_0 * (y_i[row["term"]] + y_j[row["term"]]) / (n_i + n_j)
        i, j = y_i[row["term"]] + a, y_j[row["term"]] + a
        delta = math.log(i / (n_i + a_0 - i)) - math.log(j / (n_j + a_0 - j))
        assert row["log_odds"] == pytest.approx(delta)
        assert row["z"] == pytest.approx(delta / math.sqrt(1 / i + 1 / j))


def test_two_named_sources_leave_a_third_out():
    three = frames.articles(["Post", "Echo", "Echo", "Star"])
    table = keyness.keyness(frames.terms(WORDS), three, target="Post", reference="Star")
    assert table.set_index("term").loc["hill", ["n_target", "n_reference"]].tolist() == [2, 1]


def test_min_count_is_over_both_sides():
    few = keyness.keyness(frames.terms(WORDS), ARTICLES, target="Post", min_count=4)
    assert set(few["term"]) == {"hill", "gate", "lamp"}
    assert set(
        keyness.keyness(frames.terms(WORDS), ARTICLES, target="Post", min_count=5)["term"]
    ) == {"gate"}


def test_categories_count_as_the_strings_they_stand_for():
    plain = frames.terms(WORDS)
    coded = plain.astype("category")
    coded["term"] = coded["term"].cat.add_categories(["unused"])
    there, back = (keyness.keyness(t, ARTICLES, target="Post") for t in (plain, coded))
    pd.testing.assert_frame_equal(there, back)


def test_articles_that_are_not_measured_do_not_count():
    apart = ARTICLES.assign(is_measured=[True, False, True, True])
    table = keyness.keyness(frames.terms(WORDS), apart, target="Post", min_count=1)
    assert table.set_index("term").loc["hill", "n_target"] == 2


def test_an_unknown_source_is_refused_with_the_known_ones():
    with pytest.raises(ParameterError, match="Echo, Post"):
        keyness.keyness(frames.terms(WORDS), ARTICLES, target="Sun")
    with pytest.raises(ParameterError, match="the others"):
        keyness.keyness(frames.terms(WORDS), ARTICLES, target="Post", reference="Sun")
