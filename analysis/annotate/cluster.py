"""The dask engine, for more than one machine; on one machine the local engine is simpler.

Workers send tables back and the parent writes them, so no shared disk is needed.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from analysis.errors import ParameterError

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 2  # tasks a worker has waiting: enough to keep it busy, few enough to keep memory flat


def run(
    work: Callable[[T], R], tasks: Iterable[T], workers: int, scheduler: str = ""
) -> Iterator[R]:
    """Yield the result of `work` for each task, in the order they are done.

    Args:
        work: an importable function, or every task would load the model again.
        tasks: its arguments.
        workers: how many processes, when a cluster is started here.
        scheduler: the address of a running one; empty to start one on this machine.

    Raises:
        ParameterError: dask is not installed, or the scheduler does not answer.
    """
    try:
        from distributed import Client, LocalCluster, as_completed
    except ImportError:
        advice = "local; for dask, first: pip install -r requirements-dask.txt"
        raise ParameterError("engine", "dask", advice) from None
    try:
        cluster = (
            None
            if scheduler
            else LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None)
        )
        client = Client(cluster or scheduler)
    except (OSError, ValueError) as error:
        said = f"the address of a running dask scheduler ({error})"
        raise ParameterError("scheduler", scheduler, said) from error
    waiting = iter(tasks)
    try:
        room = AHEAD * max(1, sum(client.nthreads().values()))
        futures = as_completed(
            [client.submit(work, t, pure=False) for _, t in zip(range(room), waiting, strict=False)]
        )
        for future in futures:
            result: R = future.result()
            for task in waiting:
                futures.add(client.submit(work, task, pure=False))
                break
            yield result
    finally:
        client.close()
        if cluster:
            cluster.close()
