"""Who is named together, counted on fingers, and what chance gives, worked out a second way.

All names and articles are invented.
"""

import numpy as np
import pandas as pd
import pytest

from analysis import compare
from analysis.contrasts import co_mentions as module
from analysis.contrasts._margins import Margins
from analysis.contrasts.co_mentions import co_mentions, places
from tests.contrasts import frames

ARTICLES = frames.articles(["Post", "Post", "Echo", "Echo"])


def mentions(*rows):
    """Each row is article, sentence, and the names in it."""
    full = [
        (article, sentence, 10 * sentence + place, 10 * sentence + place + 1, name)
        for article, sentence, names in rows
        for place, name in enumerate(names.split())
    ]
    table = pd.DataFrame(full, columns=["article_id", "sentence_id", "start", "end", "entity"])
    return table.assign(entity_type="ORG", voice="own").astype(
        dict.fromkeys(("article_id", "entity", "entity_type", "voice"), "str")
    )


NAMES = mentions(
    ("a0", 0, "Ada Ben"), ("a0", 1, "Ada Ben Ada"), ("a0", 2, "Cem"),
    ("a1", 0, "Ada"), ("a1", 1, "Ben"), ("a1", 2, "Ada"),
    ("a2", 0, "Ada Cem"), ("a3", 0, "Ada"),
)  # fmt: skip


def test_articles_and_sentences_by_hand():
    table = co_mentions(NAMES, ARTICLES).set_index(["entity", "other"])
    row = table.loc[("Ada", "Ben")]
    counts = ["n_articles_both", "n_articles", "n_articles_other", "n_articles_all"]
    assert row[counts].tolist() == [2, 4, 2, 4]
    assert row[["n_sources", "n_sentences_both", "n_articles_sentence"]].tolist() == [1, 2, 1]
    assert table.loc[("Ada", "Cem"), "n_sources"] == 2
    assert table.loc[("Ben", "Cem"), ["n_articles_both", "n_sentences_both"]].tolist() == [1, 0]


def test_the_pair_that_meets_most_comes_first_and_the_wider_named_stands_first_in_it():
    pairs = co_mentions(NAMES, ARTICLES)[["entity", "other"]].to_numpy().tolist()
    assert pairs == [["Ada", "Ben"], ["Ada", "Cem"], ["Ben", "Cem"]]


def test_four_articles_are_not_tested():
    table = co_mentions(NAMES, ARTICLES)
    assert table["chance"].isna().all()
    assert not table["is_beyond_chance"].any()
    assert table["n_compared"].unique().tolist() == [0]


def test_only_the_most_named_are_paired_and_what_is_not_measured_does_not_count():
    assert len(co_mentions(NAMES, ARTICLES, n_paired=2)) == 1
    apart = ARTICLES.assign(is_measured=[False, True, True, True])
    table = co_mentions(NAMES, apart).set_index(["entity", "other"])
    assert table.loc[("Ada", "Ben"), ["n_articles_both", "n_articles_all"]].tolist() == [1, 3]


def test_nothing_is_changed_and_nobody_is_nobody():
    coded = NAMES.astype({"article_id": "category", "entity": "category"})
    before = coded.copy()
    pd.testing.assert_frame_equal(co_mentions(coded, ARTICLES), co_mentions(NAMES, ARTICLES))
    pd.testing.assert_frame_equal(coded, before)
    empty = co_mentions(NAMES[:0], ARTICLES)
    assert empty.empty
    assert list(empty.columns) == module.COLUMNS
    assert co_mentions(NAMES, ARTICLES[:0]).empty


def test_the_thresholds_are_those_of_compare():
    assert (module.MIN_HOLDING, module.MAX_Q) == (compare.MIN_HOLDING, compare.MAX_Q)
    assert module.MIN_ARTICLES == 2 * compare.MIN_ARTICLES


# the places behind a pair


def test_the_places_of_a_pair_are_its_sentences_or_else_its_first_mentions():
    pairs = pd.DataFrame({"entity": ["Ada"], "other": ["Ben"]})
    found = places(NAMES, pairs)
    assert list(zip(found["article_id"], found["sentence_id"], strict=True)) == [
        ("a0", 0), ("a0", 0), ("a0", 1), ("a0", 1), ("a1", 0), ("a1", 1)
    ]  # fmt: skip
    assert found["has_both"].tolist() == [True] * 4 + [False] * 2
    assert found["is_first"].tolist() == [True, True, False, False, True, True]


