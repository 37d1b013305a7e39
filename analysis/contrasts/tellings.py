"""What two sources tell of each event, in whose words: sums by event and voice.

A voice is the outlet's own, or the role of whoever is quoted; what stands in quotation marks that
nobody is named for is a voice of its own. Reported speech is in the outlet's words and counts as
these, as everywhere.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.extract import offsets

Numbers = npt.NDArray[np.float64]

OWN, NOBODY = "own words", "nobody named"


@dataclass(frozen=True)
class Tellings:
    """Two sources' bases and sums.

    Attributes:
        voices: whose words, the outlet's own first.
        base: words (or articles), by source, event and voice.
        sums: what is counted in them, by source, event, voice and subject.
    """

    voices: tuple[str, ...]
    base: Numbers
    sums: Numbers


def most_shared(events: pd.DataFrame, articles: pd.DataFrame) -> tuple[str, ...]:
    """Return the two sources that share most events, by name; of equals those of most articles.

    Nothing where there is one source alone.
    """
    told = sourced(events, articles)
    sizes = told["source"].value_counts()
    shared: Counter[tuple[str, ...]] = Counter()
    for names in told.groupby("event_id")["source"].unique():
        shared.update(combinations(sorted(names), 2))
    if not shared:
        first = sizes.rename_axis("source").reset_index(name="n")
        first = first.sort_values(["n", "source"], ascending=[False, True])["source"].head(2)
        return tuple(sorted(first)) if len(first) == 2 else ()
    return min(shared, key=lambda pair: (-shared[pair], -sum(sizes[s] for s in pair), pair))


def sourced(events: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return article_id, event_id and source of each article with an event."""
    homes = articles[["article_id", "source"]].astype("str")
    return events[["article_id", "event_id"]].astype("str").merge(homes, on="article_id")


def voices_of(spans: pd.DataFrame, quotes: pd.DataFrame) -> "pd.Series[str]":
    """Say of each span in whose words it stands: `OWN`, or the role of whoever is quoted.

    Args:
        spans: article_id, start and voice.
        quotes: the table `quotes`.

    >>> where = {"article_id": "a", "start": [1, 7, 30]}
    >>> spans = pd.DataFrame(where | {"voice": ["own", "quoted", "quoted"]})
    >>> said = {"article_id": ["a"], "start": [5], "end": [9], "kind": ["direct"]}
    >>> voices_of(spans, pd.DataFrame(said | {"speaker_role": ["expert"]})).tolist()
    ['own words', 'expert', 'nobody named']
    """
    said = quotes[(quotes["kind"] != "scare").to_numpy(dtype=bool)]
    known = pd.DataFrame({"article_id": said["article_id"].astype("str").unique()})
    article, start = offsets.numbers(known, spans["article_id"]), spans["start"].to_numpy(np.int64)
    found = offsets.frame_ranges(known, said)
    inside = (article >= 0) & found.hold(article, start)
    row = np.where(inside, found.find(article, start), -1)
    roles = np.append(said["speaker_role"].astype("str").to_numpy(dtype=object), NOBODY)[row]
    is_own = (spans["voice"] == "own").to_numpy(dtype=bool)
    return pd.Series(np.where(is_own, OWN, roles), index=spans.index, dtype="str")


def counted(spans: pd.DataFrame, ids: set[str], quotes: pd.DataFrame) -> pd.DataFrame:
    """Count the spans of some articles by voice and subject.

    A row is an article_id, a voice and a subject, with n.

    Args:
        spans: article_id, start, voice and subject.
        ids: the articles.
        quotes: the table `quotes`.
    """
    near = spans[spans["article_id"].isin(ids)]
    rows = near[["article_id", "subject"]].astype("str").assign(voice=voices_of(near, quotes))
    return (
        rows.value_counts(["article_id", "voice", "subject"], sort=False).rename("n").reset_index()
    )


def valued(scores: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Return the values of a measure of own words as counts: one subject, in the outlet's voice."""
    rows = scores.dropna(subset=["value"])
    return pd.DataFrame({
        "article_id": rows["article_id"].astype("str"), "voice": OWN, "subject": measure,
        "n": rows["value"],
    })  # fmt: skip


def in_marks(words: pd.DataFrame, subject: str) -> pd.DataFrame:
    """Return the words that somebody is quoted with as what is counted: their share of all."""
    return words[words["voice"] != OWN].assign(subject=subject)


def tellings(
    words: pd.DataFrame,
    counted: pd.DataFrame,
    told: pd.DataFrame,
    *,
    pair: tuple[str, ...],
    subjects: list[str],
) -> Tellings:
    """Lay out what two sources tell.

    Args:
        words: article_id, voice and n: the base.
        counted: article_id, voice, subject and n.
        told: from `sourced`.
        pair: the two sources.
        subjects: the subjects, in the order of the last axis of `sums`.
    """
    mine = told[told["source"].isin(pair)]
    event = pd.Index(sorted(set(mine["event_id"])))
    at = mine.set_index("article_id")
    place = pd.DataFrame({
        "_source": pd.Index(pair).get_indexer(at["source"]),
        "_event": event.get_indexer(at["event_id"]),
    }, index=at.index)  # fmt: skip
    base, sums = (rows.merge(place, left_on="article_id", right_index=True)
                  for rows in (words, counted))  # fmt: skip
    others = base.loc[base["voice"] != OWN].groupby("voice")["n"].sum()
    ranked = others.rename_axis("voice").reset_index()
    ranked = ranked.sort_values(["n", "voice"], ascending=[False, True])
    voices = pd.Index([OWN, *ranked["voice"]])
    shape = (2, len(event), len(voices))
    laid, filled = np.zeros(shape), np.zeros((*shape, len(subjects)))
    np.add.at(laid, (base["_source"], base["_event"], voices.get_indexer(base["voice"])), base["n"])
    column, voice = (
        index.get_indexer(sums[name])
        for index, name in ((pd.Index(subjects), "subject"), (voices, "voice"))
    )
    here = (column >= 0) & (voice >= 0)
    cells = sums["_source"][here], sums["_event"][here], voice[here], column[here]
    np.add.at(filled, cells, sums["n"][here])
    return Tellings(tuple(voices), laid, filled)
