"""The status of a run: from its first second, readable at any time. Everything is invented."""

import errno
import json
import os
from pathlib import Path

import pytest

from analysis import paths
from analysis.errors import OutputError
from analysis.report import locks, status
from analysis.report.status import Status


@pytest.fixture
def begun(tmp_path):
    """A status that has begun, and whose run's lock is held."""
    made = Status(tmp_path / "run")
    lock = locks.take(locks.of(made.run))
    made.begin()
    yield made
    locks.give_back(lock)


def _file(made):
    return json.loads(status.file_of(made.run).read_bytes())


def _run(runs, name, *, is_complete=True, begun="2031-05-01T07:00:00Z"):
    folder = runs / name
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text(
        json.dumps(
            {"made_by": "parallax", "is_complete": is_complete, "started_at": begun,
             "finished_at": begun, "corpus": {"n_articles": 2}}
        )
    )  # fmt: skip
    return folder


def test_a_status_stands_beside_its_run_and_names_no_machine(begun):
    assert status.file_of(begun.run).parent == begun.run.parent
    told = _file(begun)
    assert told["state"] == "running"
    assert told["pid"] == os.getpid()
    assert os.uname().nodename not in json.dumps(told)
    assert {p.name for p in begun.run.parent.iterdir()} == {"run.status.json", "run.lock"}


def test_each_step_is_told_and_passing_ones_now_and_then(begun, monkeypatch):
    begun.annotated(0, 40)
    assert _file(begun)["step"] == "annotating 0 of 40"
    monkeypatch.setattr(status.time, "monotonic", lambda: begun._written + 0.5)
    begun.annotated(10, 40)
    assert _file(begun)["step"] == "annotating 0 of 40"
    monkeypatch.setattr(status.time, "monotonic", lambda: begun._written + 1.5)
    begun.annotated(20, 40)
    assert _file(begun)["step"] == "annotating 20 of 40"
    begun.annotated(40, 40)
    assert _file(begun)["step"] == "annotating 40 of 40"


def test_notebooks_are_told_as_they_run(begun):
    begun.reached("01_a.ipynb", None)
    begun.reached("02_b.ipynb", None)
    begun.ended("01_a.ipynb", "complete")
    told = _file(begun)
    assert told["notebooks"] == {"01_a.ipynb": "complete", "02_b.ipynb": "running"}
    assert told["step"] == "notebooks: 1 ended, running 02_b.ipynb"
    begun.reached("02_b.ipynb", 3)
    begun.ended("01_a.ipynb", "complete")
    assert _file(begun)["notebooks"]["02_b.ipynb"] == "running, cell [3]"


def test_a_failure_has_its_reason_notebook_and_cell(begun):
    begun.end(status.FAILED, 1, reason="It broke.", notebook="02_b.ipynb", cell=3)
    seen = status.read(begun.run)
    assert seen.is_bad
    found = {k: seen.told[k] for k in ("state", "reason", "notebook", "cell", "exit_code")}
    assert found == {
        "state": "failed", "reason": "It broke.", "notebook": "02_b.ipynb", "cell": 3,
        "exit_code": 1,
    }  # fmt: skip


def test_running_without_its_lock_is_killed(tmp_path):
    made = Status(tmp_path / "run")
    lock = locks.take(locks.of(made.run))
    made.begin()
    assert status.read(made.run).state == "running"
    locks.give_back(lock)
    seen = status.read(made.run)
    assert (seen.state, seen.is_bad, seen.is_alive) == ("killed", True, False)
    made.end(status.DONE, 0)
    assert status.read(made.run).state == "done"


def test_without_leave_to_lock_the_process_is_asked_for(begun, monkeypatch):
    def refused(_):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(locks, "is_held", refused)
    assert status.read(begun.run).state == "running"
    begun.told["pid"] = 2**22 + 1  # above what Linux gives out
    begun.step("reading")
    assert status.read(begun.run).state == "killed"


def test_a_file_of_somebody_else_is_not_written_over(tmp_path):
    file = tmp_path / "run.status.json"
    file.write_text('{"mine": true}')
    made = Status(tmp_path / "run")
    with pytest.raises(OutputError, match="no status of a run"):
        made.begin()
    made.end(status.FAILED, 2)
    assert file.read_text() == '{"mine": true}'


@pytest.mark.parametrize("cut", [0, 5, 60])
def test_a_damaged_status_is_unknown_and_may_be_written_over(begun, cut):
    file = status.file_of(begun.run)
    file.write_bytes(file.read_bytes()[:cut])
    assert status.read(begun.run).state == "unknown"
    begun.begin()
    assert status.read(begun.run).state == "running"


def test_on_a_full_disk_the_file_there_is_written_over(begun, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    begun.end(status.FAILED, 2, reason="the disk is full")
    assert status.read(begun.run).told["reason"] == "the disk is full"


def test_a_first_status_that_cannot_be_written_is_the_end(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match="the disk is full"):
        Status(tmp_path / "run").begin()


def test_a_later_one_stops_nothing(begun, monkeypatch):
    def refused(*_):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(status, "_write_over", refused)
    monkeypatch.setattr(Path, "write_bytes", refused)
    begun.step("reading")


def test_runs_of_a_name_are_in_the_order_they_began(tmp_path):
    _run(tmp_path, "b", begun="2031-05-01T07:00:00Z")
    _run(tmp_path, "a", begun="2031-05-02T07:00:00Z", is_complete=False)
    (tmp_path / "latest").symlink_to("b")
    (tmp_path / "notes").mkdir()
    last = Status(tmp_path / "c")
    last.begin()
    found = status.of_name(tmp_path)
    assert [(seen.run.name, seen.state) for seen in found] == [
        ("c", "killed"), ("b", "done"), ("a", "failed"),
    ]  # fmt: skip
    assert found[1].told["n_articles"] == 2
    assert [seen.run.name for seen in status.last_over(found)] == ["a"]


def test_a_run_is_asked_for_by_name_or_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "OUTPUTS", tmp_path / "outputs")
    run = _run(tmp_path / "outputs" / "news", "x")
    _run(tmp_path / "outputs" / "other", "y", is_complete=False)
    for place in (Path("news"), run.parent, run):
        assert [seen.run for seen in status.asked(place)] == [run]
    assert [seen.run.name for seen in status.last_of_each()] == ["x", "y"]
    with pytest.raises(OutputError, match="no run here"):
        status.asked(Path("nothing"))


def test_the_one_that_runs_is_found(begun):
    assert status.running(begun.run.parent).run == begun.run
    begun.end(status.DONE, 0)
    assert status.running(begun.run.parent) is None


def test_a_status_withdrawn_was_never_there(begun):
    begun.withdraw()
    assert status.read(begun.run) is None
