"""Find the noun phrases of a part that denote a person or a group, and whom they stand for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from analysis.entities import fold, roles
from analysis.entities.clauses import SPEECH, SUBJECTS, Tokens
from analysis.entities.roles import Phrase, Seen
from analysis.extract.offsets import Numbers
from analysis.lexicons.role_nouns import RoleNoun, role_nouns

SINGULAR, PLURAL = ("NN", "NNP"), ("NNS", "NNPS")
NO_PHRASE = ("compound", "nmod", "amod", "npadvmod", "intj", "dep", "meta")
BEFORE_NAME = ("compound", "nmod", "amod", "appos", "dep", "poss")
BEARERS = ("PERSON", "ORG")
PLACES = ("GPE", "NORP", "LOC")
SAME = {"ex": "former", "onetime": "former", "erstwhile": "former"}
AGE_DIGITS = 3  # a longer number behind a name is a year


@dataclass(frozen=True)
class Names:
    """The mentions that stand in a part, in the order of its tokens.

    Attributes:
        head: the token each hangs together by.
        first: its first token.
        last: its last.
        entity: its entity's number.
        kind: its entity's type.
    """

    head: list[int]
    first: list[int]
    last: list[int]
    entity: list[int]
    kind: list[str]


@dataclass(frozen=True)
class Nominal:
    """A noun phrase: its noun, first token, entity (-1 unnamed), and the rule that linked it.

    One that is said of a name beside it (`is_beside`) is no figure of its own.
    """

    token: int
    first: int
    entity: int
    rule: str
    noun: str
    is_beside: bool = False


@dataclass(frozen=True)
class Reading:
    """The columns of a part as lists, and which tokens stand in which names."""

    head: list[int]
    form: list[str]
    lemma: list[str]
    tag: list[str]
    dep: list[str]
    subject: Numbers
    names: Names
    at_head: Mapping[int, int]
    inside: Mapping[int, int]
    begins: Mapping[int, int]
    explained: frozenset[int]
    speakers: Mapping[int, frozenset[int]]
    quote: list[int]
    named_as: Mapping[int, int]
    nouns: Mapping[str, RoleNoun]
    given: dict[int, int] = field(default_factory=dict)

    def bears(self, token: int) -> bool:
        """Say whether a token is the head of a name that may have a role."""
        return token in self.at_head and self.names.kind[self.at_head[token]] in BEARERS


def reading(tokens: Tokens, names: Names, sentence: Numbers, quote: Numbers) -> Reading:
    """Prepare a part; arguments as `nominals`."""
    inside = {
        token: n
        for n, (first, last) in enumerate(zip(names.first, names.last, strict=True))
        for token in range(first, last + 1)
    }
    head, dep = tokens.head.tolist(), tokens.dep.listed()
    named_as = {head[t]: n for n, t in enumerate(names.head) if dep[t] == "appos"}
    return Reading(
        head,
        tokens.form.listed(),
        tokens.lemma.listed(),
        tokens.tag.listed(),
        dep,
        tokens.subject,
        names,
        {t: n for n, t in enumerate(names.head)},
        inside,
        {t: n for n, t in enumerate(names.first)},
        frozenset(tokens.head[tokens.dep.among(("relcl",))].tolist()),
        _speakers(tokens, names, sentence, quote),
        quote.tolist(),
        named_as,
        role_nouns().by_noun,
    )


def _speakers(
    tokens: Tokens, names: Names, sentence: Numbers, quote: Numbers
) -> Mapping[int, frozenset[int]]:
    """Return the entities that speak outside quotation marks, by sentence."""
    speaks = tokens.dep.among(SUBJECTS) & tokens.lemma.among(SPEECH)[tokens.head] & (quote < 0)
    found: dict[int, frozenset[int]] = {}
    for token, entity in zip(names.head, names.entity, strict=True):
        if speaks[token]:
            at = int(sentence[token])
            found[at] = found.get(at, frozenset()) | {entity}
    return found


def nominals(
    tokens: Tokens, names: Names, sentence: Numbers, quote: Numbers, called: Sequence[str]
) -> Iterator[Nominal]:
    """Yield the noun phrases of a part that denote one person or group, in the order of the text.

    Args:
        tokens: the part.
        names: its mentions.
        sentence: of every token, a number that counts up with the sentences of an article.
        quote: of every token, the stretch inside quotation marks; -1 for none.
        called: what each entity is called, by number.
    """
    read = reading(tokens, names, sentence, quote)
    is_noun = tokens.lemma.among(read.nouns) & tokens.tag.among((*SINGULAR, *PLURAL))
    old = tokens.form.among(("old",))
    bearers = [h for h, kind in zip(names.head, names.kind, strict=True) if kind in BEARERS]
    is_event = is_noun | old
    is_event[bearers] = True
    events = np.flatnonzero(is_event)
    article, seen = -1, Seen()
    sentences, articles = sentence[events].tolist(), tokens.article[events].tolist()
    for token, at, of in zip(events.tolist(), sentences, articles, strict=True):
        if of != article:
            article, seen = of, Seen()
        if read.bears(token):
            _name(read, read.at_head[token], at, seen, called)
        elif read.form[token] == "old":
            yield from _aged(read, token, at, seen)
        else:
            yield from _noun(read, token, at, seen)


def _name(read: Reading, n: int, at: int, seen: Seen, called: Sequence[str]) -> None:
    """Note a name: where it stood last, the age behind it, what kind of group it says it is."""
    entity, kind, after = read.names.entity[n], read.names.kind[n], read.names.last[n] + 1
    if kind == "ORG" and entity not in seen.last:
        seen.roles[entity] |= dict.fromkeys(_group(called[entity]), "name")
    seen.last[entity] = at
    comma, age, end = (*read.form[after : after + 3], "", "", "")[:3]
    is_age = comma == "," and end in (",", ".", ")") and age.isdecimal() and len(age) <= AGE_DIGITS
    if kind == "PERSON" and is_age:
        seen.ages[entity] = age


@cache
def _group(name: str) -> tuple[Phrase, ...]:
    words = fold.key(name).split()
    nouns = role_nouns().by_noun
    return tuple(
        Phrase(w, frozenset(words) - {w}, frozenset())
        for w in words
        if w in nouns and nouns[w].kind == "group"
    )


def _aged(read: Reading, token: int, at: int, seen: Seen) -> Iterator[Nominal]:
    """Link "the 45-year-old" to the one person of that age."""
    # the model cuts it into five words or three
    starts = [k for k in (token - 5, token - 3) if k >= 0 and read.form[k] in roles.ARTICLES]
    age, _, unit = "".join(read.form[starts[0] + 1 : token]).partition("-") if starts else ("",) * 3
    follows = read.tag[token + 1] if token + 1 < len(read.tag) else ""
    if unit != "year-" or follows.startswith(("NN", "JJ")):
        return
    of_age = [entity for entity, known in seen.ages.items() if known == age]
    entity = of_age[0] if len(of_age) == 1 else -1
    if entity >= 0:
        seen.last[entity] = at
    yield Nominal(token, starts[0], entity, "role by age" if entity >= 0 else "", "old")


def _noun(read: Reading, token: int, at: int, seen: Seen) -> Iterator[Nominal]:
    """Give a role to a name, or link the phrase to one, or note that it is nobody named."""
    noun = read.nouns[read.lemma[token]]
    is_plural = read.tag[token] in PLURAL
    n, how, right = _bearer(read, token)
    if n >= 0:
        entity, kind = read.names.entity[n], read.names.kind[n]
        read.given[token] = n
        wanted = "ORG" if noun.kind == "group" else "PERSON"
        if kind == wanted and noun.kind != "person" and not is_plural:
            phrase, _, _ = _phrase(read, token, right)
            seen.roles[entity].setdefault(phrase, how)
            seen.last[entity] = max(at, seen.last.get(entity, at))
        if kind == wanted:
            yield Nominal(token, token, entity, "", noun.noun, is_beside=True)
        return
    if token in read.inside or read.dep[token] in NO_PHRASE or how == "predicate":
        return
    entity, rule, first = -1, "", token
    if noun.kind != "person":
        phrase, first, is_definite = _phrase(read, token, token)
        explained = token in read.explained and read.form[token + 1 : token + 2] != [","]
        if is_definite and not explained and not is_plural:
            barred = _barred(read, token, at)
            entity, rule = roles.linked(phrase, at, seen, read.nouns, barred)
        if entity >= 0:
            seen.last[entity] = at
        else:
            seen.unnamed[noun.noun][phrase] = at
    if not is_plural:
        yield Nominal(token, first, entity, rule, noun.noun)


def _barred(read: Reading, token: int, at: int) -> frozenset[int]:
    """Return who speaks the words around a token: of its sentence, else of the last before."""
    if read.quote[token] < 0:
        return frozenset()
    near = (read.speakers.get(n, frozenset()) for n in (at, at - 1, at - 2))
    return next((found for found in near if found), frozenset())


def _bearer(read: Reading, token: int) -> tuple[int, str, int]:
    """Return the name a noun is said of, how, and where its modifiers may hang; -1 for none.

    A noun that is predicate of somebody unnamed has no bearer, but "predicate" all the same.
    """
    head, dep = read.head[token], read.dep[token]
    # next to the name it is its title, whatever the parser made of two titled names in a row
    follower = read.begins.get(token + 1, -1)
    if follower >= 0 and read.tag[token].startswith("NNP") and token not in read.inside:
        return follower, "title", token
    if dep in BEFORE_NAME and head in read.at_head:
        if head > token and dep != "poss":
            return read.at_head[head], "title", head
        if dep == "appos":
            return read.at_head[head], "apposition", token
    if token in read.named_as:
        return read.named_as[token], "apposition", token
    if dep == "conj" and head in read.given and read.form[token - 1] not in roles.ARTICLES:
        return read.given[head], "apposition", token
    verb = _predicate_of(read, token)
    if verb < 0:
        return -1, "", token
    n = read.at_head.get(int(read.subject[verb]), -1)
    return n, "predicate", token


def _predicate_of(read: Reading, token: int) -> int:
    """Return the verb that says the noun of its subject; -1 for none."""
    head, dep = read.head[token], read.dep[token]
    if dep in roles.NAMING:
        is_link = read.lemma[head] in roles.LINKS or dep == "oprd"
        return head if is_link else -1
    if dep == "pobj" and read.form[head] == "as":
        verb = read.head[head]
        if read.lemma[verb] in roles.IN_OFFICE or read.tag[verb] == "VBN":
            return verb
    return -1


def _phrase(read: Reading, token: int, right: int) -> tuple[Phrase, int, bool]:
    """Return what the phrase of a noun says, its first token, and whether it is definite."""
    first = token
    while first > 0 and token - first < roles.LONGEST:
        head = read.head[first - 1]
        # a possessive's mark hangs from the word before it
        if not first - 1 < head <= right and not (
            read.dep[first - 1] == "case" and head == first - 2
        ):
            break
        first -= 1
    words: set[str] = set()
    places: set[int] = set()
    is_definite, is_somebodys = read.form[first] in roles.ARTICLES, False
    for t in range(first, token):
        n = read.inside.get(t, -1)
        is_place = n >= 0 and read.names.kind[n] in PLACES
        if is_place:
            places.add(read.names.entity[n])
        else:
            words.add(SAME.get(read.form[t], read.form[t]))
        if read.dep[t] == "poss":  # Turkey's minister, but not the minister's spokesman
            is_definite |= is_place
            is_somebodys |= not is_place
    of: set[str] = set()
    complement = _complement(read, token)
    n = read.inside.get(complement, -1)
    if n >= 0 and read.names.kind[n] in PLACES:
        places.add(read.names.entity[n])
    elif n >= 0:
        of |= set(read.form[read.names.first[n] : read.names.last[n] + 1])
    elif complement >= 0:
        of.add(read.form[complement])
    words = (words | of) - roles.FREE
    phrase = Phrase(read.lemma[token], frozenset(words), frozenset(places), frozenset(of))
    return phrase, first, is_definite and not is_somebodys


def _complement(read: Reading, token: int) -> int:
    """Return the noun that "of" puts behind a noun; -1 for none."""
    of = token + 1
    if read.form[of : of + 1] != ["of"] or read.head[of] != token:
        return -1
    behind = range(of + 1, min(of + roles.LONGEST, len(read.head)))
    return next((t for t in behind if read.head[t] == of), -1)
