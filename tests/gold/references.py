"""The invented articles of references.yaml, what is marked in them, and how references are scored.

A reference is right when one is marked where it begins, and its entity is the marked one. The
names are given, so that what the model misses is no part of the score.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import yaml

from analysis import paths
from analysis.annotate.store import Store
from analysis.entities.figures import PRONOUNS
from analysis.entities.references import references
from tests.lexicons import pipeline

FILE = paths.ROOT / "tests" / "gold" / "references.yaml"
MARK = re.compile(r"\{([^={}]+)=([^{}]+)\}")
HALVES = ("work", "held")
KINDS = ("pronoun", "role")


@dataclass(frozen=True)
class Marked:
    """A text, whom its words stand for by where they begin, and the names in it."""

    text: str
    marks: dict[int, tuple[str, str]]
    names: dict[str, list[str]]
    half: str = "work"


def unmarked(text):
    """Return a text without its marks, and the marked words and names by their start.

    >>> unmarked("Kaya said {she=Leyla Kaya} left.")
    ('Kaya said she left.', {10: ('she', 'Leyla Kaya')})
    """
    pieces, marks, at, length = [], {}, 0, 0
    for found in MARK.finditer(text):
        before = text[at : found.start()]
        length += len(before)
        marks[length] = (found[1], found[2])
        length += len(found[1])
        pieces += [before, found[1]]
        at = found.end()
    return "".join([*pieces, text[at:]]), marks


def load(file: Path = FILE):
    """Read the marked articles."""
    read = yaml.safe_load(file.read_text(encoding="utf-8"))["articles"]
    return [Marked(*unmarked(a["text"].strip()), a["names"], a["half"]) for a in read]


def mentions(texts, names):
    """Return the names where they stand: of each text a dictionary of name -> type, spellings."""
    rows = []
    for number, (text, known) in enumerate(zip(texts, names, strict=True)):
        spelled = {s: (n, kind) for n, (kind, *more) in known.items() for s in (n, *more)}
        longest = sorted(spelled, key=len, reverse=True)
        pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest)) or '(?!)'})\b")
        rows += [
            (f"{number:016x}", m.start(), m.end(), m[0], *spelled[m[0]])
            for m in pattern.finditer(text)
        ]
    columns = ["article_id", "start", "end", "surface", "entity", "entity_type"]
    frame = pd.DataFrame(rows, columns=columns)
    texts = ("article_id", "surface", "entity", "entity_type")
    return frame.astype({c: "str" if c in texts else "int64" for c in columns})


def found(texts, names, root):
    """Return the references in texts, read by the model; `names` as in `mentions`."""
    tables = pipeline.read(texts, root)
    return references(*tables, mentions(texts, names), Store(root))


def score(articles, table):
    """Return one row a kind: right, wrong, missed, precision and recall."""
    counts = {kind: [0, 0, 0] for kind in KINDS}
    for number, article in enumerate(articles):
        mine = table[table["article_id"] == f"{number:016x}"]
        told = {r.start: (r.kind, r.entity) for r in mine.itertuples()}
        for start in told.keys() | article.marks.keys():
            words, name = article.marks.get(start, ("", ""))
            marked = "pronoun" if words.lower() in PRONOUNS else "role"
            kind, entity = told.get(start, (marked, ""))
            right = entity == name
            counts[kind][0] += right
            counts[kind][1] += not right and start in told
            counts[kind][2] += not right and start in article.marks
    frame = pd.DataFrame(counts, index=["right", "wrong", "missed"]).T
    frame["precision"] = frame["right"] / (frame["right"] + frame["wrong"])
    frame["recall"] = frame["right"] / (frame["right"] + frame["missed"])
    return frame
