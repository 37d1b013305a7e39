"""Alias spellings in the text that the model missed or cut wrongly.

The model is a small one and knows few of the names of a new government. What an alias file
spells is looked for in the text itself, and put in place of what the model made of it, with one
exception: inside a longer name of the model's own, such as the Damascus Chamber of Commerce, a
place is part of the name and stays so.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.annotate.store import Store
from analysis.entities import fold, token_names
from analysis.entities.known import KnownNames, Licences
from analysis.entities.titles import is_title
from analysis.extract import offsets, spans
from analysis.lexicons.load import ENTITY_TYPES, Alias

Numbers = npt.NDArray[np.int64]

COLUMNS = ["article_id", "sentence_id", "start", "end", "surface", "entity_type", "voice"]
# Capitalised words that stand beside a name and are no part of it.
BESIDE = frozenset({"the", "official", "officials", "administration", "then"})


def gazetteer_mentions(
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    sentences: pd.DataFrame,
    quoted: pd.DataFrame,
    aliases: Sequence[Alias],
    store: Store,
) -> pd.DataFrame:
    """List the alias spellings found in the measured articles.

    A row is a spelling where it stands, with its alias' type, in the columns of `extract.names`
    and in its order; of overlapping ones the first counts, of two that begin together the
    longer. A spelling without a capital letter is a word and not a name.
    """
    found = token_names.find(spellings(aliases), offsets.places(articles, paragraphs), store)
    rows = spans.rows(articles, sentences, quoted)
    return chosen(found, rows, aliases, Licences(rows.texts))


def spellings(aliases: Sequence[Alias]) -> list[str]:
    """Return what of the alias entries is looked for in the text, each spelling once."""
    return list(dict.fromkeys(s for a in aliases for s in (*a.spellings, *a.short)))


def chosen(
    found: pd.DataFrame, rows: spans.Rows, aliases: Sequence[Alias], licences: Licences
) -> pd.DataFrame:
    """Choose from the places of all alias spellings those that count."""
    article, start, end = (found[c].to_numpy(np.int64) for c in ("article", "start", "end"))
    surface = rows.spelled(article, start, end)
    types = _types(surface, article, KnownNames.of(aliases), licences)
    kept = np.flatnonzero(types != "")
    kept = kept[leftmost_longest(article[kept], start[kept], end[kept])]
    return framed(rows, article[kept], start[kept], end[kept], types[kept].tolist())


def framed(
    rows: spans.Rows, article: Numbers, start: Numbers, end: Numbers, types: Sequence[str]
) -> pd.DataFrame:
    """Return spans as a table with the columns of `extract.names`."""
    frame = rows.frame(article, start, end)
    frame = frame.assign(surface=rows.spelled(article, start, end), entity_type=types)
    kinds = ("article_id", "voice", "surface", "entity_type")
    return frame.astype(dict.fromkeys(kinds, "str"))[COLUMNS]


def merged(names: pd.DataFrame, found: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Put alias spellings in place of the model's overlapping names.

    A row is a mention, none overlapping another, in the order of `articles`, then of `start`.
    A name of the model's that holds more than aliases and titles stays as it is; so does one
    that the alias spelling equals.
    """
    names = names[names["entity_type"].isin(ENTITY_TYPES)].reset_index(drop=True)
    found = found.reset_index(drop=True)
    mine, theirs = overlaps(names, found, articles)
    stays = np.ones(len(names), dtype=bool)
    spans_ = list(zip(found["start"].tolist(), found["end"].tolist(), strict=True))
    over: dict[int, list[tuple[int, int]]] = {}
    for name, other in zip(mine.tolist(), theirs.tolist(), strict=True):
        over.setdefault(name, []).append(spans_[other])
    touched = names.iloc[list(over)]
    starts, surfaces = touched["start"].tolist(), touched["surface"].tolist()
    for (name, others), start, surface in zip(over.items(), starts, surfaces, strict=True):
        stays[name] = _stands_whole(start, surface, others)
    beaten = np.zeros(len(found), dtype=bool)
    beaten[theirs[stays[mine]]] = True
    both = pd.concat([names[stays], found[~beaten]], ignore_index=True)
    return offsets.ordered(both, offsets.numbers(articles, both["article_id"]), "start")


def _types(
    surface: pd.Series, article: Numbers, known: KnownNames, licences: Licences
) -> npt.NDArray[np.object_]:
    """Return the alias type of each place, "" where it is none after all."""
    names = {s: fold.cleaned(s) for s in surface.unique()}
    by_surface = {s: known.find(n) if n.lower() != n else None for s, n in names.items()}
    spelled, numbers = surface.tolist(), article.tolist()
    types = np.array([a.type if (a := by_surface[s]) else "" for s in spelled], dtype=object)
    for place, where in enumerate(numbers):
        alias = by_surface[spelled[place]]
        if alias is not None and alias.not_in and not licences.holds(alias, where):
            types[place] = ""
    short = surface.map(names).isin(list(known.by_short)).to_numpy(dtype=bool)
    for place in np.flatnonzero(short).tolist():
        for alias in known.by_short[names[spelled[place]]]:
            if licences.short(alias, numbers[place]):
                types[place] = alias.type
    return types


def leftmost_longest(article: Numbers, start: Numbers, end: Numbers) -> Numbers:
    """Return the row numbers of the spans that stand, in order; a standing one bars the next."""
    order = np.lexsort([-end, start, article])
    kept: list[int] = []
    last, free = -1, -1
    for place in order.tolist():
        if article[place] != last or start[place] >= free:
            kept.append(place)
            last, free = int(article[place]), int(end[place])
    return np.array(kept, dtype=np.int64)


def overlaps(
    names: pd.DataFrame, found: pd.DataFrame, articles: pd.DataFrame
) -> tuple[Numbers, Numbers]:
    """Return row numbers of names and alias spellings that share a character, pair by pair."""
    order = np.lexsort([names["start"], offsets.numbers(articles, names["article_id"])])
    base = offsets.numbers(articles, names["article_id"])[order] * offsets.STRIDE
    start, end = (base + names[c].to_numpy(np.int64)[order] for c in ("start", "end"))
    other = offsets.numbers(articles, found["article_id"]) * offsets.STRIDE
    first = np.searchsorted(end, other + found["start"].to_numpy(np.int64), side="right")
    past = np.searchsorted(start, other + found["end"].to_numpy(np.int64), side="left")
    n = np.maximum(past - first, 0)
    within = np.arange(int(n.sum())) - np.repeat(np.cumsum(n) - n, n)
    return order[np.repeat(first, n) + within], np.repeat(np.arange(len(found)), n)


def _stands_whole(start: int, surface: str, found: list[tuple[int, int]]) -> bool:
    """Say whether a name of the model's outlives the alias spellings that overlap it."""
    end = start + len(surface)
    if found == [(start, end)]:
        return True
    if any(a < start or b > end for a, b in found):
        return False
    left = list(surface)
    for a, b in found:
        left[a - start : b - start] = " " * (b - a)
    words = [word.strip(".,'’()-–") for word in "".join(left).split()]
    return any(
        word[:1].isupper() and not is_title(word) and word.casefold() not in BESIDE
        for word in words
    )
