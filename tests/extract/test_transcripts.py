"""Paragraphs that a speaker's label opens. All texts are invented."""

import pytest

from tests.extract import spoken

pytestmark = pytest.mark.model

CASES = {
    "letters": (
        "Q: Who gave the order?\n\nA: I was not there. He said it was you.",
        [
            ("direct", ":", "", "Who gave the order?"),
            ("direct", ":", "", "I was not there. He said it was you."),
        ],
    ),
    "capitals": (
        "THE CHAIR: The floor is yours.\n\nMS. FALK (Tolmar): Thank you.",
        [
            ("direct", ":", "THE CHAIR", "The floor is yours."),
            ("direct", ":", "MS. FALK", "Thank you."),
        ],
    ),
    "names": (
        "Lena Falk: Who pays?\n\nOskar Brandt: The town.\n\nLena Falk: It cannot.",
        [
            ("direct", ":", "Lena Falk", "Who pays?"),
            ("direct", ":", "Oskar Brandt", "The town."),
            ("direct", ":", "Lena Falk", "It cannot."),
        ],
    ),
    "a long answer, asides, and marks before the labels": (
        "“FALK: Who pays?\n\n“BRANDT: The town.\n\n“It always has.\n\n“(LAUGHTER)\n\n"
        "“FALK: It cannot.”",
        [
            ("direct", ":", "FALK", "Who pays?"),
            ("direct", ":", "BRANDT", "The town. / It always has."),
            ("direct", "", "", "(LAUGHTER)"),
            ("direct", ":", "FALK", "It cannot."),
        ],
    ),
    "one label is none": (
        "TOLMAR: The ferry sank.\n\nIt was late.",
        [],
    ),
    "notes of the editors": (
        "RELATED: The ferry sank.\n\nUPDATE: It was late.",
        [],
    ),
    "a headline is no label": (
        "Falk: Nobody Leaves\n\nIt rained all day in Tolmar.\n\nFALK: We stay.\n\nMOE: We go.",
        [("direct", ":", "FALK", "We stay."), ("direct", ":", "MOE", "We go.")],
    ),
    "marks after the labels": (
        "Falk: “We stay.”\n\nBrandt: “We go.”\n\nFalk: “Then go.”",
        [
            ("direct", ":", "Falk", "We stay."),
            ("direct", ":", "Brandt", "We go."),
            ("direct", ":", "Falk", "Then go."),
        ],
    ),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return spoken.cases(CASES, tmp_path_factory.mktemp("store"))


@pytest.mark.parametrize("name", CASES)
def test_a_labelled_paragraph_is_its_speaker_s(found, name):
    assert found[name] == CASES[name][1]
