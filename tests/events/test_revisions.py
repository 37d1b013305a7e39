"""Changes between two versions of an invented agency text."""

import pandas as pd
import pytest

from analysis.events.revisions import revisions

COPIES = pd.DataFrame({"article_id": ["b"], "other_id": ["a"]})
FIRST = [
    "The rebel column entered the town before dawn.",
    "Two bakers were hurt.",
    "The council will meet again on Friday to speak about bread.",
]


def sentences(**texts):
    rows = []
    for article_id, lines in texts.items():
        at = 0
        for number, line in enumerate(lines):
            rows.append((article_id, number, at, at + len(line), "body", line))
            at += len(line) + 1
    columns = ["article_id", "sentence_id", "start", "end", "part", "text"]
    return pd.DataFrame(rows, columns=columns)


def changes(late, early=FIRST):
    table = sentences(a=early, b=late)
    found = revisions(COPIES, table)
    text = " ".join(late)
    for row in found.itertuples():
        assert text[row.start : row.end] == row.after
    return found[["kind", "before", "after"]].to_numpy().tolist()


@pytest.mark.parametrize(
    ("late", "expected"),
    [
        ("The anti-regime column entered the town before dawn.",
         [["replaced", "rebel", "anti-regime"]]),
        ("The rebel column entered the quiet town before dawn.", [["added", "", "quiet"]]),
        ("The rebel column entered the town.", [["left out", "before dawn", ""]]),
        ("The REBEL column, entered the town before dawn", []),
    ],
)  # fmt: skip
def test_a_word_that_was_changed_is_named(late, expected):
    assert changes([late, *FIRST[1:]]) == expected


def test_a_paragraph_that_was_cut_does_not_put_the_rest_out_of_step():
    assert changes([FIRST[0], FIRST[2].replace("bread", "flour")]) == [
        ["replaced", "bread", "flour"]
    ]


def test_a_sentence_of_its_own_is_paired_with_none():
    assert changes([FIRST[0], "Bees died in the frost of the southern valleys.", *FIRST[1:]]) == []


def test_a_rewrite_is_shown_whole():
    same = " ".join(f"w{n}" for n in range(14))
    early, late = [f"{same} a b c d e f g h i."], [f"{same} r s t u v w x y z."]
    assert changes(late, early) == [["replaced", early[0], late[0]]]


def test_without_copies_there_are_no_changes():
    assert revisions(COPIES.iloc[:0], sentences(a=FIRST)).empty
