"""The words of a noun phrase: where it begins and ends, and how it reads as a label.

A phrase's core is what stands before its head noun, and the head noun: "a former rebel
commander who fled" has "former rebel commander". As a label it is in lower case, the head noun in
the singular, without articles, numbers, possessors and names; what follows with "of" belongs to it
unless it is a name: "the leader of Syria's new administration" is "leader of new administration".
"""

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from analysis.extract import naming
from analysis.extract.offsets import Marks, Numbers
from analysis.extract.trees import HYPHENS, Trees

# Longer ones are clauses run together by the parser; what is nearest to the noun is kept.
MAX_WORDS = 6
DROPPED = ("det", "predet", "nummod", "quantmod", "poss", "case", "punct", "preconj", "neg")
DROPPED_KINDS = ("NUM", "DET", "PUNCT", "PRON", "SPACE", "SYM")
NOUNS = ("NOUN", "PROPN")
# "one of the most wanted men" calls him a wanted man.
# Three letters at least, as two are mostly a state's ("R-TX") or what is left of an address.
WORD = re.compile(r"(?!https?|www)[^\W\d_][\w’'-]+[^\W\d_][.]?|mp|pm|vp|dj|mc")
# Words that count or pick and call nothing.
COUNTING = ("several", "many", "few", "other", "such", "same", "own", "some", "various", "certain",
            "numerous", "more", "much", "another", "multiple", "countless", "both", "all",
            "dozen", "dozens", "hundreds", "thousands", "following", "most", "least",
            "fellow")  # fmt: skip
DASHES = (*HYPHENS, "–", "—", "--")
PARTITIVE = ("one", "some", "part", "kind", "sort", "type")


@dataclass(frozen=True)
class Phrase:
    """A label and the tokens it was read from, both ends included."""

    label: str
    first: int
    last: int


