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
from analysis.entities import fold
from analysis.entities.canonical import KnownNames, licensed
from analysis.extract import offsets, spans
from analysis.extract.phrases import COLUMNS, find_phrases
from analysis.lexicons.load import ENTITY_TYPES, Alias

Numbers = npt.NDArray[np.int64]

# Capitalised words that stand beside a name and are no part of it.
TITLES = frozenset({
    "the",
    "president", "vice", "prime", "minister", "foreign", "defence", "defense", "interior",
    "chief", "leader", "general", "gen", "lieutenant", "colonel", "commander", "secretary",
    "spokesman", "spokeswoman", "spokesperson", "ambassador", "envoy", "intelligence", "mr",
    "mrs", "ms", "miss", "dr", "sir", "sheikh", "king", "queen", "prince", "sen", "senator",
    "rep", "gov", "governor", "former", "acting", "interim", "then", "ex", "top", "senior",
    "official", "officials",
})  # fmt: skip


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
    places = offsets.places(articles, paragraphs)
    rows = spans.rows(articles, sentences, quoted)
    phrases = list(dict.fromkeys(s for a in aliases for s in (*a.spellings, *a.short)))
    found = [(np.empty(0, np.int64),) * 3]
    for part in store.read("grammar", places.owners, COLUMNS) if phrases else ():
        hits = find_phrases(part, phrases)
        row, article = places.spread(part["text_id"].take(hits["first"].to_numpy()))
        start, end = (hits[c].to_numpy(np.int64)[row] for c in ("start", "end"))
        found.append((article, *places.move(article, start, end)))
    article, start, end = (np.concatenate(column) for column in zip(*found, strict=True))
    surface = rows.spelled(article, start, end)
    types = _types(surface, article, KnownNames.of(aliases), articles["text"].tolist())
    kept = np.flatnonzero(types != "")
    kept = kept[_leftmost_longest(article[kept], start[kept], end[kept])]
    frame = rows.frame(article[kept], start[kept], end[kept]).assign(
        surface=surface.iloc[kept].to_numpy(),
        entity_type=types[kept],
    )
    kinds = ("article_id", "voice", "surface", "entity_type")
    columns = ["article_id", "sentence_id", "start", "end", "surface", "entity_type", "voice"]
    return frame.astype(dict.fromkeys(kinds, "str"))[columns]


def merged(names: pd.DataFrame, found: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Put alias spellings in place of the model's overlapping names.

    A row is a mention, none overlapping another, in the order of `articles`, then of `start`.
    A name of the model's that holds more than aliases and titles stays as it is; so does one
    that the alias spelling equals.
    """
    names = names[names["entity_type"].isin(ENTITY_TYPES)].reset_index(drop=True)
    found = found.reset_index(drop=True)
    mine, theirs = _overlaps(names, found, articles)
    stays = np.ones(len(names), dtype=bool)
    for name in np.unique(mine).tolist():
        stays[name] = _stands_whole(names.iloc[name], found.iloc[theirs[mine == name]])
    beaten = np.zeros(len(found), dtype=bool)
    beaten[theirs[stays[mine]]] = True
    both = pd.concat([names[stays], found[~beaten]], ignore_index=True)
    return offsets.ordered(both, offsets.numbers(articles, both["article_id"]), "start")


def _types(
    surface: pd.Series, article: Numbers, known: KnownNames, texts: list[str]
) -> npt.NDArray[np.object_]:
    """Return the alias type of each place, "" where it is none after all."""
    names = {s: fold.cleaned(s) for s in surface.unique()}
    by_surface = {s: known.find(n) if n.lower() != n else None for s, n in names.items()}
    types = np.array([a.type if (a := by_surface[s]) else "" for s in surface], dtype=object)
    counts: dict[tuple[str, int], bool] = {}
    short = surface.map(names).isin(list(known.by_short)).to_numpy(dtype=bool)
    for place in np.flatnonzero(short).tolist():
        for alias in known.by_short[names[surface.iloc[place]]]:
            where = (alias.name, int(article[place]))
            if where not in counts:
                counts[where] = licensed(alias, texts[where[1]])
            if counts[where]:
                types[place] = alias.type
    return types


def _leftmost_longest(article: Numbers, start: Numbers, end: Numbers) -> Numbers:
    """Return the row numbers of the spans that stand, in order; a standing one bars the next."""
    order = np.lexsort([-end, start, article])
    kept: list[int] = []
    last, free = -1, -1
    for place in order.tolist():
        if article[place] != last or start[place] >= free:
            kept.append(place)
            last, free = int(article[place]), int(end[place])
    return np.array(kept, dtype=np.int64)


def _overlaps(
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


def _stands_whole(name: pd.Series, found: pd.DataFrame) -> bool:
    """Say whether a name of the model's outlives the alias spellings that overlap it."""
    start, end = int(name["start"]), int(name["end"])
    if (found["start"] == start).any() and (found["end"] == end).any() and len(found) == 1:
        return True
    if (found["start"] < start).any() or (found["end"] > end).any():
        return False
    left = list(str(name["surface"]))
    for a, b in zip(found["start"], found["end"], strict=True):
        left[a - start : b - start] = " " * (b - a)
    words = [word.strip(".,'’()") for word in "".join(left).split()]
    return any(word[:1].isupper() and word.casefold() not in TITLES for word in words)
