"""Annotate what the store lacks, and nothing else."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby

import pandas as pd

from analysis.annotate import cluster, pipeline, pool
from analysis.annotate.partition import BATCH_TOKENS, Result, Task, annotate_partition
from analysis.annotate.store import Store
from analysis.annotate.texts import Text, texts
from analysis.errors import ParameterError

ENGINES = ("local", "dask")
# About 50,000 tokens, ten seconds of work: a task's parts are written when it ends, so it is what
# a stopped run loses; the smaller, the more parts there are to open.
TASK_CHARS = 250_000
# With fewer tasks than this for each worker, one worker would often wait for the other's last.
TASKS_PER_WORKER = 4
# One batch: below it the model has too little to do at once.
SMALLEST_TASK_CHARS = 5 * BATCH_TOKENS

Progress = Callable[[int, int, float], None]


@dataclass(frozen=True)
class Annotated:
    """What a run did: texts annotated and texts found in the store, by `text_id`.

    `failed` says of each text that the model could not annotate what it raised; such a text has
    no rows and is tried again by the next run.
    """

    n_new: int
    n_reused: int
    failed: dict[str, str] = field(default_factory=dict)


def annotate(
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    *,
    store: Store,
    layers: Sequence[str] = pipeline.LAYERS,
    workers: int = 0,
    engine: str = "local",
    scheduler: str = "",
    progress: Progress | None = None,
) -> Annotated:
    """Annotate the measured articles that the store lacks.

    Args:
        articles: the table `articles`.
        paragraphs: the table `paragraphs`.
        store: where annotations are kept; names the model.
        layers: "names" (people, places, ...), "grammar" (sentences, lemmas, parts of speech,
            dependencies), or both.
        workers: processes; 0 for all usable cores, 1 for none beside this one.
        engine: "local", or "dask" for a cluster.
        scheduler: a dask scheduler's address; empty to start one here.
        progress: called with texts done, texts to do and texts a second.

    Returns:
        How many texts were new, how many were reused, and which failed. Articles of the same
        text count once.

    Raises:
        ParameterError: an engine or layer that does not exist, or negative workers.
        ModelError: the model is missing or not one we know.
        OutputError: the store cannot be written.
    """
    if engine not in ENGINES:
        raise ParameterError("engine", engine, ENGINES)
    if workers < 0:
        raise ParameterError("workers", workers, "0 for all usable cores, or how many processes")
    wanted = articles.loc[articles["is_measured"].to_numpy(dtype=bool), "text_id"].unique().tolist()
    lacking: dict[str, tuple[str, ...]] = {}
    for layer in dict.fromkeys(layers):
        for text_id in store.missing(layer, wanted):
            lacking[text_id] = (*lacking.get(text_id, ()), layer)
    failed: dict[str, str] = {}
    if lacking:
        workers = workers or pool.usable_cores()
        tasks = _tasks(list(texts(articles, paragraphs, set(lacking))), lacking, store, workers)
        report = _reporter(progress, len(lacking))
        for n_done, found in _results(tasks, store, workers, engine, scheduler):
            failed |= found
            report(n_done)
    return Annotated(len(lacking) - len(failed), len(wanted) - len(lacking), failed)


def _tasks(
    todo: list[Text], lacking: dict[str, tuple[str, ...]], store: Store, workers: int
) -> list[Task]:
    """Deal texts that lack the same layers into tasks of about the same length."""
    share = sum(len(t.text) for t in todo) // (workers * TASKS_PER_WORKER)
    size = min(TASK_CHARS, max(SMALLEST_TASK_CHARS, share))
    tasks = []
    todo = sorted(todo, key=lambda t: lacking[t.text_id])
    for layers, group in groupby(todo, key=lambda t: lacking[t.text_id]):
        room, mine = size, []
        for text in group:
            mine.append(text)
            room -= len(text.text)
            if room <= 0:
                tasks.append(Task(tuple(mine), layers, store.model, store.info.sha256))
                room, mine = size, []
        if mine:
            tasks.append(Task(tuple(mine), layers, store.model, store.info.sha256))
    return tasks


def _results(
    tasks: list[Task], store: Store, workers: int, engine: str, scheduler: str
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield for each finished task how many texts it had and which failed."""
    if engine == "dask":
        for result in cluster.run(annotate_partition, tasks, workers, scheduler):
            yield _keep(store, result)
        return
    workers = min(workers, len(tasks))
    pipeline.load(store.model)  # before the fork, so that it is loaded once
    work = partial(_work, store)
    alone = workers == 1 or not pool.can_fork()
    yield from map(work, tasks) if alone else pool.run(work, tasks, workers)


def _work(store: Store, task: Task) -> tuple[int, dict[str, str]]:
    return _keep(store, annotate_partition(task))


def _keep(store: Store, result: Result) -> tuple[int, dict[str, str]]:
    if result.text_ids:
        for layer, table in result.tables.items():
            store.write(layer, table, result.text_ids)
    return len(result.text_ids) + len(result.failed), result.failed


def _reporter(progress: Progress | None, total: int) -> Callable[[int], None]:
    """Return a function that counts finished texts and passes the count on."""
    began, done = time.monotonic(), 0

    def report(n_done: int) -> None:
        nonlocal done
        done += n_done
        if progress:
            progress(done, total, done / max(time.monotonic() - began, 1e-9))

    report(0)
    return report
