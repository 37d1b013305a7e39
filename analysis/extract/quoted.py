"""List what stands inside quotation marks, and tell the outlet's own voice from the quoted."""

from itertools import pairwise

import numpy as np
import pandas as pd

from analysis import schemas
from analysis.annotate.texts import counted
from analysis.corpus import words
from analysis.extract import offsets
from analysis.extract.marks import stretches


def quoted(
    articles: pd.DataFrame, paragraphs: pd.DataFrame, sentences: pd.DataFrame
) -> pd.DataFrame:
    """List the stretches inside quotation marks in the measured articles.

    A row is a stretch without its marks; stretches do not overlap, the outer one of nested
    marks is listed. `kind` says whether a mark or its paragraph's end closed it.

    Returns:
        The table `quoted`, in the order of `articles`, then of `start`.
    """
    rows = counted(articles, paragraphs)
    texts = articles["text"].tolist()
    article, start, end = (rows[c].tolist() for c in ("article", "start", "end"))
    runs_on = [*(a == b for a, b in pairwise(article)), False]
    found = []
    for n, (a, s, e) in enumerate(zip(article, start, end, strict=True)):
        next_mark = texts[a][start[n + 1]] if runs_on[n] else ""
        paragraph = texts[a][s:e]
        for stretch in stretches(paragraph, next_mark):
            n_words = words.count(paragraph[stretch.start : stretch.end])
            found.append((a, s + stretch.start, s + stretch.end, stretch.kind, n_words))
    frame = pd.DataFrame(found, columns=["article", "start", "end", "kind", "n_words"])
    return schemas.check(_placed(frame, articles, sentences), "quoted")


def _placed(frame: pd.DataFrame, articles: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Add the article's and the sentence's id; articles without sentences have no rows."""
    article, start = (frame[c].to_numpy(np.int64) for c in ("article", "start"))
    row = offsets.frame_ranges(articles, sentences).find(article, start)
    kept = frame[row >= 0].reset_index(drop=True)
    return kept.assign(
        article_id=articles["article_id"].array.take(article[row >= 0]),
        sentence_id=sentences["sentence_id"].to_numpy(np.int64)[row[row >= 0]],
        kind=kept["kind"].astype("str"),
    ).astype({"start": "int64", "end": "int64", "n_words": "int64"})


def voice(spans: pd.DataFrame, quoted: pd.DataFrame) -> pd.Series:
    """Say of each span whose words it is: "quoted" inside quotation marks, else "own".

    A span belongs to a quotation of the same article if it starts inside it.

    Args:
        spans: any table with `article_id` and `start`.
        quoted: the table `quoted`.

    >>> mark = {"article_id": ["a"], "start": [10], "end": [20]}
    >>> spans = pd.DataFrame({"article_id": ["a", "a", "b"], "start": [10, 20, 10]})
    >>> voice(spans, pd.DataFrame(mark)).tolist()
    ['quoted', 'own', 'own']
    """
    known = pd.DataFrame({"article_id": quoted["article_id"].astype("str").unique()})
    article = offsets.numbers(known, spans["article_id"])
    inside = offsets.frame_ranges(known, quoted).hold(article, spans["start"].to_numpy(np.int64))
    return pd.Series(np.where(inside, "quoted", "own"), index=spans.index, name="voice").astype(
        "str"
    )
