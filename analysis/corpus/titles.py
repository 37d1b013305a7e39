"""Titles: found in the text, told from its other lines, freed of the site's name."""

import re
from urllib.parse import unquote, urlsplit

MAX_LENGTH = 220  # the longest title of 1,930 real articles has 168 characters
MIN_WORDS = 3
_MIN_COMMON_WORDS = 4  # for a cut title, or one that runs into the text

# A run of spaces is looked at once, from its first: else a title of nothing else takes for ever.
_SEPARATOR = re.compile(r"(?<!\s)\s+[|•·–—*:-]+\s+|(?<!\s)\s*[|]\s*")
_CUT = re.compile(r"(?<!\s)\s*(?:\.\.\.|…)$")
_FILLERS = frozenset(
    {"the", "news", "online", "website", "homepage", "www", "com", "org", "net", "co", "uk", "au"}
)
_NOT_A_TITLE = re.compile(r"[.,;:…][\"'”’)]*$|[-–—]$")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def tidy(title: str, names: tuple[str, ...] = ()) -> str:
    """Return a title on one line, once, and without the site's name at its end.

    Args:
        title: the title as a field or page gives it.
        names: the source and the domain, whose name may have been appended.

    >>> tidy("Talks open in Damascus - World | Example News", ("example.org",))
    'Talks open in Damascus'
    """
    title = " ".join(title.split())
    half = len(title) // 2
    if half >= 20 and title[:half].strip(" -|") == title[-half:].strip(" -|"):
        title = title[:half].strip(" -|")
    sites = {form for name in names for form in _forms(name)}
    marks = list(_SEPARATOR.finditer(title))
    for number, mark in enumerate(marks):
        end = marks[number + 1].start() if number + 1 < len(marks) else len(title)
        if _core(title[mark.end() : end]) in sites and len(title[: mark.start()].split()) >= 2:
            return _without_section(title[: mark.start()])
    return title


def fold(text: str) -> str:
    """Return the words of `text`, in small letters, by which titles are compared.

    >>> fold("Syria’s “new” leader…") == fold("SYRIA'S new leader")
    True
    """
    return " ".join(word.replace("’", "'") for word in _WORD.findall(text.lower()))


def is_same(line: str, title: str) -> bool:
    """Tell whether a line is the title, or one of the two is the other cut off.

    >>> is_same("Turkish envoy meets Syria's new...", "Turkish envoy meets Syria’s new leader")
    True
    """
    if len(line) > 2 * MAX_LENGTH or not _may_begin_alike(line, title):
        return False
    one, other = fold(line), fold(title)
    if one == other:
        return bool(one)
    shorter, longer = (line, other) if len(one) < len(other) else (title, one)
    stem = fold(shorter)
    is_long_enough = len(stem.split()) >= _MIN_COMMON_WORDS
    return bool(_CUT.search(shorter)) and is_long_enough and longer.startswith(stem)


def _may_begin_alike(line: str, title: str) -> bool:
    """Tell cheaply of most lines that they are not the title, by its first word."""
    first = _WORD.search(title)
    return first is not None and first.group().lower().replace("’", "'") in line[
        : first.end() + 20
    ].lower().replace("’", "'")


def is_cut(title: str) -> bool:
    """Tell whether a title ends in dots."""
    return bool(_CUT.search(title))


def looks_like_one(line: str) -> bool:
    """Tell whether a first line has the form of a title: short, and no sentence's stop.

    >>> looks_like_one("Turkish envoy meets Syria’s new leader")
    True
    >>> looks_like_one("The two met on Sunday.")
    False
    """
    return (
        len(line) <= MAX_LENGTH
        and len(_WORD.findall(line)) >= MIN_WORDS
        and not line[0].islower()
        and not _NOT_A_TITLE.search(line)
    )


def split_off(paragraph: str, title: str) -> tuple[str, str]:
    """Split a paragraph that begins with the title, run together with the text; else ("", it).

    >>> split_off("Envoy meets new leader A delegation came.", "Envoy meets new leader")
    ('Envoy meets new leader', 'A delegation came.')
    """
    if not _may_begin_alike(paragraph, title):
        return "", paragraph
    wanted = fold(title).split()
    found = list(_WORD.finditer(paragraph[: 2 * len(title) + 50].lower()))[: len(wanted)]
    if (
        len(wanted) < _MIN_COMMON_WORDS
        or fold(" ".join(m.group() for m in found)).split() != wanted
    ):
        return "", paragraph
    end = found[-1].end()
    end += len(re.match(r"[?!.\"”’)|:–—\s-]*", paragraph[end:]).group())  # type: ignore[union-attr]
    rest = paragraph[end:]
    runs_on = not rest or rest[0].islower() or paragraph[found[-1].end()] == ","
    return ("", paragraph) if runs_on else (paragraph[:end].strip(), rest)


def from_url(url: str) -> str:
    """Return a title made of the words in an address; empty if there are too few.

    >>> from_url("https://example.org/2025/01/envoy-meets-syrias-new-leader-12345.html")
    'Envoy meets syrias new leader'
    """
    parts = [unquote(part) for part in urlsplit(url).path.split("/")]
    slug = max((re.sub(r"\.\w{2,5}$", "", part) for part in parts), key=_n_slug_words, default="")
    words = [word for word in re.split(r"[-_+\s]+", slug) if word and not word.isdigit()]
    if len(words) <= MIN_WORDS:
        return ""
    title = " ".join(words)[:MAX_LENGTH]
    return title[:1].upper() + title[1:]


def _n_slug_words(part: str) -> int:
    return len(re.findall(r"(?<![A-Za-z])[A-Za-z]+(?=[-_+]|$)", part))


def _without_section(title: str) -> str:
    """Take off one short piece before the site's name: " - World"."""
    mark = next(reversed(list(_SEPARATOR.finditer(title))), None)
    if mark is None or mark.group().strip() == ":":
        return title
    section, rest = title[mark.end() :], title[: mark.start()]
    is_section = len(section.split()) <= 2 and section[:1].isupper()
    return rest if is_section and len(rest.split()) >= _MIN_COMMON_WORDS else title


def _forms(name: str) -> set[str]:
    labels = re.split(r"[./]", name.lower()) if "." in name and " " not in name else []
    forms = {_core(name), *(_core(label) for label in labels)}
    return {form for form in forms if len(form) >= 3}


def _core(name: str) -> str:
    words = _WORD.findall(name.lower())
    core = "".join(word for word in words if word not in _FILLERS) or "".join(words)
    for filler in ("the", "news"):
        core = core.removeprefix(filler) if filler == "the" and len(core) > 6 else core
        core = core.removesuffix(filler) if filler == "news" and len(core) > 6 else core
    return core
