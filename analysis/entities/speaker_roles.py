"""What each quoted speaker is: government of which country, military, expert, witness, ...

The rules, in their order; the first that tells anything settles a speaker (`role_by` says which):

    phrase   the words that name the speaker: "Turkish Foreign Minister", "residents"
    label    what the same article calls the entity elsewhere: "Orhan Belen, the Turkish minister"
    name     the entity's own name: "Human Rights Watch"; a country or its capital stands for
             its government
    corpus   what the first two rules say of the entity in most of its other articles

A government whose country the words leave out takes it from the entity's labels in the article,
then from the corpus. Who is named and of whom nothing is known is "unknown"; where nobody is
named, the role is "nobody named". Both are counted and shown.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from analysis.entities import fold
from analysis.lexicons.roles import RoleList, called

UNKNOWN, NOBODY, FORMER = "unknown", "nobody named", "former official"
PLACES = ("GPE", "LOC")
# An entity's role elsewhere counts if at least this part of what is known of it agrees.
MOST = 0.6
# Only these relations say what somebody is; a modifier ("wounded") or a predicate ("was late")
# may be anything.
TELLING = ("title", "apposition", "compound", "predicate")

_TOKEN = re.compile(r"[^\W_]+(?:\.[^\W_]+)*|[,;:()\[\]–—]")
_CUTS = frozenset({
    "of", "for", "at", "in", "from", "near", "with", "on", "to", "by", "and", "as",
    "who", "whose", "which", "that", ",", ";", ":", "(", ")", "[", "]", "–", "—",
})  # fmt: skip
# The two words before a label, and what follows it after "of".
_BEFORE = re.compile(r"(?:[^\W\d_][\w.'’]*\s+){1,2}$")
_AFTER = re.compile(r"\s+(?:of|for|at)\s[^,.;:()\n]{1,60}")
_AGED = re.compile(r",\s(?:aged\s)?\d{1,3}(?:,|$)")
_MEN = re.compile(r"(?<=\w)men$")


class Told(NamedTuple):
    """A role and a country, each empty where the words do not say."""

    role: str = ""
    country: str = ""


class _Word(NamedTuple):
    plain: str
    written: str
    part: int


class _Hit(NamedTuple):
    first: int
    last: int
    part: int
    role: str
    is_weak: bool


@dataclass(frozen=True)
class Reader:
    """Reads roles and countries from words, by the lists in force."""

    roles: RoleList

    @cached_property
    def _phrases(self) -> dict[tuple[str, ...], tuple[str, bool, str]]:
        """Return what phrases say: the role, whether weakly, and how the phrase is written."""
        offices = [r.name for r in self.roles.roles if r.by_country][:1]
        bodies = [
            (b, name, False) for c in self.roles.countries for b in c.bodies for name in offices
        ]
        given = [(w, r.name, False) for r in self.roles.roles for w in r.words]
        given += [(w, r.name, True) for r in self.roles.roles for w in r.weak]
        return {
            tuple(w.plain for w in words(phrase)): (name, is_weak, phrase)
            for phrase, name, is_weak in [*bodies, *given]
        }

    @cached_property
    def _countries(self) -> dict[tuple[str, ...], tuple[str, str]]:
        return {
            tuple(w.plain for w in words(phrase)): (country.name, phrase)
            for country in self.roles.countries
            for phrase in called(country)
        }

    @cached_property
    def _former(self) -> frozenset[str]:
        return frozenset(fold.key(word) for word in self.roles.former)

    @cached_property
    def _is_first(self) -> frozenset[str]:
        return frozenset(role.name for role in self.roles.roles if role.is_first)

    def read(self, phrase: str) -> Told:
        """Return what a speaker's words say.

        The first part of the phrase that says anything decides, and in it the last phrase: the
        head of an English noun phrase stands at its end.
        """
        found = words(phrase)
        hits = list(self._hits(found))
        first = [hit for hit in hits if hit.role in self._is_first]
        strong = [hit for hit in hits if not hit.is_weak]
        chosen = first or strong or hits
        if not chosen:
            by_age = [role.name for role in self.roles.roles if role.is_by_age]
            aged = by_age and _AGED.search(phrase)
            return Told(by_age[0] if aged else "", self.country(phrase))
        part = min(hit.part for hit in chosen)
        best = max((hit for hit in chosen if hit.part == part), key=lambda hit: hit.last)
        before = {word.plain for word in found[: best.last] if word.part == part}
        held = {hit.role for hit in hits if hit.part == part} & set(self.roles.offices)
        is_former = bool(held) and bool(before & self._former)
        return Told(FORMER if is_former else best.role, self.country(phrase))

    def country(self, phrase: str) -> str:
        """Return the country that is named first, the longest name of those that begin there."""
        found = words(phrase)
        for first in range(len(found)):
            for last in range(min(len(found), first + 5), first, -1):
                said = self._countries.get(tuple(w.plain for w in found[first:last]))
                if said and _is_written(said[1], found[first].written):
                    return said[0]
        return ""

    def is_place(self, name: str) -> bool:
        """Say whether a name is a country's, a capital's or a part's and nothing else."""
        return tuple(w.plain for w in words(name)) in self._countries

    def _hits(self, found: list[_Word]) -> Iterator[_Hit]:
        """Yield the phrases that stand among the words, none inside another."""
        longest = max(map(len, self._phrases), default=0)
        free = 0
        for first in range(len(found)):
            for last in range(min(len(found), first + longest), first, -1):
                said = self._phrases.get(tuple(w.plain for w in found[first:last]))
                if said and last > free and _is_written(said[2], found[first].written):
                    free = last
                    yield _Hit(first, last, found[first].part, said[0], said[1])
                    break