def test_the_places_recount_the_table():
    table = co_mentions(NAMES, ARTICLES)
    found = places(NAMES, table)
    by = ["entity", "other"]
    n_articles = found[found["is_first"]].groupby(by)["article_id"].nunique()
    near = found[found["has_both"]].drop_duplicates([*by, "article_id", "sentence_id"])
    for row in table.itertuples():
        pair = (row.entity, row.other)
        assert n_articles[pair] == row.n_articles_both
        assert near.groupby(by).size().get(pair, 0) == row.n_sentences_both


def test_no_pairs_have_no_places():
    found = places(NAMES, pd.DataFrame({"entity": [], "other": []}))
    assert found.empty
    assert {"entity", "other", "has_both", "is_first", "article_id"} <= set(found.columns)
    assert places(NAMES[:0], co_mentions(NAMES, ARTICLES)).empty


# chance


def _random(rng, n=60, names=15):
    """A table of ones in which some articles are long, some names frequent, and no pair friends."""
    logit = rng.normal(-1, 1.5, n)[:, None] + rng.normal(0, 1, names)[None, :]
    return (rng.random((n, names)) < 1 / (1 + np.exp(-logit))).astype("int64")


def _rows(held):
    article, name = np.nonzero(held)
    table = pd.DataFrame({"article_id": [f"a{i}" for i in article], "sentence_id": name,
                          "start": name, "end": name + 1,
                          "entity": [f"n{i:02d}" for i in name]})  # fmt: skip
    kinds = dict.fromkeys(("article_id", "entity", "entity_type", "voice"), "str")
    return table.assign(entity_type="ORG", voice="own").astype(kinds)


def test_the_fitted_chances_keep_the_margins():
    held = _random(np.random.default_rng(2))
    margins = Margins.of(held.sum(axis=1), held.sum(axis=0))
    sizes = np.unique(held.sum(axis=1)[held.sum(axis=1) > 0])
    assert margins.chances.sum(axis=1) == pytest.approx(sizes, abs=1e-4)
    assert margins.n_rows @ margins.chances == pytest.approx(held.sum(axis=0), abs=1e-4)


def test_the_tail_is_that_of_the_exact_sum():
    held = _random(np.random.default_rng(3))
    margins = Margins.of(held.sum(axis=1), held.sum(axis=0))
    both = held.T @ held
    checked = 0
    for i in range(5):
        for j in range(i + 1, 15):
            mass = np.ones(1)
            for p, n in zip(margins.chances[:, i] * margins.chances[:, j], margins.n_rows,
                            strict=True):  # fmt: skip
                for _ in range(int(n)):
                    mass = np.convolve(mass, [1 - p, p])
            for seen in (both[i, j], both[i, j] + 3, both[i, j] + 8):
                exact = mass[int(seen) :].sum()
                mean = (mass * np.arange(len(mass))).sum()
                if seen <= mean + 0.5 or exact < 1e-12:
                    continue
                got = margins.tail(np.array([i]), np.array([j]), np.array([seen]))[0]
                assert got == pytest.approx(exact, rel=0.06)
                checked += 1
    assert checked > 60


def test_tables_that_hold_all_or_nothing_are_borne():
    whole = np.ones((12, 4), dtype="int64")
    margins = Margins.of(whole.sum(axis=1), whole.sum(axis=0))
    assert margins.expected()[0, 1] == pytest.approx(12)
    assert margins.tail(np.array([0]), np.array([1]), np.array([12]))[0] == pytest.approx(
        1, abs=0.1
    )
    nothing = Margins.of(np.zeros(3, dtype="int64"), np.zeros(2, dtype="int64"))
    assert nothing.expected().tolist() == [[0, 0], [0, 0]]


def test_names_that_fall_to_articles_by_chance_are_seldom_friends():
    """Of 100 corpora in which no two names belong together, few show a pair beyond chance."""
    rng = np.random.default_rng(5)
    articles = frames.articles(["Post"] * 60)
    alarms = [co_mentions(_rows(_random(rng)), articles)["is_beyond_chance"].any()
              for _ in range(100)]  # fmt: skip
    assert sum(alarms) <= 8


def test_two_that_always_meet_are_found():
    rng = np.random.default_rng(6)
    articles = frames.articles(["Post"] * 60)
    held = _random(rng)
    held[:, 1] = 0
    held[:20, 0] = held[:20, 1] = 1
    held[20:, 0] = 0
    found = co_mentions(_rows(held), articles)
    sure = found[found["is_beyond_chance"]]
    assert ["n00", "n01"] in sure[["entity", "other"]].to_numpy().tolist()
    assert sure.iloc[0]["ratio"] > 1
