"""The line that says how far annotation has come; the clock in it is ours."""

import pytest

from analysis import present
from analysis.present import _progress


@pytest.fixture
def clock(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(_progress.time, "monotonic", lambda: now[0])
    return now


def test_a_short_run_says_nothing_and_a_long_one_a_line_now_and_then(clock, capsys):
    say = present.progress()
    say(1, 100, 10.0)
    assert capsys.readouterr().err == ""
    clock[0] += 4
    say(40, 100, 10.0)
    say(41, 100, 10.0)
    assert capsys.readouterr().err == (
        "annotating: 40 of 100 articles, 10.0 a second, 6 seconds left\n"
    )


def test_an_unknown_speed_is_not_divided_by(clock, capsys):
    say = present.progress()
    clock[0] += 4
    say(0, 100, 0.0)
    assert capsys.readouterr().err == ""
