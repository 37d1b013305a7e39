"""The packaged codebook: its form, its own examples, and its score on a marked set.

All texts are invented. The floors are what the codebook reached when they were set, rounded
down; they only rise.
"""

import pandas as pd
import pytest
import yaml

from analysis import paths
from analysis.annotate.store import Store
from analysis.extract.topics import topic_hits
from analysis.lexicons import load
from tests.lexicons import pipeline

TOPICS = load.codebook()
GOLD = paths.ROOT / "tests" / "gold" / "topics.yaml"
EXPECTED = {
    "counterterrorism", "refugees", "sanctions", "border_security", "diplomacy", "armed_groups",
    "military_operations", "sovereignty", "government_transition", "reconstruction_trade",
    "humanitarian_aid", "human_rights",
}  # fmt: skip
MIN_PRECISION, MIN_RECALL = 0.80, 0.60  # of every single topic
MIN_PRECISION_ALL, MIN_RECALL_ALL = 0.95, 0.80  # of all together


def test_the_twelve_topics_are_there():
    assert {topic.name for topic in TOPICS} == EXPECTED


@pytest.mark.parametrize("topic", TOPICS, ids=lambda t: t.name)
def test_a_topic_is_documented(topic):
    assert 15 <= len(topic.terms) <= 40
    assert "Not meant" in topic.definition
    assert topic.sources
    assert topic.status == "unvalidated"
    assert topic.exclusions


@pytest.mark.parametrize("topic", TOPICS, ids=lambda t: t.name)
def test_a_term_says_more_than_one_common_word(topic):
    """Words that every second article has for another reason may not stand alone."""
    assert not {"border", "attack", "aid", "talks", "talk", "trade", "force", "return", "camp",
                "rights", "security", "strike", "summit", "fighter", "import", "export"} & set(
        topic.terms
    )  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Topics found in every example and every marked passage, by text."""
    gold = yaml.safe_load(GOLD.read_text(encoding="utf-8"))["items"]
    examples = [text for t in TOPICS for text in (*t.matching, *t.non_matching)]
    texts = list(dict.fromkeys([item["text"] for item in gold] + examples))
    root = tmp_path_factory.mktemp("codebook")
    tables = pipeline.read(texts, root)
    hits = topic_hits(*tables, TOPICS, Store(root))
    by_article = hits.groupby("article_id")["topic"].agg(set)
    ids = tables[0]["article_id"]
    return {text: by_article.get(i, set()) for i, text in zip(ids, texts, strict=True)}


@pytest.mark.model
@pytest.mark.parametrize("topic", TOPICS, ids=lambda t: t.name)
def test_its_examples_hold(topic, found):
    assert [text for text in topic.matching if topic.name not in found[text]] == []
    assert [text for text in topic.non_matching if topic.name in found[text]] == []


def scores(found) -> pd.DataFrame:
    """Return right, wrong and missed passages of each topic; a row is a topic."""
    gold = yaml.safe_load(GOLD.read_text(encoding="utf-8"))["items"]
    rows = []
    for name in sorted(EXPECTED):
        marked = {item["text"] for item in gold if name in item["topics"]}
        seen = {item["text"] for item in gold if name in found[item["text"]]}
        rows.append((name, len(marked & seen), len(seen - marked), len(marked - seen)))
    table = pd.DataFrame(rows, columns=["topic", "right", "wrong", "missed"]).set_index("topic")
    table.loc["all"] = table.sum()
    table["precision"] = table["right"] / (table["right"] + table["wrong"])
    table["recall"] = table["right"] / (table["right"] + table["missed"])
    return table


@pytest.mark.model
def test_the_marked_set_is_large_enough_to_say_something():
    gold = yaml.safe_load(GOLD.read_text(encoding="utf-8"))["items"]
    assert len(gold) >= 60
    assert {name for item in gold for name in item["topics"]} == EXPECTED
    assert sum(not item["topics"] for item in gold) >= 20


@pytest.mark.model
def test_precision_and_recall_stay_above_their_floors(found):
    table = scores(found)
    single = table.drop(index="all")
    assert (single["precision"] >= MIN_PRECISION).all(), table.to_string()
    assert (single["recall"] >= MIN_RECALL).all(), table.to_string()
    assert table.loc["all", "precision"] >= MIN_PRECISION_ALL, table.to_string()
    assert table.loc["all", "recall"] >= MIN_RECALL_ALL, table.to_string()
