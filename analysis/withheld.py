"""What a published report says in place of an article's text: where it stands, and its hash.

The law lets numbers about articles be published, and rarely the articles. So a report can be
made whose tables and pages hold no run of more than `MOST_WORDS` words of any article. Recipes
always see the true text; what is shown of their tables goes through here.

What is article text, and what stands for it:

    text of sentences, articles     [ARTICLE START-END sha256:HASH], the hash's first 16 digits;
                                    with an excerpt: ... HASH at PLACE] … its words …
    before, after (of revisions)    [N words sha256:HASH]
    title                           article ARTICLE
    author, file; url               withheld; file HASH; only the machine's name of an address.
                                    With excerpts author and url stay: who quotes names the source
    detail (of the ledger)          what its reason means in general

What is measured, a name, a label, a speaker, an agent, stands as it is up to `MOST_WORDS`; of a
longer one, which is mostly a headline taken for a name, the first words stand, and its hash keeps
it apart from others.
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from analysis.corpus.ledger import MEANINGS
from analysis.errors import ParameterError

# The most words in a row that stand anywhere. The Court of Justice of the EU held that eleven can
# be a reproduction in part (C-5/08, Infopaq, 16 July 2009: a search word and five on each side);
# eight holds the names of all but 9 of 3,717 entities of 377 real articles, and those 9 are
# headlines and menus.
MOST_WORDS = 8
# Words that stand of a longer name; with its hash they are fewer than MOST_WORDS.
FIRST_WORDS = 5
# Hexadecimal digits of a SHA-256 that stand: as many as an article's id has.
DIGITS = 16

# Set by the report for its notebooks: the words an excerpt may have, 0 for none at all.
VARIABLE = "PARALLAX_EXCERPT_WORDS"

WORD = re.compile(r"\w+")
_REFERENCE = re.compile(
    rf"\[(?P<article>\w+) (?P<start>\d+)-(?P<end>\d+) sha256:(?P<hash>[0-9a-f]{{{DIGITS}}})"
    r"(?: at (?P<at>\d+)\] … (?P<words>.*) …|\])",
    re.DOTALL,
)

# What columns hold, by their name, which means the same in every table.
TEXT, CHANGE, TITLE, AUTHOR, FILE, ADDRESS, DETAIL, UNIT, UNITS, EVENT = (
    "text", "change", "title", "author", "file", "address", "detail", "unit", "units", "event",
)  # fmt: skip
HOLDS: Mapping[str, str] = {
    "text": TEXT,
    **dict.fromkeys(("before", "after"), CHANGE),
    "title": TITLE,
    "author": AUTHOR,
    "file": FILE,
    "url": ADDRESS,
    "detail": DETAIL,
    **dict.fromkeys(
        (
            "surface", "entity", "other", "speaker", "speaker_entity", "label", "agent",
            "agent_entity", "patient", "patient_entity", "spelling", "given", "node", "subject",
            "quantity", "verb", "cue", "term",
        ),
        UNIT,
    ),
    "spellings": UNITS,
    "event": EVENT,
}  # fmt: skip


def digest(text: str) -> str:
    """Return the first digits of the SHA-256 of a text's UTF-8.

    >>> digest("The mayor came.")
    '26a0c6b4099445df'
    """
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:DIGITS]


def n_words(text: str) -> int:
    """Count the words of a text.

    >>> n_words("A 33-year-old leader’s")
    6
    """
    return len(WORD.findall(text))


def cut(name: str) -> str:
    """Return a name as it is, or the first words of a long one with its hash.

    >>> cut("United Nations")
    'United Nations'
    >>> cut("Why Did The Mayor Use A Bridge That Is So Old")
    'Why Did The Mayor Use … [sha256:a8139c3b63d38126]'
    """
    words = list(WORD.finditer(name))
    if len(words) <= MOST_WORDS:
        return name
    return f"{name[: words[FIRST_WORDS - 1].end()]} … [sha256:{digest(name)}]"


def reference(
    article_id: str, start: int, text: str, excerpt: tuple[int, int] | None = None
) -> str:
    """Return what stands for a text: where it is, its hash, and at most an excerpt of it.

    Args:
        article_id: the article.
        start: where the text begins in it.
        text: the text.
        excerpt: where the excerpt begins and ends in the article.

    >>> reference("4e28", 120, "The mayor came.", (124, 129))
    '[4e28 120-135 sha256:26a0c6b4099445df at 124] … mayor …'
    """
    head = f"[{article_id} {start}-{start + len(text)} sha256:{digest(text)}"
    if excerpt is None:
        return f"{head}]"
    return f"{head} at {excerpt[0]}] … {text[excerpt[0] - start : excerpt[1] - start]} …"


@dataclass(frozen=True)
class Reference:
    """A reference that was read: what is shown of it, and how far that is from the text's own.

    Attributes:
        hash: of the text.
        shown: the excerpt, if there is one, then the reference.
        at: where the excerpt begins in the article, and `words` it.
        words: the excerpt; empty when there is none.
    """

    hash: str
    shown: str
    at: int
    words: str

    def split(self, start: int, end: int) -> tuple[str, str, str]:
        """Cut what is shown at a span of the article; the reference is the mark of others."""
        whole = self.shown
        first, last = start - self.at + len("… "), end - self.at + len("… ")
        if not (self.at <= start < end <= self.at + len(self.words)):
            first, last = whole.rindex("["), len(whole)
        return whole[:first], whole[first:last], whole[last:]


def read(text: str, article_id: str, start: int) -> Reference | None:
    """Read the reference that stands for a text; none where the text itself stands.

    That the reference names the very place it stands at keeps an article from passing its own
    words for one: its id depends on them.
    """
    found = _REFERENCE.fullmatch(text) if text.startswith("[") else None
    if not found or found["article"] != article_id or int(found["start"]) != start:
        return None
    plain = f"[{article_id} {start}-{found['end']} sha256:{found['hash']}]"
    if found["at"] is None:
        return Reference(found["hash"], plain, 0, "")
    return Reference(
        found["hash"], f"… {found['words']} … {plain}", int(found["at"]), found["words"]
    )


@dataclass(frozen=True)
class Withheld:
    """What a report may show of articles' text.

    Attributes:
        words: the most words of an excerpt; 0 for no text at all.
        titles: the articles' titles, which some events are named by.
        excerpts: what may be shown of a sentence, by article and number: from where to where.
    """

    words: int = 0
    titles: frozenset[str] = frozenset()
    excerpts: Mapping[tuple[str, int], tuple[int, int]] = field(default_factory=dict, repr=False)

    def table(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return a table of `analysis.schemas` with references in the place of articles' text."""
        holds = {name: HOLDS[name] for name in frame.columns if name in HOLDS}
        if self.words:  # by-lines may hold a life's story, so they are cut as names are
            holds = {n: UNIT if h == AUTHOR else h for n, h in holds.items() if h != ADDRESS}
        shown = {name: self._column(frame, name, holds[name]) for name in holds}
        return frame.assign(**shown) if shown else frame

    def _column(self, frame: pd.DataFrame, name: str, holds: str) -> "pd.Series[Any]":
        if holds == TEXT:
            values = self._texts(frame, name)
        elif holds == TITLE:
            values = [f"article {article_id}" for article_id in frame["article_id"]]
        elif holds == DETAIL:
            values = [MEANINGS.get(reason, "") for reason in frame["reason"]]
        else:
            return _mapped(frame[name], self._events if holds == EVENT else _BY_VALUE[holds])
        return pd.Series(values, index=frame.index, dtype="str")

    def _texts(self, frame: pd.DataFrame, name: str) -> list[str]:
        """Return references for sentences, or for whole articles, which have no offsets."""
        ids = frame["article_id"].astype("str").tolist()
        texts = frame[name].tolist()
        if "sentence_id" not in frame:
            pairs = zip(ids, texts, strict=True)
            return [t if read(t, i, 0) else reference(i, 0, t) for i, t in pairs]
        rows = zip(ids, frame["sentence_id"], frame["start"].tolist(), texts, strict=True)
        return [
            t if read(t, i, start) else reference(i, start, t, self.excerpts.get((i, number)))
            for i, number, start, t in rows
        ]

    def _events(self, name: str) -> str:
        """Cut each part of an event's name, and the whole where it is a title."""
        if name in self.titles:
            return f"unnamed [sha256:{digest(name)}]"
        return "".join(map(cut, re.split(r"(, |: )", name)))


