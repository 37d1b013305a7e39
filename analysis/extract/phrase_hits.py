"""Search the measured articles for words and phrases that somebody types.

The matching is the codebook's (`phrases`), so that a word found here is a word that a topic with
this term would count. The stored tokens are read once and held; a search is then done on arrays:
1.6 million tokens take about a tenth of a second.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import pyarrow as pa

from analysis.annotate.store import Store
from analysis.errors import ParameterError
from analysis.extract import offsets, spans
from analysis.extract.phrases import COLUMNS, WHATEVER, find_phrases
from analysis.extract.topics import topic_places
from analysis.lexicons.load import Topic

# What is typed into a field: longer is a text, not a search.
MOST_LETTERS, MOST_PHRASES = 200, 20
# A word with one `*` is matched in one pass; with more, a long token would be gone over again for
# each of them.
MOST_STARS = 1
_PIECES = re.compile(r'"([^"]*)"?|(\S+)')
_ALLOWED = (
    f"words, and phrases in quotation marks, {MOST_PHRASES} at most in {MOST_LETTERS} letters; "
    "each with a letter or digit at both ends of a phrase, and one * within a word"
)


@dataclass(frozen=True)
class Tokens:
    """The stored tokens of the measured articles, ready to be searched."""

    table: pa.Table
    places: offsets.Places
    rows: spans.Rows
    _last: dict[tuple[str, ...], pd.DataFrame] = field(
        default_factory=dict, repr=False, compare=False
    )


def tokens(
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    sentences: pd.DataFrame,
    quoted: pd.DataFrame,
    store: Store,
) -> Tokens:
    """Read the tokens of the measured articles; they take some 20 bytes each."""
    places = offsets.places(articles, paragraphs)
    parts = list(store.read("grammar", places.owners, COLUMNS))
    table = pa.concat_tables([_plain(part) for part in parts]) if parts else _none()
    # one vocabulary for all parts, so that no search has to make it
    table = table.unify_dictionaries().combine_chunks()
    return Tokens(table, places, spans.rows(articles, sentences, quoted))


def wanted(text: str) -> tuple[str, ...]:
    """Return the words and phrases of what was typed; each is searched for by itself.

    >>> wanted('migrant* "border wall"')
    ('migrant*', 'border wall')

    Raises:
        ParameterError: there are too many, or one is no word.
    """
    straight = re.sub("[“”„«»]", '"', text.strip())
    found = tuple(dict.fromkeys(" ".join((a or b).split()) for a, b in _PIECES.findall(straight)))
    found = tuple(phrase for phrase in found if phrase)
    is_long = len(text) > MOST_LETTERS or len(found) > MOST_PHRASES
    if is_long or not all(_is_phrase(phrase) for phrase in found):
        raise ParameterError("word", text[:MOST_LETTERS], _ALLOWED)
    return found


def phrase_hits(held: Tokens, phrases: tuple[str, ...]) -> pd.DataFrame:
    """List where any of some words or phrases stands.

    A row is a place: article_id, sentence_id, start, end, voice, term (the phrase as typed). Where
    two overlap, the one that begins first counts, of two that begin together the longer. Rows are
    in the order of the articles, then of `start`.
    """
    if phrases not in held._last:
        held._last.clear()
        held._last[phrases] = _found(held, phrases)
    return held._last[phrases].copy()


def _found(held: Tokens, phrases: tuple[str, ...]) -> pd.DataFrame:
    asked = Topic("word", "", "", phrases, (), (), (), (), Path())
    hits = topic_places(find_phrases(held.table, phrases), [asked])
    row, article = held.places.spread(pa.chunked_array([pa.array(hits["text_id"], pa.string())]))
    hits = hits.iloc[row]
    start, end = held.places.move(article, hits["start"].to_numpy(), hits["end"].to_numpy())
    frame = held.rows.frame(article, start, end).assign(term=hits["phrase"].to_numpy())
    return offsets.ordered(frame, article, "start").astype({"voice": "str", "term": "str"})


def _is_phrase(phrase: str) -> bool:
    words = phrase.split()
    ends = (words[0], words[-1])
    return all(any(c.isalnum() for c in word) for word in ends) and all(
        word == WHATEVER or word.count(WHATEVER) <= MOST_STARS for word in words
    )


def _plain(part: pa.Table) -> pa.Table:
    return part.select(["text_id", *COLUMNS[1:]]).replace_schema_metadata(None)


def _none() -> pa.Table:
    texts = pa.dictionary(pa.int32(), pa.string())
    kinds = [texts, pa.int32(), pa.int32(), texts, texts, pa.bool_()]
    return pa.table({c: pa.array([], kind) for c, kind in zip(COLUMNS, kinds, strict=True)})
