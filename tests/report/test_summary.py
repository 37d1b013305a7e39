"""What `check` says of a corpus. All texts are invented."""

import json

import pandas as pd
import pytest

from analysis.corpus.build import Corpus
from analysis.report import summary
from tests.report import made


@pytest.fixture
def found():
    tables = made.tables()
    return summary.summarise(
        Corpus(tables["articles"], tables["paragraphs"], tables["ledger"], "invented")
    )


def test_counts_are_those_of_the_ledger_and_the_articles(found):
    assert (found.n_files, found.n_records, found.n_dropped) == (3, 3, 1)
    assert found.dropped_share == pytest.approx(1 / 3)
    assert found.outcomes["n_records"].sum() == found.n_records
    assert found.sources == {"Coast Herald": 1, "Lowland Post": 1}
    assert (found.first_day, found.last_day, found.n_undated) == ("2031-05-01", "2031-05-02", 0)
    assert found.n_words == 18
    assert found.n_shared_texts == 0


def test_articles_of_one_text_are_counted_as_shared():
    tables = made.tables()
    articles = tables["articles"].assign(story_id="one", published_date=pd.NaT)
    found = summary.summarise(Corpus(articles, tables["paragraphs"], tables["ledger"], "x"))
    assert found.n_shared_texts == 2
    assert (found.first_day, found.n_undated) == ("", 2)
    assert "  dates     2 without a date" in summary.lines(found)


def test_lines_say_each_reason_and_what_it_means(found):
    text = "\n".join(summary.lines(found))
    assert "invented: 3 files, 3 records" in text
    assert "dropped   1 (33.3%)" in text
    assert "1 dropped: not_text. Its bytes are no text" in text
    assert "sources   2: Coast Herald 1, Lowland Post 1" in text


def test_long_lists_of_sources_are_cut_and_counted():
    counts = {f"source {n:02}": 1 for n in range(50)}
    assert summary._listed(counts).endswith("source 19 1 and 30 more")


def test_it_is_json_for_programs(found):
    back = json.loads(json.dumps(summary.as_json(found)))
    assert back["n_dropped"] == 1
    assert {"status": "dropped", "reason": "not_text", "n_records": 1} in back["outcomes"]


def test_an_empty_corpus_has_dropped_nothing(found):
    from dataclasses import replace

    assert replace(found, n_records=0).dropped_share == 0
