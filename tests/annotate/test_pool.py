"""Forked workers: every task once, errors as raised, a killed worker noticed."""

import os
import signal

import pytest

from analysis.annotate import pool
from analysis.errors import OutputError

pytestmark = pytest.mark.skipif(not pool.can_fork(), reason="this system cannot fork")


def test_every_task_is_done_once():
    assert sorted(pool.run(lambda n: n * n, range(50), 3)) == [n * n for n in range(50)]
    assert list(pool.run(abs, [], 2)) == []


def test_workers_are_other_processes():
    assert os.getpid() not in set(pool.run(lambda _: os.getpid(), range(4), 2))


def test_an_error_arrives_as_it_was_raised(tmp_path):
    def fail(_):
        raise OutputError(tmp_path, "the disk is full", "Free some space.")

    with pytest.raises(OutputError, match="the disk is full") as caught:
        list(pool.run(fail, range(4), 2))
    assert caught.value.path == tmp_path


def test_a_killed_worker_is_noticed():
    def die(n):
        if n == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return n

    done = []
    with pytest.raises(pool.WorkerError, match="fewer --workers"):
        done.extend(pool.run(die, range(100), 2))


def test_who_stops_listening_stops_the_workers():
    results = pool.run(lambda n: (n, os.getpid()), range(1000), 2)
    _, worker = next(results)
    results.close()
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_there_is_at_least_one_core():
    assert pool.usable_cores() >= 1
