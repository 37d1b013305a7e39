"""Records to rows: each is kept, flagged or dropped, and entered in the ledger once."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from hashlib import sha256

from analysis.corpus import ledger, metadata, origin, words
from analysis.corpus.clean import MAX_CHARACTERS, SEPARATOR, SHORT_WORDS, Cleaned, Flag, clean
from analysis.corpus.columns import Columns
from analysis.corpus.files import Found
from analysis.corpus.language import detect
from analysis.corpus.repair import repair
from analysis.errors import ReaderError
from analysis.readers._limits import MAX_RECORDS
from analysis.readers._record import Record

# The longest real title has some 200 characters and the longest standfirst 2,000. A field of more
# than this is an article in the wrong place, or an attack on whoever looks for dates in it.
MAX_FIELD = 20_000


@dataclass
class Entry:
    """A row of the ledger in the making."""

    file: str
    record: int
    article_id: str = ""
    dropped: Flag | None = None
    flags: list[Flag] = field(default_factory=list)


class Intake:
    """The articles, their paragraphs and the ledger while they grow."""

    def __init__(self, said: metadata.Metadata) -> None:
        self.said = said
        self.articles = Columns("articles")
        self.paragraphs = Columns("paragraphs")
        self.entries: list[Entry] = []
        self._kept: dict[str, Entry] = {}
        self._told_by: dict[str, list[tuple[str, Entry]]] = defaultdict(list)

    def add_file(self, found: Found) -> None:
        """Enter all records of one file."""
        if not found.read:
            self._drop(found.name, 0, found.reason, found.detail)
            return
        number = 0
        try:
            for record in _records(found):
                if number >= MAX_RECORDS:
                    said = f"holds more than {MAX_RECORDS:,} records, of which those are read"
                    raise ReaderError(found.path, ledger.TOO_LARGE, said)
                self._add(record, found.name, number)
                number += 1
        except ReaderError as error:
            self._drop(found.name, number, error.reason, f"the file {error.detail}")
            return
        if not number:
            self._drop(found.name, 0, ledger.EMPTY_TEXT, "the file holds no records")

    def add_metadata_problems(self, *, is_folder: bool) -> None:
        """Enter the rows of metadata.csv that name nothing, and flag those that repeat."""
        for name, reason, detail in self.said.problems:
            self._drop(name, 0, reason, detail)
        known = {(entry.file, entry.record): entry for entry in self.entries}
        names = {entry.file for entry in self.entries}
        for (file, record), row in self.said.rows.items():
            is_there = file in names if record == metadata.ALL else (file, record) in known
            key = (file, max(record, 0))
            if not is_there and key not in known and (is_folder or file in names):
                known[key] = self._drop(*key, ledger.METADATA_WITHOUT_FILE, f"see {row.where}")
        for (file, record), where in self.said.repeated.items():
            entry = known.get((file, max(record, 0)))
            if entry:
                detail = f"named again in {'; '.join(where)}"
                entry.flags.append((ledger.METADATA_REPEATED, detail))

    def flag_shared_texts(self) -> None:
        """Flag the articles that share their text with another, naming the first other."""
        for told_by in self._told_by.values():
            firsts = dict(reversed(told_by))
            two = sorted(firsts)[:2]
            for source, entry in told_by if len(told_by) > 1 else ():
                other = next((s for s in two if s != source), "")
                if other:
                    detail = f"the same text is in {_place(firsts[other])}, of {other}"
                    entry.flags.append((ledger.SHARED_TEXT, detail))
                else:
                    twin = told_by[1][1] if entry is told_by[0][1] else told_by[0][1]
                    detail = f"the same text is in {_place(twin)}"
                    entry.flags.append((ledger.REPEATED_TEXT, detail))

    def _add(self, record: Record, file: str, number: int) -> None:
        if record.problem:
            self._drop(file, number, record.problem, record.detail)
            return
        if len(record.text) > MAX_CHARACTERS:
            detail = f"the text has {len(record.text):,} characters, more than {MAX_CHARACTERS:,}"
            self._drop(file, number, ledger.TOO_LARGE, detail)
            return
        said = self.said.of(file, number)
        long = _too_long(record) or _too_long(said)
        if long:
            self._drop(file, number, ledger.TOO_LARGE, long)
            return
        url = " ".join(repair(said.url or record.url).split())
        source, source_from = origin.source(_repaired(said), _repaired(record), file)
        names = (source, origin.domain_of(url))
        cleaned = clean(record, title=said.title, names=names)
        body_words = words.WORD.findall(cleaned.body)
        if not body_words:
            self._drop(file, number, ledger.EMPTY_TEXT, _what_there_is(cleaned))
            return
        entry = Entry(file, number, _hash(f"{source}\n{cleaned.text}"))
        first = self._kept.get(entry.article_id)
        if first:
            self._drop(file, number, ledger.EXACT_DUPLICATE, f"it is the same as {_place(first)}")
            return
        dated = origin.published(said, record, cleaned, url)
        title, title_from = origin.title(said, cleaned, url)
        language = detect(cleaned.body, said.language or record.language)
        entry.flags += [*cleaned.flags, *dated.flags]
        if len(body_words) < SHORT_WORDS:
            entry.flags.append((ledger.SHORT_TEXT, f"its body has {len(body_words)} words"))
        if language != "en":
            entry.flags.insert(0, (ledger.NOT_ENGLISH, f"the text reads as {language}"))
        story_id = _hash(" ".join(body_words).lower())
        self._keep(
            entry,
            cleaned,
            article_id=entry.article_id,
            source=source,
            title=title,
            text=cleaned.text,
            published_date=dated.day,
            url=url,
            author=" ".join(repair(said.author or record.author).split()),
            language=language,
            is_measured=language == "en",
            n_words=len(body_words) + sum(words.count(text) for text in cleaned.beside_body),
            story_id=story_id,
            text_id=_hash(SEPARATOR.join(cleaned.counted)),
            source_from=source_from,
            title_from=title_from,
            date_from=dated.found_in,
            file=file,
            record=number,
        )
        self._told_by[story_id].append((source, entry))

    def _keep(self, entry: Entry, cleaned: Cleaned, **row: object) -> None:
        self.entries.append(entry)
        self._kept[entry.article_id] = entry
        self.articles.add(row)
        for number, (part, start, end) in enumerate(_spans(cleaned)):
            self.paragraphs.add(
                {
                    "article_id": entry.article_id,
                    "paragraph_id": number,
                    "start": start,
                    "end": end,
                    "part": part,
                }
            )

    def _drop(self, file: str, record: int, reason: str, detail: str) -> Entry:
        valid = detail.encode(errors="backslashreplace").decode()
        self.entries.append(Entry(file, record, dropped=(reason, valid)))
        return self.entries[-1]


def _records(found: Found) -> Iterator[Record]:
    """Read a file; whatever its content makes a parser raise, it is the file that is broken."""
    read = found.read
    try:
        if read:
            yield from read(found.path)
    except ReaderError:
        raise
    except Exception as error:
        detail = f"cannot be read ({type(error).__name__}: {str(error)[:200]})"
        raise ReaderError(found.path, ledger.BROKEN_FILE, detail) from error


def _too_long(record: Record) -> str:
    """Say which field beside the text is longer than any may be; nothing when none is."""
    for field_ in fields(record):
        size = len(getattr(record, field_.name))
        if size > MAX_FIELD and field_.name not in ("text", "problem", "detail"):
            return f"its {field_.name} has {size:,} characters, more than {MAX_FIELD:,}"
    return ""


def _spans(cleaned: Cleaned) -> Iterator[tuple[str, int, int]]:
    start = 0
    for part, text in cleaned.paragraphs:
        yield part, start, start + len(text)
        start += len(text) + len(SEPARATOR)


def _what_there_is(cleaned: Cleaned) -> str:
    found = ledger.counted(part for part, _ in cleaned.paragraphs)
    return f"its paragraphs are {found}, and none is body" if found else "it has no text"


def _repaired(record: Record) -> Record:
    return Record(source=repair(record.source), url=record.url)


def _place(entry: Entry) -> str:
    return f"{entry.file[:200]}, record {entry.record}"


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
