"""Which words make a source's score differ from the others', for the scores that words add up to.

The scores here are of all a side's words put together, not means of articles' scores, so their
difference is near the one in `score_summary`, not the same. How a word's part is worked out
stands in `contrasts.word_shift`; its interval draws articles anew.

    quoted_share    a content word scores 1 inside quotation marks, 0 outside
    reading_ease    a word scores its syllables, times Flesch's -84.6; what sentence length does
                    is a row of its own
    dictionary      a word scores its weight in a dictionary, 0 without one
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import schemas
from analysis.contrasts import Voice, _resample
from analysis.contrasts._counts import Floats, TermCounts, counts
from analysis.contrasts.word_shift import word_shift
from analysis.errors import ParameterError
from analysis.measures import flesch_reading_ease as flesch

# Words shown of a shift, the largest either way.
N_SHOWN = 40
SENTENCE_LENGTH = "(words a sentence)"


def quoted_share(
    terms: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    sources: Sequence[str],
    n_shown: int = N_SHOWN,
) -> pd.DataFrame:
    """Return `word_shift` of the share of content words that stand inside quotation marks.

    Sources as given, the largest shifts first.

    Raises:
        ParameterError: one of `sources` is not a source of a measured article, or the only one.
    """
    counted = counts(terms, articles, voice="both")
    scored = _Scored.of(counted, _aligned(counts(terms, articles, voice="quoted"), counted))
    parts = [_shown(scored, "quoted_share", source, n_shown) for source in sources]
    return pd.concat(parts, ignore_index=True) if parts else schemas.empty("word_shift")


def dictionary(
    terms: pd.DataFrame,
    articles: pd.DataFrame,
    weights: Mapping[str, float],
    *,
    source: str,
    name: str = "dictionary",
    voice: Voice = "own",
) -> pd.DataFrame:
    """Return `word_shift` of the mean weight of content words."""
    counted = counts(terms, articles, voice=voice)
    weight = np.array([float(weights.get(str(term), 0.0)) for term in counted.terms])
    return _shown(_Scored.of(counted, counted.matrix * weight), name, source, N_SHOWN)


def reading_ease(
    articles: pd.DataFrame,
    sentences: pd.DataFrame,
    quoted: pd.DataFrame,
    *,
    source: str,
    n_shown: int = N_SHOWN,
) -> pd.DataFrame:
    """Return `word_shift` of Flesch's reading ease, with a row for sentence length."""
    rows, n_sentences = flesch.word_counts(articles, sentences, quoted)
    counted = counts(rows, articles, voice="both")
    by = rows.drop_duplicates("term").set_index("term")["syllables"]
    syllables = by.reindex(counted.terms).to_numpy(dtype="float64")
    scored = _Scored.of(counted, counted.matrix * (-flesch.PER_SYLLABLE * syllables))
    shown = _shown(scored, flesch.NAME, source, n_shown)
    mine = counted.of(source)
    held = articles.loc[articles["is_measured"], "article_id"].astype("str")
    of = n_sentences.reindex(held).fillna(0).to_numpy(dtype="float64")
    row = _sentence_length(counted.lengths(), of, mine) | {
        "measure": flesch.NAME, "source": source, "term": SENTENCE_LENGTH,
    }  # fmt: skip
    full = pd.concat([pd.DataFrame([row]), shown], ignore_index=True)[shown.columns]
    return schemas.check(_largest_first(full), "word_shift")


@dataclass(frozen=True)
class _Scored:
    """Occurrences and summed scores of each word in each article."""

    counted: TermCounts
    scores: Any

    @classmethod
    def of(cls, counted: TermCounts, scores: Any) -> "_Scored":
        return cls(counted, scores.tocsr())

    def sums(self, side: npt.NDArray[np.bool_]) -> tuple[Floats, Floats]:
        """Return a side's occurrences and mean score of each word."""
        n, total = (
            np.asarray(m[side].sum(axis=0), dtype="float64")
            for m in (self.counted.matrix, self.scores)
        )
        return n, np.divide(total, n, out=np.zeros_like(total), where=n > 0)

    def drawn(self, side: npt.NDArray[np.bool_], picked: npt.NDArray[np.int64]) -> "_Drawn":
        """Return the same of the picked words in every bootstrap draw."""
        counts, scores = self.counted.matrix[side], self.scores[side]
        n, total = counts[:, picked].T.tocsr(), scores[:, picked].T.tocsr()
        mass = np.asarray(counts.sum(axis=1), dtype="float64")
        sums = np.asarray(scores.sum(axis=1), dtype="float64")
        parts: list[list[Floats]] = [[], [], []]
        for weights in _resample.weights(len(side)):
            own = weights[:, side].T
            y, words = (n @ own).T, (mass @ own)[:, None]
            with np.errstate(divide="ignore", invalid="ignore"):
                parts[0].append(y / words)
                parts[1].append(np.where(y > 0, (total @ own).T / y, np.nan))
                parts[2].append((sums @ own)[:, None] / words)
        return _Drawn(*(np.concatenate(part) for part in parts))


