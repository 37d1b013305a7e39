"""List who does what to whom, as stretches of text: the verbs of the measured articles.

A row is a verb with one doer and one to whom it is done; several that are coordinated give
several rows. Which entities they are, and which group the verb belongs to, is for `actions` to
say, so that a change of an alias or of a verb group reads no parse again.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.annotate.store import Store
from analysis.extract import offsets, spans
from analysis.extract._roles import PREPOSITIONS, Roles, roles
from analysis.extract.noun_phrases import NOUNS
from analysis.extract.offsets import Marks, Numbers
from analysis.extract.trees import Trees, trees

# Of a long list the first are taken; what a headline-long list of places adds says nothing new
# about who acts.
MOST_TOGETHER = 5
# Words before a noun beyond this are a run-on of the parser.
LONGEST = 8
SLOTS = ("agent", "patient", "about")


class _Phrase(NamedTuple):
    """Where the phrase of every noun begins, and the nouns that say whom it means."""

    first: Numbers
    apposed: Numbers
    doer: Numbers


def clauses(
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    sentences: pd.DataFrame,
    quoted: pd.DataFrame,
    store: Store,
) -> pd.DataFrame:
    """List the verbs of the measured articles with who acts and to whom it is done.

    A row is a verb with one of its agents and one of its patients: the span's columns, `verb` (its
    lemma, with a particle), `particle`, and for each of agent, patient and about (the noun after
    `preposition`) the words, the head noun's lemma and the places where a name may stand:
    `_start` and `_end` of the words, `_head` of the head noun, `_other` of a noun in apposition,
    `_doer` of the noun after "by"; -1 where there is none. Verbs that nobody does and
    nothing is done to have no row.

    Returns:
        Rows in the order of `articles`, then of `start`.
    """
    rows = spans.rows(articles, sentences, quoted)
    parts = [_rows_of(tree) for tree in trees(articles, paragraphs, store)]
    table = pd.concat([_empty(), *parts], ignore_index=True)
    article = table["article"].to_numpy(np.int64)
    frame = rows.frame(article, table["start"].to_numpy(), table["end"].to_numpy())
    for slot in SLOTS:
        start, end = (table[f"{slot}_{side}"].to_numpy() for side in ("start", "end"))
        frame[slot] = rows.spelled(article, np.maximum(start, 0), np.maximum(end, 0)).array
    rest = [c for c in table if c not in frame and c != "article"]
    frame = frame.join(table[rest]).astype({"article_id": "str", "voice": "str"})
    return offsets.ordered(frame, article, "start", "agent_start", "patient_start")


def _rows_of(tree: Trees) -> pd.DataFrame:
    found = roles(tree)
    verb = np.flatnonzero(found.verb & ((found.agent >= 0) | (found.patient >= 0)))
    conj_top = tree.chain_top(tree.dep.among(("conj",)) | _before_stroke(tree))
    nominal = tree.pos.among((*NOUNS, "PRON", "NUM", "ADJ"))
    together = _Together.of(conj_top, nominal)
    row, agent = together.members(found.agent[verb])
    verb = verb[row]
    row, patient = together.members(found.patient[verb])
    verb, agent = verb[row], agent[row]
    about = found.about[verb]
    phrase = _phrases(tree)
    columns = {
        "article": tree.article[verb],
        "start": tree.start[verb],
        "end": tree.end[verb],
        "verb": _verbs(tree, found, verb),
        "preposition": np.array([*PREPOSITIONS, ""], dtype=object)[found.preposition[verb]],
        "is_passive": found.is_passive[verb],
        "is_bare": found.is_bare[verb],
        "is_negated": found.is_negated[verb],
        "is_open": found.is_open[verb],
    }
    for slot, token in zip(SLOTS, (agent, patient, about), strict=True):
        columns |= _slot(tree, phrase, slot, token)
    return pd.DataFrame(columns).astype(_empty().dtypes.to_dict())


def _empty() -> pd.DataFrame:
    kinds = {"article": "int64", "start": "int64", "end": "int64", "verb": "str"}
    kinds |= {"preposition": "str"}
    kinds |= dict.fromkeys(("is_passive", "is_bare", "is_negated", "is_open"), "bool")
    for slot in SLOTS:
        kinds |= {f"{slot}_{c}": "int64" for c in ("start", "end", "head", "other", "doer")}
        kinds |= {f"{slot}_noun": "str"}
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in kinds.items()})


def _verbs(tree: Trees, found: Roles, verb: Numbers) -> pd.Series:
    lemmas = [word.lower() for word in tree.lemma.vocabulary]
    lemma = pd.array(lemmas, dtype="str").take(tree.lemma.codes[verb])
    forms = pd.array([*(f" {form}" for form in tree.form.vocabulary), ""], dtype="str")
    particle = found.particle[verb]
    added = np.where(particle >= 0, tree.form.codes[particle], len(tree.form.vocabulary))
    return pd.Series(lemma) + pd.Series(forms.take(added))


def _slot(tree: Trees, phrase: _Phrase, slot: str, token: Numbers) -> dict[str, object]:
    there = token >= 0
    other, doer = phrase.apposed[token], phrase.doer[token]
    return {
        f"{slot}_start": np.where(there, tree.start[phrase.first[token]], -1),
        f"{slot}_end": np.where(there, tree.end[token], -1),
        f"{slot}_head": np.where(there, tree.start[token], -1),
        f"{slot}_other": np.where(there & (other >= 0), tree.start[other], -1),
        f"{slot}_doer": np.where(there & (doer >= 0), tree.start[doer], -1),
        f"{slot}_noun": _nouns(tree, token),
    }


def _nouns(tree: Trees, token: Numbers) -> pd.Series:
    """Return the lemma of each head noun; a verb used as one ("by shelling") as it is written."""
    words = pd.array(
        [*(w.lower() for w in tree.lemma.vocabulary), *tree.form.vocabulary, ""], dtype="str"
    )
    as_written = tree.tag.among(("VBG",))[token]
    code = np.where(
        as_written, len(tree.lemma.vocabulary) + tree.form.codes[token], tree.lemma.codes[token]
    )
    return pd.Series(words.take(np.where(token >= 0, code, len(words) - 1)))


def _phrases(tree: Trees) -> _Phrase:
    """Return where each noun's phrase begins, articles left out, and another name for it."""
    rows = np.arange(len(tree))
    first = np.maximum(tree.left_edge(), rows - LONGEST)
    article = tree.dep.among(("det", "predet", "preconj")) | tree.pos.among(("PUNCT",))
    for _ in range(2):  # "all the", "both the"
        first = np.where(article[first] & (first < rows), first + 1, first)
    # "Brook and General Vik" hang on one another where the parser took them for one name
    cut = _after_and(tree)
    first = np.where((cut >= first) & (cut < rows), cut + 1, first)
    apposed = tree.first_child(tree.dep.among(("appos",)))
    by = tree.first_child(tree.form.among(("by",)) & tree.dep.among(("prep", "agent")))
    doer = np.where(by >= 0, tree.first_child(tree.dep.among(("pobj",)))[by], -1)
    return _Phrase(first, apposed, doer)


