"""Full names of one person across articles: middle names, transliterations, short forms.

Names are compared only within a block of one surname and one given name, as they sound; never
all with all (Christen 2012, "Data Matching", ch. 4).
"""

from collections import defaultdict
from collections.abc import Iterable

from analysis.entities import persons
from analysis.entities.groups import Groups
from analysis.entities.names_table import Counts

RULE = "full name"
# A name without its middle name goes to the bearer who has at least this share of the articles;
# at two in three, half of a corpus' plain "George Bush" would go to the wrong one.
CLEARLY = 0.9


def join_full_names(keys: Iterable[str], counts: Counts, groups: Groups) -> None:
    """Join the persons' full names among `keys` that are spellings of one."""
    blocks: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key in sorted(keys):
        person = persons.parted(key)
        if person and not persons.is_initial(person.given[0]):
            block = blocks[persons.sound(person.surname), person.suffix]
            block[persons.sound(person.given[0])].append(key)
    for block in blocks.values():
        for same in block.values():
            _join_same(same, counts, groups)
        _join_short_forms(block, counts, groups)


def _join_same(keys: list[str], counts: Counts, groups: Groups) -> None:
    """Join names that share surname and given name as they sound."""
    if len(keys) == 1:
        return
    bearers: list[list[str]] = []
    plain = []
    for key in sorted(keys, key=lambda k: (-len(counts.articles[k]), k)):
        if not _middle(key):
            plain.append(key)
            continue
        home = next((b for b in bearers if all(_one(key, k, counts) for k in b)), None)
        if home is None:
            bearers.append([key])
        else:
            home.append(key)
    for bearer in bearers:
        _join_all(bearer, groups)
    home = _clear(bearers, counts)
    for key in plain:
        for other in [k for k in plain if k < key] + home:
            if _spelled_so(key, other, counts):
                groups.join(key, other, RULE)


def _join_short_forms(block: dict[str, list[str]], counts: Counts, groups: Groups) -> None:
    """Join Chuck and Charles of one surname, where only two given names could be meant."""
    forms: dict[str, list[str]] = defaultdict(list)
    for keys in block.values():
        first = max(keys, key=lambda k: (len(counts.articles[k]), k))
        person = persons.parted(first)
        if person:
            forms[persons.full_form(person.given[0])].append(first)
    for firsts in forms.values():
        if len(firsts) == 2 and _apart(firsts[0], firsts[1], counts):
            groups.join(firsts[0], firsts[1], RULE)


def _middle(key: str) -> tuple[str, ...]:
    person = persons.parted(key)
    return person.given[1:] if person else ()


def _one(one: str, other: str, counts: Counts) -> bool:
    return persons.agree(_middle(one), _middle(other)) and _spelled_so(one, other, counts)


def _spelled_so(one: str, other: str, counts: Counts) -> bool:
    """Say whether two names differ in no letter, or never stand in one article.

    An article spells one person in one way; two ways in one article are two people.
    """
    a, b = persons.parted(one), persons.parted(other)
    same = a and b and (a.given[0], a.surname) == (b.given[0], b.surname)
    return bool(same) or _apart(one, other, counts)


def _apart(one: str, other: str, counts: Counts) -> bool:
    return counts.articles[one].isdisjoint(counts.articles[other])


def _join_all(keys: list[str], groups: Groups) -> None:
    for key in keys[1:]:
        groups.join(key, keys[0], RULE)


def _clear(bearers: list[list[str]], counts: Counts) -> list[str]:
    """Return the names of the bearer that a name without a middle name means, if that is clear."""
    if len(bearers) <= 1:
        return bearers[0] if bearers else []
    sizes = [len(frozenset().union(*(counts.articles[k] for k in b))) for b in bearers]
    top = max(range(len(bearers)), key=sizes.__getitem__)
    return bearers[top] if sizes[top] >= CLEARLY * sum(sizes) else []
