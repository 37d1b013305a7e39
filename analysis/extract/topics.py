"""List the codebook's terms where they stand in the measured articles."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from analysis import schemas
from analysis.annotate.store import Store
from analysis.extract import offsets, spans
from analysis.extract.phrases import COLUMNS, find_phrases
from analysis.lexicons.load import Topic

NOTHING = pd.DataFrame({c: pd.Series(dtype="str") for c in ("phrase", "text_id")}).assign(
    **{c: pd.Series(dtype="int64") for c in ("start", "end", "first", "last")}
)

__all__ = ["find_phrases", "topic_hits"]


def topic_hits(
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    sentences: pd.DataFrame,
    quoted: pd.DataFrame,
    codebook: Sequence[Topic],
    store: Store,
) -> pd.DataFrame:
    """List the codebook's terms found in the measured articles.

    A row is a term of one topic where it stands. Where terms of one topic overlap, the one that
    begins first counts, of two that begin together the longer. What overlaps one of the topic's
    exclusions does not count at all. Terms of different topics may overlap.

    Returns:
        The table `topic_hits`, in the order of `articles`, then of `start`, then of the codebook;
        `speaker` is empty: `speakers.of` knows whose claim a hit is.
    """
    places = offsets.places(articles, paragraphs)
    hits = _places(store, places, codebook)
    row, article = places.spread(pa.chunked_array([pa.array(hits["text_id"], pa.string())]))
    hits = hits.iloc[row]
    start, end = places.move(article, hits["start"].to_numpy(), hits["end"].to_numpy())
    rows = spans.rows(articles, sentences, quoted)
    names = pd.array([topic.name for topic in codebook], dtype="str")
    frame = rows.frame(article, start, end).assign(
        topic=names.take(hits["topic"].to_numpy()),
        term=hits["phrase"].to_numpy(),
        surface=rows.spelled(article, start, end),
        speaker="",
        n=hits["topic"].to_numpy(),
    )
    frame = frame.astype({"article_id": "str", "voice": "str", "term": "str", "speaker": "str"})
    return schemas.check(offsets.ordered(frame, article, "start", "n"), "topic_hits")


def _places(store: Store, places: offsets.Places, codebook: Sequence[Topic]) -> pd.DataFrame:
    """Return what `topic_places` finds in all stored parts, a text's rows together."""
    phrases = list(dict.fromkeys(p for t in codebook for p in (*t.terms, *t.exclusions)))
    found, before = [NOTHING], 0
    for part in store.read("grammar", places.owners, COLUMNS):
        here = find_phrases(part, phrases)
        # one count of tokens through all parts, so that the topics are sorted out once
        found.append(here.assign(first=here["first"] + before, last=here["last"] + before))
        before += len(part)
    return topic_places(pd.concat(found, ignore_index=True), codebook)


def topic_places(found: pd.DataFrame, codebook: Sequence[Topic]) -> pd.DataFrame:
    """Choose from the places of all phrases those that count as terms of a topic.

    A row is a term of a topic where it stands: the columns of `find_phrases`, and `topic`, its
    number in `codebook`; in the order of `first`, then of `topic`.

    Args:
        found: the result of `find_phrases` for all terms and exclusions.
        codebook: the topics.
    """
    uses = [(p, n, True) for n, topic in enumerate(codebook) for p in topic.terms]
    uses += [(p, n, False) for n, topic in enumerate(codebook) for p in topic.exclusions]
    roles = pd.DataFrame(uses, columns=["phrase", "topic", "is_term"]).drop_duplicates()
    roles = roles.astype({"phrase": "str", "topic": "int64", "is_term": "bool"})
    hits = found.merge(roles, on="phrase")
    # each topic has its own stretch of numbers, so that topics do not bar one another
    apart = hits["topic"] * (1 + int(found["last"].max() if len(found) else 0))
    hits = hits.assign(left=apart + hits["first"], right=apart + hits["last"])
    is_term = hits["is_term"].to_numpy(dtype=bool)
    terms, excluded = hits[is_term], hits[~is_term]
    terms = terms[~_touch(terms, excluded)].sort_values(["left", "right"], kind="stable")
    terms = terms[_leftmost_longest(terms)].sort_values(["first", "topic"], ignore_index=True)
    return terms.drop(columns=["is_term", "left", "right"])


def _touch(spans: pd.DataFrame, others: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Say for each span of tokens whether it shares a token with any of the others."""
    begun = np.searchsorted(np.sort(others["left"]), spans["right"].to_numpy(), side="right")
    ended = np.searchsorted(np.sort(others["right"]), spans["left"].to_numpy(), side="left")
    return np.asarray(begun > ended)


def _leftmost_longest(spans: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Say for each span, sorted by `left`, then `right`, whether it stands.

    One that stands bars every other that begins before it ends.
    """
    left, right = spans["left"].to_numpy(), spans["right"].to_numpy()
    is_longest = np.append(np.diff(left) > 0, True)[: len(left)]
    keep, free = np.zeros(len(left), dtype=bool), -1
    for n in np.flatnonzero(is_longest).tolist():
        if left[n] > free:
            keep[n], free = True, right[n]
    return keep
