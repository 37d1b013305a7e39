"""List what the named are called: the words that stand for a name, with their place and voice.

    modifier     adjectives before the name: "the jihadist X", "war-torn X", "so-called X"
    title        a noun phrase directly before a person's name: "interim president X"
    compound     a noun phrase beside the name of a group, place or people: "terrorist
                 organisation X", "X terrorists", "the X regime"
    apposition   between commas, brackets or dashes, before the name or behind it; and the kinds a
                 name is an example of: "terrorist groups such as X", "X and other militias"
    predicate    what a verb says it is: "X is a ...", "became", "known as", "designated", "called"

The rules read the stored dependency parses. A word that belongs to something else is none: in
"the anti-terrorist X operation" X is an operation's name, in "the X leader" the leader is meant.
What is denied is listed as "not ...". Under a modal verb ("X may become a ...") nothing is called
anything yet, and no row is made.

Naming as a means of framing: Hamborg 2020, Media Bias, the Social Sciences, and NLP (word choice
and labelling); the patterns for kinds and examples: Hearst 1992, Automatic acquisition of hyponyms
from large text corpora.
"""

import numpy as np
import pandas as pd

from analysis.annotate.store import Store
from analysis.extract import _beside, _said_of, offsets, spans
from analysis.extract._named import RELATIONS, Calls, Named, mentions_of, named
from analysis.extract.trees import trees

COLUMNS = [
    "article_id", "sentence_id", "start", "end", "entity", "entity_type", "label", "relation",
    "voice",
]  # fmt: skip
NOT = "not "
FINDERS = (
    _beside.before, _beside.after, _said_of.appositions, _said_of.apposed, _said_of.examples,
    _said_of.predicates,
)  # fmt: skip


def labels(
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    sentences: pd.DataFrame,
    quoted: pd.DataFrame,
    mentions: pd.DataFrame,
    store: Store,
) -> pd.DataFrame:
    """List the words by which the named are called in the measured articles.

    A row is a label of one entity where it stands; SPAN is the label's. `label` is the words in
    lower case, the head noun in the singular, without articles, numbers, possessors and names;
    "not " stands before one that is denied. One stretch of words that is said of two names has
    two rows.

    Args:
        articles: the table.
        paragraphs: the table.
        sentences: the table.
        quoted: the table.
        mentions: the table, for who is named where.
        store: where the parses are kept.

    Returns:
        The columns `COLUMNS`, in the order of `articles`, then of `start`, then of `entity`.
    """
    known = mentions_of(mentions, articles)
    rows = spans.rows(articles, sentences, quoted)
    found = [_none()]
    for tree in trees(articles, paragraphs, store):
        here = named(tree, known)
        found += [_spelled(here, finder(here)) for finder in FINDERS]
    table = pd.concat(found, ignore_index=True)
    article, start, end = (table[c].to_numpy(np.int64) for c in ("article", "start", "end"))
    frame = rows.frame(article, start, end).assign(
        entity=mentions["entity"].astype("str").array.take(table["mention"].to_numpy()),
        entity_type=mentions["entity_type"].astype("str").array.take(table["mention"].to_numpy()),
        label=table["label"].array,
        relation=table["relation"].array,
        n=article,
    )
    frame = frame.astype({"article_id": "str", "voice": "str"})
    frame = frame.drop_duplicates(["article_id", "start", "end", "entity"], ignore_index=True)
    return offsets.ordered(frame, frame["n"].to_numpy(), "start", "entity")[COLUMNS]


def _none() -> pd.DataFrame:
    numbers = {c: pd.Series(dtype="int64") for c in ("mention", "article", "start", "end")}
    return pd.DataFrame(numbers | {c: pd.Series(dtype="str") for c in ("label", "relation")})


def _spelled(here: Named, calls: Calls) -> pd.DataFrame:
    """Read the words of each call; calls without words are left out."""
    tree, rows = here.trees, []
    for mention, noun, first, relation, is_negated in zip(
        *(c.tolist() for c in calls), strict=True
    ):
        phrase = here.phrases.read(noun, first)
        if phrase is not None:
            label = (NOT if is_negated else "") + phrase.label
            place = tree.article[noun], tree.start[phrase.first], tree.end[phrase.last]
            rows.append((mention, *place, label, RELATIONS[relation]))
    columns = list(_none().columns)
    return pd.DataFrame(rows, columns=columns).astype(_none().dtypes.to_dict())
