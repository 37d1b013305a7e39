"""Kernels that are forked: on their own, silent, without the user's start-up files. Invented."""

from analysis.report.execute import Job, run_all
from analysis.report.notebook import read
from tests.report import made


def _text(file):
    return "".join(
        "".join(output.get("text", "")) for c in read(file).cells for output in c.outputs
    )


def test_notebooks_share_nothing(tmp_path):
    writes = made.notebook(
        tmp_path / "01_writes.ipynb", "import analysis\nanalysis.left_behind = 1\nprint('set')"
    )
    reads = made.notebook(
        tmp_path / "02_reads.ipynb", "import analysis\nprint(hasattr(analysis, 'left_behind'))"
    )
    jobs = [Job(file, tmp_path / f"out-{file.name}") for file in (writes, reads)]
    endings = run_all(jobs, at_once=1)
    assert [ending.status for ending in endings] == ["complete", "complete"]
    assert _text(jobs[1].target) == "False\n"


def test_a_kernel_writes_nothing_past_its_notebook(tmp_path, capfd):
    code = "import os, sys\nos.write(2, b'to the terminal')\nprint('to the notebook')"
    source = made.notebook(tmp_path / "01_made.ipynb", code)
    job = Job(source, tmp_path / "out.ipynb")
    run_all([job], at_once=1)
    told = capfd.readouterr()
    assert "to the terminal" not in told.out + told.err
    assert "to the notebook" in _text(job.target)


def test_start_up_files_of_the_user_are_not_read(tmp_path, monkeypatch):
    startup = tmp_path / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "00.py").write_text("from_startup = 1", encoding="utf-8")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    source = made.notebook(tmp_path / "01_made.ipynb", "print('from_startup' in globals())")
    job = Job(source, tmp_path / "out.ipynb")
    run_all([job], at_once=1)
    assert _text(job.target) == "False\n"
