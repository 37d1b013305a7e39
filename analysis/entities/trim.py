"""The model's names cut to the name: no "the", possessive, title, quotation mark or next line."""

import re

import numpy as np
import pandas as pd

from analysis.entities import fold
from analysis.entities.prepare import LONGEST, is_noise
from analysis.entities.titles import HONORIFICS, without_titles
from analysis.extract.offsets import Numbers
from analysis.lexicons.load import ENTITY_TYPES

# How a credit, a bracket or a leaked headline goes on behind a name.
_RUN_ON = re.compile(r"[\n\t(\[]|\s[–—|•]|…| - ")


def trimmed(names: pd.DataFrame) -> pd.DataFrame:
    """Return the model's names with their spans cut to the name itself; what is none is left out.

    A row is a name, in the order given; a span is cut only at its ends, so `surface` is still
    what stands in the text. Addresses, handles, numbers, dates and amounts are left out.
    """
    rows = names[names["entity_type"].isin(ENTITY_TYPES)]
    pairs = rows[["surface", "entity_type"]].drop_duplicates()
    cuts = {(s, t): _cut(s, t == "PERSON") for s, t in pairs.itertuples(index=False, name=None)}
    surfaces = rows["surface"].tolist()
    wheres = zip(surfaces, rows["entity_type"].tolist(), strict=True)
    at = np.array([cuts[w] for w in wheres], np.int64).reshape(-1, 2)
    surface = [s[a:b] for s, (a, b) in zip(surfaces, at.tolist(), strict=True)]
    cut = rows.assign(
        end=rows["start"].to_numpy(np.int64) + at[:, 1],
        start=rows["start"].to_numpy(np.int64) + at[:, 0],
        surface=pd.Series(surface, index=rows.index, dtype="str"),
    )
    return cut[at[:, 1] > at[:, 0]].reset_index(drop=True)


def _cut(surface: str, is_person: bool) -> tuple[int, int]:
    """Return where the name begins and ends in a span; nothing where there is none.

    >>> _cut("the Orchid Group’s", False), _cut("President Leyla Kaya", True), _cut("@kaya", True)
    ((4, 16), (10, 20), (0, 0))
    """
    if is_noise(surface) or len(surface) > LONGEST:
        return 0, 0
    cut = _RUN_ON.search(surface)
    whole = surface[: cut.start()] if cut and cut.start() > 1 else surface
    name = fold.cleaned(whole)
    name = without_titles(name) if is_person else name
    if not any(c.isalpha() for c in name):
        return 0, 0
    start = whole.rfind(name)
    return (start, start + len(name)) if start >= 0 else (0, len(whole.rstrip()))


# Small words before a surname that the model leaves out at a sentence's head: Van der Kaya.
_BEFORE = frozenset({
    "van", "von", "der", "den", "de", "del", "la", "bin", "ibn", "abu", "al", "el", "ben", "ter",
})  # fmt: skip
_LAST_WORD = re.compile(r"(?<!\w)(\w+)(\.?)[ \-]$")
# Longer spans behind a title are more than a name.
MOST_WORDS = 4


def beside_titles(names: pd.DataFrame, texts: list[str], article: Numbers) -> pd.DataFrame:
    """Return the names corrected by the word before them.

    What stands behind "Mr." or "President" is a person, whatever the model says; a person's name
    begins with the small words that stand before a surname.

    Args:
        names: mentions in the order of their articles, then of start.
        texts: the articles' texts.
        article: each mention's article, a number.
    """
    starts, ends = names["start"].tolist(), names["end"].tolist()
    kinds, numbers = names["entity_type"].tolist(), article.tolist()
    for n, (number, start) in enumerate(zip(numbers, starts, strict=True)):
        low = ends[n - 1] if n and numbers[n - 1] == number else 0
        before = _LAST_WORD.search(texts[number], max(low, start - 16), start)
        if before and is_behind_honorific(before, texts[number][start : ends[n]]):
            kinds[n] = "PERSON"
        while before and kinds[n] == "PERSON" and before[1].casefold() in _BEFORE:
            starts[n] = start = before.start()
            before = _LAST_WORD.search(texts[number], max(low, start - 16), start)
    spans = zip(numbers, starts, ends, strict=True)
    surface = pd.Series([texts[a][s:e] for a, s, e in spans], index=names.index, dtype="str")
    kind = pd.Series(kinds, index=names.index, dtype="str")
    return names.assign(start=np.array(starts, np.int64), surface=surface, entity_type=kind)


def is_behind_honorific(before: re.Match[str], surface: str) -> bool:
    """Say whether the word before a name is a title that only persons have.

    >>> is_behind_honorific(_LAST_WORD.search("with Gen. "), "Kaya")
    True
    >>> is_behind_honorific(_LAST_WORD.search("the president "), "Kaya")
    False
    """
    return (
        before[1][:1].isupper()
        and before[1].casefold() in HONORIFICS
        and surface.count(" ") < MOST_WORDS
        and surface[:1].isupper()
    )
