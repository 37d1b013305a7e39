"""Lines to paragraphs: tell lines that were wrapped at a width from lines that are paragraphs."""

import re
from itertools import pairwise

# E-mail wraps at 72 to 78, terminals at 80, PDF columns at 40 to 110.
MAX_WIDTH = 130

# Of the pairs of neighbouring lines in wrapped text, all but those at a paragraph's end have a
# second line whose first word would not have fitted on the first. Of 1,930 real articles with a
# paragraph a line none is taken for wrapped.
MIN_FULL_SHARE = 0.6
MIN_PAIRS = 3

_BULLET = re.compile(r"\s*(?:[-*•–—]\s|\d{1,2}[.)]\s)")
_STOP = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_UNFINISHED = re.compile(r"[^\W\d_][,;]?$")

# Shorter lines that end without a stop are headings and labels more often than broken sentences.
MIN_BROKEN_LINE = 30


def paragraphs(text: str) -> list[str]:
    r"""Return the paragraphs of `text`, without blank ones, each on one line.

    A paragraph is a line, unless lines were wrapped: then those are joined whose successor's
    first word had no room. A line that breaks off in mid-sentence is joined to a successor that
    begins with a small letter.

    >>> paragraphs("The talks in the capital went on\nuntil Monday, officials said.\n\nNext.")
    ['The talks in the capital went on until Monday, officials said.', 'Next.']
    """
    blocks = [block.split("\n") for block in re.split(r"\n[ ]*\n", text)]
    blocks = [[line.rstrip() for line in block if line.strip()] for block in blocks]
    width = _width(blocks)
    joined: list[str] = []
    for block in blocks:
        joined += _joined(block, width, text)
    return [" ".join(paragraph.split()) for paragraph in joined]


def _width(blocks: list[list[str]]) -> int:
    """Return the width at which the lines were wrapped; 0 when they were not."""
    pairs = [pair for block in blocks for pair in pairwise(block)]
    if len(pairs) < MIN_PAIRS:
        return 0
    lengths = sorted(len(line) for block in blocks if len(block) > 1 for line in block)
    # a title or an address longer than the width is no reason to miss it
    width = lengths[int(0.9 * (len(lengths) - 1))]
    if width > MAX_WIDTH:
        return 0
    full = [first for first, second in pairs if _is_full(first, second, width)]
    unfinished = sum(1 for line in full if not _STOP.search(line))
    is_wrapped = len(full) >= MIN_FULL_SHARE * len(pairs) and unfinished * 2 >= len(full)
    return width if is_wrapped else 0


def _is_full(first: str, second: str, width: int) -> bool:
    word = second.split(maxsplit=1)[0]
    return len(first) + 1 + len(word) > width and "://" not in word  # an address never has room


def _joined(lines: list[str], width: int, text: str) -> list[str]:
    joined: list[str] = []
    before = ""
    for line in lines:
        if before and _continues(before, line, width):
            joined[-1] = _glued(joined[-1], line.lstrip(), text)
        else:
            joined.append(line)
        before = line
    return joined


def _continues(first: str, second: str, width: int) -> bool:
    if width and len(first) <= 1.15 * width and not _BULLET.match(second):
        is_indented = second.startswith("  ") and not first.startswith("  ")
        return _is_full(first, second, width) and not is_indented
    return (
        len(first) >= MIN_BROKEN_LINE
        and second[0].islower()
        and _UNFINISHED.search(first) is not None
        and not second.startswith(("toggle caption", "http", "www."))
    )


def _glued(first: str, second: str, text: str) -> str:
    """Join two lines; a hyphen at the break goes if the text has the word without it elsewhere."""
    if not re.search(r"[^\W\d_]-$", first):
        return f"{first} {second}"
    head, tail = re.split(r"\s", first)[-1][:-1], re.split(r"\s", second, maxsplit=1)[0]
    whole = head + tail.rstrip(".,;:!?\"'”’)")
    return first[:-1] + second if re.search(rf"\b{re.escape(whole)}\b", text) else first + second
