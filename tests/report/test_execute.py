"""Running notebooks: how each ends, and that none stops another. All notebooks are invented."""

import os
import signal
import threading

import pytest

from analysis.report.execute import Ending, Job, run_all, warm_up
from analysis.report.notebook import read
from tests.report import made


def _job(tmp_path, name, *cells, seconds=60, **given):
    source = made.notebook(tmp_path / "in" / f"{name}.ipynb", *cells)
    target = tmp_path / f"{name}.ipynb"
    return Job(source, target, given, seconds)


def _shown(job):
    return "".join(
        "".join(output.get("text", "")) for c in read(job.target).cells for output in c.outputs
    )


@pytest.fixture
def ended(tmp_path):
    """One of each ending, in one go, since each costs a kernel."""
    jobs = [
        _job(tmp_path, "01_works", "print(top_n, sources)", top_n=3, sources=["Post, The", 'a"b']),
        _job(tmp_path, "02_fails", "print('until here')", "1 / 0", "print('never')"),
        _job(
            tmp_path,
            "03_dies",
            "print('until here')",
            "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
            "print('never')",
        ),
        _job(tmp_path, "04_sleeps", "import time\ntime.sleep(600)", "print(1)", seconds=2),
    ]
    heard = []
    endings = run_all(jobs, at_once=2, ended=heard.append)
    assert {e.notebook for e in heard} == {e.notebook for e in endings}
    return jobs, endings


def test_each_ending_is_told_and_what_ran_is_kept(ended):
    jobs, (works, fails, dies, sleeps) = ended
    assert (works.status, works.is_complete) == ("complete", True)
    assert works.seconds > 0
    assert _shown(jobs[0]) == "3 ['Post, The', 'a\"b']\n"

    assert (fails.status, fails.cell) == ("failed", 3)
    assert (fails.error, fails.message) == ("ZeroDivisionError", "division by zero")
    assert _shown(jobs[1]) == "until here\n"

    assert (dies.status, dies.cell) == ("died", 3)
    assert "memory" in dies.message
    assert _shown(jobs[2]) == "until here\n"

    assert (sleeps.status, sleeps.cell) == ("timed out", 2)
    assert "2 seconds" in sleeps.message
    assert not any(e.is_complete for e in (fails, dies, sleeps))


def test_a_file_that_is_no_notebook_is_an_ending_too(tmp_path):
    source = tmp_path / "01_broken.ipynb"
    source.write_text("no notebook", encoding="utf-8")
    (ending,) = run_all([Job(source, tmp_path / "out.ipynb")], at_once=1)
    assert ending.status == "died"
    assert ending.error


def test_the_order_of_endings_is_that_of_the_jobs(tmp_path):
    slow = _job(tmp_path, "01_slow", "import time\ntime.sleep(1)")
    fast = _job(tmp_path, "02_fast", "1")
    endings = run_all([slow, fast], at_once=2)
    assert [e.notebook for e in endings] == ["01_slow.ipynb", "02_fast.ipynb"]


def test_a_kernel_is_this_interpreter_in_the_notebook_s_folder_with_fixed_hashes(tmp_path):
    code = (
        "import os, sys, json\n"
        "print(json.dumps([sys.executable, os.getcwd(), hash('x'), 'debugpy' in sys.modules"
        " and bool(sys.modules['debugpy'])]))"
    )
    jobs = [_job(tmp_path, name, code) for name in ("01_one", "02_two")]
    run_all(jobs, at_once=2)
    import json
    import sys

    one, two = (json.loads(_shown(job)) for job in jobs)
    assert one == two
    assert one[0] == sys.executable
    assert one[1] == str(jobs[0].source.parent)


def test_nothing_is_left_running_when_the_call_is_interrupted(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    job = _job(tmp_path, "01_long", made.holding(pipe), "import time\ntime.sleep(600)")
    held = []

    def interrupt():
        held.append(pipe.open())  # waits for the kernel
        os.kill(os.getpid(), signal.SIGINT)

    watcher = threading.Thread(target=interrupt, daemon=True)
    watcher.start()
    with pytest.raises(KeyboardInterrupt):
        run_all([job], at_once=1)
    watcher.join()
    with held[0] as reading:
        # ends only when whoever held the other side is gone
        assert reading.read() in ("", "begun")


def test_warming_up_leaves_the_environment_as_it_was(monkeypatch):
    monkeypatch.setenv("MPLBACKEND", "module://mine")
    monkeypatch.delenv("PYTHONHASHSEED", raising=False)
    warm_up()
    assert os.environ["MPLBACKEND"] == "module://mine"
    assert "PYTHONHASHSEED" not in os.environ


def test_an_ending_is_complete_by_default():
    assert Ending("x.ipynb").is_complete
