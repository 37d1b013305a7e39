"""Link role phrases ("the foreign minister", "the group") to whom they stand for by name.

A role is given to a name by

    title        President Leyla Kaya; the militant group Black Banner
    apposition   Leyla Kaya, the foreign minister; the foreign minister, Leyla Kaya
    predicate    Leyla Kaya became minister; was sworn in as minister
    name         Liberty Party: a party; only for groups
    age          Leyla Kaya, 45

and a definite phrase stands for the one name of the article, so far, whose role it repeats: the
same noun or, close by, a broader one ("the official" for a minister), no modifier that was not
given, no country but one that came with a role of the name's, and both or neither "former", "vice",
"deputy". Where two fit, where somebody unnamed was called so since, or where the phrase is itself
predicate, plural or explained ("the minister who ..."), nothing is linked. The distances are those
of the constants.

The order of trust follows Lee et al. 2013 (Computational Linguistics 39(4)), whose precise
constructs are apposition, predicate and role appositive, and whose head match forbids modifiers
that were not seen before.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from analysis.lexicons.role_nouns import RoleNoun

# Sentences since the name, or a phrase linked to it, was last seen. A role that was given ties a
# phrase for the length of a usual article's section, a title longer than a passing description
# ("a pilot"); a broader noun, or a group's, only close by.
ROLE_REACH = {"title": 15, "apposition": 8, "predicate": 8, "name": 8}
BROAD_REACH = 2
GROUP_REACH = 3
# Bare, these are the state's: the president of a union is "the president" only next to the name.
OF_STATE = ("president", "chancellor", "secretary", "speaker")
LONGEST = 8  # words before the noun that are looked at
# These make another role of a noun.
TELLING = frozenset({
    "former", "ex", "vice", "deputy", "prime", "attorney", "secretary", "assistant", "late", "then",
    "elect", "shadow", "lieutenant", "first", "chief",
})  # fmt: skip
# These say what somebody is like and not which.
FREE = frozenset({
    "the", "this", "'s", "’s", "'", "’", "-", "embattled", "outgoing", "veteran", "longtime",
    "powerful", "top", "senior", "popular", "controversial", "influential", "young", "old",
    "combative", "outspoken", "ailing", "elderly", "newly", "elected", "sitting", "current", "own",
})  # fmt: skip
LINKS = frozenset({"be", "become", "remain", "'s", "’s"})
NAMING = ("attr", "oprd")
IN_OFFICE = frozenset({"serve", "work", "act", "resign", "return", "continue", "retire"})
ARTICLES = ("the",)


@dataclass(frozen=True)
class Phrase:
    """What a noun phrase says.

    Attributes:
        noun: its noun.
        words: its modifiers and what `of` puts behind it, but names of places.
        places: the places among them, entities.
        of: what `of` puts behind it, unless a place: "president of the union".
    """

    noun: str
    words: frozenset[str]
    places: frozenset[int]
    of: frozenset[str] = frozenset()

    @property
    def telling(self) -> frozenset[str]:
        """The modifiers that make another role of the noun."""
        return self.words & TELLING

    def says_no_more(self, other: "Phrase") -> bool:
        """Say whether whatever this says, another says too, so that both may mean one."""
        return self.words <= other.words and self.places <= other.places


@dataclass
class Seen:
    """What an article has said so far.

    Attributes:
        roles: of each entity, the roles it was given, and how.
        last: the sentence each entity was seen in last.
        unnamed: by noun, phrases that stood for nobody named, and the sentence of the last.
        others: those of them that came before anybody was given such a role.
        ages: of each person, the age.
    """

    roles: dict[int, dict[Phrase, str]] = field(default_factory=lambda: defaultdict(dict))
    last: dict[int, int] = field(default_factory=dict)
    unnamed: dict[str, dict[Phrase, int]] = field(default_factory=lambda: defaultdict(dict))
    others: dict[str, set[Phrase]] = field(default_factory=lambda: defaultdict(set))
    ages: dict[int, str] = field(default_factory=dict)


def fits(phrase: Phrase, given: Phrase, nouns: Mapping[str, RoleNoun]) -> str:
    """Say how a phrase repeats a role that was given: "same", "broader" or not at all, "".

    >>> from analysis.lexicons.role_nouns import role_nouns
    >>> nouns, no = role_nouns().by_noun, frozenset()
    >>> given = Phrase("senator", frozenset({"old"}), no)
    >>> [fits(Phrase(n, frozenset(w), no), given, nouns) for n, w in (
    ...     ("senator", {"old"}), ("lawmaker", ()), ("senator", {"former"}), ("judge", ()))]
    ['same', 'broader', '', '']
    """
    extra = phrase.words - FREE - given.words
    for first, last in nouns[phrase.noun].also:
        if last == given.noun and first in given.words and not extra:
            return "same"
    if extra or phrase.telling != given.telling:
        return ""
    if phrase.noun == given.noun:
        return "same"
    return "broader" if phrase.noun in nouns[given.noun].broader else ""


def linked(
    phrase: Phrase,
    sentence: int,
    seen: Seen,
    nouns: Mapping[str, RoleNoun],
    barred: Collection[int],
) -> tuple[int, str]:
    """Return the entity a definite phrase stands for, and the rule; -1 and "" for none.

    Args:
        phrase: what it says.
        sentence: the number of its sentence.
        seen: what the article has said before it.
        nouns: the role nouns.
        barred: entities it cannot be: who speaks the words it stands in.
    """
    fitting: dict[int, tuple[str, str]] = {}
    reach: dict[int, int] = {}
    is_group = nouns[phrase.noun].kind == "group"
    for entity, roles in seen.roles.items():
        # the country may have come with another role: "the first Turkish official to visit"
        if not phrase.places <= frozenset[int]().union(*(given.places for given in roles)):
            continue
        for given, how in roles.items():
            match = fits(phrase, given, nouns)
            if match and (entity not in fitting or match == "same"):
                fitting[entity] = (match, how)
                is_close = match == "broader" or (phrase.noun in OF_STATE and given.of - phrase.of)
                far = GROUP_REACH if is_group else ROLE_REACH[how]
                reach[entity] = max(reach.get(entity, 0), BROAD_REACH if is_close else far)
    if not fitting:
        # in use for somebody who has no name here, so it stays theirs
        seen.others[phrase.noun].add(phrase)
    chosen = [e for e, (match, _) in fitting.items() if match == "same"] or list(fitting)
    if len(chosen) != 1 or chosen[0] in barred:
        return -1, ""
    entity = chosen[0]
    match, how = fitting[entity]
    last = seen.last.get(entity, sentence)
    since = {other for other, at in seen.unnamed[phrase.noun].items() if at >= last}
    if any(phrase.says_no_more(other) for other in seen.others[phrase.noun] | since):
        return -1, ""
    if sentence - last > reach[entity]:
        return -1, ""
    return entity, f"role by {how}" if match == "same" else f"broader role by {how}"
