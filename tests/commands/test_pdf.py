"""`pdf`: a run's page printed, by a script in the browser's place. The page is invented."""

import pytest

from tests.report.test_pdf import PAGE, in_place_of_a_browser

COPIES = """
for a; do case "$a" in --print-to-pdf=*) f=${a#*=};; file://*) s=${a#file://};; esac; done
cp "$s" "$f"
"""


@pytest.fixture
def run(tmp_path):
    folder = tmp_path / "run"
    folder.mkdir()
    (folder / "report.html").write_text(PAGE, encoding="utf-8")
    (folder / "manifest.json").write_text('{"made_by": "parallax"}', encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("given", "is_left_out"), [([], False), (["--no-evidence"], True), (["--evidence"], False)]
)
def test_a_run_is_printed_and_its_file_told(
    cli_run, run, tmp_path, monkeypatch, given, is_left_out
):
    in_place_of_a_browser(tmp_path, monkeypatch, COPIES)
    told = cli_run("pdf", run, *given)
    assert told.exit_code == 0, told.output
    assert told.stdout.strip() == str(run / "report.pdf")
    printed = (run / "report.pdf").read_text(encoding="utf-8")
    assert ("left out here" in printed) is is_left_out


def test_without_a_browser_it_ends_with_a_sentence(cli_run, run, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    told = cli_run("pdf", run)
    assert told.exit_code == 2
    assert "Install Chromium or Chrome" in told.output


def test_a_folder_that_is_no_run_is_refused(cli_run, tmp_path):
    told = cli_run("pdf", tmp_path)
    assert told.exit_code == 2
    assert "there is no run here" in told.output
