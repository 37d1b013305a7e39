"""Who does a verb's deed and to whom it is done, as tokens of a parse, for `clauses`.

A verb may leave unsaid who acts, because another clause says it: "stormed the station, killing two
guards", "tried to kill", "forces who killed", "killed and wounded". Here each verb is given the
subject and the object it is meant to have.
"""

from dataclasses import dataclass

import numpy as np

from analysis.extract.naming import (
    CHARGING,
    COMING_TO_PASS,
    NO_APPOSITION,
    PREVENTING,
    RELATIVES,
)
from analysis.extract.offsets import Marks, Numbers
from analysis.extract.trees import DEEPEST, Trees

# Relations in which a verb is no deed of its own: an adjective ("armed groups"), a preposition
# ("including"), a helper.
NO_DEED = ("amod", "compound", "aux", "auxpass", "prep", "case", "npadvmod", "nmod", "intj", "mark")
# Prepositions whose noun may be the one concerned ("clash with"), the likeliest first; whether it
# is depends on the verb, and is decided from the verb groups.
PREPOSITIONS = ("with", "against", "at", "into", "from", "to", "on", "upon", "over", "for")
# Before a deed these hand on the object, others the subject: "thanked him for helping".
OF_OBJECT = ("for", "from", "of", "into")
PLACING = ("where", "when", "why", "how", "whose")
CONDITIONS = ("if", "unless", "whether", "lest", "until", "till")
NO_OBJECT = ("way", "reason", "place", "moment", "manner", "fact", "extent", "idea", "case")
# Two verbs share an object if they stand this close: "killed and then wounded dozens".
SHARING = 3


@dataclass(frozen=True)
class Roles:
    """For every token that is a deed its parts, as tokens; -1 for none.

    Attributes:
        verb: marks the deeds.
        agent: who acts.
        patient: to whom it is done, or what.
        preposition: which preposition brings in `about`, a number of `PREPOSITIONS`; -1 for none.
        about: the noun after it.
        particle: "down" of "burn down".
        is_passive: whether it is said in the passive.
        is_bare: a past form without helper and object, as headlines have it: "Ten killed in raid".
        is_negated: whether it is denied.
        is_open: whether it is left open that it happened.
    """

    verb: Marks
    agent: Numbers
    patient: Numbers
    preposition: Numbers
    about: Numbers
    particle: Numbers
    is_passive: Marks
    is_bare: Marks
    is_negated: Marks
    is_open: Marks


def roles(trees: Trees) -> Roles:
    """Find the parts of every deed."""
    verb = trees.pos.among(("VERB",)) & ~trees.dep.among(NO_DEED)
    verb &= trees.tag.where(lambda tag: tag.startswith("VB"))
    verb &= trees.lemma.where(lambda lemma: lemma.isalpha() and lemma != "be")
    passive = _passive(trees)
    subject = trees.first_child(trees.dep.among(("nsubj", "nsubjpass")))
    own = subject >= 0
    subject = _antecedent(trees, subject)
    own_object = trees.first_child(trees.dep.among(("dobj",)))
    subject, passive, charged = _shared(trees, verb, subject, own, passive)
    object_ = _objects(trees, passive, own)
    # "attacked by the cathedral" tells where, "attacked by rebels" who; the latter hangs as agent
    by = trees.first_child(trees.form.among(("by",)) & (trees.dep.among(("agent",)) | _next(trees)))
    pobj = trees.first_child(trees.dep.among(("pobj",)))
    # "damaged by shelling": a deed as a noun
    gerund = trees.dep.among(("pcomp",)) & trees.tag.among(("VBG",)) & (own_object < 0)
    gerund &= trees.form.among(("by",))[trees.head] & passive[trees.head[trees.head]]
    after_by = np.where(pobj >= 0, pobj, trees.first_child(gerund))
    verb &= ~gerund
    doer = np.where(by >= 0, after_by[by], -1)
    preposition, about = _about(trees, pobj)
    no_helper = trees.first_child(trees.dep.among(("aux", "auxpass"))) < 0
    no_clause = trees.first_child(trees.dep.among(("ccomp", "xcomp"))) < 0
    bare = trees.tag.among(("VBD", "VBN")) & own & ~passive & no_helper & (object_ < 0) & no_clause
    negated, open_ = _mode(trees, own)
    return Roles(
        verb,
        np.where(passive, doer, subject),
        np.where(passive, subject, object_),
        preposition,
        about,
        trees.first_child(trees.dep.among(("prt",))),
        passive,
        bare,
        negated | _is_no(trees, subject),
        open_ | charged,
    )


