"""Persons' names taken apart, and made comparable across transliterations.

Newsrooms write one Arabic or Slavic name in several ways: Mohammed and Muhammad, Sharaa and
al-Shara, Zelensky and Zelenskyy. `sound` makes such spellings equal by a handful of replacements
in the manner of Soundex and its kin (Christen 2006, "A comparison of personal name matching"),
and leaves apart what tells two people apart in English: Eric and Erica, Dan and Don.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from analysis.entities.titles import PARTICLES

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
ARTICLES = frozenset({"al", "el", "as", "ash", "ad", "ar", "an", "at", "az", "ez", "us", "ul"})
# Particles that are given names as well: Ben Kaya, Abu Qasra, Al Kaya.
GIVEN_TOO = frozenset({"ben", "abu", "umm", "van", "mac"})
# More words than this are a caption or a headline, and no name.
MOST_WORDS = 6
# Short words differ in a letter because they are different names: Chen and Chin, Ali and Eli.
TOLERANT_FROM = 5

_DOUBLE = re.compile(r"(.)\1+")
_CONSONANTS = (("ph", "f"), ("q", "k"), ("ck", "k"), ("dj", "j"), ("kh", "h"), ("w", "v"))
_VOWELS = re.compile(r"[aeiouy]+")
_SOUNDS = {
    "e": "i", "i": "i", "y": "i", "ei": "i", "ey": "i", "ai": "i", "ay": "i", "ie": "i",
    "iy": "i", "iyi": "i", "o": "u", "u": "u", "ou": "u", "au": "u",
}  # fmt: skip
# Given names too short for the rule, or outside it; each line is one name.
_SAME = (
    "mohammed mohamed mohammad mohamad muhammad muhammed muhamad muhamed mohamud mehmed",
    "ahmed ahmad achmed", "omar umar omer", "ali aly", "yusuf yousef youssef yusef yousuf yusif",
    "khaled khalid", "abdullah abdallah abdulla abdalla", "osama usama", "hasan hassan",
    "said saeed saeid sayeed", "noor nour nur", "amir ameer emir", "jamal gamal",
    "mustafa mostafa moustafa", "ibrahim ebrahim", "hussein husayn husain hussain hossein",
    "volodymyr wolodymyr", "sergei sergey serhiy", "alexei alexey aleksei aleksey",
    "dmitry dmitri dmitriy dmitrii", "yuri yuriy yury", "andrei andrey andriy",
    "alexander aleksandr aleksander oleksandr", "mikhail mikhael michail",
)  # fmt: skip
_ONE_OF = {word: line.split()[0] for line in _SAME for word in line.split()}


@dataclass(frozen=True)
class Person:
    """A full name in parts, all folded; `surname` is without the Arabic article."""

    given: tuple[str, ...]
    surname: str
    suffix: str


@lru_cache(maxsize=200_000)
def parted(key: str) -> Person | None:
    """Take a folded name apart; none if it is not given name and surname.

    >>> parted("ahmed al sharaa")
    Person(given=('ahmed',), surname='sharaa', suffix='')
    >>> parted("leyla van der kaya jr"), parted("al sharaa"), parted("de la cruz")
    (Person(given=('leyla',), surname='van der kaya', suffix='jr'), None, None)
    """
    words = key.split()
    suffix = words.pop() if len(words) > 2 and words[-1] in SUFFIXES else ""
    if not 2 <= len(words) <= MOST_WORDS or not all(w.isalpha() for w in words):
        return None
    first = len(words) - 1
    while first > 1 and words[first - 1] in PARTICLES and len(words[first - 1]) > 1:
        first -= 1
    if words[0] in PARTICLES and len(words[0]) > 1 and words[0] not in GIVEN_TOO:
        return None
    name = words[first:]
    while len(name) > 1 and name[0] in ARTICLES:
        name = name[1:]
    return Person(tuple(words[:first]), " ".join(name), suffix)


@lru_cache(maxsize=200_000)
def sound(name: str) -> str:
    """Return what the transliterations of a folded name have in common.

    >>> sound("zelensky") == sound("zelenskyy"), sound("jolani") == sound("jawlani")
    (True, True)
    >>> sound("muhammad") == sound("mohamed"), sound("erica") == sound("eric")
    (True, False)
    >>> sound("chen") == sound("chin"), sound("daniel") == sound("danielle")
    (False, False)
    """
    return " ".join(_word(word) for word in name.split())


def _word(word: str) -> str:
    if word in _ONE_OF:
        return _ONE_OF[word]
    if len(word) < TOLERANT_FROM:
        return word
    plain = word.replace("aw", "au").replace("ow", "ou").replace("ew", "iu")
    for letters, sound_ in _CONSONANTS:
        plain = plain.replace(letters, sound_)
    plain = re.sub(r"[ae]h$", "a", _DOUBLE.sub(r"\1", plain))
    return _VOWELS.sub(lambda run: _SOUNDS.get(run[0], run[0]), plain)


def ends(key: str) -> Iterator[str]:
    """Yield the shorter names that a full name ends in.

    >>> list(ends("ahmed hassan al sharaa"))
    ['hassan al sharaa', 'al sharaa', 'sharaa']
    >>> list(ends("leyla kaya jr"))
    ['kaya jr', 'kaya']
    """
    words = key.split()
    for first in range(1, len(words)):
        if words[first] not in SUFFIXES and len(words[first]) > 1:
            yield " ".join(words[first:])
    if words[-1] in SUFFIXES and len(words) > 2:
        yield " ".join(words[1:-1])


def is_initial(word: str) -> bool:
    """Say whether a folded given name is only its first letter."""
    return len(word) == 1


def agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether the middle names of two spellings may be one person's.

    One side may leave them out or write the first letter.

    >>> agree(("j",), ("john",)), agree((), ("w",)), agree(("w",), ("h", "w"))
    (True, True, False)
    """
    if not one or not other:
        return True
    if len(one) != len(other):
        return "".join(w[0] for w in one) == "".join(w[0] for w in other)
    pairs = zip(one, other, strict=True)
    return all(
        a[0] == b[0] if is_initial(a) or is_initial(b) else sound(a) == sound(b) for a, b in pairs
    )


