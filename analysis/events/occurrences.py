"""Which articles report the same event: similar in what they name and say, and near in time.

Articles are taken in the order of their days. Each is compared with the events already open and
joins the most similar one, or opens its own (single-pass clustering, as in the topic detection
and tracking evaluations: Allan, Papka & Lavrenko 1998, "On-line new event detection and
tracking"). A word weighs the more the fewer of the articles seen so far have it, so an article's
place depends on earlier articles alone: one that is added later never moves those before it.

The thresholds were chosen on 377 real articles of 69 events, where mean cosines from .12 to .16
give a B-cubed F1 of about .90, with days and without.
"""

from collections import defaultdict, deque
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from analysis.events.weights import Vector, Weights, vectors

# Mean cosine with an event's articles from which an article belongs to it.
SIMILAR = 0.14
# What is asked more for each unit of the logarithm of the days that lie between, and for each
# month beyond the first: after a season of silence only the same words again are the same event.
PER_LOG_DAY = 0.005
FREE_DAYS, PER_MONTH = 30, 0.06
# An event is over when nothing was written of it for so long.
WINDOW_DAYS = 365
# An event that is so similar to an earlier one, whenever that was, goes on with its story line.
SAME_LINE = 0.2
# Of an article's heaviest words so many look for events, and each knows so many recent ones:
# what is compared does not grow with the corpus.
SEEKERS = 16
RECENT = 60
COMPARED = 40
# An event is remembered by so many words, the heaviest of its articles' sum.
REMEMBERED = 400


@dataclass
class _Event:
    """An open event: the sum of its articles' vectors and the last day it was written of."""

    n: int = 0
    day: float = np.nan
    ids: Vector = field(default_factory=lambda: np.empty(0, np.int64))
    total: Vector = field(default_factory=lambda: np.empty(0, np.float64))


def events(
    terms: pd.DataFrame, articles: pd.DataFrame, *, use_days: bool = True, similar: float = SIMILAR
) -> pd.DataFrame:
    """Say of each measured article which event it reports.

    A row is an article, in the order of `articles`: article_id; event, a number from 0 in the
    order in which the events opened; line, the number of the first event of its story line;
    similarity, the mean cosine with the articles that were in the event before it (1 for the one
    that opened it).

    Args:
        terms: the table `terms`.
        articles: the table `articles`.
        use_days: False to go by words alone, as for articles without days.
        similar: mean cosine from which an article belongs to an event.
    """
    kept = articles[articles["is_measured"]]
    days = kept["published_date"].to_numpy().astype("datetime64[D]").astype(np.float64)
    days[np.isnat(kept["published_date"].to_numpy())] = np.nan
    if not use_days:
        days = np.full(len(kept), np.nan)
    order = np.lexsort([kept["article_id"].astype("str").to_numpy(), days])
    weights = vectors(terms, kept, order)
    found, lines, scores = _pass(weights, order.tolist(), days, similar)
    return pd.DataFrame({
        "article_id": kept["article_id"].astype("str").to_numpy(),
        "event": found,
        "line": lines[found],
        "similarity": scores,
    }).astype({"article_id": "str"} | dict.fromkeys(("event", "line"), "int64"))  # fmt: skip


def _pass(
    weights: Weights, order: list[int], days: Vector, similar: float
) -> tuple[Vector, Vector, Vector]:
    """Return each article's event, each event's story line, and each article's similarity."""
    opened: list[_Event] = []
    posted: dict[int, deque[int]] = defaultdict(lambda: deque(maxlen=RECENT))
    scratch = np.zeros(weights.n_terms)
    event = np.full(len(order), -1, np.int64)
    score = np.ones(len(order))
    lines: list[int] = []
    for article in order:
        ids, values = weights.of(article)
        scratch[ids] = values
        best, best_score = -1, 0.0
        near, near_score = -1, SAME_LINE
        for candidate in _candidates(posted, ids, values):
            known = opened[candidate]
            mean = float(known.total @ scratch[known.ids]) / known.n
            if mean >= near_score:
                near, near_score = candidate, mean
            if mean > best_score and mean >= _asked(similar, days[article], known.day):
                best, best_score = candidate, mean
        scratch[ids] = 0
        if best < 0:
            best = len(opened)
            opened.append(_Event())
            lines.append(lines[near] if near >= 0 else best)
        else:
            score[article] = best_score
        event[article] = best
        _join(opened[best], ids, values, days[article])
        for term in _heaviest(ids, values, SEEKERS).tolist():
            if not posted[term] or posted[term][-1] != best:
                posted[term].append(best)
    return event, np.array(lines, dtype=np.int64), score


def _asked(similar: float, day: float, last: float) -> float:
    """Return the similarity asked for, given the days between; unknown days ask for no more."""
    gap = abs(day - last)
    if np.isnan(gap):
        return similar
    if gap > WINDOW_DAYS:
        return np.inf
    late = PER_MONTH * max(gap - FREE_DAYS, 0) / 30
    return similar + PER_LOG_DAY * float(np.log1p(gap)) + late


def _candidates(posted: dict[int, deque[int]], ids: Vector, values: Vector) -> list[int]:
    """Return the events that share most of an article's heaviest words, oldest first."""
    votes: dict[int, int] = defaultdict(int)
    for term in _heaviest(ids, values, SEEKERS).tolist():
        for event in set(posted.get(term, ())):
            votes[event] += 1
    most = sorted(votes, key=lambda event: (-votes[event], -event))[:COMPARED]
    return sorted(most)


def _heaviest(ids: Vector, values: Vector, n: int) -> Vector:
    """Return the `n` terms of most weight; of equals the smaller number first."""
    return ids[np.lexsort([ids, -values])[:n]]


def _join(event: _Event, ids: Vector, values: Vector, day: float) -> None:
    event.n += 1
    event.day = np.fmax(event.day, day)
    union, place = np.unique(np.concatenate([event.ids, ids]), return_inverse=True)
    total = np.bincount(place, np.concatenate([event.total, values]))
    if len(union) > REMEMBERED:
        kept = np.sort(np.lexsort([union, -total])[:REMEMBERED])
        union, total = union[kept], total[kept]
    event.ids, event.total = union, total
