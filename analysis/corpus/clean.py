"""One record to one article: its characters, lines and parts put right, once and for ever."""

from dataclasses import dataclass

from analysis.corpus import fused, ledger, parts, paywall, titles, unwrap
from analysis.corpus.furniture import written_date
from analysis.corpus.repair import repair
from analysis.readers._record import Record
from analysis.schemas import COUNTED_PARTS

# The longest of 1,930 real articles has 48,409 characters; spaCy refuses a text of a million.
MAX_CHARACTERS = 900_000

# Pages of videos and galleries keep a sentence or two; so do teasers.
SHORT_WORDS = 20

SEPARATOR = "\n\n"
Flag = tuple[str, str]


@dataclass(frozen=True)
class Cleaned:
    """An article's paragraphs, each with its part, and what was noticed while cleaning.

    Args:
        title: the title known or found; empty when there is none.
        written_date: a date that stands in the text's head, as written.
        paragraphs: (part, text), in the order in which they are stored, the title first.
        flags: (reason, detail) of the ledger.
    """

    title: str
    written_date: str
    paragraphs: tuple[tuple[str, str], ...]
    flags: tuple[Flag, ...]

    @property
    def text(self) -> str:
        """The stored text: the paragraphs, with an empty line between two."""
        return SEPARATOR.join(text for _, text in self.paragraphs)

    @property
    def counted(self) -> tuple[str, ...]:
        """The paragraphs that are annotated and counted: all but furniture."""
        return tuple(text for part, text in self.paragraphs if part in COUNTED_PARTS)

    @property
    def beside_body(self) -> tuple[str, ...]:
        """The counted paragraphs that are not body: title, standfirst and captions."""
        return tuple(t for part, t in self.paragraphs if part not in ("body", "furniture"))

    @property
    def body(self) -> str:
        """The paragraphs of the body, with an empty line between two."""
        return SEPARATOR.join(text for part, text in self.paragraphs if part == "body")


def clean(record: Record, *, title: str = "", names: tuple[str, ...] = ()) -> Cleaned:
    """Return the article that a record holds.

    Args:
        record: as the reader yields it.
        title: the title that metadata.csv gives, which wins over the record's.
        names: the source and the domain, whose name sites append to titles.
    """
    lines = [fused.spaced(line) for line in unwrap.paragraphs(repair(record.text))]
    known = " ".join(repair(title).split()) or titles.tidy(repair(record.title), names)
    if titles.is_cut(known):
        known = next((line for line in lines[:8] if _completes(line, known)), known)
    paragraphs = parts.assign(
        lines,
        title=known,
        standfirst=" ".join(repair(record.standfirst).split()),
        author=record.author,
    )
    first_part, first = paragraphs[0] if paragraphs else ("", "")
    return Cleaned(
        title=first if first_part == "title" else known,
        written_date=_date_in(paragraphs),
        paragraphs=tuple(paragraphs),
        flags=tuple(_flags(paragraphs)),
    )


def _completes(line: str, title: str) -> bool:
    return titles.is_same(line, title) and not titles.is_cut(line)


def _date_in(paragraphs: list[tuple[str, str]]) -> str:
    """Return the first date among the lines above the body."""
    for part, text in paragraphs:
        if part == "body":
            break
        if part == "furniture" and (date := fused.prefixed_date(text) or written_date(text)):
            return date
    return ""


def _flags(paragraphs: list[tuple[str, str]]) -> list[Flag]:
    flags: list[Flag] = []
    cut = paywall.cut(paragraphs)
    if cut:
        flags.append((ledger.PAYWALL_CUT, cut))
    n_lost = sum(text.count("\ufffd") for _, text in paragraphs)
    if n_lost:
        flags.append((ledger.LOST_CHARACTERS, f"{n_lost} characters cannot be read"))
    return flags
