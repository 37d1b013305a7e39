"""Which articles cover a topic: two hits, or one in the title or standfirst. All rows invented."""

import pandas as pd
import pytest

from analysis.contrasts import coverage
from tests.contrasts import frames

ARTICLES = frames.articles(["Post", "Post", "Post", "Echo"], n_words=200)
PARTS = ["title", "standfirst", "body", "body", "caption"]
SENTENCES = pd.DataFrame(
    [(f"a{a}", s, part) for a in range(4) for s, part in enumerate(PARTS)],
    columns=["article_id", "sentence_id", "part"],
).astype({"article_id": "str", "part": "str"})


def hits(*rows):
    """Each row is article, sentence, topic."""
    return pd.DataFrame(rows, columns=["article_id", "sentence_id", "topic"]).astype(
        {"article_id": "str", "sentence_id": "int64", "topic": "str"}
    )


HITS = hits(
    ("a0", 0, "aid"),
    ("a1", 2, "aid"),
    ("a2", 2, "aid"),
    ("a2", 3, "aid"),
    ("a2", 4, "trade"),
    ("a3", 1, "trade"),
)


def test_one_hit_in_the_title_or_standfirst_or_two_anywhere_is_coverage():
    found = coverage.article_topics(HITS, SENTENCES, ARTICLES)
    covered = found[found["is_covered"]]
    assert list(zip(covered["article_id"], covered["topic"], strict=True)) == [
        ("a0", "aid"),
        ("a2", "aid"),
        ("a3", "trade"),
    ]
    assert found["n_hits"].sum() == len(HITS)


def test_counts_by_source_by_hand():
    table = coverage.topic_coverage(HITS, SENTENCES, ARTICLES, topics=["trade", "aid", "peace"])
    assert table["topic"].unique().tolist() == ["trade", "aid", "peace"]
    rows = table.set_index(["topic", "source"])
    aid = rows.loc[("aid", "Post")]
    # the hit in passing is counted, and makes no coverage
    assert (aid["n_hits"], aid["n_articles_any"]) == (4, 3)
    assert (aid["n_articles"], aid["n_articles_all"]) == (2, 3)
    assert aid["article_share"] == pytest.approx(2 / 3)
    assert aid["per_1k"] == pytest.approx(1000 * 4 / 600)
    assert rows.loc[("trade", "Post"), ["n_hits", "n_articles"]].tolist() == [1, 0]
    assert rows.loc[("peace", "Echo"), "article_share"] == 0


def test_no_hits_at_all_give_zeros_for_every_pair():
    table = coverage.topic_coverage(HITS.iloc[:0], SENTENCES, ARTICLES, topics=["aid"])
    assert table["n_articles"].tolist() == [0, 0]
    assert coverage.article_topics(HITS.iloc[:0], SENTENCES, ARTICLES).empty


def test_articles_that_are_not_measured_do_not_count():
    apart = ARTICLES.assign(is_measured=[True, True, False, True])
    table = coverage.topic_coverage(HITS, SENTENCES, apart, topics=["aid"])
    assert table.set_index("source").loc["Post", ["n_articles", "n_articles_all"]].tolist() == [
        1,
        2,
    ]
