"""`changes`: what is printed of two compared runs, and how it ends. The comparison is invented."""

import json

import pytest

from tests.report.test_changes import FOUND, NOTHING


@pytest.fixture
def compared(monkeypatch):
    """Let `changes` find what this is given; it notes the folders it was asked about."""
    noted = {"found": FOUND}

    def between(old, new):
        noted["asked"] = (old.name, new.name)
        return noted["found"]

    monkeypatch.setattr("analysis.report.changes.between", between)
    return noted


def test_changes_says_what_changed_between_the_two_in_their_order(cli_run, compared):
    told = cli_run("changes", "first", "second")
    assert told.exit_code == 0
    assert compared["asked"] == ("first", "second")
    assert "Eastmere (1 → 9 articles)" in told.stdout


def test_a_reached_limit_ends_with_one_and_a_line(cli_run, compared):
    told = cli_run("changes", "first", "second", "--alert", "risen=1")
    assert told.exit_code == 1
    assert told.stderr.strip() == "Alert: risen 1 (limit 1): Eastmere."
    compared["found"] = NOTHING
    assert cli_run("changes", "first", "second", "--alert", "risen=1").exit_code == 0


def test_a_limit_on_nothing_known_is_refused(cli_run, compared):
    told = cli_run("changes", "first", "second", "--alert", "noise=1")
    assert told.exit_code == 2
    assert "allowed: articles" in told.stderr


def test_changes_prints_json_for_programs(cli_run, compared):
    found = json.loads(cli_run("changes", "a", "b", "--json").stdout)
    assert (found["settings"], found["alert"]) == (["codebook", "parameters"], "")
    told = cli_run("changes", "a", "b", "--json", "--alert", "labels=1", "--alert", "voices=9")
    assert told.exit_code == 1
    assert json.loads(told.stdout)["alert"] == "Alert: labels 1 (limit 1): Eastmere as rebel."