def _next(trees: Trees) -> Marks:
    """Mark tokens that directly follow the one they hang on."""
    return np.asarray(trees.head == np.arange(len(trees)) - 1)


def _passive(trees: Trees) -> Marks:
    helped = trees.first_child(trees.dep.among(("nsubjpass", "auxpass"))) >= 0
    has = trees.first_child(trees.dep.among(("aux",)) & trees.lemma.among(("have",))) >= 0
    participle = trees.tag.among(("VBN",)) & ~has
    object_ = trees.first_child(trees.dep.among(("dobj",))) >= 0
    loose = participle & trees.dep.among(("acl", "advcl")) & ~object_
    return np.asarray(helped | loose)


def _antecedent(trees: Trees, found: Numbers) -> Numbers:
    """Put in place of "who" and "which" the noun whose clause it is."""
    relative = (found >= 0) & trees.form.among(RELATIVES)[found]
    clause = trees.chain_top(trees.dep.among(("conj",)))
    noun = np.where(trees.dep.among(("relcl",))[clause], trees.head[clause], -1)
    return np.where(relative, noun, found)


def _shared(
    trees: Trees, verb: Marks, subject: Numbers, own: Marks, passive: Marks
) -> tuple[Numbers, Marks, Marks]:
    """Give verbs without a subject that of the clause they hang on; mark mere charges.

    Done from the top of the sentence downwards, as what is handed on may be handed on again.
    """
    dobj = trees.first_child(trees.dep.among(("dobj",)))
    carrier = verb | trees.pos.among(("AUX",)) | trees.dep.among(("acomp",))  # "is ready to go"
    as_said = trees.first_child(trees.form.among(("as",)) & trees.dep.among(("mark",))) >= 0
    head, lone = trees.head, (verb & ~own & ~as_said) | trees.dep.among(("acomp",))
    # the verb above a preposition; the parser may hang "of" on the verb's object: "accused them of"
    above = head[head]
    bound = (
        trees.lemma.among(CHARGING | PREVENTING)[head[above]] & trees.dep.among(("dobj",))[above]
    )
    above = np.where(bound, head[above], above)
    conj, acl = trees.dep.among(("conj",)), trees.dep.among(("acl",))
    after_verb = trees.dep.among(("xcomp", "advcl", "ccomp", "dep", "prep"))
    pcomp = trees.dep.among(("pcomp",)) & verb[above]
    to = trees.first_child(trees.form.among(("to",)) & trees.dep.among(("aux",))) >= 0
    of_object = trees.form.among(OF_OBJECT)[head]
    charges = trees.lemma.among(CHARGING)
    charged = (pcomp & charges[above]) | (
        trees.dep.among(("xcomp", "advcl")) & charges[head] & lone
    )
    subject = np.where(lone & acl & ~to, head, subject)
    helped = trees.first_child(trees.dep.among(("aux", "auxpass"))) >= 0
    passive = passive.copy()
    for _ in range(DEEPEST):
        # "was beaten and robbed": the helper is said once
        passive |= lone & conj & ~helped & passive[head] & trees.tag.among(("VBN",))
        handed = np.where(conj & carrier[head], subject[head], -1)
        controller = np.where((dobj[head] >= 0) & ~passive[head], dobj[head], subject[head])
        handed = np.where(trees.dep.among(("xcomp",)) & carrier[head], controller, handed)
        handed = np.where(trees.dep.among(("acomp",)), subject[head], handed)
        late = after_verb & ~trees.dep.among(("xcomp",)) & verb[head]
        handed = np.where(late, subject[head], handed)
        accused = np.where((dobj[above] >= 0) & of_object, dobj[above], subject[above])
        handed = np.where(pcomp, accused, handed)
        new = lone & (subject < 0) & (handed >= 0)
        if not new.any():
            break
        subject = np.where(new, handed, subject)
    return subject, passive, charged


