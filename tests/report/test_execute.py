"""Running notebooks: how each ends, and that none stops another. All notebooks are invented."""

import os
import select
import signal
import subprocess
import sys
import threading
import time
from multiprocessing import forkserver
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from analysis import paths
from analysis.report import execute
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


def _killing(tmp_path, code):
    """Run a notebook, call `code` with its job's runner once its second cell runs."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    job = _job(tmp_path, "01_long", "print('until here')", made.holding(pipe) + "\nimport time\n"
               "time.sleep(600)")  # fmt: skip
    held = []

    def kill():
        held.append(pipe.open())  # waits for the kernel
        code()

    watcher = threading.Thread(target=kill, daemon=True)
    watcher.start()
    reached = []
    endings = run_all([job], at_once=1, reached=lambda name, cell: reached.append((name, cell)))
    watcher.join()
    with held[0] as reading:
        assert reading.read() in ("", "begun"), "ends only when the kernel is gone"
    # without parameters of its own, the notebook's first cell is its own parameters
    assert reached == [("01_long.ipynb", cell) for cell in (None, 1, 2, 3)]
    return endings[0]


@pytest.fixture
def runners(monkeypatch):
    """The runners that are started."""
    started = []
    begin = execute._Runner.__init__

    def noted(self, *given):
        started.append(self)
        begin(self, *given)

    monkeypatch.setattr(execute._Runner, "__init__", noted)
    return started


@pytest.mark.parametrize("which", ["_process", "_kernel"])
def test_a_process_killed_from_outside_ends_its_notebook_at_its_cell(tmp_path, runners, which):
    ending = _killing(tmp_path, lambda: os.kill(getattr(runners[0], which).pid, signal.SIGKILL))
    assert (ending.status, ending.cell) == ("died", 3)
    assert "was ended" in ending.message


def test_the_server_killed_ends_the_notebook_and_the_next_one_has_another(tmp_path):
    server = forkserver._forkserver
    ending = _killing(tmp_path, lambda: os.kill(server._forkserver_pid, signal.SIGKILL))
    assert (ending.status, ending.cell) == ("died", 3)
    code = "import os\nprint(os.environ['PYTHONHASHSEED'])"
    job = _job(tmp_path, "02_next", code)
    (ending,) = run_all([job], at_once=1)
    assert ending.is_complete, ending
    assert _shown(job) == "0\n", "the new server has fixed hashes, too"


def test_a_process_that_hangs_itself_is_ended_when_its_time_is_up(tmp_path, runners, monkeypatch):
    monkeypatch.setattr(execute, "GRACE_SECONDS", 0.5)

    def stop():
        os.kill(runners[0]._process.pid, signal.SIGSTOP)
        runners[0].until = time.monotonic() + 0.5

    ending = _killing(tmp_path, stop)
    assert (ending.status, ending.cell) == ("timed out", 3)
    assert "nor when told to" in ending.message


def test_a_notebook_has_a_time_for_all_its_cells(tmp_path):
    cells = ["import time", *["time.sleep(2)"] * 20]
    source = made.notebook(tmp_path / "in" / "01_slow.ipynb", *cells)
    (ending,) = run_all([Job(source, tmp_path / "out.ipynb", seconds=6)], at_once=1)
    assert ending.status == "timed out"
    assert ending.message == "the notebook did not end within 6 seconds"
    assert 2 < ending.cell < 20
    assert ending.seconds < 60


def test_a_full_disk_is_no_ending_of_a_notebook(tmp_path):
    """All others would meet it, too; the target here is a device that is always full."""
    source = made.notebook(tmp_path / "in" / "01_a.ipynb", "1")
    with pytest.raises(OSError, match="No space left"):
        run_all([Job(source, Path("/dev/full"))], at_once=1)


ORPHANS = """
import sys
from pathlib import Path
from analysis.report.execute import Job, run_all
if __name__ == "__main__":
    run_all([Job(Path(sys.argv[1]), Path(sys.argv[2]))], at_once=1)
"""


def test_a_temporary_folder_with_too_long_a_name_is_a_sentence(tmp_path):
    deep = tmp_path / ("a" * 120)
    deep.mkdir()
    script = "from analysis.report.execute import warm_up; warm_up()"
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=paths.ROOT, env=os.environ | {"TMPDIR": str(deep)},
        capture_output=True, text=True,
    )  # fmt: skip
    assert "Set TMPDIR to one with a shorter name." in told.stderr


def test_when_the_run_is_killed_its_notebooks_end_with_it(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    source = made.notebook(
        tmp_path / "in" / "01_long.ipynb", made.holding(pipe), "import time\ntime.sleep(600)"
    )
    script = tmp_path / "script.py"
    script.write_text(ORPHANS)
    with (
        # what is killed clears nothing up; of sockets' folders the names must be short
        TemporaryDirectory() as temporary,
        os.fdopen(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)) as reading,
        subprocess.Popen(
            [sys.executable, str(script), str(source), str(tmp_path / "out.ipynb")],
            cwd=paths.ROOT, env=os.environ | {"TMPDIR": temporary, "PYTHONPATH": "."},
        ) as process,
    ):  # fmt: skip
        assert select.select([reading], [], [], 120)[0], "the notebook did not begin"
        process.kill()
        os.set_blocking(reading.fileno(), True)
        assert reading.read() == "begun", "ends only when the kernel is gone"
    assert not (tmp_path / "out.ipynb").exists()


def test_warming_up_leaves_the_environment_as_it_was(monkeypatch):
    monkeypatch.setenv("MPLBACKEND", "module://mine")
    monkeypatch.delenv("PYTHONHASHSEED", raising=False)
    warm_up()
    assert os.environ["MPLBACKEND"] == "module://mine"
    assert "PYTHONHASHSEED" not in os.environ


def test_an_ending_is_complete_by_default():
    assert Ending("x.ipynb").is_complete
