"""Copies, whole and partial, among invented texts, and the same pairs found by comparing all."""

from itertools import combinations, pairwise

import numpy as np
import pytest

from analysis.events.copies import MIN_RUNS, PARTIAL, candidates, copies
from analysis.events.shingles import shingles
from tests.events import made


def pairs(*texts, quoted=(), **given):
    table = made.articles(*texts, **given)
    found = shingles(table, made.paragraphs(table), made.quoted(*quoted))
    return copies(found, table)


def test_a_reprint_is_a_whole_copy_and_the_later_of_the_two():
    found = pairs(made.LEAD, made.OTHER, made.LEAD, days=["2025-01-02", "2025-01-01", "2025-01-01"])
    assert found[["article_id", "other_id", "kind"]].to_numpy().tolist() == [["a1", "a3", "whole"]]
    assert found["is_order_known"].tolist() == [True]
    assert found["share"].tolist() == found["share_other"].tolist() == [1.0]


def test_an_agency_text_with_own_paragraphs_is_a_partial_copy():
    found = pairs(made.LEAD, f"{made.OTHER}\n\n{made.LEAD}\n\n{made.MORE}")
    assert found[["article_id", "other_id", "kind"]].to_numpy().tolist() == [
        ["a2", "a1", "partial"]
    ]
    assert found["share_other"].tolist() == [1.0]
    assert 0.2 < found["share"].iloc[0] < 0.5


def test_a_word_changed_here_and_there_hides_nothing():
    changed = made.LEAD.replace("quarrel", "dispute").replace("Passengers", "Commuters")
    found = pairs(made.LEAD, changed)
    assert found["kind"].tolist() == ["whole"]
    assert 0.8 < found["share"].iloc[0] < 0.9


def test_one_run_without_marks_is_a_post_and_no_copy():
    post = " ".join(made.LEAD.split()[:30])
    own, strange = (" ".join(text.split()[:28]) for text in (made.MORE, made.OTHER))
    assert pairs(f"{own} {post}", f"{strange} {post}").empty
    assert len(pairs(post, f"{own} {post}")) == 1, "the whole of a short article is"


def test_a_shared_quotation_is_no_copy():
    one, two = f"{made.LEAD} {made.OTHER}", f"{made.MORE} {made.LEAD}"
    half = len(made.LEAD) // 2
    one, two = f"{made.LEAD[:half]}\n\nAnd {one[half:]}", f"{made.MORE} {made.LEAD}"
    marks = [("a1", 0, half), ("a1", half + 6, len(made.LEAD) + 6)]
    assert pairs(one, two, quoted=marks).empty
    assert len(pairs(one, two)) == 1


@pytest.mark.parametrize("days", [["2025-01-01"] * 2, ["", "2025-01-01"], ["", ""]])
def test_an_order_that_is_not_known_is_not_claimed(days):
    assert pairs(made.LEAD, made.LEAD, days=days)["is_order_known"].tolist() == [False]


def test_short_texts_and_strangers_make_no_pair():
    assert pairs(
        "Weather: sunny and warm all day long.", "Weather: sunny and warm all day long."
    ).empty
    assert pairs(made.LEAD, made.OTHER, made.MORE).empty
    assert pairs(made.LEAD).empty


def test_a_phrase_that_everyone_prints_makes_no_candidates():
    table = made.articles(*([made.LEAD] * 70))
    found = shingles(table, made.paragraphs(table), made.quoted())
    assert len(candidates(found)[0]) == 0


def test_sketches_find_what_comparing_all_pairs_finds():
    rng = np.random.default_rng(7)
    words = [f"w{n}" for n in range(400)]
    pool = [" ".join(rng.choice(words, 40)) for _ in range(30)]
    texts = ["\n\n".join(pool[k] for k in rng.choice(30, 4, replace=False)) for _ in range(40)]
    table = made.articles(*texts)
    found = shingles(table, made.paragraphs(table), made.quoted())
    slow = set()
    for i, j in combinations(range(40), 2):
        one, other = found.of(i).tolist(), set(found.of(j).tolist())
        common = [shingle in other for shingle in one]
        runs = sum(here and not before for before, here in pairwise([False, *common]))
        if sum(common) >= PARTIAL * min(len(one), len(other)) and runs >= MIN_RUNS:
            slow.add((f"a{j + 1}", f"a{i + 1}"))
    fast = copies(found, table)
    assert len(slow) > 3
    assert set(zip(fast["article_id"], fast["other_id"], strict=True)) == slow
