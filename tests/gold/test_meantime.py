"""Floors on the open MEANTIME corpus, which is measured where it lies and copied nowhere.

Of its 1,044 capitalised mentions 64 are pronouns and descriptions; with all of those alone and
all names right, F1 would be .946.
"""

import pytest

from benchmarks import entities

# The floors of the mentions' own set: one cluster for each spelling, for each head word.
FLOOR_EXACT, FLOOR_HEAD = 0.677, 0.724
# They only rise.
PRECISION, F1 = 0.99, 0.888


@pytest.fixture(scope="module")
def given():
    from analysis import paths

    folder = paths.ROOT.parent / "shared" / "data" / "meantime_en"
    if not folder.is_dir():
        pytest.skip("the real data (../shared/data) is not on this machine")
    docs = entities.documents(folder)
    rows = entities.gold(folder, docs)
    return rows, entities.given_mentions(rows, docs)


def test_it_is_the_right_set(given):
    rows, _ = given
    true = rows["true"].tolist()
    assert len(rows) == 1044
    exact = entities.b_cubed(true, rows["written"].tolist())[2]
    head = entities.b_cubed(true, rows["head"].tolist())[2]
    assert (round(exact, 3), round(head, 3)) == (FLOOR_EXACT, FLOOR_HEAD)


def test_given_mentions_are_merged_with_few_wrong_and_few_left(given):
    rows, found = given
    precision, _, f1 = entities.b_cubed(rows["true"].tolist(), found)
    assert precision >= PRECISION
    assert f1 >= F1


def test_the_half_that_rules_were_not_tuned_on_is_no_worse(given):
    rows, found = given
    held = [entities.is_held(a) for a in rows["article_id"]]
    pairs = [(t, f) for t, f, is_in in zip(rows["true"], found, held, strict=True) if is_in]
    precision, _, f1 = entities.b_cubed(*map(list, zip(*pairs, strict=True)))
    assert precision >= PRECISION and f1 >= F1


def test_b_cubed_on_fingers():
    assert entities.b_cubed(["a", "a", "b"], ["x", "x", "y"]) == (1, 1, 1)
    precision, recall, _ = entities.b_cubed(["a", "a", "b"], ["x", "x", "x"])
    assert (precision, recall) == (pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3), 1)
    assert entities.b_cubed(["x", "x", "x"], ["a", "a", "b"])[:2] == (recall, precision), "mirrored"
