"""Source, title and date of an article, and where each was found.

metadata.csv wins over what is found in the file, and that over what is inferred. Inferred are:
the source from the address's domain, else from the nearest folder whose name is neither a number
nor a date; the date from the address's path; the title from the address's words. An inferred
title is a column of the article and no part of its text, for the outlet did not write it so.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from analysis.corpus import dates, ledger, titles
from analysis.corpus.clean import Cleaned, Flag
from analysis.readers._record import Record

UNKNOWN_SOURCE = "unknown source"

# One outlet's site under several names: phones, fast pages, international front pages.
_SUBDOMAINS = re.compile(r"^(?:www\d?|m|mobile|amp|edition)\.(?=[^.]+\.)")
_DOMAIN = re.compile(r"^(?:[a-z]+://)?([\w-]+(?:\.[\w-]+)*\.[a-z]{2,24})(?::\d+)?(?:/.*)?$", re.I)
_NO_OUTLET = re.compile(r"[\W\d_]*(?:articles?|texts?|data|html|json|txt|corpus|news|raw|files?)?")


@dataclass(frozen=True)
class Dated:
    """A day and where it was found, and what was wrong with those that were passed over."""

    day: date | None
    found_in: str
    flags: tuple[Flag, ...]


def source(said: Record, record: Record, file: str) -> tuple[str, str]:
    """Return the article's source and where it was found.

    >>> source(Record(), Record(url="https://www.npr.org/2017/03/15/talks"), "a.txt")
    ('npr.org', 'inferred')
    >>> source(Record(), Record(), "TRT World/2025/a.txt")
    ('TRT World', 'inferred')
    """
    for given, found_in in ((said.source, "metadata"), (record.source, "file")):
        if given.strip():
            return _outlet(given), found_in
    domain = domain_of(said.url or record.url)
    if domain:
        return domain, "inferred"
    for folder in reversed(PurePosixPath(file).parts[:-1]):
        if not _NO_OUTLET.fullmatch(folder.lower()):
            return " ".join(folder.split()), "inferred"
    return UNKNOWN_SOURCE, "unknown"


def title(said: Record, cleaned: Cleaned, url: str) -> tuple[str, str]:
    """Return the article's title and where it was found."""
    if said.title.strip():
        return cleaned.title, "metadata"
    if cleaned.title:
        return cleaned.title, "file"
    inferred = titles.from_url(url)
    return (inferred, "inferred") if inferred else ("", "unknown")


def published(said: Record, record: Record, cleaned: Cleaned, url: str) -> Dated:
    """Return the day of publication; a date that cannot be read is flagged and passed over."""
    flags: list[Flag] = []
    for written, found_in in (
        (said.date, "metadata"),
        (record.date, "file"),
        (cleaned.written_date, "file"),
    ):
        read = dates.parse(written)
        if read.day:
            return Dated(read.day, found_in, tuple(flags))
        if read.problem:
            flags.append((ledger.BAD_DATE, read.problem))
    day = dates.in_url(url)
    return Dated(day, "inferred" if day else "unknown", tuple(flags))


def domain_of(url: str) -> str:
    """Return the domain of an address, without www. and the like.

    >>> domain_of("http://edition.cnn.com/2017/a.html")
    'cnn.com'
    """
    try:
        host = urlsplit(url.strip()).hostname or ""
    except ValueError:
        return ""
    return _SUBDOMAINS.sub("", host.lower()) if "." in host else ""


def _outlet(given: str) -> str:
    """Return a source's name on one line; a domain or address as its bare domain."""
    name = " ".join(given.split())
    found = _DOMAIN.match(name)
    return _SUBDOMAINS.sub("", found.group(1).lower()) if found else name
