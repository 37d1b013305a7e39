"""Verdicts on the parts of a gap; words and events are drawn or invented."""

import numpy as np
import pytest

from analysis.compare import apart
from analysis.contrasts.decomposition import PARTS
from analysis.contrasts.tellings import OWN, Tellings

SUBJECT = ("topic", "ports", "per 1,000 words")


def told(n_events=20, rates=(0.05, 0.05), seed=1, alone=0, quoted=0.3):
    """Two sources on the same events; `alone` events of each are their own."""
    rng = np.random.default_rng(seed)
    words = np.array([1 - quoted, quoted]) * 400
    base = np.tile(words, (2, n_events + 2 * alone, 1))
    base[0, n_events : n_events + alone] = base[1, n_events + alone :] = 0
    event = rng.uniform(0.5, 1.5, (1, base.shape[1], 1))
    chance = np.array(rates)[:, None, None] * event
    sums = rng.binomial(base.astype("int64"), np.broadcast_to(chance, base.shape))
    return Tellings((OWN, "expert"), base, sums[..., None].astype("float64"))


def parts(tellings, per=1000.0):
    rows = apart.apart(tellings, [SUBJECT], ("North", "South"), per=per)
    return apart.judged([rows]).set_index("component")


def test_the_parts_add_up_and_lie_within_their_intervals():
    found = parts(told(rates=(0.06, 0.03), alone=4))
    assert found.index.tolist() == list(PARTS)
    assert found["value"].iloc[:-1].sum() == pytest.approx(found.loc["gap", "value"])
    assert (found["value_low"] <= found["value"]).all()
    assert (found["value"] <= found["value_high"]).all()
    assert found.loc["gap", ["n_events", "n_events_both"]].tolist() == [24, 20]
    assert found.loc["own words", "n_events"] == 20


def test_other_words_for_the_same_events_differ_and_the_choice_of_events_does_not():
    found = parts(told(n_events=40, rates=(0.08, 0.03)))
    assert found.loc[["own words", "what they say", "gap"], "verdict"].eq("differs").all()
    assert found.loc["weight of events", "verdict"] == "cannot tell"
    assert np.isnan(found.loc["unshared events", "p_value"])


def test_a_few_shared_events_are_too_few():
    found = parts(told(n_events=4, rates=(0.2, 0.01), alone=10))
    assert found.loc[["own words", "who is quoted", "what they say"], "verdict"].eq("too few").all()
    assert found.loc["own words", ["p_value", "value_low"]].isna().all()
    assert found.loc["unshared events", "verdict"] != "too few"


def test_coins_by_hand():
    # five events, in each of which North has more: two of 32 throws are as extreme
    base = np.full((2, 5, 1), 100.0)
    sums = np.stack([np.full((5, 1), 9.0), np.full((5, 1), 4.0)])[..., None]
    found = apart._coins(Tellings((OWN,), base, sums))
    assert found[0, 0] == pytest.approx(2 / 32, abs=0.01)
    assert found[1, 0] == pytest.approx(1.0)


def test_a_measure_of_own_words_has_no_parts_of_the_quoted():
    one = told()
    of = Tellings((OWN,), one.base[:, :, :1], one.sums[:, :, :1])
    rows = apart.apart(of, [("measure", "ease", "an article")], ("North", "South"), per=1)
    assert rows["component"].tolist() == ["unshared events", "weight of events", "own words", "gap"]
    assert rows["value"].iloc[:3].sum() == pytest.approx(rows["value"].iloc[3])


def test_a_subject_that_neither_has_is_left_out():
    one = told()
    empty = Tellings(one.voices, one.base, 0 * one.sums)
    assert apart.judged([apart.apart(empty, [SUBJECT], ("N", "S"), per=1)]).empty
    assert apart.judged([]).empty


def alike(seed, n_events=15, alone=10, rate=0.05):
    """Events, tellings and shares of quotation vary, and the two sources in nothing."""
    rng = np.random.default_rng(seed)
    size = (2, n_events + 2 * alone)
    quoted = rng.beta(2, 5, size)
    words = rng.gamma(2, 200, (*size, 1)) * np.stack([1 - quoted, quoted], axis=-1)
    base = rng.poisson(words) + 1.0
    base[0, n_events : n_events + alone] = base[1, n_events + alone :] = 0
    chance = rng.gamma(1, rate, (1, size[1], 1)) * rng.gamma(3, 1 / 3, (*size, 1))
    sums = rng.binomial(base.astype("int64"), np.clip(chance, 0, 1) * np.ones(base.shape))
    return Tellings((OWN, "expert"), base, sums[..., None].astype("float64"))


def false_alarms(n):
    """Return the share of parts, uncorrected, that differ in `n` corpora where nothing does."""
    wrong = []
    for seed in range(n):
        rows = apart.apart(alike(seed), [SUBJECT], ("North", "South"), per=1)
        clear = (rows["value_low"] > 0) | (rows["value_high"] < 0)
        wrong.append(((rows["p_value"] <= 0.05) & clear).mean())
    return float(np.mean(wrong))


def test_where_nothing_differs_few_parts_do(monkeypatch):
    monkeypatch.setattr(apart, "N_COINS", 999)
    assert false_alarms(60) <= 0.07


def test_where_no_event_is_shared_all_that_is_known_is_the_gap():
    found = parts(told(n_events=0, rates=(0.08, 0.02), alone=8))
    assert found.loc["unshared events", "value"] == pytest.approx(found.loc["gap", "value"])
    assert found.iloc[1:5]["value"].isna().all()
    assert found.iloc[1:5]["verdict"].eq("too few").all()
