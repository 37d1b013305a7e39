"""Who is named together: in one article, in one sentence, and how far that is beyond chance.

Any two who are often named meet often, and in a long article all meet all. What is expected is
therefore worked out from how many articles name each and how many of the names compared each
article holds (`_margins`). Articles are the unit of the test; sentences of one article are not
independent, so for them the count and its ratio to what is expected stand alone.
"""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.contrasts import _resample
from analysis.contrasts._margins import Margins

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Ints = npt.NDArray[np.int64]

# The names paired: as many as a network can hold and still be read, twice over. Pairs grow with
# the square: 60 names make 1,770 pairs, 200 would make 19,900, of which all but a few hundred
# meet in one or two articles. The choice is by articles and does not look at pairs.
N_PAIRED = 60
# Two names that meet in fewer articles than this tell nothing (as in `compare`).
MIN_HOLDING = 3
# Below this no pair is tested: two sources of five articles each, the least that `compare` takes.
MIN_ARTICLES = 10
# The share of false findings that `compare` accepts.
MAX_Q = 0.05

COLUMNS = [
    "entity", "entity_type", "other", "other_type", "n_articles_both", "n_articles",
    "n_articles_other", "n_articles_all", "n_sources", "expected_articles", "ratio", "chance",
    "chance_q", "n_compared", "is_beyond_chance", "n_sentences_both", "n_articles_sentence",
    "expected_sentences", "sentence_ratio",
]  # fmt: skip
TEXTS = ("entity", "entity_type", "other", "other_type")


def co_mentions(
    mentions: pd.DataFrame, articles: pd.DataFrame, *, n_paired: int = N_PAIRED
) -> pd.DataFrame:
    """Count the articles and sentences that name two entities, for the `n_paired` most named.

    A row is a pair that at least one article names together, both voices counted; `entity` is the
    one that more articles name. `chance` is the probability of so many articles with both, given
    how many articles name each and how many names each article has; it is empty for pairs that
    were not tested (too few articles, in all or with both) and corrected in `chance_q` for all
    pairs that could have been. Most articles in common first, then by the rank of the names.
    """
    measured = articles[articles["is_measured"]].reset_index(drop=True)
    held = _Held.of(mentions, measured, n_paired)
    both = _together(held.articles)
    first, second = np.nonzero(np.triu(both, 1))
    table = pd.DataFrame({
        "entity": held.names[first], "entity_type": held.types[first],
        "other": held.names[second], "other_type": held.types[second],
        "n_articles_both": both[first, second],
        "n_articles": both[first, first], "n_articles_other": both[second, second],
        "n_articles_all": len(measured),
        "n_sources": _sources(held.articles, measured["source"].astype("str"), first, second),
    })  # fmt: skip
    table = table.assign(**_chances(held.articles, both, first, second))
    table = table.assign(**_in_sentences(held, first, second), _first=first, _second=second)
    by = ["n_articles_both", "_first", "_second"]
    ordered = table.sort_values(by, ascending=[False, True, True], ignore_index=True)
    counts = [c for c in COLUMNS if c.startswith("n_")]
    kinds = dict.fromkeys(TEXTS, "str") | dict.fromkeys(counts, "int64")
    return ordered[COLUMNS].astype(kinds)


