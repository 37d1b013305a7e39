"""The reporting clause beside marks, and its speaker where the parser is led astray. Invented."""

import pytest

from tests.extract import spoken

pytestmark = pytest.mark.model

CASES = {
    "subject and verb": (
        "“We stay,” the mayor said on Monday.",
        [("direct", "say", "the mayor", "We stay,")],
    ),
    "inverted": (
        "“We stay,” said the mayor, who was born here.",
        [("direct", "say", "the mayor", "We stay,")],
    ),
    "an age beside the name": (
        "“We were wrong not to have stopped him,” Ramos, 58, told a paper in an interview.",
        [("direct", "tell", "Ramos, 58", "We were wrong not to have stopped him,")],
    ),
    "an apposition with a verb": (
        "“We have had better years than this,” farmer Bill Eastland, wearing a straw hat, said.",
        [
            (
                "direct",
                "say",
                "farmer Bill Eastland, wearing a straw hat",
                "We have had better years than this,",
            )
        ],
    ),
    "a subject that is no noun": (
        "“What if the dam breaks?” the 43-year-old asked in a letter.",
        [("direct", "ask", "the 43-year-old", "What if the dam breaks?")],
    ),
    "a verb at the very end": (
        "“Come to the coast and see,” the letter read.",
        [("direct", "read", "the letter", "Come to the coast and see,")],
    ),
    "inverted, before the marks": (
        "Added Hanne Moe, “Every day on that ship was good.”",
        [("direct", "add", "Hanne Moe", "Every day on that ship was good.")],
    ),
    "an unlisted verb before a comma": (
        "Lena Falk fired back, “I could have stayed at home.”",
        [("direct", "fire", "Lena Falk", "I could have stayed at home.")],
    ),
    "a sentence after a question": (
        "“Is it over?” Asked about the raid, Lena Falk left the room.",
        [("direct", "", "", "Is it over?")],
    ),
    "the nearest verb says it": (
        "Lena Falk said she was tired and then shouted: “Go home!”",
        [
            ("indirect", "say", "Lena Falk", "she was tired"),
            ("direct", "shout", "she", "Go home!"),
        ],
    ),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return spoken.cases(CASES, tmp_path_factory.mktemp("store"))


@pytest.mark.parametrize("name", CASES)
def test_the_clause_and_its_speaker_are_found(found, name):
    assert found[name] == CASES[name][1]
