"""Keep annotations and derived tables in a folder, by content, for all corpora.

A part holds what one task found: `<root>/<layer>/<version>/<hash of its bytes>.parquet`, with
the texts it covers in its footer. The version names the model, spaCy and our own code, so that
a change of any starts anew and a change of none only reads. Deleting the folder costs time only.
"""

import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis import paths
from analysis.annotate import pipeline, store_files
from analysis.errors import OutputError, ParameterError

# Raise a layer's number when its rows change meaning: stored parts of the old one are then unused.
CODE_VERSION = {"names": 1, "grammar": 1}
# The same for derived tables as a whole; their own makers put what they depend on into the key.
TABLES_VERSION = 1
TEXT_IDS = b"text_ids"


@dataclass(frozen=True)
class Store:
    """A folder of parts and tables; `model` is as in `pipeline.model_info`."""

    root: Path = paths.STORE
    model: str = ""
    _covers: dict[Path, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    _whole: set[Path] = field(default_factory=set, repr=False, compare=False)
    _damaged: set[Path] = field(default_factory=set, repr=False, compare=False)

    @cached_property
    def info(self) -> pipeline.ModelInfo:
        """The model whose annotations are kept here."""
        return pipeline.model_info(self.model)

    def version(self, layer: str) -> str:
        """Return the key of everything but the text that a layer's rows depend on.

        Raises:
            ParameterError: there is no such layer.
        """
        if layer not in CODE_VERSION:
            raise ParameterError("layer", layer, CODE_VERSION)
        facts = (self.info.sha256, self.info.version, CODE_VERSION[layer], version("spacy"))
        return _key(facts)

    def missing(self, layer: str, text_ids: Iterable[str]) -> list[str]:
        """Return the texts that have no whole part, each once, in the order given.

        Parts are checked against their names; a damaged one is set aside, with one warning for
        all, and its texts are missing.
        """
        wanted = dict.fromkeys(text_ids)
        known = len(self._damaged)
        held = self._held(layer, wanted)
        fresh = [p for p in held if p not in self._whole]
        damaged = {p for p in fresh if store_files.load(p) is None}
        self._whole.update(p for p in fresh if p not in damaged)
        self._set_aside(damaged)
        self._warn(len(self._damaged) - known, "what they held is annotated again")
        if damaged:  # another part may hold the same texts
            return self.missing(layer, wanted)
        present = {text_id for texts in held.values() for text_id in texts}
        return [text_id for text_id in wanted if text_id not in present]

    def write(self, layer: str, table: pa.Table, text_ids: Iterable[str] = ()) -> None:
        """Store a part, whole or not at all.

        Args:
            layer: "names" or "grammar".
            table: the rows, with the columns of `rows.names` or `rows.grammar`.
            text_ids: the texts covered, those without rows among them; else those with rows.

        Raises:
            OutputError: the folder cannot be written.
        """
        texts = list(text_ids) or pc.unique(table["text_id"]).to_pylist()
        table = table.replace_schema_metadata({TEXT_IDS: " ".join(texts)})
        store_files.save(self._layer(layer), "", table)

    def read(
        self, layer: str, text_ids: Iterable[str], columns: list[str] | None = None
    ) -> Iterator[pa.Table]:
        """Yield the rows of the texts asked for, one part at a time, each text once.

        A text's rows stand together, in their order; parts are in the order of their names.

        Raises:
            OutputError: parts are damaged, so that the rows would be incomplete. They are set
                aside; `annotate` makes them again.
        """
        known = len(self._damaged)
        for path, texts in self._held(layer, dict.fromkeys(text_ids)).items():
            data = store_files.load(path)
            if data is None:
                self._set_aside({path})
                continue
            needed = None if columns is None else list(dict.fromkeys(["text_id", *columns]))
            table = store_files.table(data, needed)
            if len(texts) < len(self._covers[path]):
                table = table.filter(pc.is_in(table["text_id"], pa.array(texts, pa.string())))
            yield table
        lost = len(self._damaged) - known
        if lost:
            problem = f"{lost} damaged file(s) were found and renamed to .broken"
            raise OutputError(self.root, problem, "Run the same command again to restore them.")

    def remember(
        self, name: str, key: tuple[object, ...], make: Callable[[], pd.DataFrame]
    ) -> pd.DataFrame:
        """Return a derived table from the store, or make and keep it.

        Args:
            name: what the table is, for its file name.
            key: everything the table depends on, as plain values.
            make: makes the table when it is not there; its row labels are not kept.

        Raises:
            OutputError: the folder cannot be written.
        """
        folder, prefix = self.folder("tables"), f"{name}-{_key((TABLES_VERSION, *key))}-"
        found = sorted(folder.glob(f"{prefix}*.parquet"))
        for path in found:
            data = store_files.load(path)
            if data is not None:
                return store_files.frame(data)
        self._set_aside(set(found))
        self._warn(len(found), f"the table {name} is made again")
        made = pa.Table.from_pandas(make(), preserve_index=False)
        return store_files.frame(store_files.save(folder, prefix, made))

    def folder(self, name: str) -> Path:
        """Return a folder of the store, made if need be.

        Raises:
            OutputError: it cannot be made.
        """
        return store_files.folder(self.root / name)

    def _layer(self, layer: str) -> Path:
        return self.root / layer / self.version(layer)

    def _held(self, layer: str, wanted: dict[str, None]) -> dict[Path, list[str]]:
        """Return the parts that hold wanted texts, each text with the first that has it."""
        left = set(wanted)
        held = {}
        for path in sorted(self._layer(layer).glob("*.parquet")):
            if path in self._damaged:
                continue
            if path not in self._covers:
                text_ids = store_files.metadata(path, TEXT_IDS)
                if text_ids is None:
                    self._set_aside({path})
                    continue
                self._covers[path] = tuple(text_ids.split())
            mine = [text_id for text_id in self._covers[path] if text_id in left]
            if mine:
                held[path] = mine
                left.difference_update(mine)
        return held

    def _set_aside(self, damaged: set[Path]) -> None:
        self._damaged.update(damaged)
        self._whole.difference_update(damaged)
        for path in damaged:
            store_files.set_aside(path)

    def _warn(self, n_files: int, so: str) -> None:
        if n_files > 0:
            said = f"{n_files} damaged file(s) in {self.root} were renamed to .broken; {so}."
            warnings.warn(said, stacklevel=3)


def _key(facts: tuple[object, ...]) -> str:
    return sha256(repr(facts).encode()).hexdigest()[:16]
