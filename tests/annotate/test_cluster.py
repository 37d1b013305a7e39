"""The dask engine: a sentence where dask is not installed, the same results where it is."""

import importlib.util

import pytest

from analysis.annotate import cluster
from analysis.errors import ParameterError

HAS_DASK = importlib.util.find_spec("distributed") is not None


@pytest.mark.skipif(HAS_DASK, reason="dask is installed")
def test_without_dask_there_is_a_sentence():
    with pytest.raises(ParameterError, match=r"pip install -r requirements-dask\.txt"):
        list(cluster.run(abs, [1], 1))


@pytest.mark.skipif(not HAS_DASK, reason="dask is not installed (requirements-dask.txt)")
@pytest.mark.filterwarnings("ignore")
def test_every_task_is_done_once():
    assert sorted(cluster.run(abs, range(-20, 0), 1)) == list(range(1, 21))


@pytest.mark.skipif(not HAS_DASK, reason="dask is not installed (requirements-dask.txt)")
@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_is_not_there_is_a_sentence():
    import dask

    soon = dask.config.set({"distributed.comm.timeouts.connect": "1s"})
    with soon, pytest.raises(ParameterError, match="scheduler"):
        list(cluster.run(abs, [1], 1, "tcp://127.0.0.1:1"))
