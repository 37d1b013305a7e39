"""Acronyms and their long forms: as an article explains them in brackets, or as they fit.

The test of whether letters stand for words is that of Schwartz and Hearst (2003), "A simple
algorithm for identifying abbreviation definitions in biomedical text".
"""

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.entities import fold
from analysis.entities.groups import Groups
from analysis.entities.names_table import Counts
from analysis.extract import offsets

RULE = "acronym"
# (SDF), and the same cut from a name by the model
_BRACKET = re.compile(r"\((?:the |or |“|\")?([A-Z][\w&.\-]{1,9})[”\"]?\s?[),;]")
# SDF (Syrian Democratic Forces)
_REVERSE = re.compile(r"\b([A-Z][\w&.\-]{1,9}) \((?:the )?(?=[A-Z])")
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "&", "de", "la", "du", "al", "a"})
# Two letters are too many things to count outside the articles that explain them, unless several
# articles do, and in one way.
IN_CORPUS_FROM, EXPLAINED_AT_LEAST = 3, 2
# An acronym that articles explain in two ways counts in the corpus if one has this share.
CLEARLY = 0.9


def is_acronym(name: str) -> bool:
    """Say whether a name is written as an acronym: two capitals or more, and one word.

    >>> [is_acronym(n) for n in ("SDF", "U.S.", "BoA", "Orchid", "TV Lume", "GMs")]
    [True, True, True, False, False, True]
    """
    capitals = sum(c.isupper() for c in name)
    return capitals > 1 and " " not in name and capitals * 2 >= sum(c.isalpha() for c in name)


def stands_for(acronym: str, long: str) -> bool:
    """Say whether an acronym's letters are the first of a long form's words, in order.

    Small words may count or not, and a word may give more letters than its first.

    >>> stands_for("SDF", "Syrian Democratic Forces"), stands_for("ICE", "Immigration and Customs")
    (True, False)
    >>> stands_for("BoA", "Bank of America"), stands_for("DoJ", "Department of Justice")
    (True, True)
    """
    letters = "".join(c for c in fold.key(acronym) if c.isalnum())
    words = _spelled_out(long)
    if len(words) < 2 or len(letters) < 2:
        return False
    main = [w for w in words if w not in _SMALL]
    firsts = "".join(w[0] for w in main)
    return letters in (firsts, "".join(w[0] for w in words)) or _fits(letters, words)


def _spelled_out(long: str) -> list[str]:
    """Return the folded words of a long form, "US" as the two that it is short for.

    >>> _spelled_out("US Air Force")
    ['u', 's', 'air', 'force']
    """
    words = []
    for word in re.split(r"[\s\-]+", long):
        folded = fold.key(word)
        words += list(folded) if word.isupper() and 1 < len(folded) <= 3 else [folded]
    return [w for w in words if w]


def explains(acronym: str, long: str) -> bool:
    """Say whether a bracket behind a name of several words can be its acronym.

    Beside the bracket its letters may come from anywhere in the words, in order, if the first
    begins the name and there are no more words than letters and small words together allow.

    >>> explains("LIA", "Lume International Airlines"), explains("LIA", "Lime Airlines")
    (True, True)
    >>> explains("R-LU", "Leyla Kaya"), explains("CNN", "Lume News")
    (False, False)
    """
    if stands_for(acronym, long):
        return True
    letters = [c for c in fold.key(acronym) if c.isalnum()]
    words = fold.key(long).split()
    if len(words) < 2 or len(letters) < 2 or len(words) > min(len(letters) + 5, 2 * len(letters)):
        return False
    if words[0][0] != letters[0] or not is_acronym(acronym):
        return False
    rest = iter("".join(words)[1:])
    last = [w for w in words if w not in _SMALL][-1]
    return all(letter in rest for letter in letters[1:]) and last[0] in letters[1:]


def _fits(letters: str, words: list[str]) -> bool:
    """Say whether small words may each give their letter or not, the others all must."""
    states = {0}
    for word in words:
        after = {n + 1 for n in states if n < len(letters) and letters[n] == word[0]}
        states = after | (states if word in _SMALL else set())
    return len(letters) in states


