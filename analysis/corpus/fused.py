"""What crawls run together: prefixes, labels and notices on the line of a text, lost spaces."""

import re

from analysis.corpus.notation import pattern

# A piece of a line and its part; an empty part is not settled yet.
Piece = tuple[str, str]

_DATE_PREFIX = re.compile(r"\W*date\s+(\d{4}-\d{2}-\d{2})\b\s*", re.I)
_MAX_SECTION_WORDS = 4

# The label that stands before a text, and the part of the text behind it.
_LABELS = (
    (pattern(r"Image copyright .{2,60}? Image caption\s+"), "caption"),
    (
        pattern(r"Media playback is (?:un|not )supported on \w+ device\s+(?:Media caption\s+)?"),
        "caption",
    ),
    (pattern(r"(?:{SITE} ){2,6}(?-i:(?=[A-Z]))", re.IGNORECASE), "caption"),
    (pattern(r"CLOSE\s+(?=[A-Z])"), "caption"),
    (pattern(r"(?:Story [Hh]ighlights|Key [Pp]oints):?\s+(?=[A-Z\"“'‘])"), "standfirst"),
    (pattern(r"Advertisement Continue reading the main story\s+(?=[A-Z\"“])"), ""),
)

# Notices that end a text without a line of their own.
_TAILS = (
    pattern(r"\s\((?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) by [^()]{5,400}\)\s*$"),
    pattern(r"\sSOURCE\s?:\s?[A-Z][^.]{1,60}$"),
    pattern(r"\s(?:Copyright (?:©\s*)?\d{4}\b|© ?\d{4}\b)[^.]{2,100}\. All rights reserved\b…$"),
    pattern(r"\s(?:ADVERTISEMENT|Advertisement(?: Continue reading the main story)?)\s*$"),
    pattern(r"\s(?:READ MORE|Read more|Read More)\s?:\s[^.]{10,160}$"),
)

# A place, date or agency before the first sentence: "CAIRO (Reuters) -The", "(CNN) In",
# "LAKE BUENA VISTA, Fla. — Mitt". Without an agency the place must be in capitals.
_UPPER = "A-ZÀ-ÖØ-ÞĞİŞ"
_DATELINE = pattern(
    rf"(?!FILE\b)(?:(?:[{_UPPER}][^()“”\"?!:;]{{1,60}}?\s*)?\({{AGENCY}}[^()]{{0,20}}\)\s*(?:[-–—]{{1,2}}|:)\s*"
    r"|\(CNN[^()]{0,12}\)\s*(?:[-–—]{1,2}\s*)?"
    rf"|[{_UPPER}][{_UPPER}.'’/ -]{{2,40}}(?:, [A-Z][\w. ]{{1,25}})?"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?\s*(?:—|–|--|\s-)\s*"
    rf")(?=[{_UPPER}“\"‘'\d])"
)
_MIN_AFTER_DATELINE = 30

_LOWER = "a-zà-öø-ÿğışç"
_MAY_LACK_SPACE = re.compile(rf"[.!?][”\"]?[{_UPPER}“‘]")
_LOST_SPACES = (
    re.compile(rf"(?<=[{_LOWER}]{{2}})([.!?])(?=[{_UPPER}](?:[{_LOWER}’']|\s)|[“‘][{_UPPER}])"),
    re.compile(rf"(?<=[\s(]\d{{4}})\.(?=[{_UPPER}][a-z])"),
    re.compile(rf"(?<=[{_LOWER}])[.!?][”\"](?=[{_UPPER}][a-z])"),
)
_ENDINGS_OF_ADDRESSES = ("Com", "Org", "Net", "Gov", "Edu", "Html", "Pdf", "Co", "Tv")
_ADDRESS = re.compile(r"://|www\.|@|\w/\w")


def pieces(line: str) -> list[Piece]:
    """Split what was run together off a line; most lines are one piece of no settled part.

    >>> pieces("date 2025-05-20 MIDDLE EAST Talks open in Damascus")
    [('furniture', 'date 2025-05-20 MIDDLE EAST'), ('', 'Talks open in Damascus')]
    """
    prefix = _DATE_PREFIX.match(line)
    if prefix:
        end = prefix.end() + _section_length(line[prefix.end() :])
        return _without_empty([("furniture", line[:end]), *_labelled(line[end:].strip())])
    return _labelled(line)


def prefixed_date(line: str) -> str:
    """Return the date that a fused prefix gives, or an empty string."""
    found = _DATE_PREFIX.match(line)
    return found.group(1) if found else ""


def dateline(line: str) -> tuple[str, str]:
    """Split a first sentence into its dateline and the rest.

    >>> dateline("CAIRO (Reuters) -The foreign ministry said that talks would go on.")
    ('CAIRO (Reuters) -', 'The foreign ministry said that talks would go on.')
    """
    found = _DATELINE.match(line)
    if found and len(line) - found.end() >= _MIN_AFTER_DATELINE:
        return line[: found.end()].strip(), line[found.end() :]
    return "", line


def spaced(line: str) -> str:
    """Put back the space that was lost after a full stop, and nowhere in names and addresses.

    >>> spaced("It was the end.Start again on turkiyescoop.com, in the U.S.A and in 2019.They did.")
    'It was the end. Start again on turkiyescoop.com, in the U.S.A and in 2019. They did.'
    """
    if _MAY_LACK_SPACE.search(line):
        for lost in _LOST_SPACES:
            line = lost.sub(_space, line)
    return line


def _space(found: re.Match[str]) -> str:
    line, after = found.string, found.end()
    word = line[line.rfind(" ", 0, found.start()) + 1 : (line + " ").index(" ", after)]
    next_word = re.split(r"\W", line[after:], maxsplit=1)[0]
    is_address = _ADDRESS.search(word) or next_word in _ENDINGS_OF_ADDRESSES
    return found.group() if is_address else f"{found.group()} "


def _section_length(text: str) -> int:
    """Return how far the words in capitals after a fused date go."""
    words = re.findall(r"\S+\s*", text)
    n = 0
    while n < min(len(words), _MAX_SECTION_WORDS) and (
        words[n].isupper() or words[n].strip() == "&"
    ):
        n += 1
    if 0 < n < len(words) and words[n][0].islower():
        n -= 1  # "US strikes ...": the last word in capitals begins the title
    return sum(len(word) for word in words[:n])


def _labelled(line: str) -> list[Piece]:
    for label, part in _LABELS:
        found = label.match(line)
        if found:
            return _without_empty([("furniture", line[: found.end()]), (part, line[found.end() :])])
    for tail in _TAILS:
        found = tail.search(line)
        if found and found.start() > 0:
            return [*_labelled(line[: found.start()]), ("furniture", line[found.start() :].strip())]
    return [("", line)] if line else []


def _without_empty(split: list[Piece]) -> list[Piece]:
    return [(part, text.strip()) for part, text in split if text.strip()]