@dataclass(frozen=True)
class _Drawn:
    """Shares and scores of words in every draw, a column a word, and the side's mean score."""

    share: Floats
    score: Floats
    mean: Floats


def _aligned(scored: TermCounts, counted: TermCounts) -> Any:
    """Return a matrix of counts with the columns of another."""
    from scipy.sparse import csr_array

    place = pd.Index(counted.terms).get_indexer(scored.terms)
    cells = scored.matrix.tocoo()
    rows, columns = cells.coords
    return csr_array((cells.data, (rows, place[columns])), shape=counted.matrix.shape)


def _shown(scored: _Scored, measure: str, source: str, n_shown: int) -> pd.DataFrame:
    """Return the words with the largest shifts, with their intervals."""
    counted, known = scored.counted, scored.counted.known()
    if source not in known or len(known) < 2:
        raise ParameterError("source", source, known)
    mine = counted.of(source)
    (n, score), (n_rest, score_rest) = scored.sums(mine), scored.sums(~mine)
    table = word_shift(n, n_rest, score, score_rest)
    order = np.lexsort((counted.terms.astype("str"), -table["shift"].abs().round(12)))
    picked = order[:n_shown].astype("int64")
    if not len(picked):
        return schemas.empty("word_shift")
    low, high = _interval(scored.drawn(mine, picked), scored.drawn(~mine, picked), mine)
    holding = [
        np.asarray((counted.matrix[side][:, picked] > 0).sum(axis=0)) for side in (mine, ~mine)
    ]
    shown = table.iloc[picked].reset_index(drop=True)
    full = pd.DataFrame({
        "measure": measure, "source": source, "term": counted.terms[picked],
        "n_source": n[picked].astype("int64"), "n_rest": n_rest[picked].astype("int64"),
        "n_articles_source": holding[0].astype("int64"),
        "n_articles_rest": holding[1].astype("int64"),
    }).join(shown).assign(shift_low=low, shift_high=high)  # fmt: skip
    texts = dict.fromkeys(("measure", "source", "term"), "str")
    return schemas.check(_largest_first(full.astype(texts)), "word_shift")


def _interval(own: _Drawn, rest: _Drawn, mine: npt.NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Return the ends of the shifts' intervals."""
    score = np.where(np.isnan(own.score), rest.score, own.score)
    score_rest = np.where(np.isnan(rest.score), score, rest.score)
    shift = (own.share - rest.share) * ((score + score_rest) / 2 - rest.mean)
    shift += (own.share + rest.share) / 2 * (score - score_rest)
    ends = _resample.tails(max(int(min(mine.sum(), (~mine).sum())), 2))
    # a draw in which a word comes on neither side shifts nothing
    low, high = np.nanquantile(np.nan_to_num(shift), ends, axis=0)
    return low, high


def _sentence_length(
    lengths: Floats, n_sentences: Floats, mine: npt.NDArray[np.bool_]
) -> dict[str, object]:
    """Return what sentence length does to the reading ease, as a row."""

    def gap(weights: Floats) -> Floats:
        with np.errstate(divide="ignore", invalid="ignore"):
            own, rest = (
                (weights[:, side] @ lengths[side]) / (weights[:, side] @ n_sentences[side])
                for side in (mine, ~mine)
            )
        found: Floats = -flesch.PER_WORD * (own - rest)
        return found

    seen = float(gap(np.ones((1, len(mine))))[0])
    drawn = np.concatenate([gap(block) for block in _resample.weights(len(mine))])
    ends = _resample.tails(max(int(min(mine.sum(), (~mine).sum())), 2))
    low, high = np.nanquantile(drawn, ends)
    sides = [float(lengths[side].sum() / max(n_sentences[side].sum(), 1)) for side in (mine, ~mine)]
    return {
        "n_source": int(n_sentences[mine].sum()), "n_rest": int(n_sentences[~mine].sum()),
        "n_articles_source": int((n_sentences[mine] > 0).sum()),
        "n_articles_rest": int((n_sentences[~mine] > 0).sum()),
        "share": np.nan, "rest_share": np.nan, "score": sides[0], "rest_score": sides[1],
        "of_use": 0.0, "of_score": seen, "shift": seen, "shift_low": low, "shift_high": high,
    }  # fmt: skip


def _largest_first(table: pd.DataFrame) -> pd.DataFrame:
    size = table["shift"].abs().round(12)
    ordered = table.assign(_size=-size).sort_values(["_size", "term"], ignore_index=True)
    return ordered.drop(columns="_size")
