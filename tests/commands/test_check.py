"""`check`: what is printed and how it ends."""

import json
import subprocess
import sys

import pytest

from analysis import paths


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
