"""Anchors: the same mark always has the same id, and ids are fit for an HTML attribute."""

import re

import pytest

from analysis.anchors import anchor


def test_the_same_mark_has_the_same_anchor():
    assert anchor("topics", "sanctions", "A") == anchor("topics", "sanctions", "A")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("topics", "a", "b"), ("topics", "b", "a")),
        (("topics", "a", "b"), ("entities", "a", "b")),
        (("topics", "a,b"), ("topics", "a", "b")),
        (("topics", "a"), ("topics", "a", "")),
        (("topics", "'a', 'b'"), ("topics", "a", "b")),
    ],
    ids=["order", "chart", "comma", "empty part", "quotes"],
)
def test_other_marks_have_other_anchors(one, other):
    assert anchor(*one) != anchor(*other)


@pytest.mark.parametrize("key", ["<script>alert(1)</script>", '" onclick="x', "a b", "ü\n'", ""])
def test_nothing_of_the_key_gets_into_the_page(key):
    assert re.fullmatch(r"topics-[0-9a-f]{8}", anchor("topics", key))


def test_a_thousand_marks_of_one_chart_do_not_meet():
    assert len({anchor("entities", f"person {i}", "A") for i in range(1000)}) == 1000
