"""The names of some articles as tokens of their parses, for `labels`."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.extract import naming, offsets
from analysis.extract.noun_phrases import NounPhrases
from analysis.extract.offsets import Marks, Numbers
from analysis.extract.trees import DEEPEST, Trees

RELATIONS = ("modifier", "title", "compound", "apposition", "predicate")
MODIFIER, TITLE, COMPOUND, APPOSITION, PREDICATE = range(len(RELATIONS))


class Mentions(NamedTuple):
    """The table `mentions` as arrays: article's row, offsets, and of which kind each name is."""

    article: Numbers
    start: Numbers
    end: Numbers
    is_person: Marks
    is_people: Marks
    is_place: Marks
    is_group: Marks


class Calls(NamedTuple):
    """Words that name a mention, an array each.

    Attributes:
        mention: its row in `mentions`.
        noun: the head of the words.
        first: where they begin; -1 where the parse is to say.
        relation: a number of `RELATIONS`.
        is_negated: whether it is said not to be that.
    """

    mention: Numbers
    noun: Numbers
    first: Numbers
    relation: Numbers
    is_negated: Marks


@dataclass(frozen=True)
class Named:
    """The mentions that stand in some parses, one entry each in all arrays but the last.

    Attributes:
        row: the mention's row in `mentions`.
        first: its first token.
        last: its last token.
        head: the token by which it hangs on the sentence.
        is_person: whether it is a person's name.
        is_people: whether it is a nationality, faith or party ("Syrian").
        is_place: whether it is a place.
        is_group: whether it is an organisation.
        phrases: the parses and their noun phrases.
        owner: for every token the mention it belongs to, an index into the arrays; -1 for none.
    """

    row: Numbers
    first: Numbers
    last: Numbers
    head: Numbers
    is_person: Marks
    is_people: Marks
    is_place: Marks
    is_group: Marks
    phrases: NounPhrases
    owner: Numbers

    @cached_property
    def persons(self) -> Marks:
        """Which tokens are nouns for a person."""
        lemma, form = self.trees.lemma, self.trees.form
        return lemma.where(naming.is_person) | form.among(naming.TITLES_IN_FULL)

    @cached_property
    def bodies(self) -> Marks:
        """Which tokens are nouns for a body of people or a place."""
        return self.trees.lemma.where(lambda word: word.lower() in naming.COLLECTIVES)

    @cached_property
    def groups(self) -> Marks:
        """Which tokens are nouns for a group that may stand behind its name."""
        return self.trees.lemma.where(lambda word: word.lower() in naming.GROUPS)

    @cached_property
    def places(self) -> Marks:
        """Which tokens are nouns for a kind of place."""
        return self.trees.lemma.where(lambda word: word.lower() in naming.PLACES)

    @cached_property
    def members(self) -> Marks:
        """Which tokens are nouns for those who belong to a group or a people."""
        return self.trees.lemma.where(lambda word: word.lower() in naming.MEMBERS)

    @property
    def trees(self) -> Trees:
        """The parses."""
        return self.phrases.trees

    def calls(
        self, chosen: Numbers, noun: Numbers, relation: Numbers | int, first: Numbers | int = -1
    ) -> Calls:
        """Return a call for each chosen mention (an index into the arrays); none is negated."""
        return Calls(
            self.row[chosen],
            noun,
            np.broadcast_to(first, noun.shape),
            np.broadcast_to(relation, noun.shape),
            np.zeros(len(noun), bool),
        )


def mentions_of(mentions: pd.DataFrame, articles: pd.DataFrame) -> Mentions:
    """Take from the table what is needed to find its names in the parses."""
    kind = mentions["entity_type"].astype("str")
    return Mentions(
        offsets.numbers(articles, mentions["article_id"]),
        mentions["start"].to_numpy(np.int64),
        mentions["end"].to_numpy(np.int64),
        (kind == "PERSON").to_numpy(dtype=bool),
        (kind == "NORP").to_numpy(dtype=bool),
        kind.isin(["GPE", "LOC", "FAC"]).to_numpy(dtype=bool),
        (kind == "ORG").to_numpy(dtype=bool),
    )


def named(trees: Trees, mentions: Mentions) -> Named:
    """Find the mentions that stand in these parses."""
    here = np.flatnonzero(np.isin(mentions.article, np.unique(trees.article)))
    places = offsets.ranges(trees.article, trees.start, trees.end)
    first = places.find(mentions.article[here], mentions.start[here])
    last = places.find(mentions.article[here], mentions.end[here] - 1)
    found = (first >= 0) & (last >= first) & (last - first < 2**DEEPEST)
    row, first, last = here[found], first[found], last[found]
    owner = np.full(len(trees), -1, np.int64)
    sizes = last - first + 1
    within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    owner[np.repeat(first, sizes) + within] = np.repeat(np.arange(len(row)), sizes)
    return Named(
        row,
        first,
        last,
        _head(trees, first, last),
        mentions.is_person[row],
        mentions.is_people[row],
        mentions.is_place[row],
        mentions.is_group[row],
        NounPhrases(trees, owner >= 0),
        owner,
    )


def _head(trees: Trees, first: Numbers, last: Numbers) -> Numbers:
    """Return the token of each span that hangs on something outside it."""
    head = last.copy()
    for _ in range(DEEPEST):
        above = trees.head[head]
        head = np.where((above >= first) & (above <= last), above, head)
    return head