def _before_stroke(tree: Trees) -> Marks:
    """Mark names joined by a stroke to the next: "PKK/YPG" is both."""
    stroke = np.append(tree.form.among(("/",))[1:], False)
    return np.asarray(stroke & (tree.head == np.arange(len(tree)) + 2))


def _after_and(tree: Trees) -> Numbers:
    """Return for every token the last "and" before it that follows a name; -1 for none."""
    is_and = tree.pos.among(("CCONJ",)) & np.append(False, tree.pos.among(("PROPN",))[:-1])
    return np.maximum.accumulate(np.where(is_and, np.arange(len(tree)), -1))


class _Together(NamedTuple):
    """Nouns grouped by the first of those they are coordinated with."""

    top: Numbers
    noun: Numbers

    @classmethod
    def of(cls, conj_top: Numbers, nominal: Marks) -> "_Together":
        noun = np.flatnonzero(nominal)
        order = np.argsort(conj_top[noun], kind="stable")
        return cls(conj_top[noun][order], noun[order])

    def members(self, slot: Numbers) -> tuple[Numbers, Numbers]:
        """Return the row of each member of each slot, and the member; -1 stays as it is."""
        low, high = (np.searchsorted(self.top, slot, side=s) for s in ("left", "right"))
        sizes = np.clip(high - low, 1, MOST_TOGETHER)
        row = np.repeat(np.arange(len(slot)), sizes)
        within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        known = (high > low)[row]
        place = np.minimum(low[row] + within, max(len(self.noun) - 1, 0))
        member = np.where(known, self.noun[place] if len(self.noun) else -1, slot[row])
        return row, member