# Short forms that news writes for the given name; each line is one name.
_SHORT_FORMS = (
    "charles chuck charlie", "robert bob rob bobby", "william bill will billy", "richard dick rick",
    "james jim jimmy jamie", "joseph joe", "michael mike", "thomas tom", "edward ed eddie ted",
    "john jack", "anthony tony", "christopher chris", "daniel dan danny", "david dave",
    "donald don", "gregory greg", "jeffrey jeff", "kenneth ken", "lawrence larry",
    "leonard len lenny", "matthew matt", "nicholas nick", "patrick pat", "peter pete",
    "philip phil", "raymond ray", "ronald ron", "samuel sam", "stephen steve steven",
    "timothy tim", "andrew andy", "benjamin ben", "bernard bernie", "elizabeth liz beth",
    "katherine kate kathy katie catherine", "deborah debbie", "susan sue", "alexander alex",
    "frederick fred", "gerald jerry", "harold harry", "lindsay lindsey", "barbara barb",
    "jennifer jen jenny", "margaret maggie peggy", "rebecca becky", "zachary zach", "joshua josh",
    "vincent vince", "albert al", "walter walt", "douglas doug", "theodore theo",
)  # fmt: skip
_FULL_FORM = {word: line.split()[0] for line in _SHORT_FORMS for word in line.split()}


def full_form(given: str) -> str:
    """Return the given name that a short form stands for, or the name itself.

    >>> full_form("chuck"), full_form("leyla")
    ('charles', 'leyla')
    """
    return _FULL_FORM.get(given, given)
