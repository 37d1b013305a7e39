"""Gaps taken apart by hand, on invented words, and by a second, slow computation."""

import numpy as np
import pytest

from analysis.contrasts.decomposition import PARTS, decomposed, rooms, weights, within


def split(base, sums):
    base, sums = np.array(base, dtype="float64"), np.array(sums, dtype="float64")[..., None]
    found = decomposed(base, sums, np.ones((1, base.shape[1])))[0, :, 0]
    return dict(zip(PARTS, found.round(6).tolist(), strict=True))


def drawn(seed, shape=(2, 6, 4, 3)):
    rng = np.random.default_rng(seed)
    base = rng.integers(0, 30, shape[:3]).astype("float64")
    base[:, :, 0] += 20
    base[0, 0] = base[1, 1] = base[1, 2] = 0
    return base, rng.binomial(base[..., None].astype("int64"), 0.3, shape).astype("float64")


# two sources, two events, the outlet's own words and one voice quoted
def test_the_same_events_worded_otherwise_are_own_words():
    found = split(
        [[[100, 0], [100, 0]], [[100, 0], [100, 0]]], [[[6, 0], [4, 0]], [[2, 0], [4, 0]]]
    )
    assert found == {"unshared events": 0.0, "weight of events": 0.0, "own words": 0.02,
                     "who is quoted": 0.0, "what they say": 0.0, "gap": 0.02}  # fmt: skip


def test_more_room_for_an_event_is_its_weight():
    found = split(
        [[[300, 0], [100, 0]], [[100, 0], [300, 0]]], [[[9, 0], [1, 0]], [[3, 0], [3, 0]]]
    )
    assert found["gap"] == found["weight of events"] == pytest.approx(0.01)


def test_events_of_one_source_alone_say_nothing_of_wording():
    found = split([[[100, 0], [0, 0]], [[0, 0], [100, 0]]], [[[4, 0], [0, 0]], [[0, 0], [1, 0]]])
    assert found["unshared events"] == found["gap"] == pytest.approx(0.03)
    assert sum(found.values()) == pytest.approx(0.06)


def test_a_voice_that_one_source_alone_quotes_is_a_matter_of_who_is_quoted():
    found = split([[[80, 20]], [[100, 0]]], [[[8, 12]], [[10, 0]]])
    assert found["who is quoted"] == found["gap"] == pytest.approx(0.1)
    assert found["own words"] == found["what they say"] == 0.0


def test_like_voices_with_other_words_are_what_they_say():
    found = split([[[80, 20]], [[80, 20]]], [[[8, 6]], [[8, 2]]])
    assert found["what they say"] == found["gap"] == pytest.approx(0.04)


@pytest.mark.parametrize("seed", range(20))
def test_the_parts_add_up_to_the_gap_of_the_two_rates(seed):
    base, sums = drawn(seed)
    found = decomposed(base, sums, np.ones((1, 6)))[0]
    rates = [s.sum(axis=(0, 1)) / b.sum() for s, b in zip(sums, base, strict=True)]
    assert found[-1] == pytest.approx(rates[0] - rates[1], abs=1e-12)
    assert found[:-1].sum(axis=0) == pytest.approx(found[-1], abs=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_turned_round_every_part_changes_its_sign(seed):
    base, sums = drawn(seed)
    there = decomposed(base, sums, np.ones((1, 6)))
    back = decomposed(base[::-1], sums[::-1], np.ones((1, 6)))
    assert there == pytest.approx(-back, abs=1e-12)


def test_within_events_as_kitagawa_wrote_it_down():
    base, sums = drawn(3)
    parts, room = within(base, sums)
    for event in range(6):
        slow = np.zeros((3, 3))
        if base[:, event].sum(axis=1).all():
            share = base[:, event] / base[:, event].sum(axis=1, keepdims=True)
            for voice in range(4):
                rate = [sums[k, event, voice] / base[k, event, voice] if base[k, event, voice]
                        else None for k in (0, 1)]  # fmt: skip
                rate = [
                    r if r is not None else other for r, other in zip(rate, rate[::-1], strict=True)
                ]
                if rate[0] is None:
                    continue
                slow[1] += (share[0, voice] - share[1, voice]) * (rate[0] + rate[1]) / 2
                mean = (share[0, voice] + share[1, voice]) / 2
                slow[2 if voice else 0] += mean * (rate[0] - rate[1])
        assert parts[event] == pytest.approx(slow, abs=1e-12)
        assert room[event].sum(axis=0) == pytest.approx(slow[1], abs=1e-12)


def test_an_event_drawn_twice_is_as_if_it_stood_there_twice():
    base, sums = drawn(4)
    times = np.array([[1.0, 1, 2, 1, 2, 0]])
    order = [0, 1, 2, 2, 3, 4, 4]
    again = decomposed(base[:, order], sums[:, order], np.ones((1, 7)))
    assert decomposed(base, sums, times) == pytest.approx(again, abs=1e-12)


def test_weights_are_of_shared_events_and_add_up_to_one():
    base, _ = drawn(5)
    (weight,) = weights(base, np.ones((1, 6)))
    assert weight.sum() == pytest.approx(1.0)
    assert (weight[:3] == 0).all()


def test_the_voices_that_make_it_are_said_with_their_part():
    base = np.array([[[80.0, 20.0]], [[100.0, 0.0]]])
    sums = np.array([[[[8.0], [12.0]]], [[[10.0], [0.0]]]])
    # the event's mean rate is 0.15: 0.2 x (0.6 - 0.15) and -0.2 x (0.1 - 0.15)
    assert rooms(base, sums, ["own words", "expert"], n=2) == ["expert +90; own words +10"]
    assert rooms(base, 0 * sums, ["own words", "expert"], n=2) == [""]
