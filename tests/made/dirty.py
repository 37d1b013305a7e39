"""Files such as crawls and careless hands leave: each with what must become of its records.

All texts in them are invented.
"""

import csv
import gzip
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SCRIPT = "<script>document.title='owned'</script>"
MARKUP = "<img src=x onerror=alert(1)> & <b>bold</b>"
LONG_SOURCE = "The Very Long Gazette of " + "Quorrin and " * 22 + "Lessk"  # 293 characters
SLASH_SOURCE = 'Quorrin/Lessk "Evening"\nPost'
ABSURD_DATES = ("0001-01-01", "20251", "yesterday", "2025-02-31", "")

ENGLISH = (
    "The mayor of Quorrin opened the bridge on Monday. Hundreds of people crossed it before noon, "
    "and a brass band played until the rain began. “We have waited nine years for this day,” the "
    "mayor said. The old bridge was closed after the flood, and the ferry was slow and dear."
)
TURKISH = (
    "Quorrin belediye başkanı pazartesi günü yeni köprüyü açtı. Yüzlerce kişi öğleden önce "
    "köprüden geçti ve yağmur başlayana kadar bando çaldı. Başkan, “Bu gün için dokuz yıl "
    "bekledik” dedi. Eski köprü selden sonra kapatılmıştı; feribot ise yavaş ve pahalıydı. "
    "Halk, açılıştan sonra çarşıda uzun süre şenlik yaptı."
)


@dataclass(frozen=True)
class Dirty:
    """A file, what is wrong with it, and the status each of its records must get, in order.

    A status is one of the ledger's or `in`: kept or flagged, both of which stay in the corpus.
    No status at all: any will do, but the file may not be missing from the ledger. `text` must
    stand in the article kept from it; `has_date` says whether one is known then.
    """

    file: str
    what: str
    statuses: tuple[str, ...]
    text: str = ""
    has_date: bool | None = None


def write_dirty(folder: Path) -> tuple[Dirty, ...]:
    """Write the dirty files below `folder` and return what must become of each."""
    folder.mkdir(parents=True, exist_ok=True)
    makers: tuple[Callable[[Path], list[Dirty]], ...] = (
        _not_text, _encodings, _broken_tables, _duplicates, _dates, _languages, _hostile, _names,
    )  # fmt: skip
    return tuple(dirty for make in makers for dirty in make(folder))


def write_one_source(folder: Path, n: int = 6) -> Path:
    """Write a corpus of one source only: nothing in it can be compared."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [_record(f"Bridge story {i}", f"{ENGLISH} It was article {i}.") for i in range(n)]
    return _lines(folder / "one.jsonl", rows)


def write_unreadable(folder: Path) -> None:
    """Write a folder in which nothing can be read."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "picture.txt").write_bytes(_binary())
    (folder / "empty.txt").write_bytes(b"")
    (folder / "list.csv").write_bytes(b"id,price\n1,2\n")


