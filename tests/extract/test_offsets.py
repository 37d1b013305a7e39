"""From annotated texts to articles, counted on fingers. All texts are invented."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from analysis.extract import offsets
from tests.annotate.frames import WATER, frames

MOVED = [WATER[1], WATER[0], ("furniture", "Advertisement"), *WATER[2:]]


def test_every_article_of_a_text_gets_its_rows_at_its_own_place():
    articles, paragraphs = frames(WATER, MOVED, WATER, unmeasured=[2])
    assert len(set(articles["text_id"])) == 1
    places = offsets.places(articles, paragraphs)
    column = pa.chunked_array([pa.array([articles["text_id"][0]] * 2).dictionary_encode()])
    rows, article = places.spread(column)
    assert (rows.tolist(), article.tolist()) == ([0, 1, 0, 1], [0, 0, 1, 1])
    annotated = "\n\n".join(t for part, t in WATER if part != "furniture")
    for word in ("Harbour", "Mayor", "Norway"):
        at = np.array([annotated.index(word)] * 2)
        start, end = places.move(np.array([0, 1]), at, at + len(word))
        for number in (0, 1):
            assert articles["text"][number][start[number] : end[number]] == word


def test_a_span_to_the_end_of_a_paragraph_ends_there():
    articles, paragraphs = frames(WATER)
    places = offsets.places(articles, paragraphs)
    title = len(WATER[0][1])
    start, end = places.move(np.array([0]), np.array([0]), np.array([title]))
    assert (start[0], end[0]) == (0, title)


def test_ranges():
    found = offsets.ranges(np.array([1, 0, 0]), np.array([5, 10, 3]), np.array([9, 12, 6]))
    article, start = np.array([0, 0, 0, 0, 1, 1, 2]), np.array([2, 3, 6, 11, 4, 8, 100])
    assert found.find(article, start).tolist() == [-1, 2, 2, 1, -1, 0, -1]
    assert found.hold(article, start).tolist() == [False, True, False, True, False, True, False]
    nothing = offsets.ranges(*[np.empty(0, np.int64)] * 3)
    assert nothing.hold(article, start).tolist() == [False] * 7


@pytest.mark.parametrize("dtype", ["str", "category"])
def test_numbers(dtype):
    articles = pd.DataFrame({"article_id": ["x", "y"]})
    ids = pd.Series(["y", "x", "z"], dtype=dtype)
    assert offsets.numbers(articles, ids).tolist() == [1, 0, -1]


@pytest.mark.parametrize("encoded", [True, False])
def test_coded(encoded):
    array = pa.array(["b", "a", "b"])
    codes, words = offsets.coded(
        pa.chunked_array([array.dictionary_encode() if encoded else array])
    )
    assert [words[c] for c in codes] == ["b", "a", "b"]
