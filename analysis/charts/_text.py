"""Words for charts: names made safe to draw, cut and wrapped to a width, and numbers in words.

Names come from articles. They may hold markup, control characters, three hundred letters or a
script the font lacks; whatever they hold, a label is one line, in the width it was given.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

# DejaVu Sans comes with matplotlib, so a PNG is the same on every machine. The second, also
# matplotlib's own (3.11), draws a box with the script's sign for any letter the first lacks.
FONTS = ("DejaVu Sans", "Last Resort High-Efficiency")
UNNAMED = "(no name)"
ELLIPSIS = "…"


def clean(text: object) -> str:
    r"""Return `text` on one line, without control, direction and half characters.

    >>> clean("  TRT\n World\u202e ")
    'TRT World'
    """
    normal = unicodedata.normalize("NFC", str(text))
    kept = "".join(_visible(character) for character in normal)
    return " ".join(kept.split()) or UNNAMED


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":
        return "□"
    if category == "Cf":
        return ""
    return " " if category[0] in "CZ" and category != "Co" else character


def fit(text: object, inches: float, size: float) -> str:
    """Return the cleaned text, cut with … where it would be wider than `inches`."""
    whole = clean(text)
    # No letter is narrower than a twelfth of an em on average, so the rest could never fit.
    line = whole[: int(inches * 72 / size * 12) + 1]
    if line == whole and width(line, size) <= inches:
        return line
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        if width(line[:middle].rstrip(" .-") + ELLIPSIS, size) <= inches:
            low = middle
        else:
            high = middle - 1
    return line[:low].rstrip(" .-") + ELLIPSIS


def wrap(text: object, inches: float, size: float, *, lines: int = 2) -> str:
    """Return the cleaned text on at most `lines` lines of `inches`, the last one cut with ….

    A word that is too long for a line, such as an address, goes on in the next one.
    """
    rest = clean(text)
    done: list[str] = []
    while rest and len(done) < lines - 1:
        line = _line(rest, inches, size)
        done.append(line)
        rest = rest[len(line) :].strip()
    return "\n".join([*done, fit(rest, inches, size)] if rest else done)


def _line(text: str, inches: float, size: float) -> str:
    """Return the first line of a text: whole words, or the part of a word that fits."""
    words = text.split(" ")
    line = words[0]
    for word in words[1:]:
        if width(f"{line} {word}", size) > inches:
            break
        line = f"{line} {word}"
    if width(line, size) <= inches:
        return line
    part = fit(line, inches, size).removesuffix(ELLIPSIS)
    joint = 1 + (max(part.rfind("."), part.rfind("/")) if {*"./"} & {*part} else part.rfind("-"))
    return part[: joint or len(part)] or line[0]


@lru_cache(maxsize=4096)
def width(text: str, size: float) -> float:
    """Return how many inches wide `text` is drawn at `size` points."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(family=list(FONTS), size=size)
    points: float = text_to_path.get_text_width_height_descent(text, font, ismath=False)[0]
    return points / 72


def widest(texts: Iterable[object], size: float, most: float) -> float:
    """Return the inches that a column of labels takes, at most `most`."""
    return max((width(fit(text, most, size), size) for text in texts), default=0.0)


def percent(share: Any) -> str:
    """Say a share in per cent; small ones are never rounded to none, nor large ones to all.

    >>> [percent(s) for s in (0, 0.004, 0.456, 0.998, 1, float("nan"))]
    ['0%', '<1%', '46%', '>99%', '100%', 'no value']
    """
    if share != share:
        return "no value"
    if 0 < share < 0.005:
        return "<1%"
    if 0.995 <= share < 1:
        return ">99%"
    return f"{share:.0%}"


def counted(n: int, noun: str, plural: str = "") -> str:
    """Say how many there are.

    >>> counted(1, "article"), counted(1200, "article"), counted(2, "day per week", "days per week")
    ('1 article', '1,200 articles', '2 days per week')
    """
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"


def listed(items: Iterable[object], *, most: int = 8) -> str:
    """Say a list in words, and how many are left out of it.

    >>> listed(["a", "b", "c"]), listed(["a", "b", "c"], most=2)
    ('a, b and c', 'a, b and 1 more')
    """
    names = [clean(item) for item in items]
    if len(names) > most:
        names = [*names[:most], f"{len(names) - most:,} more"]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
