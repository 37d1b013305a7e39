"""Look through a run for articles' words: the second wall of a report that withholds text.

Text is withheld where tables come from (`analysis.withheld`). This looks at what came out, file by
file, without knowing how it was made: no file may hold more than `MOST_WORDS` words in a row of
any article, but for the excerpts that were chosen. A run that does is not moved into its place.

Words are compared without case and marks. Each run of words of the articles is one number, so a
report of some megabytes is looked through in about a second. What stands within one cell, list
item or paragraph is read as one text, whatever marks or links cut it. Pixels are not read: a
picture is drawn from the same words as the SVG beside it.
"""

import csv
import html
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from analysis.withheld import FIRST_WORDS, MOST_WORDS

RUN = MOST_WORDS + 1
# Between two texts that are not read as one.
BREAK = "\x00"
_TOKEN = re.compile(rf"\w+|{BREAK}")
# Elements that end a text; all others may stand in the middle of a sentence.
_BLOCKS = (
    "br|caption|cite|dd|details|div|dt|figcaption|figure|h[1-6]|hr|li|ol|p|pre|section|summary|table"
    "|tbody|td|th|thead|time|tr|ul"
)
_BLOCK = re.compile(rf"</?(?:{_BLOCKS})\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_STYLE = re.compile(r"<style\b[^>]*>.*?</style>", re.DOTALL | re.IGNORECASE)
_VALUE = re.compile(r'="([^"<>]+)"')
_ADDRESS = re.compile(rf"\bhttps?://[^\s{BREAK}]+")
# Odd numbers by which the words of a run are told apart by their place.
_PLACES = np.array([pow(0x9E3779B97F4A7C15, n + 1, 2**64) for n in range(RUN)], dtype=np.uint64)


@dataclass(frozen=True)
class Found:
    """A run of an article's words in a file."""

    file: str
    place: str
    article_id: str
    words: str

    def sentence(self) -> str:
        """Say where it is; of the words only the first, since logs are read by others."""
        return (
            f"{self.file} holds more than {MOST_WORDS} words in a row of the article "
            f"{self.article_id}{self.place} (“{self.words} …”)"
        )


class Words:
    """The runs of words of some articles, which are looked for in other texts."""

    def __init__(
        self,
        texts: Mapping[str, str],
        excerpts: Mapping[str, list[tuple[int, int]]] | None = None,
        own: Iterable[str] = (),
    ) -> None:
        """Read the articles.

        Args:
            texts: the articles' texts by id.
            excerpts: what may stand of each, from where to where.
            own: texts of ours, which articles may quote.
        """
        self._codes: dict[str, int] = {BREAK: 0}
        ids, runs = [], []
        for number, text in enumerate(texts.values()):
            found = self._runs(self._read(text))
            runs.append(found)
            ids.append(np.full(len(found), number))
        self._ids = list(texts)
        every = np.concatenate(runs) if runs else np.empty(0, np.uint64)
        where = np.concatenate(ids) if ids else np.empty(0, np.int64)
        free = [texts[i][a:b] for i, spans in (excerpts or {}).items() for a, b in spans]
        allowed = self._runs(self._read(BREAK.join([*free, *own])))
        kept = ~np.isin(every, allowed)
        self._known, first = np.unique(every[kept], return_index=True)
        self._where = where[kept][first]

    def first(self, texts: Iterable[str]) -> tuple[str, str] | None:
        """Return the id of the article that the first run found is of, and its first words."""
        words = _tokens(BREAK.join(texts))
        codes = self._codes
        found = self._runs(np.array([codes.get(word, 0) for word in words], dtype=np.int64))
        if not len(found) or not len(self._known):
            return None
        place = np.searchsorted(self._known, found).clip(max=len(self._known) - 1)
        hits = (self._known[place] == found) & (found != 0)
        if not hits.any():
            return None
        at = int(np.argmax(hits))
        return self._ids[int(self._where[place[at]])], " ".join(words[at : at + FIRST_WORDS])

    def _read(self, text: str) -> "np.ndarray[Any, Any]":
        """Number the words of a text; new ones get new numbers."""
        codes = self._codes
        return np.array([codes.setdefault(w, len(codes)) for w in _tokens(text)], dtype=np.int64)

    @staticmethod
    def _runs(codes: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
        """Return a number for each run of words; 0 where it holds a break or an unknown word."""
        if len(codes) < RUN:
            return np.empty(0, np.uint64)
        windows = np.lib.stride_tricks.sliding_window_view(codes, RUN)
        mixed = codes.astype(np.uint64) * np.uint64(0xBF58476D1CE4E5B9)
        mixed ^= mixed >> np.uint64(29)
        runs = np.zeros(len(windows), np.uint64)
        for place in range(RUN):
            runs += mixed[place : len(codes) - RUN + 1 + place] * _PLACES[place]
        return np.where((windows == 0).any(axis=1), np.uint64(0), runs)


def look(folder: Path, words: Words, *, is_cited: bool = False) -> Found | None:
    """Return the first run of an article's words in a folder's files; none when there is none.

    Args:
        folder: whose files are read.
        words: what is looked for.
        is_cited: addresses of articles may stand, though some spell out a title.
    """
    for file in sorted(folder.rglob("*")):
        if not file.is_file():
            continue
        name = file.relative_to(folder).as_posix()
        parts = [("", [name]), *((place, list(texts)) for place, texts in _texts(file))]
        if is_cited:
            parts = [(place, [_ADDRESS.sub(" ", t) for t in texts]) for place, texts in parts]
        if not words.first(text for _, texts in parts for text in texts):
            continue
        for place, texts in parts:
            hit = words.first(texts)
            if hit:
                return Found(name, place, *hit)
    return None


def _tokens(text: str) -> list[str]:
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return _TOKEN.findall(plain.casefold())


def _texts(file: Path) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield the texts of a file, with the place they are at where that can be named."""
    if file.suffix == ".parquet":
        yield from _cells(pq.read_table(file))
    elif file.suffix == ".csv":
        yield from _cells(_csv(file))
    elif file.suffix in (".json", ".ipynb"):
        held = json.loads(file.read_text(encoding="utf-8"))
        if file.suffix == ".ipynb":
            yield from _notebook(held)
        else:
            yield "", _strings(held)
    elif file.suffix in (".html", ".svg", ".xml"):
        yield "", [_seen(file.read_text(encoding="utf-8"))]
    elif file.suffix not in (".png", ".pdf"):
        yield "", [file.read_bytes().decode("utf-8", "replace")]


def _csv(file: Path) -> pa.Table:
    with file.open(encoding="utf-8", newline="") as lines:
        names = next(csv.reader(lines), [])
    if not names:
        return pa.table({})
    return pyarrow.csv.read_csv(
        file,
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
        convert_options=pyarrow.csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string())),
    )


def _cells(table: pa.Table) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield each column's distinct texts that are long enough to hold a run, and all names."""
    yield ", in the columns' names", table.column_names
    for name, column in zip(table.column_names, table.columns, strict=True):
        kind = column.type
        if pa.types.is_dictionary(kind):
            column, kind = column.cast(kind.value_type), kind.value_type
        if not (pa.types.is_string(kind) or pa.types.is_large_string(kind)):
            continue
        long = column.filter(pc.greater(pc.utf8_length(column), 2 * MOST_WORDS))
        yield f", in the column {name}", pc.unique(long).to_pylist()


def _notebook(held: Mapping[str, Any]) -> Iterator[tuple[str, Iterable[str]]]:
    for number, cell in enumerate(held.get("cells", ())):
        source = "".join(cell.get("source", ""))
        yield f", in cell {number}", [source]
        for output in cell.get("outputs", ()):
            data = dict(output.get("data", {}))
            markup = [_joined(data.pop(kind)) for kind in MARKUP if kind in data]
            data.pop("image/png", None)
            held_too = _strings({**output, "data": data})
            yield f", in what cell {number} shows", [*map(_seen, markup), *held_too]


MARKUP = ("text/html", "image/svg+xml")


def _joined(value: Any) -> str:
    return value if isinstance(value, str) else "".join(map(str, value))


def _strings(held: Any) -> Iterator[str]:
    """Yield all strings in what a JSON file holds; lists of lines are one text."""
    if isinstance(held, str):
        yield held
    elif isinstance(held, Mapping):
        for key, value in held.items():
            yield str(key)
            yield from _strings(value)
    elif isinstance(held, list):
        if held and all(isinstance(item, str) for item in held):
            yield " ".join(held)
        for item in held:
            yield from _strings(item)


def _seen(markup: str) -> str:
    """Return the text of markup, and of its attributes, with a break after each block."""
    plain = _STYLE.sub(BREAK, markup)
    values = [v for v in _VALUE.findall(plain) if v.count(" ") >= MOST_WORDS]
    blocks = _BLOCK.sub(BREAK, plain)
    # a mark may stand around a part of a word, and between two words that have no blank
    texts = [_TAG.sub(" ", blocks), _TAG.sub("", blocks)]
    return html.unescape(BREAK.join([*texts, *values]))
