"""Resolve he and she to a person named in the article, by rules, or leave them.

A candidate stands before the pronoun, at most `REACH` sentences back, may be of its gender, and
is not barred by the sentence: an object is not its own verb's subject ("Holm met him"), what a
pronoun is part of is not the pronoun ("his brother, Emre"), who speaks a quotation or is told it
is not "he" inside it, and "he said" is nobody who is named only inside quotation marks. Unnamed
persons ("a man"), names the model missed and pronouns that were left are candidates too: where
one of them fits, or where two fit, the pronoun is left. The rules, in their order; the first that
applies decides, for somebody or for nobody:

    reflexive          himself is the subject of its verb
    said he            "Kaya said she ...": subject of what the subject says, to nobody it fits
    subject's own      "Kaya lost her seat": the subject, nobody else in between
    before its name    "When he arrived, Demir ...": nobody before, the main subject after
    same sentence      the only one before it in its sentence
    sentence before    the only one in the sentence before
    speaks on          "Kaya said ... She added", "She is ill, she said": of several, the subject
                       who spoke, or who is she already
    last named         "she said": the only one in the last sentence that has one
    only one           the only one the article has named so far, further back

They are those of CogNIAC (Baldwin 1997, "CogNIAC: high precision coreference with limited
knowledge and linguistic resources"), which resolves only where nothing competes, with the bars
of Lappin and Leass 1994 (Computational Linguistics 20(4)).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from analysis.entities.figures import NAME, PRONOUN
from analysis.entities.gender import EITHER

# Sentences back: a name or two paragraphs. Further back only the one person of an article.
REACH = 3
REACH_ALONE = 8
# In a quotation of fewer words ("his friend") it is open whose point of view the words take.
QUOTE_WORDS = 5
# A list of names is no context, and would cost the square of its length.
MOST = 50
LEFT = -1
NOBODY = (LEFT, "")


@dataclass(frozen=True)
class Columns:
    """The columns of `Figures` as lists; and more.

    Attributes:
        told: the gender of each entity.
        is_listed: the figure stands in running text, not in a title or a caption.
    """

    article: list[int]
    sentence: list[int]
    token: list[int]
    kind: list[int]
    who: list[int]
    gender: list[int]
    quote: list[int]
    is_subject: list[bool]
    is_main: list[bool]
    speaks: list[bool]
    is_party: list[bool]
    is_told: list[bool]
    is_possessive: list[bool]
    relation: list[str]
    subject: list[int]
    above: list[int]
    above_speaks: list[bool]
    around: list[list[int]]
    apposed: list[int]
    is_reflexive: list[bool]
    told: list[int]
    is_listed: list[bool]


@dataclass
class Article:
    """The figures of one article, and what is settled about them.

    Attributes:
        f: the figures of all articles.
        low: the article's first figure.
        high: one past its last.
        at: figure by token; a noun that has a name beside it is the name's.
        firsts: the first figure of everybody named.
        outside: the figures outside quotation marks that speak, or are told something.
        who: whom each settled pronoun stands for.
        narrowed: the gender an entity got from a pronoun.
    """

    f: "Columns"
    low: int
    high: int
    at: dict[int, int]
    firsts: list[int]
    outside: list[int]
    who: dict[int, int] = field(default_factory=dict)
    narrowed: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, f: "Columns", low: int, high: int) -> "Article":
        """Prepare an article."""
        at = {f.token[c]: c for c in range(low, high)}
        firsts: dict[int, int] = {}
        for c in range(low, high):
            if f.kind[c] == NAME:
                firsts.setdefault(f.who[c], c)
                if f.apposed[c] >= 0:
                    at.setdefault(f.apposed[c], c)
        talk = [c for c in range(low, high) if f.quote[c] < 0 and (f.speaks[c] or f.is_told[c])]
        return cls(f, low, high, at, list(firsts.values()), talk)

    def whom(self, c: int) -> int:
        """Return who a figure is: an entity, somebody unnamed (below 0), or LEFT."""
        return self.who.get(c, LEFT) if self.f.kind[c] == PRONOUN else self.f.who[c]

    def may_be(self, c: int, gender: int) -> bool:
        """Say whether a figure may be of a gender."""
        who = self.whom(c)
        if self.f.kind[c] == PRONOUN or who < 0:
            return bool(self.f.gender[c] & gender)
        return bool(self.narrowed.get(who, EITHER) & self.f.told[who] & gender)

    def back(self, p: int, reach: int) -> Iterator[int]:
        """Yield the figures before a pronoun in running text, the nearest first."""
        f, oldest = self.f, self.f.sentence[p] - reach
        for c in range(p - 1, self.low - 1, -1):
            if f.sentence[c] < oldest:
                return
            if f.is_listed[c]:
                yield c

    def one(self, candidates: list[int]) -> int:
        """Return a figure if all are of one person who is named, else LEFT."""
        whos = {self.whom(c) for c in candidates}
        return candidates[0] if len(whos) == 1 and whos.pop() >= 0 else LEFT

    def to(self, c: int, rule: str) -> tuple[int, str]:
        """Settle on a figure, unless it is LEFT or nobody who is named."""
        who = self.whom(c) if c >= 0 else LEFT
        return (who, rule) if who >= 0 else NOBODY


@dataclass(frozen=True)
class Quotes:
    """Of each row of `quoted`: its words, and the sentence rows it begins and ends in."""

    n_words: list[int]
    first: list[int]
    last: list[int]


@dataclass(frozen=True)
class Asked:
    """A pronoun, who it cannot be, and how far back the one person of an article may be."""

    a: Article
    p: int
    barred: set[int]
    alone: int

    def fits(self, c: int) -> bool:
        """Say whether a figure may be whom the pronoun stands for."""
        a, f, p = self.a, self.a.f, self.p
        if c < 0 or c == p or not a.may_be(c, f.gender[p]) or a.whom(c) in self.barred:
            return False
        if f.token[c] in f.around[p] or (f.apposed[c] >= 0 and f.apposed[c] in f.around[p]):
            return False
        return not (f.speaks[p] and f.quote[p] < 0 <= f.quote[c])


def resolved(f: Columns, quotes: Quotes) -> Iterator[tuple[int, int, str]]:
    """Yield the pronouns that can be resolved: figure, entity and rule, article by article.

    Args:
        f: the figures, those of an article together and in the order of its text.
        quotes: the stretches inside quotation marks.
    """
    low, n = 0, len(f.article)
    while low < n:
        high = low
        while high < n and f.article[high] == f.article[low]:
            high += 1
        yield from _article(f, low, high, quotes)
        low = high


def _article(f: Columns, low: int, high: int, quotes: Quotes) -> Iterator[tuple[int, int, str]]:
    pronouns = [c for c in range(low, high) if f.kind[c] == PRONOUN and f.is_listed[c]]
    a = Article.of(f, low, high)
    if not a.firsts:
        return
    # who speaks is settled before what is said, as "he" inside is not the speaker
    for p in sorted(pronouns, key=lambda c: (f.quote[c] >= 0, c)):
        asked = Asked(a, p, _co_arguments(a, p), REACH_ALONE)
        if f.quote[p] >= 0:
            others = _talking(a, p, quotes)
            if LEFT in others:
                continue
            asked = Asked(a, p, asked.barred | others, REACH)
        entity, rule = _by_rules(asked)
        if entity >= 0:
            a.who[p] = entity
            a.narrowed[entity] = f.gender[p]
            yield p, entity, rule


def _talking(a: Article, p: int, quotes: Quotes) -> set[int]:
    """Return who speaks a quotation or is told it; LEFT among them where it is not known."""
    f, q = a.f, a.f.quote[p]
    if quotes.n_words[q] < QUOTE_WORDS:
        return {LEFT}
    low = bisect_left(a.outside, quotes.first[q], key=f.sentence.__getitem__)
    high = bisect_right(a.outside, quotes.last[q], key=f.sentence.__getitem__)
    talking = a.outside[low:high]
    if not any(f.speaks[c] for c in talking):
        earlier = (c for c in reversed(a.outside[:low]) if f.speaks[c])
        talking += [c for c in islice(earlier, 1) if f.sentence[c] >= quotes.first[q] - REACH]
    if not any(f.speaks[c] for c in talking):
        return {LEFT}
    known = (c for c in talking if a.whom(c) != LEFT or f.speaks[c])
    # a speaker of the other gender need not be known
    return {a.whom(c) for c in known if a.whom(c) != LEFT or a.may_be(c, f.gender[p])}


def _co_arguments(a: Article, p: int) -> set[int]:
    """Return who a pronoun cannot be because the verb has them already."""
    f = a.f
    c = a.at.get(f.subject[p], LEFT)
    has = f.is_party[p] and c not in (LEFT, p) and not f.is_reflexive[p]
    return {a.whom(c)} - {LEFT} if has else set()


def _by_rules(asked: Asked) -> tuple[int, str]:
    a, f, p, fits = asked.a, asked.a.f, asked.p, asked.fits
    subject, above = a.at.get(f.subject[p], LEFT), a.at.get(f.above[p], LEFT)
    if f.is_reflexive[p]:
        return a.to(subject, "reflexive") if fits(subject) else NOBODY
    says = f.is_subject[p] and f.relation[p] == "ccomp" and f.above_speaks[p]
    if says and 0 <= above < p and fits(above):
        told = any(f.is_told[c] and fits(c) for c in range(above + 1, p))
        return NOBODY if told else a.to(above, "said he")
    near = [c for c in islice(a.back(p, REACH), MOST) if fits(c)]
    same = [c for c in near if f.sentence[c] == f.sentence[p]]
    between = {a.whom(c) for c in same if c > subject}
    own = f.is_possessive[p] and 0 <= subject < p and fits(subject)
    if own and between <= {a.whom(subject)}:
        return a.to(subject, "subject's own")
    if same:
        return _in_sentence(asked, near, same)
    later = above if f.relation[p] == "advcl" else LEFT if f.is_subject[p] else subject
    if later > p and f.kind[later] == NAME and f.sentence[later] == f.sentence[p] and fits(later):
        return a.to(later, "before its name")
    return _before(asked, near)


def _in_sentence(asked: Asked, near: list[int], same: list[int]) -> tuple[int, str]:
    """Choose among the candidates before a pronoun in its own sentence."""
    a, f, p = asked.a, asked.a.f, asked.p
    one = a.one(same)
    if one == LEFT and f.speaks[p]:
        return a.to(a.one([c for c in same if f.kind[c] == PRONOUN]), "speaks on")
    if one != LEFT and not any(f.is_subject[c] and f.relation[c] != "relcl" for c in same):
        # in passing, it does not outdo whom the sentence before is about
        before = (c for c in near if f.sentence[c] == f.sentence[p] - 1)
        if {a.whom(c) for c in before if f.is_subject[c] and f.is_main[c]} - {a.whom(one)}:
            return NOBODY
    return a.to(one, "same sentence")


def _before(asked: Asked, near: list[int]) -> tuple[int, str]:
    """Choose among the candidates in the sentences before, the nearest first."""
    a, f, p = asked.a, asked.a.f, asked.p
    last = [c for c in near if f.sentence[c] == f.sentence[near[0]]]
    one = a.one(last)
    if last and f.sentence[last[0]] == f.sentence[p] - 1:
        if one != LEFT:
            return a.to(one, "sentence before")
        led = [c for c in last if f.is_subject[c] and f.is_main[c] and f.quote[c] < 0]
        led = [c for c in led if f.kind[c] == PRONOUN or (f.speaks[c] and f.speaks[p])]
        return a.to(a.one(led), "speaks on") if f.is_subject[p] else NOBODY
    return a.to(one, "last named") if last and f.speaks[p] else _only(asked, near)


def _only(asked: Asked, near: list[int]) -> tuple[int, str]:
    """Choose the one person of the pronoun's gender that the article has named before it."""
    a, f, p = asked.a, asked.a.f, asked.p
    named = (c for c in a.firsts if c < p and a.may_be(c, f.gender[p]))
    found = list(islice(named, 2))
    one = a.one(near + found) if len(found) == 1 else LEFT
    if one == LEFT or f.told[a.whom(one)] == EITHER or not asked.fits(one):
        return NOBODY
    last = (c for c in islice(a.back(p, asked.alone), MOST) if a.whom(c) == a.whom(one))
    return a.to(next(last, LEFT), "only one")
