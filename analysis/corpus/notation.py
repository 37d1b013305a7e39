"""How the patterns of lines are written down: one on a line, short enough to read.

A pattern is a regular expression in which `…` stands for up to 250 characters of anything, `……`
for up to 800, and {AGENCY} and the like for the alternatives below. Every pattern has to cover
the whole line, but for marks after its end.
"""

import re
from collections.abc import Iterable

_WORDS = {
    "AGENCY": (
        r"(?:AP Photo|AP|AFP|Reuters|REUTERS|UPI|PA|AA|EPA|dpa|DPA|Xinhua|TASS|Tass|IANS|ANI|PTI|"
        r"SANA|Anadolu(?: Agency)?|Bloomberg|Getty(?: Images)?|GETTY(?: IMAGES)?|"
        r"(?:The )?Associated Press|Agence France-Presse|Press Association|CNN|Kyodo|Yonhap|ANSA|"
        r"EFE)"
    ),
    "SITE": (
        r"(?:facebook|twitter|pinterest|whatsapp|linkedin|reddit|google\+?|e-?mail|print|telegram|"
        r"instagram|youtube|x)"
    ),
    "KIND": (
        r"(?:photo|photograph|picture|image|pic|video|illustration|graphic|screengrab|screenshot)"
    ),
    "STORY": r"(?:story|article|post|report|piece|column|guide|blog|update)",
    "MONTH": r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,9}\.?",
    "WEEKDAY": r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?",
    "CLOCK": (
        r"(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s{0,4}[ap]\.?\s?m\.?)?"
        r"|\d{1,2}\s{0,4}[ap]\.?\s?m\.?)"
    ),
    "NUMBER": r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)",
}
_WORDS["DATE"] = (
    r"(?:(?:{WEEKDAY}\s{1,4})?(?:{MONTH}\s{1,4}\d{1,2}(?:st|nd|rd|th)?,?(?:\s{1,4}\d{4})?"
    r"|\d{1,2}(?:st|nd|rd|th)?\s{1,4}{MONTH},?(?:\s{1,4}\d{4})?)"
    r"|\d{4}-\d\d?-\d\d?(?:T[\d:.+Z-]{1,40})?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|{WEEKDAY})"
)
_WORDS["WHEN"] = (
    r"(?:{DATE}|{CLOCK})"
    # the marks between are few, for each more is one more way to share them out
    r"(?:[\s,|@•·–-]{0,8}(?:at\s{1,4})?(?:{DATE}|{CLOCK}|\(?(?:[a-z]{2,4}|local time)?\)?)){0,4}"
)


def pattern(written: str, flags: int = 0) -> re.Pattern[str]:
    """Return the compiled pattern of one line of notation.

    >>> bool(pattern("read more…").fullmatch("read more about it"))
    True
    """
    for _ in range(3):  # WHEN holds DATE, which holds MONTH
        for name, alternatives in _WORDS.items():
            written = written.replace("{" + name + "}", alternatives)
    written = written.replace("……", ".{0,800}").replace("…", ".{0,250}")
    return re.compile(written, flags | re.DOTALL)


def whole(lines: Iterable[str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Return a pattern that covers a line if one of `lines` does, but for marks at its end."""
    return pattern(rf"(?:{'|'.join(lines)})\W*", flags)
