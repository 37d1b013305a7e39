"""Stored parses as arrays. All texts are invented."""

import numpy as np

from analysis.extract.trees import trees
from tests.extract import parsed

LEFT = "war|NN|NOUN|npadvmod|2 -|HYPH|PUNCT|punct|2 torn|VBN|VERB|amod|3 Karell|NNP|PROPN|ROOT|3"
CHAIN = "A|NNP|PROPN|ROOT|0 B|NNP|PROPN|conj|0 C|NNP|PROPN|conj|1 D|NNP|PROPN|dobj|0"


def test_marks_by_string_and_by_test():
    tree = parsed.tree(parsed.BOMBED)
    assert np.flatnonzero(tree.dep.among(("compound",))).tolist() == [1, 2, 3]
    assert np.flatnonzero(tree.form.where(lambda form: form.startswith("s"))).tolist() == [7]
    assert tree.form.of(4) == "reed"


def test_first_child_is_the_first_in_the_text_and_never_the_token_itself():
    tree = parsed.tree(parsed.BOMBED)
    everything = np.ones(len(tree), dtype=bool)
    assert tree.first_child(everything).tolist() == [-1, -1, 0, -1, 2, 4, -1, 6, -1]


def test_left_edge_reaches_through_modifiers_of_modifiers():
    assert parsed.tree(LEFT).left_edge().tolist() == [0, 1, 0, 0]
    assert parsed.tree(parsed.BOMBED).left_edge()[[4, 5, 7]].tolist() == [0, 5, 6]


def test_chain_top_goes_up_as_long_as_the_link_holds():
    tree = parsed.tree(CHAIN)
    assert tree.chain_top(tree.dep.among(("conj",))).tolist() == [0, 0, 0, 3]


def test_a_text_of_two_articles_is_read_for_each_with_its_own_offsets(extracted):
    parts = [("body", "It held. The tower stood.")]
    shifted = [("furniture", "Sign up"), *parts]
    articles, paragraphs, _, _, store = extracted(parts, shifted)
    (tree,) = trees(articles, paragraphs, store)
    texts = articles["text"].tolist()
    places = zip(tree.article.tolist(), tree.start.tolist(), tree.end.tolist(), strict=True)
    assert [texts[a][s:e].lower() for a, s, e in places] == [
        tree.form.of(n) for n in range(len(tree))
    ]
    assert np.bincount(tree.article).tolist() == [7, 7]
    assert (tree.head == np.arange(14)).all()  # this store was filled without a parser


def test_no_articles_have_no_trees(extracted):
    articles, paragraphs, _, _, store = extracted([("body", "It held.")])
    assert list(trees(articles.iloc[:0], paragraphs.iloc[:0], store)) == []
