"""The command line: each command, its exit codes and its sentences. All texts are invented."""

import json
import os
import select
import signal
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from analysis import __main__ as cli
from analysis import errors, paths
from analysis.errors import CorpusError, ParameterError
from analysis.report.execute import Ending
from analysis.report.run import Made
from tests.report import made
from tests.report.conftest import write_corpus, write_suite

TEXT = (
    "The mayor of the lowland town opened the new bridge on Thursday and spoke of the winter. "
    "The council had argued about the cost for years, and the ferry will stop running soon."
)


@pytest.fixture
def cli_run():
    def invoke(*args):
        return CliRunner().invoke(cli.app, [str(arg) for arg in args])

    return invoke


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "invented"
    folder.mkdir()
    (folder / "a.txt").write_text(f"Bridge opened\n\n{TEXT}", encoding="utf-8")
    (folder / "b.bin").write_bytes(b"\x00\x01\x02")
    return folder


def test_help_names_the_commands_that_exist_and_no_other(cli_run):
    told = cli_run("--help")
    assert told.exit_code == 0
    for name in ("check", "annotate", "report", "show"):
        assert name in told.output
        assert "Example: python -m analysis" in cli_run(name, "--help").output
    assert "validate" not in told.output


@pytest.mark.parametrize(
    "args", [["nonsense"], ["check"], ["report", "x", "--nonsense"], ["report", "x", "-p", "since"]]
)
def test_wrong_use_ends_with_two(cli_run, args):
    assert cli_run(*args).exit_code == 2


def test_check_sums_up_and_ends_well(cli_run, corpus):
    told = cli_run("check", corpus)
    assert told.exit_code == 0, told.output
    assert "invented: 2 files, 2 records" in told.output
    assert "dropped   1 (50.0%)" in told.output


@pytest.mark.parametrize(("share", "code"), [("0.05", 1), ("0.5", 0), ("1", 0)])
def test_check_ends_with_one_past_its_threshold(cli_run, corpus, share, code):
    told = cli_run("check", corpus, "--max-dropped", share)
    assert told.exit_code == code
    assert ("allowed 5.0%" in told.output) == (code == 1)


@pytest.mark.parametrize("share", ["1.5", "-0.1", "nan"])
def test_a_share_that_is_none_is_refused(cli_run, corpus, share):
    told = cli_run("check", corpus, "--max-dropped", share)
    assert told.exit_code == 2
    assert "a share from 0 to 1" in told.output


def test_check_prints_json_for_programs(cli_run, corpus):
    told = cli_run("check", corpus, "--json")
    assert json.loads(told.stdout)["n_dropped"] == 1


def test_check_loads_no_language_model():
    script = (
        "import sys; from analysis.__main__ import app\n"
        "try: app(['check', 'seeds'])\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "assert 'spacy' not in sys.modules and 'matplotlib' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], cwd=paths.ROOT, check=True, capture_output=True)


