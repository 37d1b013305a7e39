"""Captions of pictures and videos that a crawl left between the paragraphs."""

import re

from analysis.corpus.notation import pattern

# In brackets at the end: "(Photo: AA Archive) / AA", "(AP Photo/Jane Doe)", "(Image: Getty)".
_IN_BRACKETS = pattern(
    r"[(\[](?:(?:file )?{KIND}s?(?: credit)?\s*(?:[:/]|\b(?:by|courtesy|via)\b)|credits?\s*:"
    r"|AP Photo|{AGENCY} ?/|{AGENCY}\s+via\b)[^()\[\]]{0,120}[)\]]\W*(?:/?\s*[A-Z][\w.& -]{1,40})?",
    re.IGNORECASE,
)

# At the end without brackets: "Photograph: Jane Doe/AP", "Jane Doe/Getty Images", "©Doe (AFP)".
_AT_END = pattern(
    r"(?:\b(?:Photo|Photograph|Photographer|Image|Picture|Illustration|Credit|[a-z] credit):\s+"
    r"[^.:]{2,60}(?:\. [^.:]{2,40})?"
    r"|\w ?/ ?{AGENCY}(?: ?/ ?{AGENCY}| via [A-Z][\w ]{1,20})*"
    r"|\b(?:REUTERS|AP Photo)/[A-Z][\w.’' -]{2,40}"
    r"|\b(?:AFP )?via Getty Images"
    r"|(?<=[.!?”\"] )(?:[A-Z][\w.’'-]+ ){0,3}{AGENCY}"
    r"|\([^()]{0,60}/ ?{AGENCY}\)"
    r"|(?:©|\([cC]\)) ?[^()]{2,60}(?:\({AGENCY}[^()]{0,20}\))?"
    r"|(?<=[^.?!\"”’] )\((?:{AGENCY}|Rex|REX)(?:/[^()]{1,40})?\)"
    r")[^\w.]*"
)

_AT_START = pattern(
    r"\(?(?:File )?(?:Photo|Photograph|Picture|Image|Pic|PHOTO|IMAGE)"
    r"(?: (?:credit|by|courtesy(?: of)?))?\s*[:|]\s"
    r"|Image (?:copyright|caption|source)\b|Media caption\b|Hide Caption\b"
    r"|\d{1,3}/\d{1,3}\s+(?=[A-Z\d])"
    r"|(?:[A-Z][\w.’'-]+ ){1,3}/ {AGENCY} (?=[A-Z])"
)
_GALLERY = pattern(r".{5,900}\bHide Caption(?: \d+ of \d+)?\W*")

# How the agencies begin the text that goes with a picture; some are as long as a paragraph.
_AGENCY_START = pattern(
    r"FILE\s*[-–—:]\s|F(?:ILE|ile)\s+[-–—]\s+In this\b|FILE (?:PHOTO|IMAGE|PICTURE)\b"
    r"|In this [^.]{3,40}\b(?:photo|image|frame grab|sketch)\b"
    r"|This (?:\w+ ){0,4}(?:photo|image|frame grab|combo)\b.{0,30}?"
    r"\b(?:provided|released|taken|made|posted)\b"
)

# A credit put before the caption, as the Sun and HuffPost have it; a caption has no full stop.
_CREDIT_FIRST = pattern(
    r"(?:{AGENCY}|REX|Rex|Alamy|SWNS|Shutterstock|Twitter|Facebook|Instagram|YouTube|BBC"
    r"|AFP or licensors|AP:Associated Press|(?:Handout - )?Getty(?: - Contributor)?)"
    r" (?:- )?(?=[A-Z“‘\"']).{5,}[^.?!:;\"”’)\s]"
)

# Captions with a credit at their end stay below; what is longer and ends so is a paragraph.
_MAX_LENGTH = 450

_CREDIT_MARK = re.compile(r"[(/©:\[]")
_CREDIT_LENGTH = 200  # the longest credit, with its brackets


def is_caption(line: str) -> bool:
    """Tell whether `line` is a caption, by its credit or by what it is introduced with.

    >>> is_caption("The two leaders meet in Damascus. (Photo: AA Archive) / AA")
    True
    >>> is_caption("Reuters reported that the two leaders met in Damascus.")
    False
    """
    if _GALLERY.fullmatch(line) or (len(line) <= 900 and _AGENCY_START.match(line)):
        return True
    if len(line) > _MAX_LENGTH:
        return False
    if _AT_START.match(line) or _CREDIT_FIRST.fullmatch(line):
        return True
    # most lines are sentences of the body: they end in a stop and have no mark of a credit near it
    if line.endswith(".") and not _CREDIT_MARK.search(line, max(0, len(line) - _CREDIT_LENGTH)):
        return False
    return bool(_ends_with(_IN_BRACKETS, line) or _ends_with(_AT_END, line))


def _ends_with(credit: re.Pattern[str], line: str) -> bool:
    start = max(0, len(line) - _CREDIT_LENGTH)
    return any(found.end() == len(line) for found in credit.finditer(line, start))
