"""Names that the model missed in one place and found in others of the corpus.

A name is looked for again if the model found it often enough, mostly with one type, and in at
least half of the places where the text has it, with the same capitals: so "House" is not, when
most of its places are houses. What is added is tagged as a name or nowhere written small, and is
no part of a longer one. A surname is looked for in the articles that have the full name.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.entities import fold, persons
from analysis.entities.gazetteer import framed, leftmost_longest, overlaps
from analysis.entities.titles import is_title
from analysis.extract import offsets, spans
from analysis.extract.offsets import Marks, Numbers

# Found so often with one word, or with several: a name of several words is seldom another's, and
# a person's full name hardly ever, so that once is enough.
TIMES_ONE_WORD, TIMES_MORE = 3, 2
ONE_TYPE = 0.6
# The share of its places in the text that the model took for a name.
FOUND_IN_ONE_WORD, FOUND_IN_MORE = 0.5, 0.3
# A name of several words that the model found so often is one, though it cuts it in two as often.
TIMES_BEYOND_DOUBT = 8
LAST = np.iinfo(np.int64).max
SHORTEST, MOST_WORDS = 3, 7
_NO_NAMES = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "god", "internet", "news", "photo", "image", "video", "read",
})  # fmt: skip


@dataclass(frozen=True)
class Vocabulary:
    """What is looked for: names with their type, and surnames with the articles they count in."""

    names: dict[str, str]
    surnames: dict[str, frozenset[int]]

    @property
    def spellings(self) -> list[str]:
        """All of them, each once."""
        return list(dict.fromkeys([*self.names, *self.surnames]))


def vocabulary(names: pd.DataFrame, articles: pd.DataFrame) -> Vocabulary:
    """Choose the names to look for from mentions in running text."""
    counted = names.groupby(["surface", "entity_type"]).size().rename("n").reset_index()
    counted = counted.sort_values(["surface", "n", "entity_type"], ascending=[True, False, True])
    total = counted.groupby("surface")["n"].transform("sum")
    top = counted.assign(total=total).drop_duplicates("surface")
    several = top["surface"].str.contains(" ", regex=False)
    person = several & (top["entity_type"] == "PERSON")
    often = top["total"] >= np.select([person, several], [1, TIMES_MORE], TIMES_ONE_WORD)
    top = top[(often & (top["n"] >= ONE_TYPE * top["total"])).to_numpy(dtype=bool)]
    fit = {s: t for s, t in zip(top["surface"], top["entity_type"], strict=True) if _is_fit(s)}
    surnames = _surnames(names, articles)
    often_borne = (s for s, where in surnames.items() if len(where) >= TIMES_ONE_WORD)
    return Vocabulary(dict.fromkeys(often_borne, "PERSON") | fit, surnames)


def _is_fit(name: str) -> bool:
    words = name.split()
    return (
        len(name) >= SHORTEST
        and len(words) <= MOST_WORDS
        and name[0].isupper()
        and name.casefold() not in _NO_NAMES
        and not (len(words) == 1 and is_title(name))
        and all(c.isalnum() or c in " .'’-&" for c in name)
    )


def _surnames(names: pd.DataFrame, articles: pd.DataFrame) -> dict[str, frozenset[int]]:
    people = names[(names["entity_type"] == "PERSON").to_numpy(dtype=bool)]
    pairs = people[["article_id", "surface"]].drop_duplicates()
    number = offsets.numbers(articles, pairs["article_id"]).tolist()
    found: dict[str, set[int]] = {}
    for surface, article in zip(pairs["surface"].tolist(), number, strict=True):
        last = surface.rpartition(" ")[2]
        if last == surface or not _is_fit(last) or persons.parted(fold.key(surface)) is None:
            continue
        found.setdefault(last, set()).add(article)
    return {last: frozenset(where) for last, where in found.items()}


def completed(
    found: pd.DataFrame,
    known: Vocabulary,
    mentions: pd.DataFrame,
    rows: spans.Rows,
    articles: pd.DataFrame,
    lines: offsets.Ranges,
) -> pd.DataFrame:
    """Return the mentions with those added that known names make, in order.

    A known name of several words also takes the place of mentions that are parts of it.

    Args:
        found: places of `known.spellings`, from `token_names.find`.
        known: what was looked for.
        mentions: what is found already, none overlapping another.
        rows: places spans in sentences.
        articles: the articles.
        lines: the sentences that are headlines.
    """
    spellings = np.array([*known.spellings, ""], dtype=object)
    article, start, end = (found[c].to_numpy(np.int64) for c in ("article", "start", "end"))
    surface = rows.spelled(article, start, end)
    spelled = spellings[found["name"].to_numpy()]
    head = lines.hold(article, start)
    exact = (surface.to_numpy() == spelled) | (head & surface.str.isupper().to_numpy(dtype=bool))
    touch = _Touch.of(mentions, articles, article, start, end)
    name = _as_name(spelled, exact, touch.same, known)
    right = exact & (name | _as_surname(spelled, article, known))
    longer = exact & name & touch.within & np.array([" " in s for s in spelled], dtype=bool)
    proper = found["is_proper"].to_numpy(dtype=bool) | head | _never_small(surface, spelled)
    alone = proper & _alone(found, rows, mentions, articles, head)
    kept = np.flatnonzero((right & touch.free & alone) | longer)
    kept = kept[leftmost_longest(article[kept], start[kept], end[kept])]
    kinds = [known.names.get(s, "PERSON") for s in spelled[kept].tolist()]
    more = framed(rows, article[kept], start[kept], end[kept], kinds)
    mine, _ = overlaps(mentions, more, articles)
    stays = np.ones(len(mentions), dtype=bool)
    stays[mine] = False
    both = pd.concat([mentions[stays], more], ignore_index=True)
    return offsets.ordered(both, offsets.numbers(articles, both["article_id"]), "start")


@dataclass(frozen=True)
class _Touch:
    """How each place lies to the mentions: beside all, the same as one, or around some."""

    free: Marks
    same: Marks
    within: Marks

    @classmethod
    def of(
        cls, mentions: pd.DataFrame, articles: pd.DataFrame, article: Numbers, start: Numbers,
        end: Numbers,
    ) -> "_Touch":  # fmt: skip
        number = offsets.numbers(articles, mentions["article_id"])
        order = np.lexsort([mentions["start"], number])
        base = number[order] * offsets.STRIDE
        starts = np.append(base + mentions["start"].to_numpy(np.int64)[order], LAST)
        ends = np.append(base + mentions["end"].to_numpy(np.int64)[order], LAST)
        low, high = article * offsets.STRIDE + start, article * offsets.STRIDE + end
        first = np.searchsorted(ends, low, side="right")
        past = np.searchsorted(starts, high, side="left")
        free = past <= first
        inside = ~free & (starts[first] >= low) & (ends[past - 1] <= high)
        same = inside & (past == first + 1) & (starts[first] == low) & (ends[first] == high)
        return cls(free, same, inside & ~same)


def _as_name(
    spelled: npt.NDArray[np.object_], exact: Marks, same: Marks, known: Vocabulary
) -> Marks:
    """Say which places are of names that are names wherever they stand."""
    seen = pd.DataFrame({"name": spelled[exact], "same": same[exact]})
    counted = seen.groupby("name")["same"].agg(["mean", "sum"])
    trusted = {
        name
        for name, share, n in counted.itertuples(name=None)
        if name in known.names
        and (
            (share >= FOUND_IN_MORE or n >= TIMES_BEYOND_DOUBT)
            if " " in name
            else share >= FOUND_IN_ONE_WORD
        )
    }
    return np.array([s in trusted for s in spelled.tolist()], dtype=bool)


def _as_surname(spelled: npt.NDArray[np.object_], article: Numbers, known: Vocabulary) -> Marks:
    none: frozenset[int] = frozenset()
    pairs = zip(spelled.tolist(), article.tolist(), strict=True)
    return np.array([a in known.surnames.get(s, none) for s, a in pairs], dtype=bool)


def _alone(
    found: pd.DataFrame,
    rows: spans.Rows,
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    head: Marks,
) -> Marks:
    """Say which places are no part of a longer name.

    A title before it, another mention beside it, or a headline's capitals make no longer name.
    """
    article, start, end = (found[c].to_numpy(np.int64) for c in ("article", "start", "end"))
    others = offsets.frame_ranges(articles, mentions)
    before = found["joins_before"].to_numpy(dtype=bool) & ~head
    behind = found["joins_behind"].to_numpy(dtype=bool) & ~head
    before &= ~others.hold(article, np.maximum(start - 2, 0))
    behind &= ~others.hold(article, end + 1)
    for place in np.flatnonzero(before).tolist():
        text = rows.texts[article[place]]
        last = text[max(0, start[place] - 20) : start[place]].split()
        before[place] = not (last and is_title(last[-1]))
    return np.asarray(~before & ~behind)


def _never_small(surface: pd.Series, spelled: npt.NDArray[np.object_]) -> Marks:
    """Say which places are of names whose letters stand nowhere written small.

    At a sentence's head the tagger takes many a surname for a verb; one that is no word of the
    corpus can be trusted there.
    """
    small = set(spelled[surface.str.islower().to_numpy(dtype=bool)].tolist())
    return np.array([s not in small for s in spelled.tolist()], dtype=bool)
