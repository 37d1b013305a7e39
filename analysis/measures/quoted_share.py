"""Quoted share: how much of the body stands inside quotation marks."""

import pandas as pd

from analysis.corpus import words
from analysis.measures import _own

NAME = "quoted_share"
UNIT = "share of words"
RANGE = (0.0, 1.0)
HIGHER_MEANS = "more of the article is other people's words"


def measure(articles: pd.DataFrame, sentences: pd.DataFrame, quoted: pd.DataFrame) -> pd.DataFrame:
    """Return the share of an article's body words that stand inside quotation marks.

    A row is a measured article; `n` is the words of its body. Both voices count here, since the
    measure is about their balance; indirect speech is not seen. An article without a body has no
    value.
    """
    body = _own.body_sentences(articles, sentences)
    counted = body["text"].map(words.count).astype("int64")
    n_words = counted.groupby(body["article_id"].astype("str")).sum()
    where = ["article_id", "sentence_id"]
    held = quoted[[*where, "n_words"]].merge(body[where], on=where)
    quoted = held.groupby(held["article_id"].astype("str"))["n_words"].sum()
    total = n_words[n_words > 0].astype("float64")
    # a quotation torn across paragraphs may count a broken word twice
    share = (quoted.reindex(total.index).fillna(0.0) / total).clip(upper=1.0)
    return _own.scores(articles, NAME, share, n_words)
