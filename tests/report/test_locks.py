"""Locks that end with their process. Everything in here is invented."""

import os
import signal
import subprocess
import sys

import pytest

from analysis import paths
from analysis.report import locks

HOLDER = """
import sys
from pathlib import Path
from analysis.report import locks
lock = locks.take(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path):
    """Another process that holds a lock until it is killed."""
    file = tmp_path / "run.lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(file)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=paths.ROOT,
    ) as process:  # fmt: skip
        assert process.stdout.readline() == b"held\n"
        yield file, process
        process.kill()


def test_a_lock_is_taken_once_and_given_back(tmp_path):
    file = tmp_path / "run.lock"
    assert not locks.is_held(file)
    lock = locks.take(file)
    assert locks.is_held(file)
    assert locks.take(file) is None
    locks.give_back(lock)
    assert not file.exists()


def test_a_lock_ends_with_its_process_however_that_ends(holder):
    file, process = holder
    assert locks.is_held(file)
    assert locks.take(file) is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert file.exists(), "its file stays, and says nothing"
    assert not locks.is_held(file)
    locks.give_back(locks.take(file))


def test_whoever_waits_is_told_and_gets_the_lock_when_it_is_free(holder):
    file, process = holder
    told = []

    def waiting():
        told.append(1)
        process.kill()
        process.wait()

    lock = locks.take(file, wait=60, waiting=waiting)
    assert lock is not None
    assert told == [1]
    locks.give_back(lock)


def test_looking_at_a_lock_makes_no_file(tmp_path):
    assert not locks.is_held(tmp_path / "none.lock")
    assert list(tmp_path.iterdir()) == []


WITH_WORKER = """
import os, sys
from pathlib import Path
from analysis.report import locks
lock = locks.take(Path(sys.argv[1]))
if os.fork() == 0:
    sys.stdin.read()
    os._exit(0)
print("held", flush=True)
sys.stdin.read()
"""


def test_a_forked_worker_does_not_hold_what_the_run_holds(tmp_path):
    """Else a killed run's lock would be held by workers that finish their batch."""
    file = tmp_path / "run.lock"
    with subprocess.Popen(
        [sys.executable, "-c", WITH_WORKER, str(file)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=paths.ROOT,
    ) as process:  # fmt: skip
        assert process.stdout.readline() == b"held\n"
        assert locks.is_held(file)
        process.kill()
        os.waitpid(process.pid, 0)
        # the worker lives, as it waits for what only we can send
        assert not locks.is_held(file)
