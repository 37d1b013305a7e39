"""Pairs of entities that may be one and were not merged, each with its reason and a score.

What a rule is not sure of is left to the reader: an entry in an alias file settles it. Pairs are
sought within blocks (one surname, one beginning, the same initials), never among all pairs, and
compared with the Jaro-Winkler similarity (Winkler 1990), which suits names.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from analysis.entities import acronyms, fold, persons
from analysis.lexicons.load import Alias

COLUMNS = (
    "entity", "other", "entity_type", "reason", "score", "n_mentions", "n_mentions_other",
    "n_articles_both",
)  # fmt: skip
# Below it, given names or spellings differ as two people's do: Leyla and Lena have .83, Sergey
# and Sergei .93.
ALIKE = 0.88
# Pairs of a common surname are many and say little: the best of each name are listed.
MOST_PER_NAME = 3
# A block of more names than this is no clue ("al", "john").
MOST_IN_BLOCK = 60
SHORTEST = 5
SURNAME_SCORE, INITIALS_SCORE, FORM_SCORE = 0.6, 0.7, 0.85

Pair = tuple[str, str]


@dataclass(frozen=True)
class _Entity:
    name: str
    key: str
    type: str
    n: int
    articles: frozenset[str]
    is_alias: bool


def suggestions(mentions: pd.DataFrame, aliases: Sequence[Alias] = ()) -> pd.DataFrame:
    """List the pairs of entities that may be one, the likeliest first.

    A row is a pair: the more frequent entity and the `other`, the reason in words, a score in
    0..1 (1: spelled alike), the mentions of each and the articles that name both. Two entries of
    the alias files are never a pair, nor what one is declared apart from.

    Args:
        mentions: the table `mentions`.
        aliases: the alias entries in force.

    Returns:
        Rows by score, then by mentions of the other, then by name.
    """
    entities = _entities(mentions, aliases)
    apart = {(fold.key(a.name), fold.key(s)) for a in aliases for s in a.apart}
    found: dict[Pair, tuple[float, str]] = {}
    for one, other, score, reason in _pairs(entities):
        pair = _ordered(entities[one], entities[other])
        barred = (one, other) in apart or (other, one) in apart
        if barred or (entities[one].is_alias and entities[other].is_alias):
            continue
        if score > found.get(pair, (0.0, ""))[0]:
            found[pair] = (score, reason)
    rows = [_row(entities[a], entities[b], *found[a, b]) for a, b in _best(found)]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    kinds = dict.fromkeys(COLUMNS[5:], "int64") | dict.fromkeys(COLUMNS[:4], "str")
    table = table.astype(kinds | {"score": "float64"})
    order = ["score", "n_mentions_other", "entity", "other"]
    return table.sort_values(order, ascending=[False, False, True, True], ignore_index=True)


def _entities(mentions: pd.DataFrame, aliases: Sequence[Alias]) -> dict[str, _Entity]:
    known = {alias.name for alias in aliases}
    first = mentions.drop_duplicates("entity").set_index("entity")["entity_type"].to_dict()
    n = mentions["entity"].value_counts().to_dict()
    pairs = mentions[["entity", "article_id"]].drop_duplicates()
    articles: dict[str, set[str]] = defaultdict(set)
    for name, article in zip(pairs["entity"], pairs["article_id"].astype("str"), strict=True):
        articles[name].add(article)
    found: dict[str, _Entity] = {}
    for name in sorted(first, key=lambda e: (-n[e], e)):
        entity = _Entity(
            name, fold.key(name), first[name], n[name], frozenset(articles[name]), name in known
        )
        found.setdefault(entity.key, entity)
    return found


def _pairs(entities: dict[str, _Entity]) -> Iterator[tuple[str, str, float, str]]:
    yield from _of_persons(entities)
    yield from _of_surnames(entities)
    yield from _of_initials(entities)
    yield from _of_spellings(entities)


def _blocks(pairs: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    """Yield the names that share a block, for each block of two or more."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for block, key in pairs:
        blocks[block].append(key)
    yield from (keys for keys in blocks.values() if 1 < len(keys) <= MOST_IN_BLOCK)


