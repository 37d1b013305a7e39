"""What is said of a run that was made: whole, incomplete, or with something missing beside it."""

from pathlib import Path

import pytest

from analysis.report.execute import Ending
from analysis.report.options import Made, line

WHOLE = Ending("00_a.ipynb", seconds=1.25)
FAILED = Ending("01_b.ipynb", "failed", 4, "KeyError", "'mayor'", 2.0)
CLAIM = Ending("02_c.ipynb", "failed", 5, "ClaimError", "“They agree.” computed 2, stated 1")


@pytest.mark.parametrize(
    ("endings", "trouble", "said"),
    [
        ((WHOLE,), "", ""),
        (
            (WHOLE, FAILED), "",
            "The report is incomplete: 01_b.ipynb, cell [4] failed: KeyError: 'mayor'.",
        ),
        (
            (CLAIM,), "",
            "A claim does not hold. 02_c.ipynb, cell [5]: “They agree.” computed 2, stated 1.",
        ),
        ((WHOLE,), "There is no browser.", "There is no browser."),
    ],
)  # fmt: skip
def test_a_run_says_what_is_missing_and_why(endings, trouble, said):
    made = Made(Path("run"), endings, trouble=trouble)
    assert made.incomplete == said
    assert made.is_complete == (not said)


def test_a_notebook_s_line_has_its_time():
    assert line(WHOLE) == "00_a.ipynb complete (1.2 s)"
    assert line(FAILED).endswith("KeyError: 'mayor' (2.0 s)")
