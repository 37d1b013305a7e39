"""Pronouns and role phrases that stand for somebody named: a layer of its own, counted apart.

A mention is a name; "she" and "the minister" are none, and no count takes them for one. Here they
are listed with whom they stand for, and by which rule: for the page that wants to show them, and
for the speakers of quotations. What the rules are not sure of has no row.

clauses    phrases, clauses and their subjects, out of the stored grammar
nominals   noun phrases that denote a person or a group
roles      the rules for role phrases
gender     signs of a person's gender
figures    who may be meant in an article
pronouns   the rules for he and she

`they`, `it` and first persons are left: what "they" and "it" stand for is seldom named, and
"I" belongs to whoever is quoted.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import schemas
from analysis.annotate.store import Store
from analysis.entities import figures, gender, pronouns
from analysis.entities.clauses import DEPTH, Tokens, tokens
from analysis.entities.figures import Figures
from analysis.entities.nominals import Names, Nominal, nominals
from analysis.extract import offsets, spans
from analysis.extract.offsets import Numbers
from analysis.extract.trees import COLUMNS

# Of what the rules resolve in the invented articles of tests/gold/references.yaml, at least this
# share is right; a test measures it again and compares.
PRECISION_FLOOR = {"pronoun": 0.90, "role": 0.90}
NOTE = (
    "Pronouns and role phrases are resolved by rules, and only where one person or group fits: in "
    "the invented articles that were marked for it, at least "
    f"{PRECISION_FLOOR['pronoun']:.0%} of the pronouns and {PRECISION_FLOOR['role']:.0%} of the "
    "role phrases that were resolved stand for the one named. They are listed apart and are in no "
    "count of mentions."
)
# Parts of an article in which nothing is resolved and nobody becomes a candidate.
APART = ("title", "caption")
TEXTS = ("article_id", "surface", "entity", "entity_type", "kind", "rule", "voice")


def references(
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    sentences: pd.DataFrame,
    quoted: pd.DataFrame,
    mentions: pd.DataFrame,
    store: Store,
) -> pd.DataFrame:
    """List the pronouns and role phrases that stand for an entity named in their article.

    A row is one of them where it stands, with its entity and the rule that led there. A role
    phrase reaches from its first word to its noun: "the Turkish spymaster".

    Args:
        articles: the articles.
        paragraphs: their paragraphs.
        sentences: their sentences.
        quoted: the stretches inside quotation marks.
        mentions: the names, with their entities.
        store: where the grammar of the articles is kept.

    Returns:
        The table `references`, in the order of `articles`, then of `start`.
    """
    known = _Known.of(articles, sentences, quoted, mentions)
    rows = spans.rows(articles, sentences, quoted)
    linked = _read(known, rows, offsets.places(articles, paragraphs), store)
    found = pd.DataFrame(linked, columns=Linked._fields)
    article, start, end, entity = (
        found[c].to_numpy(np.int64) for c in ("article", "start", "end", "entity")
    )
    frame = rows.frame(article, start, end).assign(
        surface=rows.spelled(article, start, end),
        entity=pd.array(known.called, dtype="str").take(entity),
        entity_type=pd.array(known.types, dtype="str").take(entity),
        kind=found["kind"],
        rule=found["rule"],
    )
    frame = frame.astype(dict.fromkeys(TEXTS, "str"))
    return schemas.check(offsets.ordered(frame, article, "start"), "references")


def resolve(spans: pd.DataFrame, references: pd.DataFrame) -> pd.DataFrame:
    """Say of each span which entity the reference in it stands for.

    A span that several references overlap has that of the one that ends with it, else of the
    last to begin: "the minister's wife, she said" is the wife's.

    Args:
        spans: `article_id`, `start`, `end`.
        references: the table `references`.

    Returns:
        `entity`, `entity_type` and `rule` of each span, empty where there is none, with the row
        labels of `spans`.

    >>> it = pd.DataFrame({"article_id": ["a"], "start": [10], "end": [12], "entity": ["Kaya"],
    ...                    "entity_type": ["PERSON"], "rule": ["said he"]})
    >>> asked = pd.DataFrame({"article_id": ["a", "a"], "start": [8, 12], "end": [12, 20]})
    >>> resolve(asked, it)["entity"].tolist()
    ['Kaya', '']
    """
    left = spans[["article_id", "start", "end"]].astype({"article_id": "str"})
    left = left.assign(row=np.arange(len(left)))
    columns = ["article_id", "start", "end", "entity", "entity_type", "rule"]
    right = references[columns].astype({"article_id": "str"})
    pairs = left.merge(right, on="article_id", suffixes=("", "_of"))
    pairs = pairs[(pairs["start_of"] < pairs["end"]) & (pairs["start"] < pairs["end_of"])]
    pairs = pairs.assign(is_end=pairs["end_of"] == pairs["end"])
    pairs = pairs.sort_values(["row", "is_end", "start_of"]).drop_duplicates("row", keep="last")
    told = pairs.set_index("row")[["entity", "entity_type", "rule"]]
    told = told.reindex(left["row"]).fillna("").astype("str")
    return told.set_axis(spans.index)


@dataclass(frozen=True)
class _Known:
    """The mentions as numbers, article after article, and what the entities are called."""

    article: Numbers
    start: Numbers
    end: Numbers
    entity: Numbers
    kind: npt.NDArray[np.object_]
    called: list[str]
    types: list[str]
    is_apart: npt.NDArray[np.bool_]
    n_words: list[int]

    @classmethod
    def of(
        cls,
        articles: pd.DataFrame,
        sentences: pd.DataFrame,
        quoted: pd.DataFrame,
        mentions: pd.DataFrame,
    ) -> "_Known":
        """Number the entities and sort the mentions by article."""
        article = offsets.numbers(articles, mentions["article_id"])
        start = mentions["start"].to_numpy(np.int64)
        order = np.lexsort([start, article])
        order = order[article[order] >= 0]
        entity, called = pd.factorize(mentions["entity"].astype("str"))
        types = mentions.drop_duplicates("entity").set_index("entity")["entity_type"]
        return cls(
            article[order],
            start[order],
            mentions["end"].to_numpy(np.int64)[order],
            np.asarray(entity, np.int64)[order],
            mentions["entity_type"].astype("str").to_numpy(dtype=object)[order],
            called.tolist(),
            types.reindex(called).tolist(),
            # the last is for what lies in no sentence, row -1
            np.append(sentences["part"].isin(APART).to_numpy(dtype=bool), True),
            quoted["n_words"].tolist(),
        )

    def names(self, t: Tokens) -> Names:
        """Return the mentions of a part's articles as tokens."""
        here = np.unique(t.article)
        low, high = (np.searchsorted(self.article, here, side=s) for s in ("left", "right"))
        rows = np.concatenate([np.arange(a, b) for a, b in zip(low, high, strict=True)])
        placed = offsets.ranges(t.article, t.start, t.end)
        article = self.article[rows]
        first = placed.find(article, self.start[rows])
        last = placed.find(article, self.end[rows] - 1)
        kept = (first >= 0) & (last >= first)
        rows, first, last = rows[kept], first[kept], last[kept]
        head = last.copy()
        for _ in range(DEPTH):
            above = t.head[head]
            head = np.where((above >= first) & (above <= last), above, head)
        order = np.argsort(head, kind="stable")
        kind = self.kind[rows]
        return Names(
            head[order].tolist(),
            first[order].tolist(),
            last[order].tolist(),
            self.entity[rows][order].tolist(),
            kind[order].tolist(),
        )


