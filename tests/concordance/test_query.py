"""What is in the middle, and what only has to be near."""

import pytest

from analysis.concordance import Query, subject


@pytest.mark.parametrize(
    ("given", "kind", "beside"),
    [
        ({}, "", ()),
        ({"entity": "A"}, "entity", ()),
        ({"topic": "t"}, "topic", ()),
        ({"entity": "A", "topic": "t"}, "entity", ("topic",)),
        ({"word": "w", "entity": "A", "topic": "t"}, "word", ("entity", "topic")),
    ],
)
def test_the_first_of_word_entity_and_topic_is_in_the_middle(given, kind, beside):
    assert (Query(**given).kind, Query(**given).beside) == (kind, beside)


def test_the_subject_is_named_in_words():
    assert subject(Query()) == "nothing"
    assert subject(Query(topic="trade")) == "a term of the topic trade"
    assert subject(Query(word='tin "tin mine"')) == "“tin” or “tin mine”"
    both = Query(word="tin", entity="Anna Berg", topic="trade")
    near = "“tin”, in a sentence with Anna Berg and a term of the topic trade"
    assert subject(both) == near
