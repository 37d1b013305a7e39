"""Facts of an invented event: told by all, by some, by one."""

import numpy as np
import pandas as pd

from analysis.events.facts import facts, grouped
from tests.events import made
from tests.events.test_revisions import sentences

TEXTS = {
    "a1": ["council closed northern ferry line", "passengers demanded cheaper smaller boat"],
    "a2": ["northern ferry line closed council", "mayor praised brave harbour pilots"],
    "a3": ["council closed ferry line today", "passengers demanded cheaper boat tickets"],
}


def table(texts=TEXTS, event="e"):
    said = sentences(**texts)
    words = pd.concat(
        [made.terms(*lines).assign(sentence_id=lambda t: t["article_id"].str[1:].astype(int) - 1)
             .assign(article_id=article_id) for article_id, lines in texts.items()]
    )  # fmt: skip
    events = pd.DataFrame({"article_id": list(texts), "event_id": event})
    return facts(words, said, events, made.articles(*[""] * len(texts)))


def test_each_fact_says_how_many_sources_tell_it():
    found = table().set_index(["article_id", "sentence_id"])
    assert found["told_by"].to_dict() == {
        ("a1", 0): "all", ("a2", 0): "all", ("a3", 0): "all",
        ("a1", 1): "some", ("a3", 1): "some", ("a2", 1): "one",
    }  # fmt: skip
    assert found["fact_id"].tolist() == [0, 1, 0, 2, 0, 1]
    assert found.loc[("a2", 1), "similarity"] == 1.0
    assert (found["n_sources_event"] == 3).all()


def test_an_event_of_one_source_is_not_compared():
    assert table({"a1": TEXTS["a1"]}).empty


def test_short_sentences_are_left_out():
    assert len(table(TEXTS | {"a2": ["it closed", *TEXTS["a2"][1:]]})) == 5


def test_groups_do_not_hang_together_by_a_chain():
    n = 6
    likeness = np.eye(n)
    for k in range(n - 1):
        likeness[k, k + 1] = likeness[k + 1, k] = 0.5
    group, _ = grouped(likeness)
    assert len(set(group.tolist())) >= 3


def test_groups_are_the_same_in_whatever_order():
    rng = np.random.default_rng(2)
    vectors = rng.random((20, 5))
    likeness = vectors @ vectors.T
    likeness /= np.sqrt(np.outer(np.diag(likeness), np.diag(likeness)))
    order = rng.permutation(20)
    one, _ = grouped(likeness, same=0.9)
    two, _ = grouped(likeness[np.ix_(order, order)], same=0.9)
    assert (one[order][:, None] == one[order][None, :]).tolist() == (
        two[:, None] == two[None, :]
    ).tolist()
