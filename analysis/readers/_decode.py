"""Bytes to text: byte-order marks, UTF-8, UTF-16, and the one-byte encodings of old crawls."""

import codecs
import re
from pathlib import Path

from analysis.errors import ReaderError

# Longest first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive; name it .gz"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a rich-text document"),
)

# In scripts other than the Latin nearly every letter is beyond ASCII, in Turkish one in eight is.
_MIN_OTHER_SCRIPT = 0.3
_OTHER_SCRIPTS = ["cp1256", "cp1251", "cp1253", "cp1255", "iso8859_6", "koi8_r"]

_SAMPLE = 32_000  # bytes of lines with letters beyond ASCII: charset-normalizer's own advice is 5 k
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MAX_CONTROLS = 0.02  # share of control bytes in text; office files and pictures have 10 % and more
_MAX_STRAY = 0.1  # stray bytes per character beyond ASCII in a file that is still UTF-8
_BEYOND, _BREAK = re.compile(rb"[\x80-\xff]"), re.compile(rb"[\r\n]")
_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_-]+)", re.I
)


def decode(data: bytes, path: Path) -> str:
    """Return the text of a whole file.

    Raises:
        ReaderError: the bytes are no text.
    """
    encoding = encoding_of(data, path)
    return strip_mark(data, encoding).decode(encoding, errors="replace")


def decode_page(data: bytes, path: Path) -> str:
    """Return the text of a web page; what it declares counts only where it is not UTF-8."""
    declared = _META_CHARSET.search(data[:4096])
    if declared and _marked(data) is None and not _is_utf8(data):
        try:
            return data.decode(declared.group(1).decode())
        except (LookupError, UnicodeError):
            pass
    return decode(data, path)


def encoding_of(data: bytes, path: Path) -> str:
    """Return the name of the encoding of `data`.

    Raises:
        ReaderError: the bytes are no text.
    """
    marked = _marked(data)
    if marked:
        return marked
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ReaderError(path, "not_text", f"is not text but {what}; save it as plain text")
    wide = _unmarked_utf16(data[:4096])
    if wide:
        return wide
    head = data[:65_536]
    if b"\x00" in head or len(_CONTROLS.findall(head)) > _MAX_CONTROLS * len(head):
        raise ReaderError(path, "not_text", "is not text but binary data; save it as plain text")
    if _is_utf8(data):
        return "utf-8"
    return _mostly_utf8(data) or one_byte(data)


def strip_mark(data: bytes, encoding: str) -> bytes:
    """Return `data` without the byte-order mark of `encoding`."""
    for mark, name in _MARKS:
        if name == encoding and data.startswith(mark):
            return data[len(mark) :]
    return data


def one_byte(data: bytes) -> str:
    """Return the likeliest of the one-byte encodings.

    Text that is mostly beyond ASCII is given to charset-normalizer, which tells Arabic from
    Cyrillic and the like. In Latin script a few names are too little for statistics to tell: there
    Windows-1254 is taken, which differs from 1252 and Latin-1 in six letters only, the Turkish
    ones, in whose place those have the Icelandic.
    """
    sample = _sample(data)
    beyond = sum(1 for byte in sample if byte > 0x7F)
    letters = beyond + sum(1 for byte in sample if chr(byte).isalpha() and byte < 0x80)
    if beyond > _MIN_OTHER_SCRIPT * letters:
        from charset_normalizer import from_bytes

        best = from_bytes(sample, cp_isolation=_OTHER_SCRIPTS).best()
        if best:
            return best.encoding
    return "cp1254"


def _sample(data: bytes) -> bytes:
    r"""Return the first lines with letters beyond ASCII, cutting no more lines than it takes.

    >>> _sample("plain\nÜberall\nplain\nİzmir".encode("cp1254"))
    b'\xdcberall\n\xddzmir'
    """
    lines: list[bytes] = []
    at = size = 0
    while size < _SAMPLE and (odd := _BEYOND.search(data, at)):
        breaks = (data.rfind(b"\n", at, odd.start()), data.rfind(b"\r", at, odd.start()))
        start = max(at, breaks[0] + 1, breaks[1] + 1, odd.start() - _SAMPLE // 2)
        end = _BREAK.search(data, odd.end())
        at = end.end() if end else len(data)
        lines.append(data[start : min(end.start() if end else at, start + _SAMPLE)])
        size += len(lines[-1]) + 1
    return b"\n".join(lines)[:_SAMPLE]


def _marked(data: bytes) -> str | None:
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def _unmarked_utf16(head: bytes) -> str | None:
    """Tell UTF-16 without a mark by its zeros: in Latin script every other byte is one."""
    even, odd = head[0::2], head[1::2]
    if not odd:
        return None
    zero_even, zero_odd = even.count(0) / len(even), odd.count(0) / len(odd)
    if zero_odd > 0.3 and zero_even < 0.05:
        return "utf-16-le"
    if zero_even > 0.3 and zero_odd < 0.05:
        return "utf-16-be"
    return None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        # the last character of a file that was cut off
        return error.reason == "unexpected end of data" and error.start > len(data) - 4
    return True


def _mostly_utf8(data: bytes) -> str | None:
    """Tell UTF-8 with a few stray bytes, as when two sources were pasted together."""
    text = data.decode("utf-8", errors="replace")
    stray = text.count("\ufffd")
    beyond = len(text) - len(text.encode("ascii", "ignore")) - stray
    return "utf-8" if beyond and stray <= _MAX_STRAY * beyond else None
