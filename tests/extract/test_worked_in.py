"""Words in marks within the outlet's own sentence. All texts are invented."""

import pytest

from tests.extract import spoken

pytestmark = pytest.mark.model

CASES = {
    "what somebody is called": (
        "Lena Falk called him “a coward and a liar” on Monday.",
        [("mixed", "call", "Lena Falk", "him “a coward and a liar")],
    ),
    "described as": (
        "Oskar Brandt described the camp as “a prison”.",
        [("mixed", "describe", "Oskar Brandt", "the camp as “a prison")],
    ),
    "a scare quote": (
        "The “reform” cost the town its school.",
        [("scare", "", "", "reform")],
    ),
    "a title in the reporting clause": (
        "“We stay,” Lena Falk told Radio Tolmar’s “Morning Hour.” “We are not afraid.”",
        [
            ("direct", "tell", "Lena Falk", "We stay, / We are not afraid."),
            ("scare", "", "", "Morning Hour."),
        ],
    ),
    "within reported speech": (
        "Lena Falk said the raid was “a mistake” and would not be repeated.",
        [("mixed", "say", "Lena Falk", "the raid was “a mistake” and would not be repeated")],
    ),
    "a headline's label": (
        "Brandt: Raid Was ‘a Grave Mistake’\n\nIt rained.",
        [("mixed", ":", "Brandt", "Raid Was ‘a Grave Mistake")],
    ),
    "negated": (
        "Oskar Brandt did not call it “a defeat”.",
        [("scare", "", "", "a defeat")],
    ),
    "on whom somebody wrote": (
        "The banner with the words “no more raids on our valley and its people” was torn down.",
        [("mixed", "", "", "no more raids on our valley and its people")],
    ),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return spoken.cases(CASES, tmp_path_factory.mktemp("store"))


@pytest.mark.parametrize("name", CASES)
def test_the_words_are_somebody_s_or_nobody_s(found, name):
    assert found[name] == CASES[name][1]
