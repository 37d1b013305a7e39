"""Words that a sentence says of a name: appositions, examples, predicates."""

from dataclasses import dataclass

import numpy as np

from analysis.extract import naming
from analysis.extract._named import APPOSITION, PREDICATE, Calls, Named
from analysis.extract.offsets import Marks, Numbers

SUBJECTS = ("nsubj", "nsubjpass")
EXAMPLES = ("including", "like", "as")


def appositions(named: Named) -> Calls:
    """Find what stands between commas, brackets or dashes: "Brook, the former mayor,"."""
    trees, rows = named.trees, np.arange(len(named.trees))
    top = trees.chain_top(trees.dep.among(("conj",)))
    is_apposed = trees.dep.among(("appos",))[top]
    owner = np.where(is_apposed, named.owner[trees.head[top]], -1)
    noun = np.flatnonzero((owner >= 0) & _usable(named) & (rows > named.last[owner]))
    begin = named.phrases.left[top[noun]]
    noun = noun[
        _parted(named, named.last[owner[noun]], begin) & _next_to(named, owner[noun], begin)
    ]
    noun = noun[named.persons[noun] | ~named.is_person[owner[noun]]]
    noun = noun[trees.first_child(trees.form.among(("no",)))[noun] < 0]  # "X, no other country"
    return named.calls(owner[noun], noun, APPOSITION)


def apposed(named: Named) -> Calls:
    """Find the noun that a name stands in apposition to: "the group's leader, Leila Brook,"."""
    trees = named.trees
    top = trees.chain_top(trees.dep.among(("conj",)))[named.head]
    noun = trees.head[top]
    plural = trees.tag.among(("NNS", "NNPS"))[noun]
    found = trees.dep.among(("appos",))[top] & ((top == named.head) | plural)
    noun = _that_is_meant(named, noun)
    found &= _usable(named)[noun] & (noun < named.first)
    found &= _parted(named, noun, named.first) & (named.persons[noun] | ~named.is_person)
    chosen = np.flatnonzero(found)
    return named.calls(chosen, noun[chosen], APPOSITION)


def examples(named: Named) -> Calls:
    """Find kinds that names are examples of: "groups such as X", "X and other groups"."""
    trees, rows = named.trees, np.arange(len(named.trees))
    top = trees.chain_top(trees.dep.among(("conj",)))
    lead = trees.head[top[named.head]]
    such = np.append(False, trees.form.among(("such",))[:-1])
    leads = trees.form.among(EXAMPLES) & (~trees.form.among(("as",)) | such)
    noun = trees.head[lead]
    found = trees.dep.among(("pobj",))[top[named.head]] & leads[lead] & (noun < named.first)
    first = np.flatnonzero(found & _kind(named, noun))
    other = trees.first_child(trees.form.among(("other",))) >= 0
    after = other & trees.dep.among(("conj",))
    listed = np.full(len(trees), -1, np.int64)
    listed[top[after]] = rows[after]
    noun_after = listed[top[named.head]]
    found = (noun_after > named.last) & _kind(named, noun_after)
    second = np.flatnonzero(found)
    nouns = np.concatenate([noun[first], noun_after[second]])
    return named.calls(np.concatenate([first, second]), nouns, APPOSITION)


def predicates(named: Named) -> Calls:
    """Find what a verb says a name is: "X is a ...", "X, known as a ...", "called X a ..."."""
    trees = named.trees
    said = _Said.of(named)
    noun = np.flatnonzero(_usable(named) | trees.form.among(("one",)))  # "one of the richest men"
    top = said.conj_top[noun]
    target = said.target[top]
    noun, top, target = noun[target >= 0], top[target >= 0], target[target >= 0]
    mention, place = _meant(said.root, target)
    noun, top = noun[place], top[place]
    # "Reed, which was a problem" speaks of what came before, and of nobody
    thing = said.is_thing[top] & named.is_person[mention]
    keep = (noun != named.head[mention]) & ~thing
    calls = named.calls(mention[keep], noun[keep], PREDICATE)
    after_but = trees.form.among(("but",))[np.maximum(named.phrases.left[noun] - 1, 0)]
    is_negated = said.is_negated[top] & ~((noun != top) & after_but)
    return calls._replace(is_negated=is_negated[keep])


