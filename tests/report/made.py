"""Small invented notebooks, and a stand-in for a study. Every text is invented."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd

from analysis import schemas

PARAMETERS = """corpus: str = "seeds"  # the articles
sources: list[str] = []  # outlets to keep, none for all
since: str = ""  # first day
top_n: int = 10  # rows shown
"""

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&\x1b[31m"


def cell(kind: str, source: str, *tags: str, outputs: list[dict[str, Any]] | None = None) -> Any:
    made = {"cell_type": kind, "metadata": {"tags": list(tags)} if tags else {}, "source": source}
    made["id"] = f"c{abs(hash((kind, source))):x}"[:12]
    if kind == "code":
        made |= {"execution_count": None, "outputs": outputs or []}
    return made


def notebook(file: Path, *cells: Any, parameters: str = PARAMETERS) -> Path:
    """Write a notebook: a title, the parameters cell, then `cells`; a string is code."""
    head = [
        cell("markdown", f"# What does {file.stem} ask?\n\nIt answers little."),
        cell("code", parameters, "parameters"),
    ]
    body = [cell("code", c) if isinstance(c, str) else c for c in cells]
    content = {
        "cells": head + body,
        "metadata": {
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


def holding(pipe: Path) -> str:
    """Code of a cell that writes to a named pipe and holds it open for as long as it lives."""
    return f"held = open({str(pipe)!r}, 'w')\nheld.write('begun')\nheld.flush()"


def html(text: str, **metadata: Any) -> dict[str, Any]:
    """An output as `present` makes it."""
    return {
        "output_type": "display_data",
        "data": {"text/html": text, "text/plain": "a figure"},
        "metadata": metadata,
    }


def articles() -> pd.DataFrame:
    """Two articles of two outlets."""
    return schemas.from_rows(
        "articles",
        [
            _article("a" * 16, "Lowland Post", "Mayor opens bridge", "2031-05-01"),
            _article("b" * 16, "Coast Herald", "=cmd|' /C calc'!A0", "2031-05-02"),
        ],
    )


def _article(article_id: str, source: str, title: str, day: str) -> dict[str, Any]:
    return {
        "article_id": article_id,
        "source": source,
        "title": title,
        "text": f"{title}\n\nThe mayor came. The mayor went.",
        "published_date": pd.Timestamp(day),
        "url": "",
        "author": "",
        "language": "en",
        "is_measured": True,
        "n_words": 9,
        "story_id": article_id,
        "text_id": article_id,
        "source_from": "metadata",
        "title_from": "file",
        "date_from": "inferred",
        "file": f"{article_id}.txt",
        "record": 0,
    }


def tables() -> dict[str, pd.DataFrame]:
    """All tables of a study of those articles; empty where a test needs no rows."""
    made = {name: schemas.empty(name) for name in schemas.TABLES}
    made["articles"] = found = articles()
    made["sentences"] = schemas.from_rows(
        "sentences", [row for a in found.to_dict("records") for row in _sentences(a)]
    )
    made["mentions"] = schemas.from_rows(
        "mentions", [_mention(row) for row in made["sentences"].to_dict("records")]
    )
    made["ledger"] = schemas.from_rows(
        "ledger",
        [
            _record("a.txt", "kept", "", "a" * 16),
            _record("b.txt", "kept", "", "b" * 16),
            _record("c.bin", "dropped", "not_text", ""),
        ],
    )
    return made


def _sentences(article: dict[str, Any]) -> list[dict[str, Any]]:
    begins = len(article["title"]) + 2
    return [
        {
            "article_id": article["article_id"],
            "sentence_id": number,
            "start": begins + 16 * number,
            "end": begins + 16 * number + 15,
            "part": "body",
            "text": text,
        }
        for number, text in enumerate(("The mayor came.", "The mayor went."))
    ]


def _mention(sentence: dict[str, Any]) -> dict[str, Any]:
    return {
        **{name: sentence[name] for name in ("article_id", "sentence_id")},
        "start": sentence["start"] + 4,
        "end": sentence["start"] + 9,
        "surface": "mayor",
        "entity": "Mayor",
        "entity_type": "PERSON",
        "merged_by": "exact",
        "voice": "own",
        "speaker": "",
    }


def _record(file: str, status: str, reason: str, article_id: str) -> dict[str, Any]:
    return {
        "file": file,
        "record": 0,
        "status": status,
        "reason": reason,
        "detail": reason,
        "article_id": article_id,
    }


@dataclass
class Study:
    """Stands in for `analysis.study.Study`: the same face, nothing measured."""

    name: str = "invented"
    fingerprint: str = "f" * 64
    code: str = "c" * 64
    codebook: tuple[object, ...] = ()
    aliases: tuple[object, ...] = ()
    model: object = field(
        default_factory=lambda: SimpleNamespace(name="none", version="0", sha256="0" * 64)
    )
    made: dict[str, pd.DataFrame] = field(default_factory=tables)

    def prepare(self):
        """Make nothing: the tables are there."""

    @property
    def whole(self) -> "Study":
        return self

    @property
    def articles(self) -> pd.DataFrame:
        return self.made["articles"]

    @property
    def ledger(self) -> pd.DataFrame:
        return self.made["ledger"]

    def table(self, name: str) -> pd.DataFrame:
        return self.made[name]


@dataclass
class Once(Study):
    """Of the two articles the second is a copy and set aside; its mention is still there."""

    every: Study = field(default_factory=Study)

    @property
    def whole(self) -> Study:
        return self.every


def once() -> Once:
    """The study in which a story counts once."""
    every = tables()
    counted = {
        name: table[table["article_id"] == "a" * 16].reset_index(drop=True)
        for name, table in every.items()
        if name in ("articles", "sentences")
    }
    return Once(made=every | counted)