def _objects(trees: Trees, passive: Marks, own: Marks) -> Numbers:
    """Return each verb's object, its own, the next verb's or the noun its clause belongs to."""
    rows = np.arange(len(trees))
    object_ = _antecedent(trees, trees.first_child(trees.dep.among(("dobj",))))
    next_ = trees.first_child(trees.dep.among(("conj",)) & trees.pos.among(("VERB",)))
    comma = np.append(trees.form.among((",",))[1:], False)
    near = (next_ > rows) & (next_ - rows <= SHARING) & ~comma & ~passive
    near &= trees.first_child(trees.dep.among(("prep", "prt"))) < 0
    object_ = np.where((object_ < 0) & near & ~passive[next_], object_[next_], object_)
    pronoun = trees.first_child(trees.form.among((*RELATIVES, *PLACING))) >= 0
    loose = trees.form.where(lambda w: w in NO_OBJECT or w in NO_APPOSITION)
    prep_end = trees.first_child(trees.dep.among(("prep", "ccomp", "xcomp"))) >= 0
    gap = trees.dep.among(("relcl",)) & own & ~pronoun & ~passive & ~prep_end
    gap &= ~loose[trees.head] & trees.pos.among(("NOUN", "PROPN"))[trees.head]
    return np.where((object_ < 0) & gap, trees.head, object_)


def _about(trees: Trees, pobj: Numbers) -> tuple[Numbers, Numbers]:
    """Return the likeliest preposition of each verb, and the noun after it."""
    which = np.full(len(trees), -1, np.int64)
    about = np.full(len(trees), -1, np.int64)
    is_prep = trees.dep.among(("prep",))
    for number in reversed(range(len(PREPOSITIONS))):
        word = trees.first_child(is_prep & trees.form.among((PREPOSITIONS[number],)) & (pobj >= 0))
        which = np.where(word >= 0, number, which)
        about = np.where(word >= 0, pobj[word], about)
    return which, about


def _mode(trees: Trees, own: Marks) -> tuple[Marks, Marks]:
    """Mark verbs that are denied, and verbs of which it is left open whether they happened."""
    no = trees.dep.among(("neg",)) | trees.form.among(("never", "neither"))
    negated = trees.first_child(no) >= 0
    kept_from = trees.form.among(("from",)) & trees.lemma.among(PREVENTING)[trees.head]
    apart = (kept_from | trees.form.among(("without",)))[trees.head]
    negated |= trees.dep.among(("pcomp",)) & apart
    modal = trees.first_child(trees.tag.among(("MD",)) & trees.dep.among(("aux",))) >= 0
    to = trees.first_child(trees.form.among(("to",)) & trees.dep.among(("aux",))) >= 0
    going = trees.form.among(("going", "gon"))[trees.head]  # "is going to leave" has not left
    happening = (
        ~going & trees.lemma.among(COMING_TO_PASS)[trees.head] & trees.dep.among(("xcomp", "ccomp"))
    )
    mark = trees.form.among(CONDITIONS) & trees.dep.among(("mark", "advmod"))
    conditional = trees.first_child(mark) >= 0
    wished = trees.dep.among(("xcomp",)) & ~happening & ~trees.dep.among(("conj",))
    asked = np.zeros(int(trees.sentence[-1]) + 1, dtype=bool)
    asked[trees.sentence[trees.form.among(("?",))]] = True
    open_ = modal | (to & ~happening) | conditional | wished | asked[trees.sentence]
    helped = trees.first_child(trees.dep.among(("aux", "auxpass"))) >= 0
    follows = trees.dep.among(("conj",)) & ~own & ~helped
    for _ in range(DEEPEST):
        below = happening | follows
        more = open_ | (below & open_[trees.head]), negated | (follows & negated[trees.head])
        if (more[0] == open_).all() and (more[1] == negated).all():
            break
        open_, negated = more
    return negated, open_


def _is_no(trees: Trees, subject: Numbers) -> Marks:
    """Mark verbs whose subject is nobody: "no state", "none of them"."""
    nobody = trees.form.among(("nobody", "none", "nothing", "neither"))
    no = (trees.first_child(trees.form.among(("no", "neither"))) >= 0) | nobody
    return (subject >= 0) & no[subject]
