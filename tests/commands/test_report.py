"""`report`: what it passes on, how it ends, what it leaves behind. All texts are invented."""

import os
import select
import signal
import subprocess
import sys

import pytest

from analysis import errors, paths
from analysis.errors import ParameterError
from analysis.report import status
from analysis.report.execute import NOTEBOOK_SECONDS, Ending
from analysis.report.run import Made
from tests.report import made
from tests.report.conftest import write_corpus, write_suite


@pytest.fixture
def run_noted(monkeypatch, tmp_path):
    """Put a stand-in for `run` in its place; it notes what it was asked, and ends as told."""
    noted = {"endings": (Ending("00_a.ipynb"),)}

    def run(corpus, out, given, options):
        noted.update(corpus=corpus, out=out, given=list(given), options=options)
        if "error" in noted:
            raise noted["error"]
        return Made(tmp_path / "run", noted["endings"], noted.get("alert", ""))

    monkeypatch.setattr("analysis.report.run.run", run)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    return noted


def test_report_passes_on_what_it_is_given(cli_run, run_noted, tmp_path):
    told = cli_run(
        "report", "news", "--out", "x", "-p", "sources", "Post, The", "--parameter", "since",
        "2031=", "-p", "top_n=3", "--store", "s",
    )  # fmt: skip
    assert told.exit_code == 0, told.output
    assert (run_noted["corpus"], run_noted["out"]) == ("news", "x")
    assert run_noted["given"] == [("sources", "Post, The"), ("since", "2031="), ("top_n", "3")]
    assert run_noted["options"].store == "s"
    assert not run_noted["options"].tables_only
    assert told.stdout.strip().endswith("report.html")


def test_an_incomplete_report_ends_with_one_and_says_what_failed(cli_run, run_noted):
    run_noted["endings"] = (Ending("00_a.ipynb"), Ending("01_b.ipynb", "died"))
    told = cli_run("report", "news")
    assert told.exit_code == 1
    assert "incomplete: 01_b.ipynb" in told.output


def test_how_a_scheduled_report_is_made_is_passed_on(cli_run, run_noted):
    told = cli_run(
        "report", "news", "--name", "monday", "--keep", "8", "--wait", "60", "--time-limit", "90",
        "--alert", "risen=1", "--alert", "articles=20",
    )  # fmt: skip
    assert told.exit_code == 0, told.output
    options = run_noted["options"]
    assert (options.name, options.keep, options.wait) == ("monday", 8, 60)
    assert options.notebook_seconds == 90
    assert options.alert == (("risen", "1"), ("articles", "20"))


def test_the_default_time_limit_is_the_runner_s(cli_run, run_noted):
    cli_run("report", "news")
    assert run_noted["options"].notebook_seconds == NOTEBOOK_SECONDS


def test_an_alert_ends_with_one_and_its_line(cli_run, run_noted):
    run_noted["alert"] = "Alert: risen 3 (limit 1)."
    told = cli_run("report", "news")
    assert told.exit_code == 1
    assert told.stderr.splitlines()[-1] == "Alert: risen 3 (limit 1)."


@pytest.mark.parametrize("given", [["--name", "monday"], ["--keep", "3"]])
def test_a_folder_of_one_s_own_has_no_name_and_nothing_to_keep(cli_run, run_noted, given):
    told = cli_run("report", "news", "--out", "x", *given)
    assert told.exit_code == 2
    assert "only without --out" in told.output
    assert "corpus" not in run_noted


def test_a_claim_that_does_not_hold_is_named_with_its_notebook_and_cell(cli_run, run_noted):
    said = "“They share 50%.” computed 20%, stated 50%"
    run_noted["endings"] = (Ending("01_b.ipynb", "failed", 4, "ClaimError", said),)
    told = cli_run("report", "news")
    assert told.exit_code == 1
    assert told.stderr.strip() == f"A claim does not hold. 01_b.ipynb, cell [4]: {said}."


def test_a_folder_of_notebooks_of_one_s_own_is_passed_on(cli_run, run_noted, tmp_path):
    assert cli_run("report", "news").exit_code == 0
    assert run_noted["options"].notebooks == paths.NOTEBOOKS
    assert cli_run("report", "news", "--notebooks", str(tmp_path)).exit_code == 0
    assert run_noted["options"].notebooks == tmp_path


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (ParameterError("parameter", "sorces", ["sources"]), 2, "allowed: sources"),
        (errors.OutputError(paths.ROOT, "the disk is full", "Make room."), 2, "the disk is full"),
        (PermissionError(13, "Permission denied", "/x"), 2, "/x: Permission denied."),
        (KeyboardInterrupt(), 130, "Stopped."),
        (ParameterError("sources", "\x1b[2Jx", "y"), 2, "sources"),
    ],
)
def test_errors_are_sentences(cli_run, run_noted, error, code, said):
    run_noted["error"] = error
    told = cli_run("report", "news")
    assert told.exit_code == code
    assert said in told.output
    assert "Traceback" not in told.output
    assert "\x1b" not in told.output


REPORT = """
import sys, types
from tests.report import made
module = types.ModuleType("analysis.study")
module.open_study = lambda corpus, **options: made.Study()
sys.modules["analysis.study"] = module
sys.argv = ["parallax", *sys.argv[1:]]
from analysis.__main__ import main
main()
"""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_report_that_is_stopped_leaves_nothing_half_and_nobody_behind(tmp_path, number, code):
    corpus, suite = write_corpus(tmp_path / "invented"), write_suite(tmp_path / "notebooks")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    made.notebook(suite / "02_long.ipynb", made.holding(pipe), "import time\ntime.sleep(600)")
    command = [sys.executable, "-c", REPORT, "report", str(corpus), "--notebooks", str(suite)]
    with (
        os.fdopen(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)) as reading,
        subprocess.Popen(
            [*command, "--out", str(tmp_path / "run")], cwd=paths.ROOT,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        ) as process,
    ):  # fmt: skip
        assert select.select([reading], [], [], 120)[0], "the notebook did not begin"
        process.send_signal(number)
        _, told = process.communicate(timeout=60)
        os.set_blocking(reading.fileno(), True)
        assert reading.read() == "begun", "ends only when the kernel is gone"
    assert process.returncode == code, told
    assert b"Traceback" not in told
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "invented", "notebooks", "pipe", "run.status.json",
    ]  # fmt: skip
    seen = status.read(tmp_path / "run")
    assert (seen.state, seen.told["exit_code"]) == ("stopped", code)