def words(phrase: str) -> list[_Word]:
    """Cut a phrase into words: folded, in the singular, each with the part it stands in.

    >>> [(word.plain, word.part) for word in words("Ministers of U.S. allies")]
    [('minister', 0), ('of', 1), ('us', 1), ('ally', 1)]
    """
    found, part = [], 0
    bare = re.sub(r"['’]s\b|(?<=s)['’]", "", phrase)
    for match in _TOKEN.finditer(bare):
        raw = match[0].replace(".", "")
        part += raw.casefold() in _CUTS
        if raw[0].isalnum():
            found.append(_Word(_singular(fold.key(raw)), raw, part))
    return found


def _is_written(phrase: str, word: str) -> bool:
    """Say whether the capitals that a phrase of the list begins with are there in the text.

    >>> _is_written("US", "us"), _is_written("Times", "times"), _is_written("army", "Army")
    (False, False, True)
    """
    if phrase.isupper():
        return word.isupper()
    return word[0].isupper() or not phrase[0].isupper()


def _singular(word: str) -> str:
    """Return a word without the ending of the plural, near enough to compare two words by.

    >>> [_singular(word) for word in ("agencies", "sources", "spokesmen", "press", "his")]
    ['agency', 'source', 'spokesman', 'press', 'his']
    """
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return _MEN.sub("man", word)


def with_roles(
    quotes: pd.DataFrame, labels: pd.DataFrame, articles: pd.DataFrame, roles: RoleList
) -> pd.DataFrame:
    """Fill `speaker_role` and `role_by` of the table `quotes`; everything else is as it was.

    Args:
        quotes: the table, its speakers resolved.
        labels: the table `labels`, with the words as they stand at `start` to `end`.
        articles: the table of that name.
        roles: the list in force.
    """
    reader = Reader(roles)
    cases = quotes[["article_id", "speaker", "speaker_kind", "speaker_entity", "speaker_type"]]
    cases = cases.astype("str").drop_duplicates()
    known = _labelled(cases, labels, articles, reader)
    here = {case: _here(case, known, reader) for case in cases.itertuples(index=False, name=None)}
    elsewhere = _commonest((case[3], told) for case, (told, _) in here.items())
    settled = {
        case: _settled(case, told, by, elsewhere, roles) for case, (told, by) in here.items()
    }
    rows = quotes[list(cases.columns)].astype("str").itertuples(index=False, name=None)
    found = [settled[row] for row in rows]
    return quotes.assign(
        speaker_role=pd.Series([role for role, _ in found], index=quotes.index, dtype="str"),
        role_by=pd.Series([by for _, by in found], index=quotes.index, dtype="str"),
    )


_Case = tuple[str, str, str, str, str]
_Labels = dict[tuple[str, str], Told]


