"""Read the stored grammar of one part of the store: noun phrases, clauses and their subjects.

All of it is arithmetic on whole columns of the token table; a token is a row number in it. What
the parser calls `nsubj`, `appos` and so on is described at https://spacy.io/models/en (the labels
of ClearNLP).
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from analysis.extract.offsets import Marks, Numbers, Places
from analysis.extract.trees import Words, tree

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
    read = tree(part, places)
    is_verb = read.tag.among(VERBS) & ~read.dep.among(NO_CLAUSE)
    verb = climbed(np.arange(len(read)), read.head, is_verb)
    above = verb[read.head]
    subject = _subjects(read.head, above, is_verb, read.tag, read.dep)
    return Tokens(
        read.article, read.start, read.end, read.head, read.form, read.lemma, read.tag, read.dep,
        verb=verb, above=above, subject=subject,
    )  # fmt: skip


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
    own = np.flatnonzero(dep.among(SUBJECTS))[::-1]
    subject[head[own]] = own
    who = np.flatnonzero((subject >= 0) & dep.among(("relcl",)))
    relative = who[tag.among(RELATIVE)[subject[who]]]
    subject[relative] = head[relative]
    participle = np.flatnonzero(is_verb & (subject < 0) & dep.among(("acl",)))
    subject[participle] = head[participle]
    shared = np.flatnonzero(is_verb & dep.among(SHARED))
    for _ in range(4):
        open_ = shared[subject[shared] < 0]
        subject[open_] = subject[above[open_]]
    return subject