@dataclass(frozen=True)
class _Said:
    """What is said by the verbs of some articles.

    Attributes:
        conj_top: for every token the first of those it is coordinated with.
        root: for every name the token that plays its part in the sentence.
        target: for every token the one of which it is said to be; -1 for none.
        is_negated: for every token whether that is denied.
        is_thing: for every token whether it is said of "which".
    """

    conj_top: Numbers
    root: Numbers
    target: Numbers
    is_negated: Marks
    is_thing: Marks

    @classmethod
    def of(cls, named: Named) -> "_Said":
        trees = named.trees
        conj = trees.dep.among(("conj",))
        top = trees.chain_top(conj)
        by_name = trees.chain_top(conj | trees.dep.among(("appos",)))[named.head]
        root = np.where(named.is_person, by_name, top[named.head])
        modal = (
            trees.first_child(trees.tag.among(("MD",)) & ~trees.form.among(("will", "’ll"))) >= 0
        )
        target = np.full(len(trees), -1, np.int64)
        verb = np.full(len(trees), -1, np.int64)
        for noun, by, of in (*_being(named, top), *_naming(named, top)):
            kept = (of >= 0) & ~modal[by]
            target[noun[kept]], verb[noun[kept]] = of[kept], by[kept]
        no = trees.form.among(naming.NEGATIONS) | trees.dep.among(("neg",))
        denied = trees.first_child(no) >= 0
        which = trees.first_child(trees.form.among(("which",))) >= 0
        negated = (verb >= 0) & (denied[verb] | denied)
        return cls(top, root, target, negated, (verb >= 0) & which[verb])


Triples = tuple[Numbers, Numbers, Numbers]


def _being(named: Named, top: Numbers) -> list[Triples]:
    """Return nouns that somebody is said to be, by which verb, and who."""
    trees = named.trees
    subject = _subject(named, top)
    is_verb = trees.lemma.among(naming.BEING)
    noun = np.flatnonzero(trees.dep.among(("attr", "oprd", "acomp")) & is_verb[trees.head])
    return [(noun, trees.head[noun], subject[trees.head[noun]])]


def _naming(named: Named, top: Numbers) -> list[Triples]:
    """Return nouns that somebody is called or made, by which verb, and who."""
    trees = named.trees
    verbs = trees.lemma.among(naming.NAMING | naming.SERVING)
    bare = verbs & ~trees.lemma.among(naming.ONLY_WITH_AS)
    passive = trees.first_child(trees.dep.among(("nsubjpass", "auxpass"))) >= 0
    participle = trees.dep.among(("acl",)) & trees.tag.among(("VBN",))
    subject, dobj = _subject(named, top), _object(named)
    patient = np.where(passive, subject, np.where(participle, trees.head, dobj))
    patient = np.where(trees.lemma.among(naming.SERVING), subject, patient)
    own_subject = trees.first_child(trees.dep.among(("nsubj",)))
    as_word = trees.form.among(("as",)) & verbs[trees.head]
    with_as = np.flatnonzero(trees.dep.among(("pobj",)) & as_word[trees.head])
    by = trees.head[trees.head[with_as]]
    complement = np.flatnonzero(trees.dep.among(("oprd", "attr")) & bare[trees.head])
    passive_object = np.flatnonzero(
        trees.dep.among(("dobj",)) & bare[trees.head] & (passive | participle)[trees.head]
    )
    clause = np.flatnonzero(
        trees.dep.among(("ccomp", "xcomp")) & bare[trees.head] & (own_subject >= 0)
        & named.phrases.nouns
    )  # fmt: skip
    return [
        (with_as, by, patient[by]),
        (complement, trees.head[complement], patient[trees.head[complement]]),
        (passive_object, trees.head[passive_object], patient[trees.head[passive_object]]),
        (clause, trees.head[clause], own_subject[clause]),
    ]


