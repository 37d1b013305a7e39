"""List who may be meant in an article: names, role phrases, unnamed persons and pronouns.

A figure is one of them where it stands, with all that the rules of `pronouns` ask about it, so
that the token tables need not be kept while the whole corpus is read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from analysis.entities import gender
from analysis.entities.clauses import SPEECH, SUBJECTS, Tokens, climbed
from analysis.entities.nominals import Names, Nominal
from analysis.extract.offsets import Numbers
from analysis.lexicons.role_nouns import role_nouns

MALE_WORDS = ("he", "him", "his", "himself")
FEMALE_WORDS = ("she", "her", "hers", "herself")
PRONOUNS = dict.fromkeys(MALE_WORDS, gender.MALE) | dict.fromkeys(FEMALE_WORDS, gender.FEMALE)
REFLEXIVE = ("himself", "herself")
NAME, NOUN, PRONOUN = 0, 1, 2
# What a verb or its preposition governs ("saw him", "stood behind him") is not its subject.
OBJECTS = ("dobj", "dative", "iobj")
NOMINAL = ("poss", "compound", "nmod", "amod", "appos", "prep", "pobj", "nummod", "det")
# Words from a subject to a possessive that counts as a sign of its gender.
NEAR = 12
ROOTS = ("ROOT", "parataxis")
ABOVE = (
    4  # how many noun phrases around a pronoun are looked at: "the son of the head of his party"
)


@dataclass(frozen=True)
class Figures:
    """One line a figure, in the order of the text.

    Attributes:
        article: row number of the article.
        sentence: row number of the sentence.
        token: its noun, a number that no other token has.
        start: first character of its noun.
        end: one past its last.
        kind: NAME, NOUN or PRONOUN.
        who: its entity; below 0 for who is not named, the same number for the same noun.
        gender: which it may be, as in `gender`.
        quote: the row of `quoted` it stands in; -1 for none.
        is_subject: it is the subject of its clause.
        is_main: its clause is the sentence's own.
        speaks: it is subject of a verb of speech.
        is_party: it is an object of its verb.
        is_told: it is told something.
        is_possessive: his, her.
        is_reflexive: himself, herself.
        relation: how its clause hangs on the one above.
        subject: the subject of its clause, a token; -1 for none.
        above: the subject of the clause above; -1 for none.
        above_speaks: the clause above has a verb of speech.
        around: the nouns it is part of, tokens, the innermost first.
        apposed: the noun it is apposed to, a token; -1 for none.
    """

    article: Numbers
    sentence: Numbers
    token: Numbers
    start: Numbers
    end: Numbers
    kind: Numbers
    who: Numbers
    gender: Numbers
    quote: Numbers
    is_subject: npt.NDArray[np.bool_]
    is_main: npt.NDArray[np.bool_]
    speaks: npt.NDArray[np.bool_]
    is_party: npt.NDArray[np.bool_]
    is_told: npt.NDArray[np.bool_]
    is_possessive: npt.NDArray[np.bool_]
    is_reflexive: npt.NDArray[np.bool_]
    relation: npt.NDArray[np.object_]
    subject: Numbers
    above: Numbers
    above_speaks: npt.NDArray[np.bool_]
    around: Numbers
    apposed: Numbers


def joined(parts: Sequence[Figures]) -> Figures:
    """Put the figures of all parts into one, parts in their order."""
    return Figures(
        **{f.name: np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(Figures)}
    )


def figures(
    tokens: Tokens,
    names: Names,
    nominals: Sequence[Nominal],
    sentence: Numbers,
    quote: Numbers,
    offset: int,
) -> Figures:
    """List the figures of a part.

    Args:
        tokens: the part.
        names: its mentions; those of persons are figures.
        nominals: its noun phrases.
        sentence: of every token, the row of its sentence.
        quote: of every token, the row of the stretch inside quotation marks; -1 for none.
        offset: how many tokens were read before, which keeps token numbers apart.
    """
    token, kind, who, may_be = _who(tokens, names, nominals)
    lead = climbed(token, tokens.head, ~tokens.dep.among(("appos", "conj")))
    is_subject = tokens.dep.among(SUBJECTS)[lead]
    verb = tokens.verb[lead]
    chief = climbed(verb, tokens.above, ~tokens.dep.among(("conj",)))
    is_speech = tokens.lemma.among(SPEECH)
    above = tokens.above[chief]
    form, dep = tokens.form, tokens.dep
    behind = dep.among(("pobj",)) & (tokens.verb[tokens.head] == tokens.head[tokens.head])
    told = dep.among(OBJECTS) | (behind & form.among(("to",))[tokens.head])

    def numbered(found: Numbers) -> Numbers:
        return np.where(found >= 0, found + offset, -1)

    return Figures(
        article=tokens.article[token],
        sentence=sentence[token],
        token=token + offset,
        start=tokens.start[token],
        end=tokens.end[token],
        kind=kind,
        who=who,
        gender=may_be,
        quote=quote[token],
        is_subject=is_subject,
        is_main=tokens.dep.among(ROOTS)[chief],
        speaks=is_subject & is_speech[verb],
        is_party=(dep.among(OBJECTS) | behind)[token],
        is_told=(told & is_speech[tokens.verb])[token],
        is_possessive=dep.among(("poss",))[token],
        is_reflexive=form.among(REFLEXIVE)[token],
        relation=np.array(tokens.dep.vocabulary, dtype=object)[tokens.dep.codes[chief]],
        subject=numbered(tokens.subject[verb]),
        above=numbered(np.where(above != chief, tokens.subject[above], -1)),
        above_speaks=is_speech[above] & (above != chief),
        around=numbered(_around(tokens, token)),
        apposed=numbered(np.where(dep.among(("appos",)), tokens.head, -1)[token]),
    )


def _around(tokens: Tokens, token: Numbers) -> Numbers:
    """Return the nouns each token is part of, the innermost first; -1 for none."""
    climbs = tokens.dep.among(NOMINAL)
    around = [token]
    for _ in range(ABOVE):
        around.append(np.where(climbs[around[-1]], tokens.head[around[-1]], around[-1]))
    table = np.stack(around[1:], axis=1)
    return np.where(table == token[:, None], -1, table)


def _who(
    tokens: Tokens, names: Names, nominals: Sequence[Nominal]
) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Return token, kind, who and gender of each figure, in the order of the text."""
    nouns = role_nouns().by_noun
    rows = [
        (t, NAME, e, gender.EITHER)
        for t, e, k in zip(names.head, names.entity, names.kind, strict=True)
        if k == "PERSON"
    ]
    unnamed: dict[str, int] = {}
    for n in nominals:
        noun = nouns.get(n.noun)
        if not n.is_beside and (noun is None or noun.kind != "group"):
            may_be = gender.CODE.get(noun.gender if noun else "", gender.EITHER)
            nobody = -2 - unnamed.setdefault(n.noun, len(unnamed))
            rows.append((n.token, NOUN, n.entity if n.entity >= 0 else nobody, may_be))
    rows += _strangers(tokens, names, unnamed)
    where = np.flatnonzero(tokens.form.among(PRONOUNS))
    codes = tokens.form.codes[where].tolist()
    rows += [
        (t, PRONOUN, -1, PRONOUNS[tokens.form.vocabulary[c]])
        for t, c in zip(where.tolist(), codes, strict=True)
    ]
    table = np.array(sorted(rows), np.int64).reshape(-1, 4)
    return table[:, 0], table[:, 1], table[:, 2], table[:, 3]


