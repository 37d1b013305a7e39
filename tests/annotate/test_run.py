"""A second run only reads, a new article costs one, a stopped run loses little. Texts invented."""

import subprocess
import sys

import pytest

from analysis.annotate import pipeline, run, store_files
from analysis.annotate.run import annotate
from analysis.annotate.store import Store
from analysis.errors import OutputError, ParameterError
from tests.annotate.frames import BRIDGE, WATER, frames, numbered


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


def _parts(store, layer="grammar"):
    return sorted((store.root / layer).rglob("*.parquet"))


def _counts(done):
    return done.n_new, done.n_reused, done.failed


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"engine": "spark"}, "dask, local"),
        ({"workers": -1}, "0 for all usable cores"),
        ({"layers": ["syntax"]}, "grammar, names"),
    ],
)
def test_wrong_options_are_refused(store, options, said):
    with pytest.raises(ParameterError, match=said):
        annotate(*frames(WATER), store=store, **options)


def test_nothing_to_do_loads_nothing(store, monkeypatch):
    monkeypatch.setattr(pipeline, "load", lambda *_: pytest.fail("the model was loaded"))
    assert _counts(annotate(*frames(WATER, unmeasured=[0]), store=store)) == (0, 0, {})


@pytest.mark.model
def test_a_second_run_only_reads_and_a_new_article_costs_one(store, monkeypatch):
    assert _counts(annotate(*frames(WATER, WATER), store=store, workers=1)) == (1, 0, {})
    before = _parts(store)
    assert _counts(annotate(*frames(WATER, BRIDGE), store=store, workers=1)) == (1, 1, {})
    assert len(_parts(store)) == len(before) + 1
    monkeypatch.setattr(pipeline, "load", lambda *_: pytest.fail("the model was loaded"))
    assert _counts(annotate(*frames(BRIDGE, WATER), store=Store(store.root))) == (0, 2, {})


@pytest.mark.model
def test_furniture_that_changes_costs_nothing(store):
    annotate(*frames(WATER), store=store, workers=1)
    other = [(part, text + "!" if part == "furniture" else text) for part, text in WATER]
    assert _counts(annotate(*frames(other), store=store, workers=1)) == (0, 1, {})


@pytest.mark.model
def test_a_layer_is_added_to_what_is_there(store):
    articles, paragraphs = frames(WATER, BRIDGE)
    annotate(articles.iloc[:1], paragraphs, store=store, layers=["names"], workers=1)
    names = _parts(store, "names")
    assert _counts(annotate(articles, paragraphs, store=store, workers=1)) == (2, 0, {})
    assert set(names) < set(_parts(store, "names"))
    ids = articles["text_id"].tolist()
    assert store.missing("names", ids) == store.missing("grammar", ids) == []
    assert len([t for part in store.read("names", ids[:1]) for t in part["start"]]) > 0


@pytest.mark.model
def test_a_damaged_part_is_redone(store):
    annotate(*frames(WATER), store=store, workers=1)
    (path,) = _parts(store)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.warns(UserWarning, match="annotated again"):
        done = annotate(*frames(WATER), store=Store(store.root), workers=1)
    assert _counts(done) == (1, 0, {})
    assert path.read_bytes() == whole


@pytest.mark.model
def test_workers_find_what_one_process_finds(tmp_path, monkeypatch):
    monkeypatch.setattr(run, "SMALLEST_TASK_CHARS", 400)
    articles, paragraphs = frames(WATER, BRIDGE, *numbered(8))
    found, said = [], []
    for workers in (1, 2):
        store = Store(tmp_path / str(workers))
        annotate(articles, paragraphs, store=store, workers=workers,
                 progress=lambda *now: said.append(now))  # fmt: skip
        assert len(_parts(store)) > 2
        parts = [r for p in store.read("names", articles["text_id"]) for r in p.to_pylist()]
        found.append(sorted(parts, key=str))
    assert found[0] == found[1]
    assert said[0][:2] == (0, 10)
    assert said[-1][:2] == (10, 10)
    second = [done for done, *_ in said[[done for done, *_ in said].index(10) + 1 :]]
    assert second == sorted(second)


@pytest.mark.model
def test_a_failed_text_is_named_and_tried_again(store, monkeypatch):
    from analysis.annotate import partition

    articles, paragraphs = frames(WATER, BRIDGE)
    annotated = partition._annotated

    def unlucky(nlp, batch, layers):
        if any("Lisbon" in piece.text for piece, _ in batch):
            raise MemoryError("too much")
        return annotated(nlp, batch, layers)

    with monkeypatch.context() as patch:
        patch.setattr(partition, "_annotated", unlucky)
        done = annotate(articles, paragraphs, store=store, workers=1)
    assert _counts(done) == (1, 0, {articles["text_id"][1]: "MemoryError: too much"})
    assert _counts(annotate(articles, paragraphs, store=store, workers=1)) == (1, 1, {})


KILLED = """
import os, signal, sys
from pathlib import Path
from analysis.annotate import run
from analysis.annotate.store import Store
from tests.annotate.frames import frames, numbered
run.SMALLEST_TASK_CHARS = 400
def kill(done, total, rate):
    if done >= 4:
        os.kill(os.getpid(), signal.{signal})
store = Store(Path(sys.argv[1]))
run.annotate(*frames(*numbered(16)), store=store, workers={workers}, progress=kill)
"""


@pytest.mark.model
@pytest.mark.parametrize(("signal", "workers"), [("SIGKILL", 1), ("SIGKILL", 2), ("SIGINT", 2)])
def test_a_stopped_run_leaves_whole_parts(tmp_path, signal, workers):
    code = KILLED.format(signal=signal, workers=workers)
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], check=False, capture_output=True, timeout=120
    )
    assert done.returncode != 0
    assert b"KeyboardInterrupt" in done.stderr or signal == "SIGKILL"
    parts = list(tmp_path.rglob("*.parquet"))
    assert parts
    assert all(store_files.load(p) is not None for p in parts)
    again = annotate(*frames(*numbered(16)), store=Store(tmp_path), workers=1)
    assert again.n_reused >= 4
    assert again.n_reused + again.n_new == 16


@pytest.mark.model
@pytest.mark.parametrize("workers", [1, 2])
def test_a_store_that_cannot_be_written_is_a_sentence(tmp_path, monkeypatch, workers):
    monkeypatch.setattr(run, "SMALLEST_TASK_CHARS", 100)
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(OutputError, match="cannot be written"):
        annotate(*frames(WATER, BRIDGE), store=Store(tmp_path / "file"), workers=workers)


@pytest.mark.model
def test_memory_stays_flat(store):
    """The vocabulary forgets each task's new words, whatever the number of articles."""
    strings = pipeline.load().vocab.strings
    annotate(*frames(*numbered(2)), store=store, workers=1)
    before = len(strings)
    many = [[("body", f"Zorblat{n} met Quimby{n} in Frobville{n}.")] for n in range(50)]
    assert annotate(*frames(*many), store=store, workers=1).n_new == 50
    assert len(strings) == before
