"""Lines to paragraphs. All texts are invented."""

import textwrap

import pytest

from analysis.corpus.unwrap import paragraphs

TEXT = (
    "Envoys from Norland and Sudmark ended three days of talks on Sunday without agreeing on "
    "fishing rights in the strait, officials from both sides said, and went home by the evening "
    "ferry with nothing signed. They will meet again before the winter, in a town to be named."
)
OTHER = (
    "The quarrel is as old as the two states. Since the accident of 2019 neither lets the other's "
    "boats into its waters, and the fishermen of both shores have sold a third of their fleets."
)


@pytest.mark.parametrize("width", [45, 60, 72, 78, 100])
@pytest.mark.parametrize(("gap", "indent"), [("\n\n", ""), ("\n", "    "), ("\n\n", "  ")])
def test_wrapped_paragraphs_come_back_whole(width, gap, indent):
    wrapped = [textwrap.fill(t, width, initial_indent=indent) for t in (TEXT, OTHER, TEXT)]
    assert paragraphs(gap.join(wrapped)) == [TEXT, OTHER, TEXT]


def test_a_title_and_byline_above_wrapped_text_stay_lines():
    wrapped = "Talks end\nBy Jane Doe\n" + textwrap.fill(TEXT, 70)
    assert paragraphs(wrapped)[:2] == ["Talks end", "By Jane Doe"]
    long = "Talks between Norland and Sudmark end without a deal on fishing rights in the strait"
    assert paragraphs(f"{long}\n\n{textwrap.fill(TEXT, 60)}\n\n{textwrap.fill(OTHER, 60)}") == [
        long, TEXT, OTHER,
    ]  # fmt: skip


def test_a_paragraph_a_line_is_left_so():
    short = ["The talks ended.", "No one signed.", "They will meet again.", "It is an old quarrel."]
    assert paragraphs("\n".join(short)) == short
    assert paragraphs("\n".join([TEXT, OTHER])) == [TEXT, OTHER]
    headings = ["Talks end in Karell", TEXT, "An old quarrel", OTHER, "What comes next", TEXT]
    assert paragraphs("\n".join(headings)) == headings


def test_a_list_of_addresses_is_left_so():
    lines = ["Find us here:", *(f"https://post{i}.example/{'x' * 20}" for i in range(6))]
    assert paragraphs("\n".join(lines)) == lines


def test_lists_are_left_so():
    items = ["- the strait, with its islands", "- the harbour of Karell", "- the old fleet"]
    assert paragraphs("\n".join(items)) == items


def test_hyphens_at_the_end_of_lines():
    lines = [
        "On Sunday the old go-",
        "vernment held the long-",
        "term plan of its fore-",
        "runner to be the best a",
        "government ever had and",
        "will now carry it out.",
    ]
    assert paragraphs("\n".join(lines)) == [
        "On Sunday the old government held the long-term plan of its fore-runner to be the best a "
        "government ever had and will now carry it out."
    ]


def test_blank_lines_and_spaces():
    assert paragraphs("") == []
    assert paragraphs(" \n \n\n  a   b \n") == ["a b"]
