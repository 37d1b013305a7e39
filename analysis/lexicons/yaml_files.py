"""Read YAML that people edit, and that may be broken or hostile: bounded, plain, checked by key.

Only plain values are made (safe loading: no tag can run anything). A file is at most `MOST_BYTES`
long and `DEEPEST` lists deep, and has no anchors: a few lines of anchors within anchors unfold
to more items than any memory holds.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analysis.errors import LexiconError

# The largest packaged file has some 90,000 bytes; ten times that is a mistake, not a lexicon.
MOST_BYTES = 1_000_000
# An alias file is four deep; the parser itself gives up, or worse, at some thousand.
DEEPEST = 30
_HYPHENS = re.compile(r"[-\u2010\u2011]")


def files(folder: Path) -> list[Path]:
    """Return the .yaml files of a folder in the order of their names, or the one file named.

    Raises:
        LexiconError: there is none.
    """
    if folder.is_file():
        return [folder]
    found = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
    if not found:
        raise LexiconError(
            folder, "files", "there is no .yaml file here. Name a folder that has some."
        )
    return found


def mapping(path: Path) -> dict[str, Any]:
    """Return what a file holds, which must be keys and values.

    Raises:
        LexiconError: it cannot be read, is too large or too deep, has anchors or a key twice, or
            is no `key: value` lines.
    """
    import yaml

    try:
        text = _text(path)
        # the one in C is three times as fast, and comes with every wheel
        if hasattr(yaml, "CSafeLoader"):
            _check_events(path, yaml.CSafeLoader(text))
            content = yaml.load(text, Loader=yaml.CSafeLoader)
        else:
            _check_events(path, yaml.SafeLoader(text))
            content = yaml.safe_load(text)
    # ValueError: a date such as 2024-13-45, which YAML takes for one
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError) as error:
        if isinstance(error, LexiconError):
            raise
        said = " ".join(str(error).split())
        raise LexiconError(path, "file", f"cannot be read as YAML: {said}") from error
    if not isinstance(content, dict):
        raise LexiconError(path, "file", "holds no keys. Write it as `key: value` lines.")
    return content


def keys(
    path: Path, entry: str, content: dict[str, Any], known: Sequence[str], needed: Sequence[str]
) -> None:
    """Check which keys an entry has."""
    unknown = sorted(str(key) for key in content if key not in known)
    if unknown:
        raise LexiconError(
            path, entry, f"unknown key {', '.join(unknown)}; known: {', '.join(known)}."
        )
    missing = [key for key in needed if content.get(key) in (None, "", [])]
    if missing:
        raise LexiconError(path, entry, f"missing: {', '.join(missing)}. Add it.")


def text(path: Path, entry: str, content: dict[str, Any], key: str, default: str = "") -> str:
    """Return the text under a key, in one line."""
    value = content.get(key, default)
    if not isinstance(value, str):
        raise LexiconError(path, entry, f"{key} is {value!r}; put it in quotation marks.")
    return " ".join(value.split())


def flag(path: Path, entry: str, content: dict[str, Any], key: str) -> bool:
    """Return the yes or no under a key, no if it is absent."""
    value = content.get(key, False)
    if not isinstance(value, bool):
        raise LexiconError(path, entry, f"{key} is {value!r}; write true or false.")
    return value


def listed(
    path: Path, entry: str, content: dict[str, Any], key: str, *, as_written: bool = False
) -> tuple[str, ...]:
    """Return the texts listed under a key, none of them empty or there twice.

    `as_written` tells AA from Aa, which are else one.
    """
    value = content.get(key) or []
    if not isinstance(value, list):
        raise LexiconError(path, entry, f"{key} is not a list. Start each item with `- `.")
    for item in value:
        if not isinstance(item, str):
            raise LexiconError(
                path, entry, f"{key} has {item!r}, which YAML does not read as text. Quote it."
            )
        if not item.strip():
            raise LexiconError(path, entry, f"{key} has an empty item. Take it out.")
    items = tuple(" ".join(item.split()) for item in value)
    seen: set[str] = set()
    for item in items:
        norm = item if as_written else normal(item)
        if norm in seen:
            raise LexiconError(path, entry, f"{key} has {item!r} twice. Take one out.")
        seen.add(norm)
    return items


def words(phrase: str) -> list[str]:
    """Split a phrase into the words that are looked for: lower case, hyphens parting.

    >>> words("Counter-terrorism raid*")
    ['counter', 'terrorism', 'raid*']
    """
    return _HYPHENS.sub(" ", phrase).casefold().split()


def normal(phrase: str) -> str:
    """Return a phrase as the loader compares it: its words, lower case.

    >>> normal("Orchid-Front")
    'orchid front'
    """
    return " ".join(words(phrase))


def _text(path: Path) -> str:
    with path.open("rb") as file:
        read = file.read(MOST_BYTES + 1)
    if len(read) > MOST_BYTES:
        raise LexiconError(
            path, "file", f"has more than {MOST_BYTES:,} bytes. Split it into several files."
        )
    return read.decode("utf-8-sig")


def _check_events(path: Path, loader: Any) -> None:
    """Refuse what the parser would not survive (depth, anchors) or would lose (a key twice)."""
    # of each open mapping the keys so far, and whether a key comes next; of a list None
    keys_of: list[set[str] | None] = []
    key_next: list[bool] = []
    while loader.check_event():
        event = loader.get_event()
        kind = type(event).__name__
        if kind in ("SequenceEndEvent", "MappingEndEvent"):
            keys_of.pop()
            key_next.pop()
        if not hasattr(event, "anchor"):
            continue
        if event.anchor is not None:
            said = "has an anchor (& or *). Write the items out, or quote them."
            raise LexiconError(path, _line(event), said)
        if keys_of and (seen := keys_of[-1]) is not None:
            if key_next[-1] and kind == "ScalarEvent":
                if event.value in seen:
                    said = f"key {event.value!r} twice. Join the two."
                    raise LexiconError(path, _line(event), said)
                seen.add(event.value)
            key_next[-1] = not key_next[-1]
        if kind != "ScalarEvent":
            keys_of.append(set() if kind == "MappingStartEvent" else None)
            key_next.append(True)
            if len(keys_of) > DEEPEST:
                raise LexiconError(path, _line(event), f"is more than {DEEPEST} lists deep.")


def _line(event: Any) -> str:
    return f"line {event.start_mark.line + 1}"
