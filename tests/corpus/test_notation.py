"""The notation of patterns."""

import re

from analysis.corpus.notation import pattern, whole


def test_dots_and_names_are_written_out():
    assert pattern("a…b").fullmatch("a" + "x" * 250 + "b")
    assert not pattern("a…b").fullmatch("a" + "x" * 251 + "b")
    assert pattern("a……b").fullmatch("a" + "x" * 800 + "b")
    assert pattern("by {AGENCY}").fullmatch("by Reuters")
    assert pattern("{WHEN}", re.IGNORECASE).fullmatch("Thursday, May 4, 2016 at 3:30 p.m. ET")


def test_a_whole_line_is_covered_but_for_marks_after_it():
    either = whole(("one", "two words"))
    assert either.fullmatch("Two words. —")
    assert not either.fullmatch("two words more")
