"""Which part of the article each paragraph is: title, standfirst, body, caption, furniture."""

import re
from collections.abc import Iterable

from analysis.corpus import captions, furniture, fused, paywall, titles
from analysis.corpus.fused import Piece

# How many pieces may stand above the body: the longest head in the data has seven.
_HEAD = 10

# A paragraph of the body: a sentence with its stop, or too long to be anything else.
_SENTENCE_LENGTH, _PARAGRAPH_LENGTH = 80, 200
_STOP = re.compile(r"[.!?][\"'”’»)\]]*$")
_DATELINE_WITHIN = 3  # a caption or a word on the author may go before the first sentence
_STANDFIRST_LENGTH = range(40, 401)


def assign(lines: Iterable[str], *, title: str, standfirst: str, author: str) -> list[Piece]:
    """Return (part, text) for the paragraphs of an article, its title first.

    Args:
        lines: the paragraphs as unwrapped.
        title: the title if it is known; else one is looked for above the body.
        standfirst: the standfirst if it is known.
        author: the by-line if it is known.
    """
    split = [piece for line in lines for piece in _pieces(line)]
    if title:
        split = _with_known_title(split, title)
    split = _head_furniture(split, author)
    if not title:
        split = _with_found_title(split)
    split = _with_standfirst(split, standfirst)
    split = _without_dateline(split)
    ranked = sorted(split, key=lambda piece: piece[0] != "title")
    return [(part or "body", text) for part, text in ranked]


def _pieces(line: str) -> list[Piece]:
    whole = _part_of(line)
    if whole == "furniture":
        return [(whole, line)]
    pieces = fused.pieces(line)
    if len(pieces) == 1:
        return [(pieces[0][0] or whole, line)]
    return [(part or _part_of(text), text) for part, text in pieces]


def _part_of(line: str) -> str:
    if furniture.is_furniture(line) or paywall.is_prompt(line):
        return "furniture"
    return "caption" if captions.is_caption(line) else ""


def _is_body(piece: Piece) -> bool:
    part, text = piece
    if part:
        return False
    is_sentence = len(text) >= _SENTENCE_LENGTH and _STOP.search(text) is not None
    return is_sentence or len(text) >= _PARAGRAPH_LENGTH


def _with_known_title(split: list[Piece], title: str) -> list[Piece]:
    """Mark the line that is the title, and its repetitions as furniture; else put it first."""
    marked: list[Piece] = []
    is_found = False
    for number, (part, text) in enumerate(split):
        if number < _HEAD and titles.is_same(text, title):
            marked.append(("furniture" if is_found else "title", text))
            is_found = True
            continue
        run_in, rest = ("", text)
        if number < _HEAD and not part:
            run_in, rest = titles.split_off(text, title)
        if run_in:
            marked += [("furniture" if is_found else "title", run_in), (_part_of(rest), rest)]
            is_found = True
        else:
            marked.append((part, text))
    if is_found:
        # the field's wording is the title; a line that was cut off, or another case, gives way
        return [("title", title) if part == "title" else (part, text) for part, text in marked]
    return [("title", title), *marked]


def _with_found_title(split: list[Piece]) -> list[Piece]:
    first = next((n for n, (part, _) in enumerate(split[:_HEAD]) if not part), None)
    if first is None:
        return split
    text = split[first][1]
    has_body = any(not part and len(other) > len(text) for part, other in split[first + 1 :])
    if not has_body or not titles.looks_like_one(text):
        return split
    rest = [
        ("furniture", other) if n < _HEAD and titles.is_same(other, text) else (part, other)
        for n, (part, other) in enumerate(split)
    ]
    return [*rest[:first], ("title", text), *rest[first + 1 :]]


def _head_furniture(split: list[Piece], author: str) -> list[Piece]:
    """Mark by-lines above the body, and places and sections in capitals above its first line."""
    marked = list(split)
    n_body = 0
    for number, piece in enumerate(split[:_HEAD]):
        n_body = n_body + 1 if _is_body(piece) else n_body
        if n_body > 1:
            break
        part, text = piece
        is_caps = text.isupper()
        if not part and not (is_caps and n_body) and furniture.is_head_furniture(text, author):
            marked[number] = ("furniture", text)
    return marked


def _with_standfirst(split: list[Piece], known: str) -> list[Piece]:
    """Mark the standfirst: the known one, or the line between a title and a by-line or time."""
    undecided = [n for n, (part, _) in enumerate(split) if not part]
    if known:
        same = [n for n in undecided[:3] if titles.is_same(split[n][1], known)]
        if not same:
            is_there = titles.fold(known) in titles.fold(" ".join(t for _, t in split[:_HEAD]))
            after = 1 if split and split[0][0] == "title" else 0
            return split if is_there else [*split[:after], ("standfirst", known), *split[after:]]
        return _marked(split, same[0]) if len(undecided) > 1 else split
    title = next((n for n, (part, _) in enumerate(split[:_HEAD]) if part == "title"), None)
    if title is None or not undecided or len(undecided) < 2:
        return split
    line, following = undecided[0], undecided[1]
    between = [text for part, text in split[line + 1 : following] if part == "furniture"]
    is_above = any(
        furniture.is_dated(text) or furniture.is_head_furniture(text) for text in between
    )
    is_one = line > title and len(split[line][1]) in _STANDFIRST_LENGTH and is_above
    return _marked(split, line) if is_one else split


def _marked(split: list[Piece], number: int) -> list[Piece]:
    return [*split[:number], ("standfirst", split[number][1]), *split[number + 1 :]]


def _without_dateline(split: list[Piece]) -> list[Piece]:
    """Split the dateline off the first sentence, so that no agency counts as a name in it."""
    undecided = [n for n, (part, _) in enumerate(split) if not part]
    for number in undecided[:_DATELINE_WITHIN]:
        place, rest = fused.dateline(split[number][1])
        if place:
            return [*split[:number], ("furniture", place), ("", rest), *split[number + 1 :]]
    return split
