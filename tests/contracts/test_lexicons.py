"""What the codebook and the alias files must have; their examples are tested beside the loader."""

import pytest
import yaml

from analysis import paths
from analysis.lexicons import load

LEXICONS = paths.PACKAGE / "lexicons"
FILES = sorted(LEXICONS.rglob("*.yaml"))
TOPICS = (
    "counterterrorism", "refugees", "sanctions", "border_security", "diplomacy", "armed_groups",
    "military_operations", "sovereignty", "government_transition", "reconstruction_trade",
    "humanitarian_aid", "human_rights",
)  # fmt: skip
each_file = pytest.mark.parametrize("file", FILES, ids=lambda f: f"{f.parent.name}/{f.name}")
each_topic = pytest.mark.parametrize("topic", load.codebook(), ids=lambda t: t.name)


@each_file
def test_a_file_is_plain_yaml(file):
    """Safe loading knows no tags, so nothing in a file can run."""
    assert isinstance(yaml.safe_load(file.read_text(encoding="utf-8")), dict | list)


def test_the_codebook_has_the_topics_that_were_asked_for():
    assert {topic.name for topic in load.codebook()} >= set(TOPICS)


@each_topic
def test_a_topic_is_defined_sourced_and_has_examples_both_ways(topic):
    assert topic.path.stem == topic.name
    assert topic.label
    assert len(topic.definition.split()) >= 8, "a definition a coder could work with"
    assert len(topic.terms) >= 5
    assert len(topic.matching) >= 2
    assert len(topic.non_matching) >= 2
    assert topic.sources, "the literature the category comes from"


@each_topic
def test_a_topic_s_lists_hold_nothing_twice(topic):
    for name in ("terms", "exclusions", "matching", "non_matching"):
        items = [item.lower() for item in getattr(topic, name)]
        assert len(items) == len(set(items)), name


def test_aliases_load_and_a_spelling_counts_for_one_entity():
    entries = [a for a in load.aliases() if not a.ignore]
    assert entries
    where: dict[str, set[str]] = {}
    for alias in entries:
        for spelling in alias.spellings:
            where.setdefault(spelling, set()).add(alias.name)
    assert {s: names for s, names in where.items() if len(names) > 1} == {}


def test_the_key_of_a_cache_follows_the_content():
    topics = load.codebook()
    assert load.fingerprint(topics) == load.fingerprint(load.codebook())
    assert load.fingerprint(topics) != load.fingerprint(topics[:-1])
    assert load.fingerprint(load.aliases()) != load.fingerprint(topics)