def places(mentions: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Return where the two of each pair are named together, for the evidence behind a pair.

    A row is the first mention of either in a sentence that names both, with the pair's `entity`
    and `other`; where no sentence of the article names both, it is the first mention of either in
    the article. `has_both` tells the two cases apart, `is_first` marks the first such sentence of
    each article. Rows go by pair, then as in `mentions`.
    """
    wanted = pairs[["entity", "other"]].astype("str").drop_duplicates().reset_index(drop=True)
    where = ["article_id", "sentence_id", "start", "end", "voice"]
    sides = wanted.melt(ignore_index=False, value_name="name").rename_axis("pair").reset_index()
    sides["side"] = (sides["variable"] == "other").astype("int64")
    named = mentions.assign(name=mentions["entity"].astype("str")).reset_index(drop=True)
    named = named[named["name"].isin(sides["name"])]
    found = named["name"].rename_axis("row").reset_index()
    found = found.merge(sides[["name", "pair", "side"]], on="name")
    found = found.sort_values(["pair", "row"], ignore_index=True)
    # numbers, as pairs times mentions are many
    article = pd.factorize(named["article_id"])[0]
    place = named.index.get_indexer(pd.Index(found["row"]))
    in_article = found["pair"].to_numpy(np.int64) * (len(named) + 1) + article[place]
    sentence = named["sentence_id"].to_numpy(np.int64)[place]
    in_sentence = in_article * (int(sentence.max(initial=0)) + 1) + sentence
    side = found["side"].to_numpy(np.int64)
    close = _has_both(in_sentence, side)
    met = pd.Series(close).groupby(in_article).transform("any").to_numpy(bool)
    kept = (close & _first_of(in_sentence * 2 + side)) | (
        ~met & _has_both(in_article, side) & _first_of(in_article * 2 + side)
    )
    earliest = pd.Series(np.where(close, sentence, np.iinfo(np.int64).max)).groupby(in_article)
    is_first = ~close | (sentence == earliest.transform("min").to_numpy())
    rows = named[where].iloc[place[kept]].reset_index(drop=True)
    both = wanted.iloc[found["pair"].to_numpy()[kept]].reset_index(drop=True)
    return rows.join(both).assign(has_both=close[kept], is_first=is_first[kept])


def _has_both(group: Ints, side: Ints) -> npt.NDArray[np.bool_]:
    """Say of each row whether its group has rows of both sides."""
    sides = np.unique(group * 2 + side) // 2
    held: npt.NDArray[np.bool_] = np.isin(group, sides[1:][sides[1:] == sides[:-1]])
    return held


def _first_of(group: Ints) -> npt.NDArray[np.bool_]:
    first = np.zeros(len(group), dtype=bool)
    first[np.unique(group, return_index=True)[1]] = True
    return first


class _Held:
    """Which of the most named entities each article, and each sentence, names."""

    def __init__(
        self, names: npt.NDArray[np.object_], types: npt.NDArray[np.object_],
        articles: "csr_array", sentences: "csr_array", article: Ints,
    ) -> None:  # fmt: skip
        self.names, self.types = names, types
        self.articles, self.sentences = articles, sentences
        # of each row of `sentences`, the row of `articles` it belongs to
        self.article = article

    @classmethod
    def of(cls, mentions: pd.DataFrame, measured: pd.DataFrame, n_paired: int) -> "_Held":
        ids = pd.Index(measured["article_id"].astype("str"))
        place = ids.get_indexer(pd.Index(mentions["article_id"].astype("str")))
        rows = mentions[["sentence_id", "entity", "entity_type"]].assign(place=place)
        rows = rows[place >= 0].astype({"entity": "str", "entity_type": "str"})
        grouped = rows.groupby("entity")
        counts = pd.DataFrame({
            "n_articles": grouped["place"].nunique(), "n": grouped.size(),
            "entity_type": grouped["entity_type"].first(),
        }).reset_index()  # fmt: skip
        by = ["n_articles", "n", "entity"]
        top = counts.sort_values(by, ascending=[False, False, True]).head(n_paired)
        column = pd.Index(top["entity"]).get_indexer(pd.Index(rows["entity"]))
        rows, column = rows[column >= 0], column[column >= 0]
        where = rows["place"].to_numpy(np.int64)
        longest = int(rows["sentence_id"].max()) + 1 if len(rows) else 1
        sentence, place_of = np.unique(
            where * longest + rows["sentence_id"].to_numpy(np.int64), return_inverse=True
        )
        return cls(
            top["entity"].to_numpy(object), top["entity_type"].to_numpy(object),
            _ones(where, column, (len(ids), len(top))),
            _ones(place_of, column, (len(sentence), len(top))), sentence // longest,
        )  # fmt: skip


def _ones(rows: Ints, columns: Ints, shape: tuple[int, int]) -> "csr_array":
    from scipy.sparse import csr_array

    matrix = csr_array((np.ones(len(rows), dtype="int64"), (rows, columns)), shape=shape)
    matrix.sum_duplicates()
    matrix.data[:] = 1
    return matrix


def _together(held: "csr_array") -> Ints:
    both: Ints = (held.T @ held).toarray().astype("int64")
    return both


def _sources(held: "csr_array", source: "pd.Series[str]", first: Ints, second: Ints) -> Ints:
    """Count the sources with an article that names both, pair by pair."""
    n = np.zeros(len(first), dtype="int64")
    for rows in source.groupby(source, sort=False).indices.values():
        n += _together(held[rows])[first, second] > 0
    return n


def _chances(
    held: "csr_array", both: Ints, first: Ints, second: Ints
) -> dict[str, npt.NDArray[np.generic] | int]:
    """Return what is expected, and how likely what is seen would be by chance."""
    margins = Margins.of(np.asarray(held.sum(axis=1)), np.diag(both))
    seen = both[first, second]
    expected = margins.expected()[first, second]
    possible = np.diag(both) >= MIN_HOLDING
    is_testable = held.shape[0] >= MIN_ARTICLES
    n_compared = int(possible.sum() * (possible.sum() - 1) // 2) if is_testable else 0
    tested = np.flatnonzero((seen >= MIN_HOLDING) & is_testable)
    chance, q = np.full((2, len(seen)), np.nan)
    chance[tested] = margins.tail(first[tested], second[tested], seen[tested])
    q[tested] = _resample.q_values(chance[tested], n_compared)
    return {
        "expected_articles": expected,
        "ratio": seen / np.maximum(expected, 1e-12),
        "chance": chance,
        "chance_q": q,
        "n_compared": n_compared,
        "is_beyond_chance": np.nan_to_num(q, nan=1.0) <= MAX_Q,
    }


def _in_sentences(held: _Held, first: Ints, second: Ints) -> dict[str, npt.NDArray[np.generic]]:
    """Return the sentences that name both, the articles they are in, and what is expected."""
    from scipy.sparse import csr_array

    both = _together(held.sentences)
    seen = both[first, second]
    margins = Margins.of(np.asarray(held.sentences.sum(axis=1)), np.diag(both))
    expected = margins.expected()[first, second]
    n_articles = np.zeros(len(first), dtype="int64")
    close = np.flatnonzero(seen)
    columns = csr_array(held.sentences.T)
    for pair in close.tolist():
        one, two = (columns.indices[columns.indptr[c] : columns.indptr[c + 1]]
                    for c in (first[pair], second[pair]))  # fmt: skip
        shared = np.intersect1d(one, two, assume_unique=True)
        n_articles[pair] = len(np.unique(held.article[shared]))
    return {
        "n_sentences_both": seen,
        "n_articles_sentence": n_articles,
        "expected_sentences": expected,
        "sentence_ratio": seen / np.maximum(expected, 1e-12),
    }
