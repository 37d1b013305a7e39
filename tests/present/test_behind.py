"""From marks to their lists of sentences in one call, on an invented study of two articles."""

import pandas as pd
import pytest

from analysis import present
from analysis.errors import SchemaError

ARTICLES = pd.DataFrame(
    {"article_id": ["a", "b"], "source": ["The Anvil", "Morning Loom"], "title": "On tin",
     "url": "", "published_date": pd.Timestamp("2031-01-01")}
)  # fmt: skip
SENTENCES = pd.DataFrame(
    {"article_id": ["a", "b"], "sentence_id": 0, "start": 0, "end": 8, "part": "body",
     "text": ["Ada ran.", "Ada sat."]}
)  # fmt: skip
SPANS = pd.DataFrame(
    {"article_id": ["a", "b"], "sentence_id": 0, "start": 0, "end": 3, "entity": "Ada"}
)


class _Study:
    articles = ARTICLES

    def table(self, name):
        return {"sentences": SENTENCES}[name]


def _marks():
    return pd.DataFrame(
        {"entity": ["Ada", "Ada", "Bo"], "source": ["Morning Loom", "The Anvil", "The Anvil"],
         "anchor": ["e-2", "e-1", ""]}
    )  # fmt: skip


def test_each_mark_with_an_anchor_has_its_list_named_by_its_keys():
    shown = present.behind(_Study(), _marks(), SPANS, on=["entity", "source"], title="Behind")
    assert shown.text.split("\n") == [
        "Ada in Morning Loom: 1 mention in 1 article",
        "Ada in The Anvil: 1 mention in 1 article",
    ]
    assert shown.html.index('id="e-2"') < shown.html.index('id="e-1"')


def test_a_heading_names_a_list_where_there_is_one():
    marks = _marks().assign(heading=["Ada, inland", "Ada, by the sea", ""])
    shown = present.behind(_Study(), marks, SPANS, on=["entity", "source"])
    assert shown.text.split("\n")[0] == "Ada, inland: 1 mention in 1 article"


def test_a_mark_with_nothing_behind_it_is_an_error():
    marks = _marks().assign(anchor=["e-2", "e-1", "e-3"])
    with pytest.raises(SchemaError, match="first 'Bo in The Anvil'"):
        present.behind(_Study(), marks, SPANS, on=["entity", "source"])


def test_no_marks_show_nothing():
    assert present.behind(_Study(), _marks()[:0], SPANS, on=["entity", "source"]).html == ""
