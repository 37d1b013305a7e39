"""List every sentence of the measured articles."""

import re

import numpy as np
import pandas as pd

from analysis import schemas
from analysis.annotate.store import Store
from analysis.extract import offsets

WORDY = re.compile(r"\w")
COLUMNS = ["text_id", "start", "end", "is_sent_start"]


def sentences(articles: pd.DataFrame, paragraphs: pd.DataFrame, store: Store) -> pd.DataFrame:
    """List the sentences of the measured articles that are annotated.

    A row is a sentence, with its part of the article; no sentence runs over the border of a
    paragraph. A furniture paragraph is one row, so that it can be shown and told apart.

    Returns:
        The table `sentences`, in the order of `articles`, then of `start`.
    """
    places = offsets.places(articles, paragraphs)
    found = [_furniture(articles, paragraphs)]
    for part in store.read("grammar", places.owners, COLUMNS):
        first = np.flatnonzero(part["is_sent_start"].to_numpy())
        last = np.append(first[1:], len(part)) - 1
        rows, article = places.spread(part["text_id"].take(first))
        start, end = part["start"].to_numpy()[first][rows], part["end"].to_numpy()[last][rows]
        start, end = places.move(article, start, end)
        found.append(pd.DataFrame({"article": article, "start": start, "end": end}))
    spans = pd.concat(found, ignore_index=True)
    spans = offsets.ordered(spans, spans["article"].to_numpy(), "start")
    spans = _without_lone_marks(spans, articles, paragraphs)
    return schemas.check(_described(spans, articles, paragraphs), "sentences")


def _furniture(articles: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    rows = paragraphs.loc[paragraphs["part"] == "furniture", ["article_id", "start", "end"]]
    article = offsets.numbers(articles, rows["article_id"])
    measured = np.append(articles["is_measured"].to_numpy(dtype=bool), False)[article]
    return rows.drop(columns="article_id").assign(article=article)[measured]


def _without_lone_marks(
    spans: pd.DataFrame, articles: pd.DataFrame, paragraphs: pd.DataFrame
) -> pd.DataFrame:
    """Join what has no letter or digit, such as a closing mark, to the sentence before it."""
    article, start = spans["article"].to_numpy(np.int64), spans["start"].to_numpy(np.int64)
    inside = offsets.frame_ranges(articles, paragraphs).find(article, start)
    is_lone = np.array([not WORDY.search(text) for text in _spelled(spans, articles)], dtype=bool)
    follows = np.append(False, np.diff(inside) == 0)[: len(spans)]
    group = np.cumsum(~(is_lone & follows))
    return spans.groupby(group).agg({"article": "first", "start": "first", "end": "last"})


def _spelled(spans: pd.DataFrame, articles: pd.DataFrame) -> list[str]:
    texts = articles["text"].tolist()
    places = zip(spans["article"], spans["start"], spans["end"], strict=True)
    return [texts[article][start:end] for article, start, end in places]


def _described(
    spans: pd.DataFrame, articles: pd.DataFrame, paragraphs: pd.DataFrame
) -> pd.DataFrame:
    """Add the article's id, the sentence's number within it, its part and its text."""
    article, start, end = (spans[c].to_numpy(np.int64) for c in ("article", "start", "end"))
    first = np.flatnonzero(np.diff(article, prepend=-1))
    sizes = np.diff(np.append(first, len(article)))
    inside = offsets.frame_ranges(articles, paragraphs).find(article, start)
    return pd.DataFrame({
        "article_id": articles["article_id"].array.take(article),
        "sentence_id": np.arange(len(article)) - np.repeat(first, sizes),
        "start": start,
        "end": end,
        "part": paragraphs["part"].array.take(inside),
        "text": pd.Series(_spelled(spans, articles), dtype="str"),
    })  # fmt: skip