class Linked(NamedTuple):
    """A pronoun or a role phrase, and whom it stands for."""

    article: int
    start: int
    end: int
    entity: int
    kind: str
    rule: str


def _read(known: _Known, rows: spans.Rows, places: offsets.Places, store: Store) -> list[Linked]:
    """Go through the parts of the store, then through the figures of all."""
    parts: list[Figures] = []
    linked: list[Linked] = []
    titles: list[tuple[int, int]] = []
    offset = 0
    for part in store.read("grammar", places.owners, COLUMNS) if len(known.article) else ():
        t = tokens(part, places)
        names = known.names(t)
        sentence = rows.sentences.find(t.article, t.start)
        quote = _inside(rows.quoted, t)
        phrases = list(nominals(t, names, sentence, quote, known.called))
        parts.append(figures.figures(t, names, phrases, sentence, quote, offset))
        titles += gender.titled(names, t.form, phrases)
        linked += _roles(t, phrases, sentence, known)
        offset += len(t.head)
    if not parts:
        return []
    every = figures.joined(parts)
    told = gender.genders(known.called, known.types, titles, figures.votes(every))
    return linked + list(_pronouns(every, told, known, _quotes(rows, known.n_words)))


def _inside(quoted: offsets.Ranges, t: Tokens) -> Numbers:
    """Return the row of the stretch inside quotation marks that holds each token; -1 for none."""
    return np.where(quoted.hold(t.article, t.start), quoted.find(t.article, t.start), -1)


def _roles(t: Tokens, phrases: list[Nominal], sentence: Numbers, known: _Known) -> Iterator[Linked]:
    for p in phrases:
        if p.rule and not known.is_apart[sentence[p.token]]:
            article, start, end = t.article[p.token], t.start[p.first], t.end[p.token]
            yield Linked(int(article), int(start), int(end), p.entity, "role", p.rule)


def _pronouns(
    f: Figures, told: list[int], known: _Known, quotes: pronouns.Quotes
) -> Iterator[Linked]:
    columns = {c.name: getattr(f, c.name).tolist() for c in fields(Figures)}
    start, end = columns.pop("start"), columns.pop("end")
    columns |= {"told": told, "is_listed": (~known.is_apart[f.sentence]).tolist()}
    for p, entity, rule in pronouns.resolved(pronouns.Columns(**columns), quotes):
        yield Linked(columns["article"][p], start[p], end[p], entity, "pronoun", rule)


def _quotes(rows: spans.Rows, n_words: list[int]) -> pronouns.Quotes:
    """Return the sentences in which each stretch inside quotation marks begins and ends."""
    article = rows.quoted.keys // offsets.STRIDE
    start = rows.quoted.keys % offsets.STRIDE
    order = np.argsort(rows.quoted.order)
    article, start = article[order], start[order]
    first = rows.sentences.find(article, start)
    last = rows.sentences.find(article, rows.quoted.ends - 1)
    return pronouns.Quotes(n_words, first.tolist(), last.tolist())
