"""Progress: a bar on a terminal, plain lines elsewhere."""

import io

import pytest
from rich.console import Console

from analysis.report import console


@pytest.fixture
def clock(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(console.time, "monotonic", lambda: now[0])
    return now


def _lines(*, terminal):
    out = io.StringIO()
    made = Console(file=out, force_terminal=terminal, width=100)
    return out, made


def test_lines_come_at_most_every_few_seconds_and_at_the_end(clock):
    out, made = _lines(terminal=False)
    with console.reporting(made) as reporter:
        for done in range(1, 101):
            clock[0] += 1
            reporter.annotated(done, 100, 2.0)
    lines = out.getvalue().splitlines()
    assert len(lines) == 21
    assert lines[0] == "annotating: 1 of 100 articles, 2.0 articles/s, 50 s left"
    assert lines[-1] == "annotating: 100 of 100 articles, 2.0 articles/s"
    assert "\x1b" not in out.getvalue()


def test_a_terminal_gets_a_bar_with_rate():
    out, made = _lines(terminal=True)
    with console.reporting(made) as reporter:
        reporter.annotated(1, 4, 2.0)
        reporter.annotated(4, 4, 2.5)
        reporter.said("a line [bold]as it is[/bold]")
    assert "annotating" in out.getvalue()
    assert "2.5/s" in out.getvalue()
    assert "a line [bold]as it is[/bold]" in out.getvalue()


def test_a_line_is_text_and_nothing_else():
    out, made = _lines(terminal=False)
    with console.reporting(made) as reporter:
        reporter.said("\x1b[31m[red]x[/red]")
    assert out.getvalue() == "[red]x[/red]\n"


@pytest.mark.parametrize(
    ("done", "rate", "ends"),
    [(1, 0.0, "0.0 articles/s"), (10, 0.01, "150 min left"), (100, 1.0, "1.0 articles/s")],
)
def test_the_time_left_is_worded_or_left_out(done, rate, ends):
    assert console.line(done, 100, rate).endswith(ends)
