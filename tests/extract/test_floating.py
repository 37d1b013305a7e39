"""Marked sentences without a cue: whose they are, and when nobody's. All texts are invented."""

import pytest

from tests.extract import spoken

pytestmark = pytest.mark.model

CASES = {
    "in the same paragraph": (
        "“We stay,” said Lena Falk. “Nobody leaves this valley.”",
        [("direct", "say", "Lena Falk", "We stay, / Nobody leaves this valley.")],
    ),
    "over the outlet's own sentence": (
        "“They burned it,” said Lena Falk. Smoke rose over the bay. “We lost the boats.”",
        [("direct", "say", "Lena Falk", "They burned it, / We lost the boats.")],
    ),
    "at the start of the next paragraph": (
        "“We stay,” said Lena Falk.\n\n“Nobody leaves this valley.”",
        [("direct", "say", "Lena Falk", "We stay, / Nobody leaves this valley.")],
    ),
    "not two paragraphs on": (
        "“We stay,” said Lena Falk.\n\nIt rained.\n\n“Nobody leaves this valley.”",
        [
            ("direct", "say", "Lena Falk", "We stay,"),
            ("direct", "", "", "Nobody leaves this valley."),
        ],
    ),
    "a heading between paragraphs": (
        "“We stay,” said Lena Falk.\n\n“No way out”\n\nThe road is narrow here.",
        [("direct", "say", "Lena Falk", "We stay,"), ("direct", "", "", "No way out")],
    ),
    "reported speech between": (
        "“We stay,” said Lena Falk. Oskar Brandt said that the road was closed. “It was hit.”",
        [
            ("direct", "say", "Lena Falk", "We stay,"),
            ("indirect", "say", "Oskar Brandt", "that the road was closed"),
            ("direct", "", "Oskar Brandt", "It was hit."),
        ],
    ),
    "an abbreviation ends the sentence": (
        "“We stay,” said Lena Falk, a student from Fresno, Calif. “I was born here.”",
        [
            (
                "direct",
                "say",
                "Lena Falk, a student from Fresno",
                "We stay, / I was born here.",
            )
        ],
    ),
    "announced by the paragraph before": (
        "The road was hit on Monday. Lena Falk replied on the same day.\n\n“We will mend it.”",
        [("direct", "reply", "Lena Falk", "We will mend it.")],
    ),
    "run on to the next paragraph": (
        "“It was dark.\n\n“They came by boat,” said Hanne Moe.",
        [("direct", "say", "Hanne Moe", "It was dark. / They came by boat,")],
    ),
    "run on, although somebody spoke before": (
        "“We stay,” said Lena Falk. “It was\n\n“dark,” said Hanne Moe.",
        [
            ("direct", "say", "Lena Falk", "We stay,"),
            ("direct", "say", "Hanne Moe", "It was / dark,"),
        ],
    ),
    "a whole article": (
        "“We were told to wait. We waited for a year. Nobody came.”",
        [("direct", "", "", "We were told to wait. We waited for a year. Nobody came.")],
    ),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return spoken.cases(CASES, tmp_path_factory.mktemp("store"))


@pytest.mark.parametrize("name", CASES)
def test_the_sentence_goes_to_its_speaker(found, name):
    assert found[name] == CASES[name][1]
