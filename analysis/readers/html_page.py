"""Saved web pages, plain or gzipped: one article a page, found by trafilatura."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analysis.errors import ReaderError
from analysis.readers import _fields
from analysis.readers._decode import decode_page
from analysis.readers._limits import MAX_PAGE_BYTES, read_bytes
from analysis.readers._record import Record

# Elements of a page: the largest of 76 real ones has 9,000 tags. What is sought in them takes
# time for each, and with some for each pair.
MAX_TAGS = 200_000

SUFFIXES = (".html", ".htm", ".xhtml", ".html.gz", ".htm.gz")

# The day of first publication, not of the last change; and an outer bound that does not move
# with the clock, so that a page reads the same next year.
_DATES = {"original_date": True, "extensive_search": True, "max_date": "2100-12-31"}


def read(path: Path) -> Iterator[Record]:
    """Yield the page's article with the title, date, author, address and site it declares.

    Raises:
        ReaderError: the file cannot be opened, is too large, is no text, or is no page.
    """
    page = decode_page(read_bytes(path, MAX_PAGE_BYTES), path)
    if not page.strip():
        yield Record()
        return
    if page.count("<") > MAX_TAGS:
        raise ReaderError(path, "too_large", f"is a page of more than {MAX_TAGS:,} tags; split it")
    yield _extract(page, path)


def _extract(page: str, path: Path) -> Record:
    import trafilatura

    try:
        found: Any = trafilatura.bare_extraction(
            page, with_metadata=True, include_comments=False, date_extraction_params=_DATES
        )
    except Exception as error:  # what a parser raises on hostile pages is not listed anywhere
        detail = f"is not a page that can be parsed ({error})"
        raise ReaderError(path, "broken_file", detail) from error
    if found is None:
        return Record()
    return _fields.record(
        {
            "text": found.text,
            "title": found.title,
            # one outlet's pages give its name in several ways, its domain in one
            "source": found.hostname or found.sitename,
            "date": found.date,
            "url": found.url,
            "author": _authors(found.author or ""),
            "language": found.language,
            "description": found.description,
        }
    )


def _authors(listed: str) -> str:
    """Return the names once each; pages give them again as the name of a profile."""
    names = {
        re.sub(r"[\W_]+", "", name).lower(): name.strip() for name in reversed(listed.split(";"))
    }
    return ", ".join(reversed(names.values()))
