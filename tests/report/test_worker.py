"""One notebook run by papermill: what is saved holds nothing of this run alone. Invented."""

import json

from analysis.report.execute import Job, run_all
from tests.report import made


def _executed(tmp_path, name, **given):
    source = made.notebook(tmp_path / "01_made.ipynb", "sorted({'b', 'a'})", "set('abc')")
    target = tmp_path / name
    (ending,) = run_all([Job(source, target, given)], at_once=1)
    assert ending.is_complete
    return target


def test_two_runs_of_one_notebook_are_the_same_bytes(tmp_path):
    one = _executed(tmp_path, "one.ipynb", top_n=4)
    two = _executed(tmp_path, "two.ipynb", top_n=4)
    assert one.read_bytes() == two.read_bytes()


def test_what_papermill_notes_about_a_run_is_not_kept(tmp_path):
    text = _executed(tmp_path, "one.ipynb").read_text(encoding="utf-8")
    assert "papermill" not in text
    assert "start_time" not in text
    assert str(tmp_path) not in text


def test_parameters_come_after_their_defaults(tmp_path):
    cells = json.loads(_executed(tmp_path, "one.ipynb", top_n=4).read_bytes())["cells"]
    assert [c["metadata"].get("tags") for c in cells[1:3]] == [
        ["parameters"],
        ["injected-parameters"],
    ]
    assert "top_n = 4" in "".join(cells[2]["source"])


def test_a_cell_that_is_interrupted_by_its_own_end_is_timed_out_not_failed(tmp_path):
    source = made.notebook(tmp_path / "01_made.ipynb", "import time\ntime.sleep(600)")
    (ending,) = run_all([Job(source, tmp_path / "out.ipynb", {}, 1)], at_once=1)
    assert (ending.status, ending.error) == ("timed out", "")
