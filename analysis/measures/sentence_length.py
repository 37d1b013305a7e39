"""Sentence length: mean words a sentence, in the body, in the outlet's own voice."""

import pandas as pd

from analysis.corpus import words
from analysis.measures import _own

NAME = "sentence_length"
UNIT = "words a sentence"
RANGE = (1.0, 120.0)
HIGHER_MEANS = "longer sentences"


def measure(articles: pd.DataFrame, sentences: pd.DataFrame, quoted: pd.DataFrame) -> pd.DataFrame:
    """Return the mean number of words in an article's own sentences.

    A row is a measured article; `n` is the sentences counted. Sentences that are mostly
    quotation are left out, and so are those without a word; an article of none has no value.
    """
    own = _own.own_sentences(articles, sentences, quoted)
    counted = own["text"].map(words.count).astype("float64")
    counted = counted[counted > 0]
    by_article = counted.groupby(own["article_id"].reindex(counted.index).astype("str"))
    return _own.scores(articles, NAME, by_article.mean(), by_article.size())
