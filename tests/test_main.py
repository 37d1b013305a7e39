"""The command line as a whole: its help, its errors, what it imports."""

import subprocess
import sys

import pytest

from analysis import paths
from analysis.errors import CorpusError


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
