"""Every command line that is shipped or shown is one that the command line takes."""

import pytest
import typer
from typer.main import get_command

from analysis.__main__ import app
from analysis.report import changes, notebook, parameters
from tests.deploy import shipped

# What the parser raises on wrong use: typer holds click within it, and names only this heir of it.
WrongUse = typer.BadParameter.__base__

LINES = shipped.lines()
REPORTS = [line for line in LINES if line.words[0] == "report"]


def _parsed(words):
    """Read the words as the command line does, and run nothing."""
    name, *rest = words
    command = get_command(app).commands[name]
    return command.make_context(name, list(rest)).params


def _given(pairs):
    return [tuple(pair.split("=", 1)) for pair in pairs or ()]


def test_there_are_lines_and_each_scheduler_has_its_own():
    with_report = {line.file for line in REPORTS}
    schedules = {"crontab", "parallax.service", "report.yml", "airflow_dag.py"}
    assert {f"deploy/{name}" for name in schedules} <= with_report
    assert "README.md" in {line.file for line in LINES}


@pytest.mark.parametrize("line", LINES, ids=str)
def test_the_command_line_takes_it(line):
    try:
        _parsed(line.words)
    except typer.Exit as end:  # --help
        assert end.exit_code == 0
    except WrongUse as error:
        pytest.fail(f"{line}: {error.format_message()}")


@pytest.mark.parametrize("line", REPORTS, ids=str)
def test_its_parameters_and_alerts_exist_and_fit(line):
    given = _parsed(line.words)
    every = notebook.suite()
    known = {name: p for found in map(parameters.inspect, every) for name, p in found.items()}
    parameters.checked(known, _given(given["parameter"]))
    changes.limits(_given(given.get("alert")))


@pytest.mark.parametrize(
    "words",
    [
        ("report", "news", "--no-such-option"),
        ("report", "news", "more"),
        ("report", "news", "--keep", "many"),
        ("report",),
    ],
)
def test_the_check_itself_refuses_what_the_command_line_refuses(words):
    with pytest.raises(WrongUse):
        _parsed(words)


def test_a_call_ends_where_the_shell_goes_on():
    call = "report 'a b' --name x -p since \"$DAY\" > log 2>&1 || { cat log; }"
    assert shipped.words(call) == ("report", "a b", "--name", "x", "-p", "since", "$DAY")


def test_all_schedules_make_the_same_report():
    limits = {
        line.file: {name: _parsed(line.words).get(name) for name in ("name", "time_limit", "alert")}
        for line in REPORTS
        if not line.file.endswith(".md")
    }
    assert len({str(found) for found in limits.values()}) == 1, limits
