"""Read the stored grammar of one part of the store: noun phrases, clauses and their subjects.

All of it is arithmetic on whole columns of the token table; a token is a row number in it. What
the parser calls `nsubj`, `appos` and so on is described at https://spacy.io/models/en (the labels
of ClearNLP).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from analysis.extract import offsets
from analysis.extract.offsets import Numbers, Places

Marks = npt.NDArray[np.bool_]

COLUMNS = ["start", "end", "i", "form", "lemma", "tag", "dep", "head"]
SUBJECTS = ("nsubj", "nsubjpass")
# A verb without a subject of its own shares that of the verb it hangs from.
SHARED = ("conj", "xcomp", "advcl", "pcomp", "prep")
# Steps from a word up to its verb, or from verb to verb; a phrase nested deeper is not understood.
DEPTH = 8
VERBS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD")
NO_CLAUSE = ("aux", "auxpass", "amod", "compound", "nmod", "case")
# Verbs whose subject speaks; what is said follows, precedes or stands in quotation marks.
SPEECH = frozenset({
    "say", "add", "tell", "claim", "argue", "note", "state", "explain", "insist", "warn", "write",
    "tweet", "announce", "declare", "acknowledge", "admit", "believe", "think", "hope", "promise",
    "vow", "reply", "answer", "ask", "recall", "suggest", "assert", "maintain", "deny", "concede",
    "stress", "complain", "predict", "testify", "continue", "conclude", "reiterate", "repeat",
    "urge", "call", "report", "confirm", "indicate", "signal", "remark", "observe", "joke",
    "respond", "contend", "pledge", "allege", "remember", "know", "wonder", "fear", "expect",
})  # fmt: skip
RELATIVE = ("WP", "WDT", "WP$")


@dataclass(frozen=True)
class Words:
    """A column of strings, as numbers and the string of each number."""

    codes: Numbers
    strings: list[str]

    def isin(self, words: Iterable[str]) -> Marks:
        """Mark the tokens that have one of the words."""
        known = np.zeros(len(self.strings) + 1, dtype=bool)
        known[[self._number[word] for word in words if word in self._number]] = True
        return known[self.codes]

    @cached_property
    def _number(self) -> dict[str, int]:
        return {string: n for n, string in enumerate(self.strings)}

    def listed(self) -> list[str]:
        """Return the string of every token."""
        return np.array(self.strings, dtype=object)[self.codes].tolist() if self.strings else []


@dataclass(frozen=True)
class Tokens:
    """The tokens of the articles in a part, with offsets into the articles' texts.

    Attributes:
        article: row number of the article.
        start: first character.
        end: one past the last.
        head: the token it hangs from; itself for a root.
        form: lower case.
        lemma: dictionary form.
        tag: part of speech, fine.
        dep: relation to the head.
        verb: the verb of its clause: the nearest one above it, or itself; else the root.
        above: of a verb, the verb of the clause it hangs from; of a root itself.
        subject: of a verb, its subject; -1 for none.
    """

    article: Numbers
    start: Numbers
    end: Numbers
    head: Numbers
    form: Words
    lemma: Words
    tag: Words
    dep: Words
    verb: Numbers
    above: Numbers
    subject: Numbers


def tokens(part: pa.Table, places: Places) -> Tokens:
    """Return the tokens of a part of the layer `grammar`, for every article that has them."""
    row, article = places.spread(part["text_id"])
    start, end = (part[c].to_numpy()[row] for c in ("start", "end"))
    here = np.arange(len(row))
    head = here + (part["head"].to_numpy()[row] - part["i"].to_numpy()[row])
    words = {}
    for name in ("form", "lemma", "tag", "dep"):
        codes, strings = offsets.coded(part[name])
        words[name] = Words(codes[row], strings)
    tag, dep = words["tag"], words["dep"]
    is_verb = tag.isin(VERBS) & ~dep.isin(NO_CLAUSE)
    verb = climbed(here, head, is_verb)
    above = verb[head]
    start, end = places.move(article, start, end)
    subject = _subjects(head, above, is_verb, tag, dep)
    return Tokens(article, start, end, head, verb=verb, above=above, subject=subject, **words)


def climbed(at: Numbers, head: Numbers, stop: Marks) -> Numbers:
    """Return for each token the nearest one above it, or itself, that is marked; else the root.

    Args:
        at: tokens.
        head: of every token, the one it hangs from.
        stop: the marks, of every token.

    >>> climbed(np.array([0, 1, 2]), np.array([1, 2, 2]), np.array([False, True, False])).tolist()
    [1, 1, 2]
    """
    found = at.copy()
    open_ = np.arange(len(at))
    for _ in range(DEPTH):
        open_ = open_[~stop[found[open_]]]
        found[open_] = head[found[open_]]
    return found


def _subjects(head: Numbers, above: Numbers, is_verb: Marks, tag: Words, dep: Words) -> Numbers:
    """Return each verb's subject: its own, the noun it describes, or that of the verb above."""
    subject = np.full(len(head), -1, np.int64)
    own = np.flatnonzero(dep.isin(SUBJECTS))[::-1]
    subject[head[own]] = own
    who = np.flatnonzero((subject >= 0) & dep.isin(("relcl",)))
    relative = who[tag.isin(RELATIVE)[subject[who]]]
    subject[relative] = head[relative]
    participle = np.flatnonzero(is_verb & (subject < 0) & dep.isin(("acl",)))
    subject[participle] = head[participle]
    shared = np.flatnonzero(is_verb & dep.isin(SHARED))
    for _ in range(4):
        open_ = shared[subject[shared] < 0]
        subject[open_] = subject[above[open_]]
    return subject