def _strangers(
    tokens: Tokens, names: Names, unnamed: dict[str, int]
) -> list[tuple[int, int, int, int]]:
    """List subjects written like names that no mention covers: they may be persons."""
    covered = np.zeros(len(tokens.head) + 1, np.int64)
    np.add.at(covered, names.first, 1)
    np.add.at(covered, np.array(names.last, np.int64) + 1, -1)
    is_free = np.cumsum(covered[:-1]) == 0
    found = tokens.dep.among(SUBJECTS) & tokens.tag.among(("NNP",)) & is_free
    where = np.flatnonzero(found)
    forms = (tokens.form.vocabulary[c] for c in tokens.form.codes[where].tolist())
    return [
        (t, NOUN, -2 - unnamed.setdefault(f"={form}", len(unnamed)), gender.EITHER)
        for t, form in zip(where.tolist(), forms, strict=True)
    ]


def votes(f: Figures) -> Iterator[tuple[int, int]]:
    """Yield entity and gender where a possessive is the subject's: "Kaya lost her seat"."""
    named = f.kind == NAME
    by_token = dict(zip(f.token[named].tolist(), f.who[named].tolist(), strict=True))
    possessive = np.flatnonzero((f.kind == PRONOUN) & f.is_possessive)
    columns = (c[possessive].tolist() for c in (f.token, f.subject, f.gender))
    for token, subject, may_be in zip(*columns, strict=True):
        if subject in by_token and 0 < token - subject < NEAR:
            yield by_token[subject], may_be
