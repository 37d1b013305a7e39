"""`status`: what it prints, and when it ends with 1. Everything is invented."""

import json

import pytest

from analysis import paths
from analysis.report import status
from analysis.report.status import Status


@pytest.fixture
def make(tmp_path, monkeypatch):
    """Make the status of a run that is over."""
    monkeypatch.setattr(paths, "OUTPUTS", tmp_path)

    def make(name, run, state=status.DONE, code=0, **why):
        (tmp_path / name).mkdir(exist_ok=True)
        told = Status(tmp_path / name / run)
        told.begin()
        told.counted(1234)
        told.end(state, code, **why)
        return told.run

    return make


def test_runs_of_a_name_are_listed_and_a_good_last_one_ends_with_none(cli_run, make):
    make("news", "2031-05-01T070000Z", status.FAILED, 2, reason="the disk is full.")
    make("news", "2031-05-02T070000Z")
    told = cli_run("status", "news")
    assert told.exit_code == 0
    first, second = told.stdout.splitlines()
    assert first.startswith("news/2031-05-01T070000Z  failed    1,234 articles")
    assert first.endswith("the disk is full")
    assert second.startswith("news/2031-05-02T070000Z  done")
    assert told.stderr == ""


def test_a_last_run_that_failed_ends_with_one_and_a_line_for_a_mail(cli_run, make):
    make("news", "2031-05-01T070000Z")
    make("news", "2031-05-02T070000Z", status.FAILED, 1, reason="02_b.ipynb, cell [3] failed: X.")
    told = cli_run("status", "news")
    assert told.exit_code == 1
    assert told.stderr == (
        "news: the run 2031-05-02T070000Z failed: 02_b.ipynb, cell [3] failed: X.\n"
    )


def test_a_killed_run_is_told_with_the_step_it_stood_at(cli_run, tmp_path, make):
    make("news", "2031-05-01T070000Z")
    killed = Status(tmp_path / "news" / "2031-05-02T070000Z")
    killed.begin()
    killed.step("annotating 7 of 9")
    told = cli_run("status", "news")
    assert told.exit_code == 1
    assert "killed: its process ended without a word while annotating 7 of 9" in told.stderr


def test_an_alert_is_no_failure(cli_run, make):
    make("news", "2031-05-01T070000Z", status.DONE, 1, reason="Alert: articles 40 (limit 20).")
    told = cli_run("status", "news")
    assert told.exit_code == 0
    assert "Alert: articles 40" in told.stdout


def test_without_a_name_the_last_of_each_is_told(cli_run, make):
    make("news", "2031-05-01T070000Z", status.STOPPED, 143, reason="stopped with code 143")
    make("news", "2031-05-02T070000Z")
    make("wire", "2031-05-01T070000Z", status.FAILED, 2, reason="Denied.")
    told = cli_run("status")
    assert told.exit_code == 1
    assert [line.split()[:2] for line in told.stdout.splitlines()] == [
        ["news/2031-05-02T070000Z", "done"],
        ["wire/2031-05-01T070000Z", "failed"],
    ]


def test_it_is_printed_for_programs(cli_run, make):
    run = make("news", "2031-05-01T070000Z", status.FAILED, 1, notebook="02_b.ipynb", cell=3)
    (found,) = json.loads(cli_run("status", run, "--json").stdout)
    assert (found["run"], found["state"]) == (str(run), "failed")
    assert (found["notebook"], found["cell"], found["n_articles"]) == ("02_b.ipynb", 3, 1234)


def test_a_name_without_runs_is_wrong_use(cli_run, make):
    told = cli_run("status", "nothing")
    assert told.exit_code == 2
    assert "there is no run here" in told.stderr


def test_nothing_of_a_status_is_obeyed_by_a_terminal(cli_run, make):
    make("news", "2031-05-01T070000Z", status.FAILED, 1, reason="\x1b[2Jgone")
    assert "\x1b" not in cli_run("status", "news").output
