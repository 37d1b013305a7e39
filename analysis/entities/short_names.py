"""Whom a surname, or a given name alone, means: first within its article, then in the corpus."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

import numpy as np
import pandas as pd

from analysis.entities import persons
from analysis.entities.groups import Groups
from analysis.entities.names_table import PLACES, Counts

IN_ARTICLE, IN_CORPUS = "short name", "surname"
# Bearers of a surname are told apart by the articles that have their full names. One of them
# has the surname to himself in the corpus at this share of those articles, and from this many
# on; below, one bearer's article among ten may be about another.
CLEARLY, ARTICLES_AT_LEAST = 0.9, 3
# Where another bearer is named in full in the same article, the share and the number must be
# beyond doubt.
BEYOND_DOUBT, ARTICLES_BEYOND_DOUBT = 0.9, 20
# A surname that is a firm or a town as well has most of its articles without the person.
WITH_FULL_NAME_AT_LEAST = 0.1
# The model must call it a person about as often where the full name is absent.
PERSON_AS_OFTEN = 0.5
# A name is a place, whoever bears it in one article, when the model says so in most others.
ELSEWHERE_PLACE, TIMES_ELSEWHERE = 0.6, 0.6
# And it is nobody's surname at all if those are so many times the articles with the full name.
FAR_MORE_ELSEWHERE = 3

Where = tuple[int, str]


class Bearers:
    """The persons that are named in full, by article and by the ends of their names."""

    def __init__(self, full: pd.DataFrame, others: pd.DataFrame, groups: Groups) -> None:
        """Take a row for each full name, and for each other name, in each article."""
        self._groups = groups
        self.heads = {
            (article, key.split()[0])
            for article, key in zip(others["article"].tolist(), others["key"].tolist(), strict=True)
            if " " in key
        }
        self.ends: dict[Where, set[str]] = defaultdict(set)
        self.starts: dict[Where, set[str]] = defaultdict(set)
        self.articles: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        self.given: dict[str, set[int]] = defaultdict(set)
        for article, key in zip(full["article"].tolist(), full["key"].tolist(), strict=True):
            root = groups.find(key)
            for end in persons.ends(key):
                self.ends[article, end].add(key)
                self.articles[end][root].add(article)
            given = key.split()[0]
            self.starts[article, given].add(key)
            self.given[given].add(article)

    def only(self, keys: Iterable[str]) -> str | None:
        """Return the one person of some full names, or none; the end of another counts not."""
        names = list(keys)
        longest = [n for n in names if not any(o.endswith(" " + n) for o in names)]
        found = {self._groups.find(n) for n in longest}
        return found.pop() if len(found) == 1 else None


def resolve(
    rows: pd.DataFrame, is_full: Callable[[str], bool], counts: Counts, groups: Groups
) -> dict[Where, tuple[str, str]]:
    """Return which group a short name counts for in its article, and by which rule.

    Args:
        rows: a row for each name in each article: article, key, `n` mentions, `persons` of
            them, `is_open` (no alias settles it) and `is_surname` (one word of a person's alias).
        is_full: says of a folded name whether it is a person's full name.
        counts: of the whole corpus.
        groups: full names already joined.
    """
    whole = np.array([is_full(key) for key in rows["key"].tolist()], dtype=bool)
    bearers = Bearers(rows[whole], rows[~whole & (rows["persons"] == 0).to_numpy()], groups)
    owners = _owners(rows, bearers, counts)
    found: dict[Where, tuple[str, str]] = {}
    shorts = rows[rows["is_open"]]
    for article, key, n in zip(
        shorts["article"].tolist(), shorts["key"].tolist(), shorts["persons"].tolist(), strict=True
    ):
        owner = owners.get(key)
        if (article, key) in bearers.ends:
            target = _in_article((article, key), n, bearers, owner, counts)
        elif is_full(key):
            continue
        elif owner and len(key) > 2:
            target = (owner[0], IN_CORPUS)
        else:
            root = bearers.only(bearers.starts.get((article, key), ())) if n else None
            target = (root, IN_ARTICLE) if root else None
        if target and target[0] != groups.find(key) and groups.may_join(key, target[0]):
            found[article, key] = target
    return found | _overruled(rows, bearers, groups)


def _overruled(
    rows: pd.DataFrame, bearers: Bearers, groups: Groups
) -> dict[Where, tuple[str, str]]:
    """Return the surnames of aliases that belong to somebody else in an article.

    "Kaya" is who the alias files say, but not where Leyla Kaya alone is named in full.
    """
    found: dict[Where, tuple[str, str]] = {}
    settled = rows[~rows["is_open"] & rows["is_surname"]]
    for article, key in zip(settled["article"].tolist(), settled["key"].tolist(), strict=True):
        here = bearers.ends.get((article, key))
        roots = {groups.find(k) for k in here} if here else set()
        if roots and groups.find(key) not in roots and (root := bearers.only(here or ())):
            found[article, key] = (root, IN_ARTICLE)
    return found


def _in_article(
    where: Where, n_person: int, bearers: Bearers, owner: tuple[str, bool] | None, counts: Counts
) -> tuple[str, str] | None:
    """Return whom the end of names in this article means."""
    times = FAR_MORE_ELSEWHERE if n_person else TIMES_ELSEWHERE
    if _is_place(where[1], bearers, counts, times):
        return None
    if not n_person and where in bearers.heads:
        # beside "Kaya Mills" and Leyla Kaya, what the model took for no person is the mill
        return None
    root = bearers.only(bearers.ends[where])
    if owner and owner[1] and root != owner[0]:
        # "Trump" beside "Melania Trump" alone is still he
        return owner[0], IN_CORPUS
    return (root, IN_ARTICLE) if root else None


def _is_place(key: str, bearers: Bearers, counts: Counts, times: float) -> bool:
    """Say whether a name is a place or a group in most articles that name no such person."""
    with_full = set().union(*bearers.articles[key].values())
    elsewhere = counts.articles[key] - with_full
    others = 1 - counts.share(key, "PERSON")
    return len(elsewhere) >= times * len(with_full) and others >= ELSEWHERE_PLACE


def _owners(rows: pd.DataFrame, bearers: Bearers, counts: Counts) -> dict[str, tuple[str, bool]]:
    """Return the person whose surname it is in the whole corpus, and whether beyond doubt."""
    candidates: dict[str, tuple[str, float, int]] = {}
    open_ = set(rows.loc[rows["is_open"], "key"])
    for key in sorted(open_ & bearers.articles.keys()):
        sizes = {root: len(articles) for root, articles in bearers.articles[key].items()}
        root = max(sizes, key=lambda r: (sizes[r], r))
        share = sizes[root] / sum(sizes.values())
        if sizes[root] < ARTICLES_AT_LEAST or share < CLEARLY:
            continue
        if len(bearers.given.get(key, ())) > (1 - CLEARLY) * sizes[root]:
            continue
        candidates[key] = (root, share, sizes[root])
    as_often = _person_as_often(rows, candidates, bearers)
    return {
        key: (root, share >= BEYOND_DOUBT and n >= ARTICLES_BEYOND_DOUBT)
        for key, (root, share, n) in candidates.items()
        if as_often.get(key, False) and _is_hers(key, root, bearers, counts)
    }


def _is_hers(key: str, root: str, bearers: Bearers, counts: Counts) -> bool:
    with_full = bearers.articles[key][root] & counts.articles[key]
    return (
        len(with_full) >= WITH_FULL_NAME_AT_LEAST * len(counts.articles[key])
        and counts.share(key, *PLACES) < 1 / 2
    )


def _person_as_often(
    rows: pd.DataFrame, candidates: Mapping[str, tuple[str, float, int]], bearers: Bearers
) -> dict[str, bool]:
    """Say of each surname whether the model calls it a person where no full name stands, too."""
    mine = rows[rows["key"].isin(list(candidates))]
    shares: dict[str, list[list[int]]] = defaultdict(lambda: [[0, 0], [0, 0]])
    for article, key, n, of in zip(
        mine["article"].tolist(), mine["key"].tolist(), mine["persons"].tolist(),
        mine["n"].tolist(), strict=True,
    ):  # fmt: skip
        side = shares[key][article in bearers.articles[key][candidates[key][0]]]
        side[0] += n
        side[1] += of
    return {
        key: without[0] / max(without[1], 1)
        >= PERSON_AS_OFTEN * with_full[0] / max(with_full[1], 1)
        for key, (without, with_full) in shares.items()
    }
