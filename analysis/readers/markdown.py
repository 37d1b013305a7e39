"""Markdown: one article a file, with or without front matter."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analysis.readers import _fields
from analysis.readers._decode import decode
from analysis.readers._limits import read_bytes
from analysis.readers._record import Record

SUFFIXES = (".md", ".markdown")

# Fields, not an article: the longest front matter of a site's generator has a few kilobytes.
MAX_FRONT = 100_000
MAX_TEXT = 1_000_000

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
_TITLE = re.compile(r"\A\s*#[ \t]+([^\s][^\n]*)(?:\n|\Z)")
_UNDERLINED = re.compile(r"\A\s*(\S[^\n]*)\n=+[ \t]*(?:\n|\Z)")

# What marks up, and what stays of it. Applied in this order; emphasis needs its partner on the
# same line, so a lone asterisk is left as it was. Each stops at the next sign of its own kind, or
# after as many letters as any needs, so that a line of nothing but such signs takes no longer.
_MARKUP = tuple(
    (re.compile(pattern, re.M), stays)
    for pattern, stays in (
        (r"<!--(?:(?!<!--).)*?-->", ""),
        (r"!\[([^\[\]\n]*)\]\([^)\n]{0,2000}\)", r"\1"),
        (r"\[([^\[\]\n]+)\]\([^)\n]{0,2000}\)", r"\1"),
        (r"\[([^\[\]\n]+)\]\[[^\[\]\n]*\]", r"\1"),
        (r"^\[[^\]\n]+\]:[ \t]*\S+.*$", ""),
        (r"<(https?://[^<>\s]+)>", r"\1"),
        (r"^#{1,6}[ \t]+(.*?)[ \t]{0,20}#{0,20}$", r"\1"),
        (r"^[ \t]*>[ \t]?", ""),
        (r"^[ \t]*(?:[-*_][ \t]*){3,}$", ""),
        (r"^[ \t]*[-*+][ \t]+", ""),
        (r"\*\*([^*\n]+)\*\*|__([^_\n]+)__", r"\1\2"),
        (r"(?<![\w*])\*(?=\S)([^*\n]+)(?<=\S)\*(?![\w*])", r"\1"),
        (r"(?<![\w_])_(?=\S)([^_\n]+)(?<=\S)_(?![\w_])", r"\1"),
        (r"`([^`\n]+)`", r"\1"),
    )
)


def read(path: Path) -> Iterator[Record]:
    """Yield the file's one article, its marks of emphasis, links and headings taken off.

    The front matter's fields are read as those of a JSON object; the first heading of the first
    level is the title where the front matter has none.

    Raises:
        ReaderError: the file cannot be opened, is too large, or is no text.
    """
    text = decode(read_bytes(path), path).replace("\r\n", "\n")
    front = _FRONT.match(text)
    fields = _front_matter(front.group(1)) if front else {}
    if fields and front:
        text = text[front.end() :]
    heading = _TITLE.match(text) or _UNDERLINED.match(text)
    if heading:
        text = text[heading.end() :]
        fields.setdefault("title", _unmarked(heading.group(1).rstrip().rstrip("#").rstrip()))
    # what no article is as long as is dropped, marks and all
    short = _unmarked(text) if len(text) <= MAX_TEXT else text
    yield _fields.record({**fields, "text": short})


def _front_matter(block: str) -> dict[str, Any]:
    """Return the fields of a YAML block; none when it is not one, or is more than fields.

    A block with anchors is none: a few lines of them unfold to more than any memory holds.
    """
    import yaml

    if len(block) > MAX_FRONT:
        return {}
    try:
        events = yaml.BaseLoader(block)
        while events.check_event():
            event = events.get_event()  # type: ignore[no-untyped-call]
            if type(event).__name__ == "AliasEvent":
                return {}
        # BaseLoader makes every value a string: a date stays as it was written
        loaded = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError):
        return {}
    return {str(k): v for k, v in loaded.items()} if isinstance(loaded, dict) else {}


def _unmarked(text: str) -> str:
    for pattern, stays in _MARKUP:
        text = pattern.sub(stays, text)
    return text