def _of_persons(entities: dict[str, _Entity]) -> Iterator[tuple[str, str, float, str]]:
    """Pairs of full names that share a surname or a given name, the other spelled alike."""
    from rapidfuzz.distance import JaroWinkler

    people = {
        key: person
        for key, entity in entities.items()
        if entity.type == "PERSON" and (person := persons.parted(key))
    }
    surnames = ((persons.sound(p.surname), key) for key, p in people.items())
    for keys in _blocks(surnames):
        for one, other in combinations(keys, 2):
            a, b = people[one].given[0], people[other].given[0]
            if not _may_be_one(people[one], people[other]):
                continue
            if persons.full_form(a) == persons.full_form(b) or persons.sound(a) == persons.sound(b):
                yield one, other, FORM_SCORE, "same surname, and given names of one person's kind"
            elif a[0] == b[0] and (persons.is_initial(a) or persons.is_initial(b)):
                yield one, other, INITIALS_SCORE, "same surname, and the initial fits"
            elif (like := JaroWinkler.similarity(a, b)) >= ALIKE:
                yield one, other, like, "same surname, and given names spelled alike"
    given = ((f"{p.given[0]} {p.surname[:2]}", key) for key, p in people.items())
    for keys in _blocks(given):
        for one, other in combinations(keys, 2):
            a, b = people[one].surname, people[other].surname
            if a != b and (like := JaroWinkler.similarity(a, b)) >= ALIKE:
                yield one, other, like, "same given name, and surnames spelled alike"


def _may_be_one(one: persons.Person, other: persons.Person) -> bool:
    """Say whether neither middle names nor "Jr." tell two full names apart."""
    return one.suffix == other.suffix and persons.agree(one.given[1:], other.given[1:])


def _of_surnames(entities: dict[str, _Entity]) -> Iterator[tuple[str, str, float, str]]:
    """Pairs of a lone surname and those who bear it."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for key, entity in entities.items():
        if entity.type == "PERSON" and persons.parted(key):
            for end in persons.ends(key):
                bearers[end].append(key)
    for end, keys in bearers.items():
        if end in entities and end not in keys:
            total = sum(len(entities[k].articles) for k in keys)
            for key in sorted(keys, key=lambda k: (-entities[k].n, k))[:MOST_PER_NAME]:
                share = len(entities[key].articles) / total
                named = f"{len(keys)} are named so" if len(keys) > 1 else "nobody else is named so"
                yield key, end, SURNAME_SCORE * (0.5 + share / 2), f"the name's end; {named}"


def _of_initials(entities: dict[str, _Entity]) -> Iterator[tuple[str, str, float, str]]:
    """Pairs of an acronym and a long form with its initials."""
    firsts: dict[str, list[str]] = defaultdict(list)
    for key, entity in entities.items():
        words = [w for w in key.split() if len(w) > 2]
        if len(words) > 1 and entity.type != "PERSON":
            firsts["".join(w[0] for w in words)].append(key)
    for key, entity in entities.items():
        if len(key) > 2 and acronyms.is_acronym(entity.name):
            for other in sorted(firsts.get(key, ()), key=lambda k: (-entities[k].n, k)):
                if acronyms.stands_for(entity.name, entities[other].name):
                    yield key, other, INITIALS_SCORE, "its initials"


def _of_spellings(entities: dict[str, _Entity]) -> Iterator[tuple[str, str, float, str]]:
    """Pairs of one type and one beginning that are spelled nearly alike."""
    from rapidfuzz.distance import JaroWinkler

    long = ((k, e) for k, e in entities.items() if len(k) >= SHORTEST and e.type != "PERSON")
    heads = ((f"{e.type} {k[:4]} {len(k.split())}", k) for k, e in long)
    for keys in _blocks(heads):
        for one, other in combinations(keys, 2):
            if abs(len(one) - len(other)) <= 2 and not _differ_in_number(one, other):
                like = JaroWinkler.similarity(one, other)
                if like >= (1 + ALIKE) / 2 and _one_word_differs(one, other):
                    yield one, other, like, "spelled nearly alike"


def _differ_in_number(one: str, other: str) -> bool:
    return any(c.isdigit() for c in one + other)


def _one_word_differs(one: str, other: str) -> bool:
    """Say whether two names are alike but for one word, which itself is alike."""
    from rapidfuzz.distance import Levenshtein

    pairs = [(a, b) for a, b in zip(one.split(), other.split(), strict=True) if a != b]
    return len(pairs) == 1 and Levenshtein.distance(*pairs[0]) <= max(len(pairs[0][0]) // 4, 1)


def _ordered(one: _Entity, other: _Entity) -> Pair:
    first, second = sorted((one, other), key=lambda e: (-e.n, e.name))
    return first.key, second.key


def _best(found: dict[Pair, tuple[float, str]]) -> list[Pair]:
    """Return the pairs that are among the best of their less frequent name."""
    by_other: dict[str, list[Pair]] = defaultdict(list)
    for pair in sorted(found, key=lambda p: (-found[p][0], p)):
        by_other[pair[1]].append(pair)
    return [pair for pairs in by_other.values() for pair in pairs[:MOST_PER_NAME]]


def _row(one: _Entity, other: _Entity, score: float, reason: str) -> tuple[object, ...]:
    both = len(one.articles & other.articles)
    beside = f"{both} article{'' if both == 1 else 's'} name{'s' if both == 1 else ''} both"
    told = f"{reason[:1].upper()}{reason[1:]}; {beside}."
    kind = one.type
    return (one.name, other.name, kind, told, round(score, 3), one.n, other.n, both)
