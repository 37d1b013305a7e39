"""What may be shown of each article when a report may hold excerpts, chosen before it is made.

Notebooks show sentences in many lists, and nothing stops two lists from showing two halves of an
article. So what may be shown of an article is fixed once, for all of the report's pages and
tables: a few stretches of a few words, which together are at most a tenth of it. Whatever is
shown then is within them.
"""

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

# The tables whose spans say which sentences readers are led to.
MARKS = ("topic_hits", "mentions", "labels", "quotes")
# Raise when other stretches are chosen: stored choices are then unused.
VERSION = 1

# The most of an article that all its excerpts may be together. Guidelines that publishers and
# authors agreed to for copies in classrooms allow a tenth of a work, or 1,000 words when that is
# less: https://www.copyright.gov/circs/circ21.pdf, page 6.
SHARE, MOST = 0.1, 1000
# Fewer words than these say nothing; the rest of an article's tenth is then left unused.
LEAST = 5
# Titles are shown of no article, and furniture is not read.
PARTS = ("standfirst", "body", "caption")

_WORD = re.compile(r"\S+")
_COLUMNS = ["article_id", "sentence_id", "start", "end"]


def excerpts(
    marks: Sequence[pd.DataFrame],
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    words: int,
) -> pd.DataFrame:
    """Choose what may be shown of each article.

    The sentences that hold most marks come first, the earlier of equals; no two that follow one
    another, so that no excerpt continues the last. Of articles that share a body the first alone
    has excerpts: copies together would show more of the text than one may.

    Args:
        marks: tables of spans, with article_id, sentence_id and start.
        sentences: the table of that name.
        articles: the table of that name.
        words: the most words of an excerpt.

    Returns:
        One row an excerpt, in the order of the articles and then of their text: article_id,
        sentence_id, start, end, n_words.
    """
    rows = _ranked(marks, sentences, articles)
    left = _allowed(articles)
    taken: set[tuple[str, int]] = set()
    found = []
    for row in rows.itertuples(index=False):
        n = min(words, left[row.article_id])
        beside = {(row.article_id, row.sentence_id + step) for step in (-1, 1)}
        if n < LEAST or beside & taken:
            continue
        start, end, n = _window(row.text, [at - row.start for at in row.marks], n)
        taken.add((row.article_id, row.sentence_id))
        left[row.article_id] -= n
        where = (row.article_id, row.sentence_id, row.start + start, row.start + end, n)
        found.append(where)
    table = pd.DataFrame(found, columns=[*_COLUMNS, "n_words"]).astype({"article_id": "str"})
    whole = {name: "int64" for name in table.columns if name != "article_id"}
    return table.astype(whole).sort_values(["article_id", "start"], ignore_index=True)


def by_sentence(table: pd.DataFrame) -> dict[tuple[str, int], tuple[int, int]]:
    """Return the excerpts' places by article and sentence."""
    rows = zip(*(table[name].tolist() for name in _COLUMNS), strict=True)
    return {(article_id, number): (start, end) for article_id, number, start, end in rows}


def _allowed(articles: pd.DataFrame) -> dict[str, int]:
    """Return how many words of each article may be shown; none of a copy."""
    ids, n_words = articles["article_id"].astype("str"), articles["n_words"]
    most = np.minimum((n_words * SHARE).astype("int64"), MOST)
    most = most.where(~articles["story_id"].duplicated(), 0)
    return dict(zip(ids, most.tolist(), strict=True))


def _ranked(
    marks: Sequence[pd.DataFrame], sentences: pd.DataFrame, articles: pd.DataFrame
) -> pd.DataFrame:
    """Return the sentences that hold marks, those with most first, with where the marks begin."""
    keys = ["article_id", "sentence_id"]
    spans = pd.concat([table[[*keys, "start"]] for table in marks], ignore_index=True)
    spans = spans.astype({"article_id": "str"})
    grouped = spans.groupby(keys)["start"].agg(list).rename("marks").reset_index()
    kept = sentences[sentences["part"].isin(PARTS)].astype({"article_id": "str"})
    known = kept["article_id"].isin(articles["article_id"].astype("str"))
    rows = kept.loc[known, [*keys, "start", "text"]].merge(grouped, on=keys)
    rows["n"] = [len(starts) for starts in rows["marks"]]
    return rows.sort_values(["n", *keys], ascending=[False, True, True], ignore_index=True)


def _window(text: str, marks: list[int], n: int) -> tuple[int, int, int]:
    """Return the n words that hold most marks, with as many before the first as after the last."""
    words = list(_WORD.finditer(text))
    if len(words) <= n:
        return words[0].start(), words[-1].end(), len(words)
    begins = np.array([word.start() for word in words])
    at = np.clip(np.searchsorted(begins, marks, side="right") - 1, 0, len(words) - 1)
    held = np.bincount(at, minlength=len(words)).cumsum()
    inside = held[n - 1 :] - np.concatenate([[0], held[:-n]])
    best = np.flatnonzero(inside == inside.max())
    first = int(best[len(best) // 2])
    return words[first].start(), words[first + n - 1].end(), n
