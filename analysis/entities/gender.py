"""Tell a named person's gender, where the text or the name tells it.

The signs, in their order; the first that speaks settles it for the whole corpus:

    title        Mr, Mrs, Sir, Queen, spokeswoman beside the name, most of them agreeing
    first name   a first name that is given to one gender only, or nearly so, in the lists of
                 Faker (https://faker.readthedocs.io, MIT licence)
    grammar      "Kaya lost her seat": possessives that can only be the subject's, most agreeing

Who has none may be either.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import numpy as np

from analysis.entities import fold
from analysis.entities.nominals import Names, Nominal
from analysis.extract.trees import Words
from analysis.lexicons.role_nouns import role_nouns

EITHER, MALE, FEMALE = 3, 1, 2
CODE = {"m": MALE, "f": FEMALE}
# Faker's lists in Latin letters that tell men's names from women's.
LOCALES = (
    "en", "en_GB", "en_IE", "en_IN", "en_KE", "en_NZ", "en_US", "tr_TR", "az_AZ", "de_CH",
    "de_DE", "de_AT", "fr_BE", "fr_FR", "fr_DZ", "es_CO", "es_ES", "es_MX", "es_CL", "it_IT",
    "nl_BE", "nl_NL", "pt_BR", "pt_PT", "pl_PL", "cs_CZ", "sk_SK", "hu_HU", "ro_RO", "hr_HR",
    "sl_SI", "sv_SE", "no_NO", "da_DK", "fi_FI", "id_ID", "uz_UZ", "ha_NG", "yo_NG", "tw_GH",
)  # fmt: skip
# Jean is a man in France and a woman in England; Maria a man's second name. Three lists to one.
CLEAR = 3.0
# One sign in five may be an error of the parser; more is a doubt.
AGREEING = 0.8
# A single possessive may be somebody else's.
MIN_VOTES = 2


@cache
def first_names() -> Mapping[str, int]:
    """Return the gender of first names, folded, that are clearly of one.

    >>> names = first_names()
    >>> names["donald"] == MALE, names["angela"] == FEMALE, "jean" in names
    (True, True, False)
    """
    from importlib import import_module

    counts: dict[int, Counter[str]] = {MALE: Counter(), FEMALE: Counter()}
    for locale in LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for gender, column in ((MALE, "first_names_male"), (FEMALE, "first_names_female")):
            counts[gender].update({_key(name) for name in getattr(provider, column)})
    men, women = counts[MALE], counts[FEMALE]
    known = {name: MALE for name, n in men.items() if n >= CLEAR * women[name]}
    return known | {name: FEMALE for name, n in women.items() if n >= CLEAR * men[name]}


def _key(name: str) -> str:
    """Return `fold.key` of a name, which is slow where there is nothing to fold."""
    return name.lower() if name.isascii() and name.isalpha() else fold.key(name)


def by_name(name: str) -> int:
    """Return the gender a full name tells; a single word is taken for a surname.

    >>> by_name("Angela Holm") == FEMALE, by_name("Angela") == EITHER, by_name("Wren Ox") == EITHER
    (True, True, True)
    """
    nouns = role_nouns()
    words = fold.key(name).split()
    while words and (words[0] in nouns.by_noun or words[0] in nouns.titles):
        words = words[1:]
    return first_names().get(words[0], EITHER) if len(words) > 1 else EITHER


def titled(names: Names, form: Words, phrases: Iterable[Nominal]) -> Iterator[tuple[int, int]]:
    """Yield entity and gender where a title or a role beside a person's name tells it.

    Args:
        names: the mentions of a part.
        form: its tokens, in lower case.
        phrases: its noun phrases.
    """
    nouns = role_nouns()
    titles = {word: CODE[g] for t, g in nouns.titles.items() for word in (t, f"{t}.")}
    columns = names.first, names.head, names.entity, names.kind
    people = [(f, h, e) for f, h, e, kind in zip(*columns, strict=True) if kind == "PERSON"]
    beside = {t: e for first, head, e in people for t in range(first - 1, head)}
    for token in np.flatnonzero(form.among(titles)).tolist():
        if token in beside:
            yield beside[token], titles[form.vocabulary[form.codes[token]]]
    for phrase in phrases:
        noun = nouns.by_noun.get(phrase.noun)
        if phrase.entity >= 0 and noun and noun.gender:
            yield phrase.entity, CODE[noun.gender]


def genders(
    names: Sequence[str],
    types: Sequence[str],
    titles: Iterable[tuple[int, int]],
    votes: Iterable[tuple[int, int]],
) -> list[int]:
    """Return the gender of each entity.

    Args:
        names: what the entities are called.
        types: their types; only persons have a gender.
        titles: pairs of an entity's number and the gender a title beside it tells.
        votes: the same for possessives.
    """
    told = [
        by_name(name) if kind == "PERSON" else EITHER
        for name, kind in zip(names, types, strict=True)
    ]
    for source, least, settled in ((votes, MIN_VOTES, False), (titles, 1, True)):
        counts = np.zeros((len(names), FEMALE + 1), np.int64)
        for entity, gender in source:
            counts[entity, gender] += 1
        total, best = counts.sum(axis=1), counts.argmax(axis=1)
        clear = (total >= least) & (counts.max(axis=1, initial=0) >= AGREEING * total)
        for entity in np.flatnonzero(clear).tolist():
            if settled or told[entity] == EITHER:
                told[entity] = int(best[entity])
    return told
