"""Which names of fields mean which of ours, for every format that has named fields."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from analysis.readers._record import Record

# Ours: the names that mean it, the best first. Case, spaces, dots, dashes and underscores do not
# count, so `datePublished` and `date_published` are one name. Where a record has several, the
# first that is not empty wins.
FIELDS: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "maintext", "content_original", "content", "body", "article_text", "article_body",
        "full_text", "main_text", "raw_text", "clean_text", "body_text", "plain_text", "story",
        "article", "article_content", "paragraphs",
    ),
    "title": ("title", "headline", "heading", "article_title", "title_page", "title_rss"),
    "source": (
        "source", "outlet", "publisher", "publication", "source_name", "site_name", "newspaper",
        "source_domain", "domain", "site", "website", "hostname", "media", "news_outlet",
    ),
    "date": (
        "date", "date_publish", "published_date", "date_published", "published", "published_at",
        "pub_date", "publish_date", "publication_date", "publishing_date", "datetime", "timestamp",
    ),
    "url": ("url", "link", "canonical_url", "permalink", "web_url", "article_url", "href"),
    "author": ("author", "authors", "byline", "by", "creator", "writer"),
    "language": ("language", "lang", "in_language"),
    "standfirst": ("standfirst", "subtitle", "sub_title", "subheadline", "subheading", "dek"),
}  # fmt: skip

# Often the article's first words, or written for search engines: taken for the standfirst only
# where the article itself shows them.
HINTS = ("description", "summary", "abstract", "excerpt", "lead", "snippet")

# Which of its fields stands for an object given as a value: {"source": {"id": 3, "name": "X"}}.
_NAMES_OF_OBJECTS = ("name", "rendered", "title", "date", "id")

# How far into the text a description is looked for, in characters: past a prefix and a headline.
_HEAD = 1_500


def record(fields: dict[str, Any]) -> Record:
    """Return the record that named fields describe.

    >>> record({"headline": "Talks end", "content": "They parted.", "source_domain": "x.org"}).title
    'Talks end'
    """
    known = {_plain(name): value for name, value in reversed(fields.items()) if value is not None}
    try:
        ours = {name: _first(known, others, name) for name, others in FIELDS.items()}
    except RecursionError:
        detail = "a field holds lists within lists, hundreds deep; write it as text"
        return Record(problem="broken_record", detail=detail)
    if not ours["standfirst"]:
        hint = _first(known, HINTS)
        head = _spaced(ours["text"][:_HEAD])
        ours["standfirst"] = hint if hint and _spaced(hint) in head else ""
    return Record(**ours)


def known_columns(names: Iterable[str]) -> list[str]:
    """Return those of `names` that mean anything to us, in their order.

    >>> known_columns(["ID", "Outlet", "Body"])
    ['Outlet', 'Body']
    """
    ours = {_plain(name) for others in (*FIELDS.values(), HINTS) for name in others}
    return [name for name in names if _plain(name) in ours]


def has_text(names: Iterable[str]) -> bool:
    """Tell whether one of `names` means the article's text.

    >>> has_text(["Title", "Main Text"])
    True
    """
    return bool({_plain(name) for name in names} & {_plain(name) for name in FIELDS["text"]})


def no_text(names: Iterable[object]) -> str:
    """Say that none of `names` is the article's text, and what would be."""
    found = ", ".join(repr(str(name)[:60]) for name in list(names)[:20]) or "none"
    wanted = ", ".join(FIELDS["text"][:5])
    return f"has no field for the text (found: {found}); name one of them {wanted} or the like"


def _plain(name: object) -> str:
    return re.sub(r"[^a-z0-9]", "", str(name).lower())


def _first(known: Mapping[str, Any], names: Iterable[str], field: str = "") -> str:
    joint = "\n\n" if field == "text" else ", "
    texts = (_text(known.get(_plain(name)), joint) for name in names)
    return next((text for text in texts if text), "")


def _text(value: Any, joint: str = ", ") -> str:
    """Return a value as text; a list joined, of an object its name (as NewsAPI's source)."""
    if value is None or value != value:  # NaN
        return ""
    if isinstance(value, str):
        return value.strip("\r\n") if value.strip() else ""
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    if isinstance(value, Mapping):
        return _first({_plain(k): v for k, v in value.items()}, _NAMES_OF_OBJECTS)
    if isinstance(value, list | tuple):
        return joint.join(part for part in (_text(item, joint) for item in value) if part)
    return str(value)


def _spaced(text: str) -> str:
    return " ".join(text.split())