def write_huge(path: Path, megabytes: int = 200) -> None:
    """Write one text file of that size, every line of it English."""
    block = (ENGLISH + "\n\n").encode() * 4000
    with path.open("wb") as out:
        for _ in range(megabytes * 1_000_000 // len(block) + 1):
            out.write(block)


def _record(title: str, text: str, **fields: str) -> dict[str, str]:
    return {"source": "Quorrin Post", "title": title, "date": "2025-03-03", "text": text} | fields


def _lines(path: Path, rows: list[dict[str, str]]) -> Path:
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_bytes(("\n".join(lines) + "\n").encode())
    return path


def _named(place: str) -> str:
    """Return an English text of its own, so that it is no duplicate of another."""
    return ENGLISH.replace("Quorrin", place)


def _binary() -> bytes:
    return bytes(range(256)) * 40


def _not_text(folder: Path) -> list[Dirty]:
    (folder / "binary.txt").write_bytes(_binary())
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\n\t\n")
    _lines(folder / "empty_body.jsonl", [_record("Nothing under this title", "")])
    (folder / "cut.jsonl.gz").write_bytes(gzip.compress(b'{"text": "cut"}\n' * 9, mtime=0)[:-12])
    return [
        Dirty("binary.txt", "bytes that are no text", ("dropped",)),
        Dirty("empty.txt", "no bytes at all", ("dropped",)),
        Dirty("blank.txt", "white space only", ("dropped",)),
        Dirty("empty_body.jsonl", "a title without a text", ("dropped",)),
        Dirty("cut.jsonl.gz", "gzip that breaks off", ()),
    ]


def _encodings(folder: Path) -> list[Dirty]:
    name = "İbrahim Şahöz visited {}. "
    wide, turkish, broken = (name.format(p) + _named(p) for p in ("Widetown", "Çeşmeli", "Mojiköy"))
    (folder / "utf16.txt").write_bytes(wide.encode("utf-16"))
    windows = turkish.encode("cp1254")
    (folder / "windows1254.txt").write_bytes(windows)
    crippled = "".join(map(_as_windows, broken.encode()))
    (folder / "mojibake.txt").write_bytes(crippled.encode())
    return [
        Dirty("utf16.txt", "UTF-16 with its mark", ("in",), "İbrahim Şahöz visited Widetown"),
        Dirty("windows1254.txt", "Windows-1254", ("in",), "İbrahim Şahöz visited Çeşmeli"),
        Dirty(
            "mojibake.txt", "UTF-8 read as Windows-1252", ("in",), "İbrahim Şahöz visited Mojiköy"
        ),
    ]


def _as_windows(byte: int) -> str:
    """Return what a careless program shows for one byte of UTF-8: Windows-1252, or the number."""
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


def _broken_tables(folder: Path) -> list[Dirty]:
    good = [_record(f"Line of {p}", _named(p)) for p in ("Onetown", "Twotown")]
    first, last = (json.dumps(row) for row in good)
    middle = '{"title": "cut off", "text": "The may'
    (folder / "broken_line.jsonl").write_bytes(f"{first}\n{middle}\n{last}\n".encode())
    (folder / "no_text.csv").write_bytes(b"id,title,price\n1,A title,2\n2,Another,3\n")
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerows(
        [
            ["title", "source", "text"],
            [
                "Quoted, with comma",
                "Quorrin Post",
                _named("Commaville") + '\n\nA second "paragraph", with a comma.',
            ],
        ]
    )
    (folder / "newlines.csv").write_bytes(out.getvalue().encode())
    return [
        Dirty("broken_line.jsonl", "a broken line between two", ("in", "dropped", "in")),
        Dirty("no_text.csv", "a table without a text column", ("dropped",)),
        Dirty("newlines.csv", "quoted newlines", ("in",), 'A second "paragraph", with a comma.'),
    ]


def _duplicates(folder: Path) -> list[Dirty]:
    rows = [_record("The same bridge", _named("Sameburg"))] * 10
    _lines(folder / "ten_times.jsonl", rows)
    return [Dirty("ten_times.jsonl", "one article ten times", ("in",) + ("dropped",) * 9)]


def _dates(folder: Path) -> list[Dirty]:
    made = []
    for number, day in enumerate(ABSURD_DATES):
        name = f"date_{number}.jsonl"
        _lines(folder / name, [_record(f"Day {number}", _named(f"Dayville {number}"), date=day)])
        made.append(Dirty(name, f"the date {day!r}", ("in",), has_date=False))
    return made


def _languages(folder: Path) -> list[Dirty]:
    _lines(folder / "turkish.jsonl", [_record("Quorrin köprüsü açıldı", TURKISH)])
    return [Dirty("turkish.jsonl", "an article in Turkish", ("flagged",))]


def _hostile(folder: Path) -> list[Dirty]:
    rows = [
        _record(f"Bridge {SCRIPT} opened", _named("Scriptville")),
        _record(f"Bridge {MARKUP} opened", f"{_named('Markupton')} {SCRIPT}", url="javascript:a()"),
        _record("A long source", _named("Longham"), source=LONG_SOURCE),
        _record("A source with a slash", _named("Slashbury"), source=SLASH_SOURCE),
        _record("=HYPERLINK(1)", _named("Formulaby"), source="=cmd|' /C calc'!A0"),
        _record("A title of 3,000 characters: " + "long " * 600, _named("Titleham")),
    ]
    _lines(folder / "hostile.jsonl", rows)
    return [Dirty("hostile.jsonl", "markup and odd characters in fields", ("in",) * len(rows))]


def _names(folder: Path) -> list[Dirty]:
    """File names; a Linux file name has at most 255 bytes and no slash, and that is all."""
    names = {
        "quote \" and ' and $(touch owned).txt": "Quoteham",
        "new\nline.txt": "Newlineton",
        "n" * 240 + ".txt": "Longnameby",
        "-rf.txt": "Dashford",
        "çıkış 2025.txt": "Accentville",
    }
    for name, place in names.items():
        (folder / name).write_bytes(_named(place).encode())
    return [Dirty(name, "an odd file name", ("in",), place) for name, place in names.items()]
