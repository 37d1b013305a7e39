"""How noun phrases read as labels. All texts are invented."""

import numpy as np
import pytest

from analysis.extract.noun_phrases import NounPhrases, singular
from tests.extract import parsed

LEADER = (
    "the|DT|DET|det|1 leader|NN|NOUN|ROOT|1 of|IN|ADP|prep|1 Sudmark|NNP|PROPN|poss|6 "
    "’s|POS|PART|case|3 new|JJ|ADJ|amod|6 administration|NN|NOUN|pobj|2"
)
ONE = (
    "one|CD|NUM|ROOT|0 of|IN|ADP|prep|0 the|DT|DET|det|5 most|RBS|ADV|advmod|4 "
    "wanted|VBN|VERB|amod|5 men|NNS|NOUN|pobj|1"
)
TWO = "two|CD|NUM|nummod|2 armed|JJ|ADJ|amod|2 groups|NNS|NOUN|ROOT|2"
OF_NAME = "head|NN|NOUN|ROOT|0 of|IN|ADP|prep|0 Karell|NNP|PROPN|pobj|1"


def phrases(parse, *names):
    tree = parsed.tree(parse)
    return NounPhrases(tree, np.isin(np.arange(len(tree)), names))


@pytest.mark.parametrize(
    ("parse", "head", "names", "label", "first", "last"),
    [
        (LEADER, 1, (3,), "leader of new administration", 1, 6),
        (LEADER, 6, (3,), "new administration", 5, 6),
        (TWO, 2, (), "armed group", 1, 2),
        (OF_NAME, 0, (2,), "head", 0, 0),
        (OF_NAME, 0, (), "head of karell", 0, 2),
        (ONE, 0, (), "most wanted men", 3, 5),
        (parsed.BOMBED, 2, (3, 4), "rebel commander", 1, 2),
    ],
)
def test_a_phrase_reads_without_articles_numbers_possessors_and_names(
    parse, head, names, label, first, last
):
    found = phrases(parse, *names).read(head)
    assert (found.label, found.first, found.last) == (label, first, last)


def test_a_head_that_is_a_name_has_no_label():
    assert phrases(parsed.BOMBED, 3, 4).read(4) is None


def test_a_name_tied_to_a_hyphen_stays():
    backed = (
        "Norland|NNP|PROPN|npadvmod|2 -|HYPH|PUNCT|punct|2 backed|VBN|VERB|amod|3 "
        "rebel|NN|NOUN|ROOT|3"
    )
    spaced = phrases(backed, 0)
    assert spaced.read(3).label == "backed rebel"
    tree = spaced.trees
    tight = type(tree)(**vars(tree) | {"start": np.array([0, 7, 8, 15]),
                                       "end": np.array([7, 8, 14, 20])})  # fmt: skip
    assert NounPhrases(tight, spaced.name).read(3).label == "norland-backed rebel"


def test_singular_of_names_in_the_plural():
    assert singular("groups", "groups", "NNPS") == "group"
    assert singular("militias", "militias", "NNPS") == "militia"
    assert singular("allies", "allies", "NNPS") == "ally"
    assert singular("boss", "boss", "NNPS") == "boss"
    assert singular("men", "man", "NNS") == "man"