def explained(rows: pd.DataFrame, texts: Sequence[str]) -> pd.DataFrame:
    """List the acronyms that articles explain: a row for each with its article and long form.

    Args:
        rows: mentions in the order of their articles, then of start: article (a number), start,
            end, key and name.
        texts: the articles' texts, by their number.

    Returns:
        Columns article, acronym and long, both folded; as they stand.
    """
    article, end = rows["article"].to_numpy(np.int64), rows["end"].to_numpy(np.int64)
    start = rows["start"].to_numpy(np.int64)
    at = article * offsets.STRIDE + start
    order = np.argsort(at, kind="stable")
    at = at[order]
    key, name = rows["key"].tolist(), rows["name"].tolist()
    found = []
    for number in np.unique(article).tolist():
        text = texts[number]
        if "(" not in text:
            continue
        base = number * offsets.STRIDE
        for bracket in _BRACKET.finditer(text):
            inner, here = bracket[1].rstrip("."), bracket.start()
            # the model's name may run on into the bracket
            before = order[np.searchsorted(at, base + here) - 1]
            near = article[before] == number and here - end[before] <= 2 and start[before] < here
            if near and explains(inner, name[before]):
                found.append((number, fold.key(inner), key[before]))
        for bracket in _REVERSE.finditer(text):
            low, high = np.searchsorted(at, base + np.array([bracket.end() - 5, bracket.end() + 1]))
            found += [
                (number, fold.key(bracket[1]), key[behind])
                for behind in order[low:high].tolist()
                if is_acronym(bracket[1]) and explains(bracket[1], name[behind])
            ]
    return pd.DataFrame(found, columns=["article", "acronym", "long"])


def join_acronyms(
    pairs: pd.DataFrame,
    names: dict[str, str],
    counts: Counts,
    groups: Groups,
    careful: frozenset[str],
) -> dict[tuple[int, str], str]:
    """Join acronyms with their long forms in the corpus; return those of single articles.

    Args:
        pairs: the result of `explained`.
        names: how each folded name is written most often.
        counts: of the whole corpus.
        groups: what is joined already, long forms with one another among it.
        careful: acronyms that mean other things elsewhere, never joined in the corpus.

    Returns:
        For an article and an acronym that means different things in the corpus: its long form.
    """
    said: dict[str, dict[str, list[tuple[int, str]]]] = defaultdict(lambda: defaultdict(list))
    for article, acronym, long in pairs.itertuples(index=False, name=None):
        said[acronym][groups.find(long)].append((article, long))
    local: dict[tuple[int, str], str] = {}
    for acronym, longs in sorted(said.items()):
        top = max(longs, key=lambda root: (len(longs[root]), root))
        total = sum(len(v) for v in longs.values())
        clear = len(longs[top]) >= CLEARLY * total and acronym not in careful
        often = len({article for article, _ in longs[top]}) >= EXPLAINED_AT_LEAST
        if clear and (often or len(acronym) >= IN_CORPUS_FROM):
            groups.join(acronym, longs[top][0][1], RULE, lesser=True)
        else:
            local |= {(a, acronym): long for pairs_ in longs.values() for a, long in pairs_}
    _join_fitting(names, counts, groups, careful | set(said))
    return local


def _join_fitting(
    names: dict[str, str], counts: Counts, groups: Groups, said: frozenset[str]
) -> None:
    """Join an acronym nobody explains with the only long form that fits and is named beside it."""
    firsts: dict[str, set[str]] = defaultdict(set)
    for key in names:
        words = [w for w in _spelled_out(names[key]) if w not in _SMALL]
        if " " in key and len(words) >= IN_CORPUS_FROM and not counts.is_person(key):
            firsts["".join(w[0] for w in words)].add(key)
    for key, name in sorted(names.items()):
        if key in said or len(key) < IN_CORPUS_FROM or not (name.isupper() and is_acronym(name)):
            continue
        if groups.find(key) != key:
            continue
        longs = {groups.find(long) for long in firsts.get(key, ())}
        if len(longs) == 1 and _stands_beside(key, longs.copy().pop(), counts, groups):
            groups.join(key, min(firsts[key]), RULE, lesser=True)


def _stands_beside(key: str, long: str, counts: Counts, groups: Groups) -> bool:
    none: frozenset[int] = frozenset()
    home = counts.articles[key]
    return any(home & counts.articles.get(member, none) for member in groups.members(long))
