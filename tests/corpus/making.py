"""What the tests of the corpus share: files to build from, and the parts of an article."""

import json
from pathlib import Path

import pandas as pd

from analysis.corpus.build import Corpus
from analysis.corpus.clean import clean
from analysis.readers._record import Record

BODY = (
    "Envoys from Norland and Sudmark ended three days of talks on Sunday without agreeing on "
    "fishing rights in the strait, officials from both sides said. They will meet again."
)


def body(number: int) -> str:
    """A body of its own for each number."""
    return f"{BODY} It was round {number} of the talks, held in hall {number * 7}."


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def lines(*rows: dict[str, object]) -> str:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n"


def parts(text: str, **fields: str) -> list[tuple[str, str]]:
    """The paragraphs of one record, each with its part."""
    title = fields.pop("metadata_title", "")
    return list(clean(Record(text=text, **fields), title=title).paragraphs)


def status(corpus: Corpus) -> dict[str, tuple[str, str]]:
    """Status and first reason by file, for corpora with a record a file."""
    ledger = corpus.ledger
    return {r.file: (r.status, r.reason) for r in ledger.itertuples()}


def article(corpus: Corpus, file: str) -> pd.Series:
    (row,) = corpus.articles[corpus.articles["file"] == file].to_dict("records")
    return pd.Series(row)