def _subject(named: Named, top: Numbers) -> Numbers:
    """Return each verb's subject, its own or that of the verb it is coordinated with."""
    trees = named.trees
    found = trees.first_child(trees.dep.among(SUBJECTS))
    found = np.where(found >= 0, found, found[top])
    return _antecedent(named, found)


def _object(named: Named) -> Numbers:
    trees = named.trees
    return _antecedent(named, trees.first_child(trees.dep.among(("dobj",))))


def _antecedent(named: Named, found: Numbers) -> Numbers:
    """Put in place of "who" and "which" the noun whose clause it is."""
    trees = named.trees
    relative = trees.form.among(naming.RELATIVES)[found] & (found >= 0)
    verb = trees.chain_top(trees.dep.among(("conj",)))
    clause = verb[np.arange(len(trees))]
    is_relcl = trees.dep.among(("relcl",))[clause]
    return np.where(relative, np.where(is_relcl, trees.head[clause], -1), found)


def _meant(root: Numbers, target: Numbers) -> tuple[Numbers, Numbers]:
    """Pair every target with the names that play its part: names, and rows of `target`."""
    order = np.argsort(root, kind="stable")
    low, high = (np.searchsorted(root[order], target, side=s) for s in ("left", "right"))
    sizes = high - low
    place = np.repeat(np.arange(len(target)), sizes)
    within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return order[np.repeat(low, sizes) + within], place


def _usable(named: Named) -> Marks:
    """Mark nouns that may call somebody something: no times, no other names but of peoples."""
    person_or_place = (named.owner >= 0) & ~np.append(named.is_people, False)[named.owner]
    # a name that was not found as one, or its initials in brackets
    unknown = named.trees.pos.among(("PROPN",)) & ~(named.persons | named.bodies | named.members)
    usable = named.phrases.nouns & named.phrases.calling & ~person_or_place & ~unknown
    return np.asarray(usable)


def _kind(named: Named, noun: Numbers) -> Marks:
    """Say whether a noun is a kind of which the name may be one: plural, and fit for it."""
    trees = named.trees
    plural = trees.tag.among(("NNS", "NNPS")) & _usable(named)
    body, people = named.bodies, named.members | named.persons
    fits = np.where(named.is_person, people[noun] & ~body[noun], body[noun])
    # "allies that spawn terrorists, such as Norland" makes no place a terrorist
    fits |= named.members[noun] & ~named.is_place
    return np.asarray((noun >= 0) & plural[noun] & fits)


def _parted(named: Named, left: Numbers, right: Numbers) -> Marks:
    """Say whether a comma, bracket or dash stands between two tokens."""
    mark = named.trees.form.among((",", "(", "[", "–", "—", "-", "--"))
    count = np.concatenate([[0], np.cumsum(mark)])
    return np.asarray((right > left) & (count[np.maximum(right, left)] > count[left + 1]))


def _next_to(named: Named, name: Numbers, begin: Numbers) -> Marks:
    """Say whether neither a verb nor another name, but for one in brackets, stands in between.

    "in Norland, where cities ban the hook, a tool of ..." calls no country a tool.
    """
    trees = named.trees
    bracketed = np.append(False, trees.form.among(("(",))[:-1])
    other = trees.pos.among(("VERB",)) | ((named.owner >= 0) & ~bracketed)
    count = np.concatenate([[0], np.cumsum(other)])
    return np.asarray(count[np.maximum(begin, named.last[name] + 1)] == count[named.last[name] + 1])


def _that_is_meant(named: Named, noun: Numbers) -> Numbers:
    """Correct where a name in apposition hangs: X of "the leader of the group, X" may be either."""
    trees = named.trees
    body = named.bodies
    of = trees.head[noun]
    is_of = trees.form.among(("of",))[of] & trees.dep.among(("pobj",))[noun]
    higher = np.where(is_of & named.is_person & body[noun], trees.head[of], noun)
    inner = named.phrases.of_object[noun]
    lower = (inner >= 0) & body[inner] & ~body[noun] & ~named.is_person
    return np.where(lower, inner, higher)