@dataclass(frozen=True)
class NounPhrases:
    """The noun phrases of some articles.

    Attributes:
        trees: their parses.
        name: marks the tokens that belong to a name.
    """

    trees: Trees
    name: Marks

    @cached_property
    def left(self) -> Numbers:
        """Where each token's phrase begins."""
        return self.trees.left_edge()

    @cached_property
    def of_object(self) -> Numbers:
        """The noun after "of" directly behind each token; -1 for none."""
        trees, rows = self.trees, np.arange(len(self.trees))
        is_of = trees.form.among(("of",)) & trees.dep.among(("prep",)) & (trees.head == rows - 1)
        is_object = trees.dep.among(("pobj",)) & is_of[trees.head] & self.nouns
        after = np.full(len(trees), -1, np.int64)
        after[trees.head[trees.head[is_object]]] = np.flatnonzero(is_object)
        return after

    @cached_property
    def noun_of(self) -> Numbers:
        """The noun before "of" directly before each noun: "secretary" of "state"; -1 for none."""
        found = np.full(len(self.trees), -1, np.int64)
        noun = np.flatnonzero(self.of_object >= 0)
        found[self.of_object[noun]] = noun
        return found

    @cached_property
    def nouns(self) -> Marks:
        """Which tokens are nouns or names."""
        return self.trees.pos.among(NOUNS)

    @cached_property
    def calling(self) -> Marks:
        """Which tokens can be what somebody is called: words, but no times and no addresses."""
        known = naming.TITLES_IN_FULL
        timely = self.trees.lemma.where(lambda word: word.lower() in naming.NO_APPOSITION)
        wordlike = self.trees.form.where(
            lambda form: form in known or (WORD.fullmatch(form) is not None)
        )
        return wordlike & ~timely & ~self.trees.form.among(naming.HONORIFICS)

    @cached_property
    def telling(self) -> Marks:
        """Which tokens say something of what they stand before, and do not merely pick it."""
        word = self.trees.form.where(lambda form: WORD.fullmatch(form) is not None)
        return word & ~self.trees.form.among((*naming.PICKING, *naming.HONORIFICS))

    @cached_property
    def loose(self) -> Marks:
        """Which tokens no phrase begins with: what is left of "X and" when the name is taken."""
        return self.trees.pos.among(("CCONJ", "ADP", "PART", "AUX"))

    @cached_property
    def counted(self) -> Marks:
        """Which tokens have a number before them."""
        return self.trees.first_child(self.trees.dep.among(("nummod",))) >= 0

    @cached_property
    def and_before(self) -> Numbers:
        """How many "and" and "or" stand before each token; "Brook and other leaders" is two."""
        return np.cumsum(self.trees.pos.among(("CCONJ",)))

    @cached_property
    def dropped(self) -> Marks:
        """Which tokens a label leaves out: articles, numbers, possessors, marks, names.

        A hyphen stays, and a name that is tied to one: "Iran-backed".
        """
        trees = self.trees
        hyphen = trees.form.among(HYPHENS) & ~self.name
        touching = trees.end[:-1] == trees.start[1:]
        before_hyphen = np.append(touching & hyphen[1:], False)
        tied = before_hyphen | np.append(False, touching & hyphen[:-1])
        gone = trees.dep.among(DROPPED) | trees.pos.among(DROPPED_KINDS) | self.name
        number = trees.dep.among(("nummod", "quantmod"))
        gone |= number[trees.head] | number[trees.head[trees.head]]  # "at least 16 states"
        on_noun = trees.dep.among(("advmod",)) & self.nouns[trees.head]
        gone |= trees.form.among((".", *naming.HONORIFICS))  # a stop parted from "Lt"
        gone |= on_noun & trees.pos.among(("ADV",))  # "particularly the PKK terrorists"
        gone |= trees.form.among(COUNTING) & trees.dep.among(("amod", "nummod", "det"))
        return np.asarray(gone & ~hyphen & ~(tied & ~trees.pos.among(("PUNCT", "DET"))))

    def read(self, head: int, first: int = -1) -> Phrase | None:
        """Return how the phrase of a head noun reads as a label; None if nothing is left of it.

        Args:
            head: the head noun's token.
            first: where the phrase begins, if not where the parse says.
        """
        after = int(self.of_object[head])
        counted = after >= 0 and self.counted[after]  # "a friend of four years" is a friend
        more = self._core(after) if after >= 0 and not self.name[after] and not counted else []
        if self.trees.form.of(head) in PARTITIVE and more:
            return Phrase(self._spelled(more), more[0], more[-1])
        tokens = self._core(head, first)
        if not tokens or tokens[-1] != head:
            return None
        if len(tokens) + len(more) + 1 > MAX_WORDS:
            more = []
        label = self._spelled(tokens)
        if more:
            label += " of " + self._spelled(more, is_head=False)
        return Phrase(label, tokens[0], (more or tokens)[-1])

    def _core(self, head: int, first: int = -1) -> list[int]:
        begin = max(first if first >= 0 else int(self.left[head]), head - 2 * MAX_WORDS)
        begin = max([begin, *(t + 1 for t in range(begin, head) if self._parts(t))])
        names = [t for t in range(begin, head) if self.name[t]]
        if names and self.and_before[head] > self.and_before[names[0]]:
            begin = 1 + max(t for t in range(names[0], head) if self.trees.pos.of(t) == "CCONJ")
        kept = [t for t in range(begin, head + 1) if not self.dropped[t]]
        hyphens = sum(self.trees.form.of(t) in HYPHENS for t in kept)
        kept = kept[-(MAX_WORDS + 2 * hyphens) :]
        while kept and (self.trees.form.of(kept[0]) in HYPHENS or self.loose[kept[0]]):
            kept.pop(0)
        return kept

    def _spelled(self, tokens: list[int], *, is_head: bool = True) -> str:
        words = [self._word(t, is_last=is_head and t == tokens[-1]) for t in tokens]
        pieces = []
        for n, (token, word) in enumerate(zip(tokens, words, strict=True)):
            tied = n and tokens[n - 1] == token - 1 and self._touch(token)
            pieces.append(word if not n or tied else f" {word}")
        return "".join(pieces)

    def _parts(self, token: int) -> bool:
        """Say whether a mark parts two phrases: a dash between spaces, a comma after a noun."""
        form, starts, ends = self.trees.form.of(token), self.trees.start, self.trees.end
        if form in DASHES:
            return bool(ends[token - 1] < starts[token] and ends[token] < starts[token + 1])
        return form == "," and bool(self.nouns[token - 1])

    def _touch(self, token: int) -> bool:
        ends, starts = self.trees.end, self.trees.start
        return bool(ends[token - 1] == starts[token])

    def _word(self, token: int, *, is_last: bool) -> str:
        form = self.trees.form.of(token)
        if form in naming.TITLES_IN_FULL:
            return naming.TITLES_IN_FULL[form]
        tag = self.trees.tag.of(token)
        if not is_last or not tag.startswith("NN"):
            return form
        return singular(form, self.trees.lemma.of(token).lower(), tag)


def singular(form: str, lemma: str, tag: str) -> str:
    """Return a noun in the singular; names in the plural have themselves as lemma.

    >>> singular("terrorists", "terrorist", "NNS"), singular("militias", "militias", "NNPS")
    ('terrorist', 'militia')
    """
    if tag != "NNPS" or lemma != form:
        return lemma
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("sses", "shes", "ches", "xes")):
        return form[:-2]
    return form[:-1] if form.endswith("s") and not form.endswith("ss") else form