def _labelled(
    cases: pd.DataFrame, labels: pd.DataFrame, articles: pd.DataFrame, reader: Reader
) -> _Labels:
    """Return what each article's labels say of each of its speakers, the commonest first."""
    wanted = cases[["article_id", "speaker_entity"]].drop_duplicates()
    telling = labels[labels["relation"].isin(TELLING)].astype({"article_id": "str"})
    named = telling.merge(
        wanted, left_on=["article_id", "entity"], right_on=["article_id", "speaker_entity"]
    )
    texts = dict(zip(articles["article_id"].astype("str"), articles["text"], strict=True))
    said: dict[str, Told] = {}
    told: dict[tuple[str, str], list[Told]] = {}
    for row in named[["article_id", "entity", "start", "end"]].itertuples(index=False):
        phrase = _whole(texts[row.article_id], row.start, row.end, reader)
        if phrase not in said:
            said[phrase] = reader.read(phrase)
        told.setdefault((row.article_id, row.entity), []).append(said[phrase])
    return {key: _most(found) for key, found in told.items()}


def _whole(text: str, start: int, end: int, reader: Reader) -> str:
    """Return a label with the country before it and the body behind it, which are names.

    "Turkish [foreign minister]", "Syria's [top diplomat]", "[head] of the Ministry of Health".
    """
    before, after = _BEFORE.search(text[max(0, start - 40) : start]), _AFTER.match(text, end)
    lands = before[0].split() if before else []
    while lands and not reader.country(" ".join(lands)):
        del lands[0]
    while len(lands) > 1 and reader.country(" ".join(lands[1:])):
        del lands[0]
    return " ".join([*lands, text[start:end], after[0] if after else ""])


def _here(case: _Case, known: _Labels, reader: Reader) -> tuple[Told, str]:
    """Return what the article itself says of a speaker, and by which rule."""
    article, speaker, kind, entity, entity_type = case
    if kind == "none" or not speaker:
        return Told(NOBODY), ""
    label = known.get((article, entity), Told()) if entity else Told()
    phrase = (
        Told() if kind == "pronoun" else reader.read(_without_name(speaker, entity, entity_type))
    )
    is_place = entity_type in PLACES and reader.is_place(entity)
    name = reader.read(entity) if entity and entity_type != "PERSON" else Told()
    if is_place and not phrase.role and reader.is_place(fold.cleaned(speaker)):
        return Told(_governing(reader.roles), name.country), "name"
    for told, by in ((phrase, "phrase"), (label, "label"), (name, "name")):
        if told.role:
            others = (t.country for t in (told, phrase, label, name))
            return Told(told.role, next(filter(None, others), "")), by
    return Told("", phrase.country or label.country), ""


def _settled(
    case: _Case, told: Told, by: str, elsewhere: dict[str, Told], roles: RoleList
) -> tuple[str, str]:
    """Return the role as it is shown, and the rule that led to it."""
    other = elsewhere.get(case[3], Told()) if case[3] else Told()
    if not told.role and other.role:
        told, by = other, "corpus"
    by_country = {role.name for role in roles.roles if role.by_country}
    country = told.country or (other.country if other.role == told.role else "")
    if told.role in by_country and country:
        return f"{told.role}: {country}", by
    return told.role or UNKNOWN, by


def _commonest(said: Iterable[tuple[str, Told]]) -> dict[str, Told]:
    """Return each entity's role where most of what is said of it agrees."""
    told: dict[str, list[Told]] = {}
    for entity, one in said:
        if entity and one.role and one.role != NOBODY:
            told.setdefault(entity, []).append(one)
    return {entity: found for entity, many in told.items() if (found := _most(many)).role}


def _most(told: list[Told]) -> Told:
    """Return the role that `MOST` of those that say one agree on, and its commonest country."""
    counts = Counter(one.role for one in told if one.role)
    countries = Counter(one.country for one in told if one.country)
    country = countries.most_common(1)[0][0] if countries else ""
    if not counts:
        return Told("", country)
    role, n = counts.most_common(1)[0]
    return Told(role if n >= MOST * counts.total() else "", country)


def _without_name(speaker: str, entity: str, entity_type: str) -> str:
    """Take a person's own name out of the words: a Mr Bishop is no bishop."""
    if entity_type != "PERSON":
        return speaker
    # a name's first word may be a title: "Pope Clement"
    own = {word.plain for word in words(entity)[-1:]} | {w.plain for w in words(entity)[1:]}
    kept = [raw for raw in speaker.split() if {w.plain for w in words(raw)} - own or not words(raw)]
    return " ".join(kept)


def _governing(roles: RoleList) -> str:
    return next((role.name for role in roles.roles if role.by_country), UNKNOWN)
