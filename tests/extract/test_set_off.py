"""Quotations set off by commas, colons and dashes, and their speakers. All texts are invented."""

import pytest

from tests.extract import spoken

pytestmark = pytest.mark.model

CASES = {
    "cue after": (
        "“We stay,” said Lena Falk. “We will not go,” Oskar Brandt, 53, told reporters.",
        [
            ("direct", "say", "Lena Falk", "We stay,"),
            ("direct", "tell", "Oskar Brandt, 53", "We will not go,"),
        ],
    ),
    "cue before": (
        'Lena Falk replied, "The road is closed." The mayor added: "It stays closed."',
        [
            ("direct", "reply", "Lena Falk", "The road is closed."),
            ("direct", "add", "The mayor", "It stays closed."),
        ],
    ),
    "split": (
        "“The road,” Lena Falk said, “is closed for good.”",
        [("direct", "say", "Lena Falk", "The road, / is closed for good.")],
    ),
    "joined": (
        "The men shouted “Go home!” and “Leave us alone!”",
        [("direct", "shout", "The men", "Go home! / Leave us alone!")],
    ),
    "two speakers": (
        "“We stay,” said Lena Falk. Oskar Brandt said: “We go.”",
        [
            ("direct", "say", "Lena Falk", "We stay,"),
            ("direct", "say", "Oskar Brandt", "We go."),
        ],
    ),
    "an unlisted verb": (
        "“You are too late,” Lena Falk quavered.",
        [("direct", "quaver", "Lena Falk", "You are too late,")],
    ),
    "a question and another sentence": (
        "“Who will pay?” the mayor asked. The answer, he said, was nobody.",
        [
            ("direct", "ask", "the mayor", "Who will pay?"),
            ("indirect", "say", "he", "The answer / was nobody"),
        ],
    ),
    "the words before the marks are his too": (
        "The raid was “a mistake of judgement,” Oskar Brandt said.",
        [("mixed", "say", "Oskar Brandt", "The raid was “a mistake of judgement,")],
    ),
    "a participle goes on to what follows": (
        "“It is over,” Lena Falk said, adding that the road was open.",
        [
            ("direct", "say", "Lena Falk", "It is over,"),
            ("indirect", "add", "Lena Falk", "that the road was open"),
        ],
    ),
    "signed": (
        "“The sea gives and the sea takes.” — Hanne Moe",
        [("direct", "—", "Hanne Moe", "The sea gives and the sea takes.")],
    ),
    "a label before a colon": (
        "Brandt: “We had no choice”",
        [("direct", ":", "Brandt", "We had no choice")],
    ),
    "who is no speaker of what he thinks wrong": (
        "“We stay,” which the mayor thinks is wrong, was painted on the wall.",
        [("scare", "", "", "We stay,"), ("indirect", "think", "the mayor", "is wrong")],
    ),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return spoken.cases(CASES, tmp_path_factory.mktemp("store"))


@pytest.mark.parametrize("name", CASES)
def test_the_quotation_goes_to_its_speaker(found, name):
    assert found[name] == CASES[name][1]