def asked() -> int | None:
    """Return how many words an excerpt may have in this process; none when all text may stand.

    Raises:
        ParameterError: what is set is no whole number.
    """
    given = os.environ.get(VARIABLE, "")
    if not given:
        return None
    if not given.isdecimal():
        raise ParameterError(VARIABLE, given, "a whole number; 0 for no text at all")
    return int(given)


def _mapped(column: "pd.Series[Any]", change: Callable[[str], str]) -> "pd.Series[Any]":
    """Change a column's values, each distinct one once."""
    text = column.astype("str")
    changed = {value: change(value) for value in text.unique()}
    return text.map(changed).astype("str")


def _change(text: str) -> str:
    if not text or re.fullmatch(rf"\[\d+ words? sha256:[0-9a-f]{{{DIGITS}}}\]", text):
        return text
    n = n_words(text)
    return f"[{n} word{'s' * (n != 1)} sha256:{digest(text)}]"


def _file(name: str) -> str:
    if re.fullmatch(rf"file [0-9a-f]{{{DIGITS}}}(\.\w{{1,8}})?", name):
        return name
    suffix = PurePosixPath(name).suffix
    return f"file {digest(name)}" + (suffix if re.fullmatch(r"\.\w{1,8}", suffix) else "")


def _machine(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.hostname}/" if parts.scheme and parts.hostname else ""


_BY_VALUE: Mapping[str, Callable[[str], str]] = {
    CHANGE: _change,
    AUTHOR: lambda name: "withheld" if name else "",
    FILE: _file,
    ADDRESS: _machine,
    UNIT: cut,
    UNITS: lambda names: "; ".join(map(cut, names.split("; "))),
}
