"""Which terms count for a topic: exclusions, overlaps. All texts and topics are invented."""

from pathlib import Path

from analysis.extract.topics import topic_hits
from analysis.lexicons.load import Topic


def _topic(name, terms, exclusions=()):
    return Topic(name, name, "", tuple(terms), tuple(exclusions), (), (), (), Path(name))


def _hits(extracted, topics, *texts):
    articles, paragraphs, sentences, quoted, store = extracted(*[[("body", t)] for t in texts])
    return topic_hits(articles, paragraphs, sentences, quoted, topics, store)


def test_leftmost_longest_within_a_topic(extracted):
    topics = [_topic("a", ["old town", "old town hall", "hall", "town hall", "hall clock"])]
    found = _hits(extracted, topics, "The old town hall clock. A town hall clock.")
    assert found["surface"].tolist() == ["old town hall", "town hall"]
    assert found["term"].tolist() == ["old town hall", "town hall"]


def test_what_overlaps_an_exclusion_does_not_count(extracted):
    topics = [_topic("a", ["trade", "trade talk"], ["trade union"]), _topic("b", ["trade union"])]
    found = _hits(extracted, topics, "Trade unions. Trade talks. Trade. Trade union trade.")
    assert found[["topic", "surface"]].values.tolist() == [
        ["b", "Trade unions"], ["a", "Trade talks"], ["a", "Trade"], ["b", "Trade union"],
        ["a", "trade"],
    ]  # fmt: skip


def test_topics_do_not_bar_one_another(extracted):
    topics = [_topic("a", ["border guard"]), _topic("b", ["guard", "border"])]
    found = _hits(extracted, topics, "A border guard.")
    assert found[["topic", "term"]].values.tolist() == [
        ["a", "border guard"], ["b", "border"], ["b", "guard"],
    ]  # fmt: skip
    swapped = _hits(extracted, topics[::-1], "A border guard.")
    assert sorted(map(tuple, swapped.values)) == sorted(map(tuple, found.values))


def test_every_article_gets_its_hits_with_sentence_and_voice(extracted):
    topics = [_topic("a", ["ferry"])]
    text = "The ferry left. “A ferry,” he said."
    found = _hits(extracted, topics, text, "Nothing.", text)
    assert found["sentence_id"].tolist() == [0, 1, 0, 1]
    assert found["voice"].tolist() == ["own", "quoted"] * 2
    assert found["article_id"].nunique() == 2
    assert _hits(extracted, topics, "Nothing at all.").empty
    assert _hits(extracted, [], "A ferry.").empty
