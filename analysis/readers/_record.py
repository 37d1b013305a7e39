"""The one thing readers yield."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Record:
    """One article as a file has it, before any cleaning; an empty string means none is given.

    Args:
        text: the article, with its line breaks.
        title: its headline.
        source: the outlet, as a name or a domain.
        date: when it was published, as written.
        url: its address.
        author: its by-line.
        language: the language the file declares.
        standfirst: the summary beneath the headline.
        problem: a reason of the ledger when this record is broken.
        detail: the problem in a sentence, with the place in the file.
    """

    text: str = ""
    title: str = ""
    source: str = ""
    date: str = ""
    url: str = ""
    author: str = ""
    language: str = ""
    standfirst: str = ""
    problem: str = ""
    detail: str = ""
