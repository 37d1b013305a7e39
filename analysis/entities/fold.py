"""Spellings made equal that differ only in what does not tell two names apart."""

import re
import unicodedata
from functools import lru_cache

APOSTROPHES = "'’‘ʼʿʾ`´"
_MARKS = ' "“”„«»()[]{},;:!?*_|'
_POSSESSIVE = re.compile(rf"(?:[{APOSTROPHES}]s|(?<=s)[{APOSTROPHES}])$", re.IGNORECASE)
_STUB = re.compile(rf"^(?:[{APOSTROPHES}]s|n[{APOSTROPHES}]t)\s+", re.IGNORECASE)
_JOINTS = re.compile(r"[\s\-‐‑–—_/]+")
_SILENT = re.compile(rf"[{APOSTROPHES}.\"“”]")
# Letters that have no accent to take off, but are written without their stroke or dot elsewhere.
_PLAIN = str.maketrans("ıłøđ", "ilod")
# One Arabic article in two transliterations.
_ARTICLES = {"el": "al"}


def cleaned(surface: str) -> str:
    """Return a name without what stands around it: possessive, leading "the", stray marks.

    >>> cleaned("the Umayyad Mosque’s")
    'Umayyad Mosque'
    >>> cleaned("the")
    ''
    """
    name = _STUB.sub("", " ".join(surface.split()).strip(_MARKS))
    name = _POSSESSIVE.sub("", name).strip(_MARKS + APOSTROPHES)
    first, _, rest = name.partition(" ")
    if first.casefold() == "the":
        name = rest
    return name if any(c.isalnum() for c in name) else ""


@lru_cache(maxsize=2**18)
def key(name: str) -> str:
    """Return what two spellings of one name have in common.

    Case, accents (dotted and dotless i among them), apostrophes, full stops, and whether words
    are joined by hyphen or space are passed over; "el" is "al".

    >>> key("İbrahim Kalın") == key("Ibrahim KALIN")
    True
    >>> key("el-Sisi") == key("Al Sisi"), key("U.S.") == key("US")
    (True, True)
    """
    bare = name.casefold()
    if not bare.isascii():
        letters = unicodedata.normalize("NFKD", bare)
        bare = "".join(c for c in letters if not unicodedata.combining(c)).translate(_PLAIN)
    words = _JOINTS.split(_SILENT.sub("", bare))
    return " ".join(_ARTICLES.get(word, word) for word in words if word)
