"""Flesch reading ease, with textstat's syllables, over the body in the outlet's own voice.

206.835 - 1.015 x words per sentence - 84.6 x syllables per word (Flesch 1948, A new readability
yardstick, Journal of Applied Psychology 32). Words and syllables are textstat's, the latter from
the pronouncing dictionary; the sentences are this package's, so that a full stop in "Dec. 12" or
"U.S." ends none. Compare within one run only: other tools count syllables and sentences otherwise.
"""

import re

import pandas as pd

from analysis.measures import _own, _pronouncing

NAME = "flesch_reading_ease"
UNIT = "points"
RANGE = (-50.0, 121.22)
HIGHER_MEANS = "easier to read"

# Flesch drew samples of 100 words; below that one long name moves the score by several points.
MIN_WORDS = 100
# textstat counts no sentence of one or two words, but would count its words.
MIN_SENTENCE_WORDS = 3

# Flesch's constants, as textstat has them for English.
BASE, PER_WORD, PER_SYLLABLE = 206.835, 1.015, 84.6

_INNER_STOPS = re.compile(r"[.!?…]+")


def measure(articles: pd.DataFrame, sentences: pd.DataFrame, quoted: pd.DataFrame) -> pd.DataFrame:
    """Return the Flesch reading ease of each article's own sentences.

    A row is a measured article; `n` is the words it rests on. Sentences that are mostly quotation
    or have fewer than three words are left out; an article of fewer than 100 such words has no
    value.
    """
    own = _own.own_sentences(articles, sentences, quoted)
    plain = own["text"].map(_one_stop)
    lengths = plain.str.split().str.len()
    kept = lengths >= MIN_SENTENCE_WORDS
    ids = own["article_id"].astype("str")[kept]
    n_words, n_sentences = lengths[kept].groupby(ids).sum(), lengths[kept].groupby(ids).size()
    texts = plain[kept].groupby(ids).agg(" ".join)
    is_long = n_words >= MIN_WORDS
    values = _score(texts[is_long], n_sentences[is_long])
    return _own.scores(articles, NAME, values, n_words)


def word_counts(
    articles: pd.DataFrame, sentences: pd.DataFrame, quoted: pd.DataFrame
) -> tuple[pd.DataFrame, "pd.Series[int]"]:
    """Return what the score is made of: words with their syllables, and sentences.

    Returns:
        A row for each word of the outlet's own sentences where it stands: article_id, term and
        syllables; and each article's number of sentences, by article_id. Short articles, which
        have no score, are in it too.
    """
    own = _own.own_sentences(articles, sentences, quoted)
    plain = own["text"].map(_one_stop)
    kept = plain.str.split().str.len() >= MIN_SENTENCE_WORDS
    ids = own["article_id"].astype("str")[kept]
    textstat = _pronouncing.textstat()
    words = plain[kept].map(lambda text: textstat.remove_punctuation(text).lower().split())
    rows = pd.DataFrame({"article_id": ids, "term": words}).explode("term", ignore_index=True)
    rows = rows.dropna()
    known = {word: textstat.syllable_count(word) for word in rows["term"].unique()}
    return rows.assign(syllables=rows["term"].map(known)), ids.groupby(ids).size()


def _one_stop(sentence: str) -> str:
    """Leave a sentence's only stop at its end, and plain apostrophes, which textstat knows.

    >>> _one_stop("On Dec. 12 Mr. Roe’s plan failed!")
    "On Dec 12 Mr Roe's plan failed."
    """
    plain = _INNER_STOPS.sub("", sentence.replace("’", "'"))
    return " ".join(plain.split()) + "."


def _score(texts: pd.Series, n_sentences: pd.Series) -> pd.Series:
    """Return the score of each text, each distinct word's syllables counted once.

    textstat's own function counts them again at every occurrence, which is most of its time; the
    sum is the same, and so is the score where the sentences are (a test holds them together).
    """
    if texts.empty:
        return pd.Series(dtype="float64")
    textstat = _pronouncing.textstat()
    words = texts.map(lambda text: textstat.remove_punctuation(text).lower().split())
    syllables = {word: textstat.syllable_count(word) for word in set(words.explode())}
    n_words = words.map(len)
    n_syllables = words.map(lambda found: sum(syllables[word] for word in found))
    ease: pd.Series = BASE - PER_WORD * n_words / n_sentences - PER_SYLLABLE * n_syllables / n_words
    return ease
