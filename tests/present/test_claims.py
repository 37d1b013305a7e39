"""Claims: what holds, what does not, and how either is shown. All names are invented."""

import datetime

import numpy as np
import pandas as pd
import pytest
from lxml import html

from analysis import present
from analysis.errors import ParameterError
from analysis.present._claims import claimed

HOLD = [
    (0.95, 1.0, 0.05),
    (0.15, 0.1, 0.05),
    (1.05, 1.0, 0.05),
    (2, 2.0, 0.0),
    (np.int64(3), 3, 0.0),
    (np.float64(0.5), 0.5, 0.0),
    (-1e-12, 0, 1e-9),
    ("cannot tell", "cannot tell", 0.0),
    ({"b", "a"}, {"a", "b"}, 0.0),
    (frozenset("a"), {"a"}, 0.0),
    (["a", "b"], ("a", "b"), 0.0),
    (np.bool_(True), True, 0.0),
    (datetime.date(2031, 5, 1), datetime.date(2031, 5, 1), 0.0),
    (pd.Timestamp("2031-05-01"), pd.Timestamp("2031-05-01"), 0.0),
]
FAIL = [
    (0.94, 1.0, 0.05),
    (np.nextafter(0.5, 1), 0.5, 0.0),
    (float("nan"), 0.0, 9.0),
    (float("inf"), 0.0, 9.0),
    (None, 0, 9.0),
    (pd.NA, 0, 9.0),
    (pd.NaT, pd.Timestamp("2031-05-01"), 0.0),
    (None, "differs", 0.0),
    (float("nan"), "nan", 0.0),
    (True, 1, 0.0),
    (1, True, 0.0),
    ("1", 1, 0.0),
    (1, "1", 0.0),
    ({"a"}, {"a", "b"}, 0.0),
    ("a", {"a"}, 0.0),
    (["b", "a"], ["a", "b"], 0.0),
    ("differs", "cannot tell", 0.0),
]


@pytest.mark.parametrize(("value", "stated", "tolerance"), HOLD)
def test_it_holds_within_its_tolerance_or_when_it_is_equal(value, stated, tolerance):
    shown = claimed("So it is {}.", value, stated=stated, tolerance=tolerance)
    assert shown.claim["holds"] is True
    assert "✓" in shown.html
    assert "<s>" not in shown.html


@pytest.mark.parametrize(("value", "stated", "tolerance"), FAIL)
def test_it_does_not_hold_beyond_it_nor_when_there_is_nothing(value, stated, tolerance):
    shown = claimed("So it is {}.", value, stated=stated, tolerance=tolerance)
    assert shown.claim["holds"] is False
    assert "✗ does not hold" in shown.html


def test_a_broken_claim_is_struck_with_both_numbers_and_says_so_without_colour():
    shown = claimed("Both name it in {:.0%}.", 5 / 6, stated=1.0, tolerance=0.05)
    tree = html.fragment_fromstring(shown.html)
    assert tree.xpath("./s")[0].text == "Both name it in 100%."
    assert tree.xpath("./strong")[0].text == (
        "✗ does not hold: computed 83%, stated 100%, tolerance 0.05"
    )
    assert repr(shown) == (
        "Both name it in 100%. [DOES NOT HOLD: computed 83%, stated 100%, tolerance 0.05]"
    )


def test_numbers_that_look_alike_are_written_out():
    shown = claimed("All of it: {:.0%}.", 0.996, stated=1.0, tolerance=0.001)
    assert (shown.claim["computed"], shown.claim["stated"]) == ("0.996", "1.0")


def test_a_number_without_a_format_has_six_digits_at_most_and_a_whole_one_all():
    assert claimed("It is {}.", 1 / 3, stated=0.3, tolerance=0.1).claim["computed"] == "0.333333"
    assert claimed("It is {}.", 12345678, stated=0).claim["computed"] == "12345678"


def test_what_is_not_there_is_called_so():
    assert claimed("It is {:.0%}.", None, stated=1.0).claim["computed"] == "no value"
    assert claimed("It is {:.0%}.", np.nan, stated=1.0).claim["computed"] == "no value"


def test_a_sentence_needs_no_place_for_its_number():
    assert "Nothing is lost." in claimed("Nothing is lost.", 0, stated=0).html


def test_values_and_sentences_are_escaped():
    shown = claimed("<b>{}</b>", "<script>", stated="<img>")
    assert "<b>" not in shown.html
    assert "<script>" not in shown.html
    assert "&lt;script&gt;" in shown.html


@pytest.mark.parametrize(
    ("sentence", "stated", "tolerance"),
    [
        ("{} and {}", 1, 0.0),
        ("{0.__class__}", 1, 0.0),
        ("{name}", 1, 0.0),
        ("{", 1, 0.0),
        ("{}", float("nan"), 0.0),
        ("{}", float("inf"), 0.0),
        ("{}", None, 0.0),
        ("{}", pd.NaT, 0.0),
        ("{}", pd.Series([1]), 0.0),
        ("{}", 1, -0.1),
        ("{}", 1, float("nan")),
        ("{}", 1, float("inf")),
        ("{}", "differs", 0.1),
    ],
)
def test_a_claim_that_cannot_be_checked_is_refused(sentence, stated, tolerance):
    with pytest.raises(ParameterError):
        claimed(sentence, 1, stated=stated, tolerance=tolerance)


def test_it_shows_itself_and_tells_the_runner(monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", shown.append)
    assert present.claim("There are {}.", 2, stated=3) is None
    data, metadata = shown[0]._repr_mimebundle_()
    assert set(data) == {"text/html", "text/plain"}
    told = metadata["parallax"]["claim"]
    assert (told["sentence"], told["holds"], told["stated"]) == ("There are 3.", False, "3")


def test_the_place_of_a_claim_does_not_move_with_its_value():
    first, second = (claimed("It is {}.", value, stated=2) for value in (2, 3))
    assert first.claim["anchor"] == second.claim["anchor"]
    assert f'id="{first.claim["anchor"]}"' in first.html
