"""Annotate one task: texts in, tables out. Every engine runs this same importable function.

A function that lives in a notebook or a script is sent to workers by value, and the model is
then loaded again for every task; this one is imported, and the model loaded once a process.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from analysis.annotate import pipeline, rows
from analysis.annotate.texts import Piece, Text, pieces
from analysis.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Tokens run through the model at once. Taken in turn on the same news articles, 4,000 needed 0.84
# to 0.90 of the CPU time of 32 articles at once; 3,000 and 6,000 to 8,000 needed 0.92 to 1.05, and
# memory grows with it (benchmarks/annotate.py --batch-tokens).
BATCH_TOKENS = 4_000
# A pipeline may not run in two threads of one process, and some dask workers have threads.
ONE_AT_A_TIME = Lock()
NO_TOKENS = np.empty((0, len(rows.ATTRIBUTES)), np.int64)
NO_COUNTS = np.empty(0, np.int64)

Batch = list[tuple[Piece, "Doc"]]
Rows = tuple[list[Piece], rows.Numbers, rows.Numbers]


@dataclass(frozen=True)
class Task:
    """Texts that lack the same layers; `sha256` is the model the store expects."""

    texts: tuple[Text, ...]
    layers: tuple[str, ...]
    model: str
    sha256: str


@dataclass(frozen=True)
class Result:
    """A table for each layer of the task, the texts they cover, and why others are in none."""

    tables: dict[str, pa.Table]
    text_ids: tuple[str, ...]
    failed: dict[str, str] = field(default_factory=dict)


def annotate_partition(task: Task) -> Result:
    """Annotate the texts of a task; one that the model fails on is named, not raised.

    Raises:
        ModelError: this machine's model is another than the one the store is kept for.
    """
    info = pipeline.model_info(task.model)
    if info.sha256 != task.sha256:
        raise ModelError(info.name, "is not the same here as where the run was started",
                         "Install the same requirements.lock on every machine.")  # fmt: skip
    with ONE_AT_A_TIME:
        nlp = pipeline.load(task.model)
        # strings met in a task are forgotten with it, or memory would grow with every name
        with nlp.memory_zone():
            failed: dict[str, str] = {}
            done = [_rows(nlp, b, task.layers, failed) for b in _batches(nlp, task.texts, failed)]
            text_ids = tuple(t.text_id for t in task.texts if t.text_id not in failed)
            return Result(_tables(nlp, task.layers, done, text_ids), text_ids, failed)


def _batches(nlp: "Language", texts: tuple[Text, ...], failed: dict[str, str]) -> Iterator[Batch]:
    batch: Batch = []
    size = 0
    for piece in (p for text in texts for p in pieces(text)):
        try:
            doc = _document(nlp, piece)
        except Exception as error:  # the text is at fault, whatever the tokenizer raised
            failed[piece.text_id] = _said(error)
            continue
        if batch and size + len(doc) > BATCH_TOKENS:
            yield batch
            batch, size = [], 0
        batch.append((piece, doc))
        size += len(doc)
    if batch:
        yield batch


def _document(nlp: "Language", piece: Piece) -> "Doc":
    """Tokenize, and mark where paragraphs start: no sentence and no name then runs across."""
    doc = nlp.make_doc(piece.text)
    for token in np.searchsorted(doc.to_array("IDX"), piece.starts).tolist():
        if token < len(doc):
            doc[token].is_sent_start = True
    return doc


def _rows(nlp: "Language", batch: Batch, layers: tuple[str, ...], failed: dict[str, str]) -> Rows:
    try:
        return _annotated(nlp, batch, layers)
    except Exception as error:  # find the text that a component fails on, and keep the others
        if len(batch) == 1:
            failed[batch[0][0].text_id] = _said(error)
            return [], NO_TOKENS, NO_COUNTS
    again = [_rows(nlp, [(p, _document(nlp, p))], layers, failed) for p, _ in batch]
    found = [piece for single, _, _ in again for piece in single]
    return found, np.concatenate([r[1] for r in again]), np.concatenate([r[2] for r in again])


def _annotated(nlp: "Language", batch: Batch, layers: tuple[str, ...]) -> Rows:
    docs = [doc for _, doc in batch]
    # names first, always: the sentences of the grammar layer would change them
    for layer in pipeline.LAYERS:
        if layer in layers:
            docs = list(nlp.pipe(docs, batch_size=len(docs), disable=pipeline.unused(nlp, layer)))
    found = [piece for piece, _ in batch]
    return found, *rows.arrays(found, docs)


def _tables(
    nlp: "Language", layers: tuple[str, ...], done: list[Rows], text_ids: tuple[str, ...]
) -> dict[str, pa.Table]:
    number = {text_id: n for n, text_id in enumerate(text_ids)}
    owner = np.array([number.get(p.text_id, -1) for found, _, _ in done for p in found], np.int64)
    owner = np.repeat(owner, np.concatenate([NO_COUNTS, *(r[2] for r in done)]))
    tokens = np.concatenate([NO_TOKENS, *(r[1] for r in done)])[owner >= 0]
    counts = np.bincount(owner[owner >= 0], minlength=len(text_ids))
    make = {"names": rows.names, "grammar": rows.grammar}
    return {layer: make[layer](text_ids, counts, tokens, nlp.vocab.strings) for layer in layers}


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]
