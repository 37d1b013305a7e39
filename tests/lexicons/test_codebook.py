"""Reading topics, what is said of a defect; and the packaged codebook: its form, its own examples,
its score on a marked set.

All texts are invented. The floors are what the codebook reached when they were set, rounded
down; they only rise.
"""

from pathlib import Path

import pandas as pd
import pytest
import yaml

from analysis import paths
from analysis.annotate.store import Store
from analysis.errors import LexiconError
from analysis.extract.topics import topic_hits
from analysis.lexicons import codebook, load
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
TOPIC = """
name: gardens
label: Gardens
definition: Says that somebody tends a garden.
terms: [kitchen garden, prune*]
exclusions: [garden path]
matching: [She pruned the roses., The kitchen garden is large.]
non_matching: [He led her up the garden path., The park is shut.]
literature: [Invented 2001]
"""


def folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_topic_is_read_whole(tmp_path):
    (topic,) = codebook.codebook(folder(tmp_path, gardens=TOPIC))
    assert topic.terms == ("kitchen garden", "prune*")
    assert topic.exclusions == ("garden path",)
    assert topic.sources == ("Invented 2001",)
    assert (topic.status, topic.shared_terms) == ("unvalidated", ())
    assert topic.path == tmp_path / "gardens.yaml"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("label: Gardens", "lable: Gardens", "unknown key lable; known: name"),
        ("label: Gardens", "", "missing: label"),
        ("[kitchen garden, prune*]", "[]", "missing: terms"),
        ("[kitchen garden, prune*]", "prune*", "terms is not a list"),
        ("[kitchen garden, prune*]", "[prune*, ' ']", "terms has an empty item"),
        ("[kitchen garden, prune*]", "[no]", "terms has False, which YAML does not read as text"),
        ("[kitchen garden, prune*]", "['* garden']", "must begin and end with a word"),
        ("[kitchen garden, prune*]", "['garden *']", "must begin and end with a word"),
        ("[kitchen garden, prune*]", "[Kitchen-Garden, kitchen garden]", "'kitchen garden' twice"),
        ("name: gardens", "name: parks", "name must be the file's own, 'gardens'"),
        ("[She pruned the roses., ", "[", "matching needs 2 example sentences"),
        ("literature:", "status: perfect\nliterature:", "status is one of unvalidated, validated"),
        (
            "literature:",
            "shared_terms: [rose]\nliterature:",
            "'rose', which is not among its terms",
        ),
        ("label: Gardens", "label: 12", "label is 12; put it in quotation marks"),
        ("label: Gardens", "label: [", "cannot be read as YAML"),
    ],
)
def test_a_defect_is_told_with_its_file(tmp_path, old, new, said):
    assert old in TOPIC
    with pytest.raises(LexiconError) as caught:
        codebook.codebook(folder(tmp_path, gardens=TOPIC.replace(old, new)))
    assert said in str(caught.value)
    assert "gardens.yaml" in str(caught.value)


def test_a_term_of_two_topics_is_declared_in_both(tmp_path):
    other = TOPIC.replace("gardens", "parks").replace("prune*", "lawn")
    with pytest.raises(LexiconError, match=r"'kitchen garden' also stands in parks.yaml"):
        codebook.codebook(folder(tmp_path, gardens=TOPIC, parks=other))
    shared = "shared_terms: [kitchen garden]\n"
    with pytest.raises(LexiconError, match=r"parks.yaml: parks: term 'kitchen garden'"):
        codebook.codebook(folder(tmp_path, gardens=TOPIC + shared, parks=other))
    topics = codebook.codebook(folder(tmp_path, gardens=TOPIC + shared, parks=other + shared))
    assert [t.name for t in topics] == ["gardens", "parks"]


def test_a_folder_without_topics_is_refused(tmp_path):
    for path in (tmp_path, tmp_path / "absent"):
        with pytest.raises(LexiconError, match=r"there is no .yaml file here"):
            codebook.codebook(path)


def test_yaml_may_not_make_objects(tmp_path):
    with pytest.raises(LexiconError, match="cannot be read"):
        codebook.codebook(folder(tmp_path, gardens="name: !!python/object/apply:os.getcwd []"))


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
