"""Everything an article attributes, each word once. All texts are invented."""

import pytest

from tests.extract import spoken

pytestmark = pytest.mark.model

CASES = {
    "the outer one is kept": (
        "Officials said the group claimed that the dam was mined.",
        [("indirect", "say", "Officials", "the group claimed that the dam was mined")],
    ),
    "a quotation within what somebody else says": (
        "The paper reported that Lena Falk replied: “We stay here.”",
        [
            (
                "mixed",
                "report",
                "The paper",
                "that Lena Falk replied: “We stay here.",
            )
        ],
    ),
    "cues inside marks are the speaker's": (
        "“He told me that the dam was mined,” said Lena Falk.",
        [("direct", "say", "Lena Falk", "He told me that the dam was mined,")],
    ),
    "the writer is no speaker": ("I think that the dam will hold.", []),
    "a thought that nobody is said to have": ("The dam is expected to hold.", []),
    "an order to the reader": ("Say that the dam will hold.", []),
    "two clauses of one speaker": (
        "Falk says she was wrong and says that the dam will hold.",
        [
            ("indirect", "say", "Falk", "she was wrong"),
            ("indirect", "say", "Falk", "that the dam will hold"),
        ],
    ),
    "marks that the grammar would cut": (
        "Falk said that “the dam is old. It must be mended. We lack the money.”",
        [
            (
                "direct",
                "say",
                "Falk",
                "the dam is old. It must be mended. We lack the money.",
            )
        ],
    ),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return spoken.cases(CASES, tmp_path_factory.mktemp("store"))


@pytest.mark.parametrize("name", CASES)
def test_each_word_counts_for_one_speaker(found, name):
    assert found[name] == CASES[name][1]
