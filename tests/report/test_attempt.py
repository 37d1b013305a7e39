"""A run from its first second to its last: place, turn, status. Everything is invented."""

import signal
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from analysis import paths
from analysis.errors import OutputError
from analysis.report import attempt as module
from analysis.report import locks, status
from analysis.report.attempt import attempt
from tests.report.conftest import write_corpus

HOLDER = """
import sys
from pathlib import Path
from analysis import paths
from analysis.report.attempt import attempt
paths.OUTPUTS = Path(sys.argv[1])
with attempt(Path(sys.argv[2]), sys.argv[3] or None) as begun:
    begun.status.step("annotating 7 of 9")
    print("begun", flush=True)
    sys.stdin.read()
    begun.status.end("done", 0)
"""


@pytest.fixture(autouse=True)
def _outputs(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "OUTPUTS", tmp_path / "outputs")


@pytest.fixture
def corpus(tmp_path):
    return write_corpus(tmp_path / "invented")


def _holder(tmp_path, corpus, out=""):
    """Begin a run in another process, which goes on until it is told to end."""
    command = [sys.executable, "-c", HOLDER, str(tmp_path / "outputs"), str(corpus), str(out)]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=paths.ROOT
    )
    assert process.stdout.readline() == b"begun\n"
    return process


def _runs(tmp_path):
    return [(seen.run.name, seen.state) for seen in status.of_name(tmp_path / "outputs/invented")]


def test_a_run_has_a_place_of_its_own_and_a_status_before_anything_else(tmp_path, corpus):
    with attempt(corpus, None) as begun:
        assert begun.is_named
        assert begun.place.parent == tmp_path / "outputs" / "invented"
        assert status.read(begun.place).state == "running"
        assert not begun.place.exists()
        begun.status.end("done", 0)
    assert _runs(tmp_path) == [(begun.place.name, "done")]
    assert [p.name for p in begun.place.parent.iterdir()] == [f"{begun.place.name}.status.json"]


def test_with_out_and_name_it_goes_there(tmp_path, corpus):
    with attempt(corpus, tmp_path / "here") as begun:
        assert (begun.place, begun.is_named) == (tmp_path / "here", False)
    with attempt(corpus, None, name="monday") as begun:
        assert begun.place.parent.name == "monday"


@pytest.mark.parametrize(
    ("error", "state", "code", "reason"),
    [
        (OutputError(paths.ROOT, "the disk is full", "Go."), "failed", 2, "the disk is full. Go."),
        (PermissionError(13, "Denied", "x.txt"), "failed", 2, "x.txt: Denied."),
        (ValueError("odd"), "failed", 1, "ValueError: odd"),
        (KeyboardInterrupt(), "stopped", 130, "Ctrl-C"),
        (SystemExit(143), "stopped", 143, "143"),
    ],
)
def test_whatever_ends_a_run_is_told(tmp_path, corpus, error, state, code, reason):
    with pytest.raises(type(error)), attempt(corpus, None) as begun:
        raise error
    seen = status.read(begun.place)
    assert (seen.state, seen.told["exit_code"]) == (state, code)
    assert seen.told["reason"].endswith(reason) or reason in seen.told["reason"]


def test_of_two_runs_of_one_second_neither_takes_the_other_s_place(corpus, monkeypatch):
    class Still(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2031, 5, 1, 7, 0, 9, tzinfo=UTC)

    monkeypatch.setattr(module, "datetime", Still)
    names = []
    for _ in range(3):
        with attempt(corpus, None) as begun:
            begun.place.mkdir()
            names.append(begun.place.name)
    stamp = "2031-05-01T070009Z"
    assert names == [stamp, f"{stamp}-2", f"{stamp}-3"]


@pytest.mark.parametrize("out", ["", "here"])
def test_a_second_run_is_refused_and_told_which_is_in_the_way(tmp_path, corpus, out):
    place = tmp_path / out if out else None
    with _holder(tmp_path, corpus, place or "") as process:
        before = sorted(tmp_path.rglob("*"))
        with pytest.raises(OutputError) as refused, attempt(corpus, place):
            pass
        said = str(refused.value)
        assert "another run is writing here" in said
        assert f"process {process.pid}" in said
        assert "annotating 7 of 9" in said
        assert sorted(tmp_path.rglob("*")) == before, "what never began leaves nothing"
        process.stdin.close()
    with attempt(corpus, place):
        pass


def test_runs_of_two_names_and_of_two_folders_do_not_wait_for_one_another(tmp_path, corpus):
    with (
        _holder(tmp_path, corpus) as process,
        attempt(corpus, None, name="other"),
        attempt(corpus, tmp_path / "here"),
    ):
        process.stdin.close()


def test_a_run_that_waits_says_so_and_goes_on_when_it_is_its_turn(tmp_path, corpus):
    said = []
    with _holder(tmp_path, corpus) as process:

        def say(line):
            said.append((line, _runs(tmp_path)))
            process.stdin.close()
            process.wait()

        with attempt(corpus, None, wait=100, say=say) as begun:
            told = status.read(begun.place)
            assert told.state == "queued", "until its first step"
            begun.status.step("reading")
            assert status.read(begun.place).state == "running"
    (line, runs) = said[0]
    assert f"process {process.pid}" in line
    assert [state for _, state in runs] == ["running", "queued"]


def test_a_killed_run_blocks_nobody_and_is_swept_away(tmp_path, corpus):
    with _holder(tmp_path, corpus) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
        ((name, state),) = _runs(tmp_path)
        assert state == "killed"
        (tmp_path / "outputs/invented" / f".{name}.abcdefgh.new").mkdir()
        with attempt(corpus, None) as begun:
            assert begun.place.name != name
    left = {p.name for p in (tmp_path / "outputs/invented").iterdir()}
    assert left == {f"{name}.status.json", f"{begun.place.name}.status.json"}


def test_a_killed_run_elsewhere_blocks_nobody(tmp_path, corpus):
    with _holder(tmp_path, corpus, tmp_path / "here") as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert status.read(tmp_path / "here").state == "killed"
    with attempt(corpus, tmp_path / "here") as begun:
        assert status.read(tmp_path / "here").state == "running"
        begun.status.end("done", 0)
    assert not locks.of(tmp_path / "here").exists()


@pytest.mark.parametrize("place", [".", "inner", ".."])
def test_a_status_is_never_written_into_the_corpus(corpus, place):
    with pytest.raises(OutputError, match="corpus"), attempt(corpus, corpus / place):
        pass
    assert [p.name for p in corpus.iterdir()] == ["a.txt"]


def test_a_run_that_is_stopped_while_it_waits_says_so(tmp_path, corpus):
    def stop(_):
        raise KeyboardInterrupt

    with _holder(tmp_path, corpus) as process:
        with pytest.raises(KeyboardInterrupt), attempt(corpus, None, wait=100, say=stop):
            pass
        assert [state for _, state in _runs(tmp_path)] == ["running", "stopped"]
        process.stdin.close()
