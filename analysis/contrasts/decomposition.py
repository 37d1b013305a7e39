"""How much of the gap between two sources is which events, how they word them, and whom they quote.

What is compared is a rate: of a topic's terms, or a name, per word; of a measure, per article. A
source's rate is the mean of its events' rates, weighted by its words on each; an event's rate is
the mean of its voices' rates (the outlet's own, or a role of those quoted), weighted by their
share of its words. Both times the difference of two such means is split after Kitagawa (1955,
Components of a difference between two rates, Journal of the American Statistical Association 50),
as Oaxaca and Blinder did later for regressions: what other weights make of it, at the mean of both
sides' rates, and what other rates make of it, at the mean of both sides' weights.

    unshared events    what events that one of them alone told add to the gap; they have no second
                       telling, so that choice of events and wording cannot be told apart in them
    weight of events   shared events: more room for those that have more of it in both tellings
    own words          shared events: the outlet's own words have more of it, or less
    who is quoted      shared events: more room for voices that have more of it than the rest
    what they say      shared events: the words quoted of like voices have more of it, or less

The first two are selection, the others treatment; the five add up to the gap exactly. A voice that
one side lacks has the other's rate, so that its absence is a matter of who is quoted.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

PARTS = (
    "unshared events", "weight of events", "own words", "who is quoted", "what they say", "gap",
)  # fmt: skip


def within(base: Numbers, sums: Numbers) -> tuple[Numbers, Numbers]:
    """Split what two sources differ by in each event that both told.

    Args:
        base: source, event, voice; the outlet's own voice first.
        sums: source, event, voice, subject.

    Returns:
        Event, part (own words, who is quoted, what they say), subject; and event, voice, subject:
        what each voice's room makes of "who is quoted". 0 in events that one of the two told.

    >>> base = np.array([[[50.0, 50.0]], [[100.0, 0.0]]])
    >>> sums = np.array([[[[5.0], [10.0]]], [[[5.0], [0.0]]]])
    >>> within(base, sums)[0].round(4).tolist()
    [[[0.0375], [0.0625], [0.0]]]
    """
    total = base.sum(axis=2)
    both = (total > 0).all(axis=0)[:, None, None]
    share = base / np.where(total > 0, total, 1.0)[:, :, None]
    has = (base > 0)[..., None]
    own = sums / np.where(has, base[..., None], 1.0)
    rate = np.where(has, own, own[::-1])
    turn, mean = share[0] - share[1], share.mean(axis=0)
    level = (share[..., None] * rate).sum(axis=2).mean(axis=0)
    # rooms add up to 0, so what a voice's room makes is counted from the event's mean rate
    room = turn[..., None] * (rate.mean(axis=0) - level[:, None, :])
    words = mean[..., None] * (rate[0] - rate[1])
    parts = np.stack([words[:, 0], room.sum(axis=1), words[:, 1:].sum(axis=1)], axis=1)
    return np.where(both, parts, 0.0), np.where(both, room, 0.0)


def weights(base: Numbers, times: Numbers) -> Numbers:
    """Return the weight of each shared event, the mean of both sources' shares of their words.

    Args:
        base: source, event, voice.
        times: how often each event is counted: a row once each, or rows of bootstrap draws.
    """
    words = base.sum(axis=2) * (base.sum(axis=2) > 0).all(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        each = [times * of / (times @ of)[:, None] for of in words]
    mean: Numbers = (each[0] + each[1]) / 2
    return mean


def decomposed(base: Numbers, sums: Numbers, times: Numbers) -> Numbers:
    """Split the gap between two sources in each subject.

    Where no event is shared all of the gap is one of unshared events.

    Args:
        base: source, event, voice.
        sums: source, event, voice, subject.
        times: how often each event is counted: a row once each, or rows of bootstrap draws.

    Returns:
        Draw, part (as in `PARTS`), subject; empty where a source tells nothing.
    """
    parts, _ = within(base, sums)
    n_events, n_parts, n_subjects = parts.shape
    words, found = base.sum(axis=2), sums.sum(axis=2)
    both = (words > 0).all(axis=0)
    gap = _gap(words, found, times)
    shared = np.nan_to_num(_gap(words[:, both], found[:, both], times[:, both]))
    told = np.nan_to_num(weights(base, times)) @ parts.reshape(n_events, -1)
    told = told.reshape(-1, n_parts, n_subjects)
    split = [(gap - shared)[:, None], (shared - told.sum(axis=1))[:, None], told, gap[:, None]]
    return np.concatenate(split, axis=1)


def rooms(
    base: Numbers, sums: Numbers, voices: Sequence[str], *, n: int, per: float = 1000.0
) -> list[str]:
    """Say of each subject which voices make most of "who is quoted": the `n` largest, in words.

    Each with its part, times `per`; "" where nothing is made.
    """
    _, room = within(base, sums)
    weight = np.nan_to_num(weights(base, np.ones((1, len(room)))))[0]
    by_voice = per * np.einsum("e,evs->vs", weight, room)
    said = []
    for column in by_voice.T:
        order = sorted(range(len(voices)), key=lambda i: (-abs(column[i]), voices[i]))[:n]
        shown = [f"{voices[i]} {column[i]:+.2g}" for i in order if abs(column[i]) > 1e-12]
        said.append("; ".join(shown))
    return said


def _gap(words: Numbers, found: Numbers, times: Numbers) -> Numbers:
    with np.errstate(divide="ignore", invalid="ignore"):
        one, two = (times @ s / (times @ of)[:, None] for s, of in zip(found, words, strict=True))
    gap: Numbers = one - two
    return gap