def test_help_imports_nothing_heavy():
    script = (
        "import sys; from analysis.__main__ import app\n"
        "try: app(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'pandas', 'numpy', 'pyarrow', 'spacy', 'papermill', 'matplotlib', 'jinja2'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], cwd=paths.ROOT, check=True, capture_output=True)


def test_a_corpus_that_is_not_there_is_a_sentence_and_two(cli_run, tmp_path):
    told = cli_run("check", tmp_path / "nowhere")
    assert told.exit_code == 2
    assert "nowhere" in told.output
    assert "Traceback" not in told.output


def test_debug_shows_where_an_error_came_from(cli_run, tmp_path):
    told = cli_run("--debug", "check", tmp_path / "nowhere")
    assert isinstance(told.exception, CorpusError)


@pytest.fixture
def run_noted(monkeypatch, tmp_path):
    """Put a stand-in for `run` in its place; it notes what it was asked, and ends as told."""
    noted = {"endings": (Ending("00_a.ipynb"),)}

    def run(corpus, out, given, options):
        noted.update(corpus=corpus, out=out, given=list(given), options=options)
        if "error" in noted:
            raise noted["error"]
        return Made(tmp_path / "run", noted["endings"])

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


def test_annotate_fills_the_store_and_says_how_much(cli_run, corpus, tmp_path, monkeypatch):
    from types import SimpleNamespace

    asked = {}

    def annotate(articles, paragraphs, *, progress, **options):
        asked.update(options, n=len(articles))
        progress(1, 1, 2.0)
        return SimpleNamespace(n_new=1, n_reused=0, failed=asked.get("failed", {}))

    monkeypatch.setattr("analysis.annotate.run.annotate", annotate)
    told = cli_run("annotate", corpus, "--workers", 2, "--store", tmp_path / "store")
    assert told.exit_code == 0, told.output
    assert "1 texts annotated, 0 found in the store." in told.stdout
    assert (asked["engine"], asked["workers"], asked["n"]) == ("local", 2, 1)
    assert "annotating: 1 of 1 articles" in told.stderr

    asked["failed"] = {"abc": "too strange"}
    told = cli_run("annotate", corpus)
    assert told.exit_code == 1
    assert "abc: too strange" in told.stderr
    assert cli_run("annotate", corpus, "--engine", "spark").exit_code == 2


@pytest.fixture
def run_folder(tmp_path):
    from analysis.report import tables

    study = made.Study()
    study.made["mentions"].loc[0, "entity"] = "\x1b[31mMayor"
    study.made["articles"]["title"] = "\x1b]0;own\x07[bold]Bridge"
    folder = tmp_path / "run"
    (folder / "tables").mkdir(parents=True)
    tables.write(study, folder / "tables")
    (folder / "manifest.json").write_text('{"made_by": "parallax"}', encoding="utf-8")
    return folder


def test_show_prints_sentences_with_their_words_and_place(cli_run, run_folder):
    told = cli_run("show", run_folder, "mentions", "--entity", "Mayor", "--source", "Coast Herald")
    assert told.exit_code == 0, told.output
    assert told.stdout.splitlines() == [
        "The [mayor] came.",
        "    Coast Herald, 2031-05-02: [bold]Bridge",
        "The [mayor] went.",
        "    Coast Herald, 2031-05-02: [bold]Bridge",
        "2 of 2 rows",
    ]


def test_show_limits_filters_and_names_rows_without_sentences(cli_run, run_folder):
    told = cli_run("show", run_folder, "mentions", "--where", "voice=own", "--limit", 1)
    assert told.stdout.splitlines()[-1] == "1 of 4 rows"
    told = cli_run("show", run_folder, "ledger", "--where", "status=dropped")
    assert "file c.bin, record 0, status dropped" in told.stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["mentions", "--where", "entity"], "NAME=VALUE"),
        (["mentions", "--where", "=x"], "NAME=VALUE"),
        (["mentions", "--entity", "Nobody"], "allowed: "),
        (["nonsense"], "allowed: "),
    ],
)
def test_show_refuses_what_is_not_there(cli_run, run_folder, args, said):
    told = cli_run("show", run_folder, *args)
    assert told.exit_code == 2
    assert said in told.output
    assert "\x1b" not in told.output


def test_show_says_where_there_is_no_run(cli_run, tmp_path):
    told = cli_run("show", tmp_path, "mentions")
    assert told.exit_code == 2
    assert "no run here" in told.output


REPORT = """
import sys, types
from pathlib import Path
from tests.report import made
module = types.ModuleType("analysis.study")
module.open_study = lambda corpus, **options: made.Study()
sys.modules["analysis.study"] = module
from analysis import paths
from analysis.report import run
original, suite = run.Options, Path(sys.argv[1])
run.Options = lambda **given: original(notebooks=suite, **given)
sys.argv = ["parallax", *sys.argv[2:]]
from analysis.__main__ import main
main()
"""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_report_that_is_stopped_leaves_nothing_half_and_nobody_behind(tmp_path, number, code):
    corpus, suite = write_corpus(tmp_path / "invented"), write_suite(tmp_path / "notebooks")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    made.notebook(suite / "02_long.ipynb", made.holding(pipe), "import time\ntime.sleep(600)")
    command = [sys.executable, "-c", REPORT, str(suite), "report", str(corpus)]
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
    assert sorted(p.name for p in tmp_path.iterdir()) == ["invented", "notebooks", "pipe"]
