"""Words that stand beside a name and say what it is: modifiers, titles, compounds."""

import numpy as np

from analysis.extract._named import COMPOUND, MODIFIER, TITLE, Calls, Named
from analysis.extract.naming import RULES
from analysis.extract.offsets import Marks, Numbers
from analysis.extract.trees import HYPHENS, PREMODIFIERS

# How far a noun may stand behind the name it is said of: "the PKK/YPG separatist terrorist group".
REACH = 6


def before(named: Named) -> Calls:
    """Find what stands directly before a name: "the jihadist HTS", "interim president Brook"."""
    trees, phrases = named.trees, named.phrases
    origin = _slash_origin(named)
    head, first = named.head[origin], named.first[origin]
    word = _word_before(named, first)
    # "Secretary of State Brook"; in "the son of President Brook" he is the president
    office = np.where(phrases.left[word] == word, phrases.noun_of[word], -1)
    holds = (office >= 0) & named.persons[office] & named.is_person
    word = np.where(holds, office, word)
    level = (trees.head[word] == trees.head[head]) & (
        trees.dep.codes[word] == trees.dep.codes[head]
    )
    hangs = (phrases.left[head] < first) & trees.dep.among(PREMODIFIERS)[word]
    governs = (trees.head[head] == word) & trees.dep.among(("appos", "nmod", "compound"))[head]
    is_noun = phrases.nouns[word] & phrases.calling[word]
    fits_person, fits_body = named.persons[word], (named.bodies | named.persons)[word]
    is_title = is_noun & (fits_person & (named.is_person | ~named.members[word]))
    is_compound = is_noun & fits_body & ~named.is_person & ~is_title
    is_trait = trees.dep.among(("amod",)) & trees.pos.among(("ADJ", "VERB", "NOUN", "PROPN"))
    is_trait = is_trait[word] & phrases.telling[word] & ~is_title & ~is_compound
    # before "DHS secretary" or "Trump aide" an adjective belongs to what follows the name
    is_trait &= hangs & ~trees.dep.among(("compound", "nmod", "amod", "npadvmod"))[head]
    beside = (first > 0) & (trees.sentence[word] == trees.sentence[first])
    beside &= (named.owner[word] < 0) & ~phrases.dropped[word]
    # a misread name is still called by the noun it follows, unless it begins a clause of its own:
    # "the judge Brook appointed"
    begins = trees.dep.among(("nsubj", "nsubjpass", "poss", "dobj", "pobj", ""))[head]
    linked = hangs | governs | level | holds | ~begins
    found = beside & (((is_title | is_compound) & linked) | is_trait)
    relation = np.where(is_title, TITLE, np.where(is_compound, COMPOUND, MODIFIER))
    begin = np.where(hangs & ~holds, phrases.left[head], phrases.left[word])
    chosen = np.flatnonzero(found)
    return named.calls(chosen, word[chosen], relation[chosen], begin[chosen])


def _word_before(named: Named, first: Numbers) -> Numbers:
    """Return the last word before each name; the full stop of "Gen." is passed over."""
    trees = named.trees
    stop = trees.form.among((".",)) & np.append(False, trees.end[:-1] == trees.start[1:])
    word = np.maximum(first - 1, 0)
    return np.where(stop[word], np.maximum(word - 1, 0), word)


def after(named: Named) -> Calls:
    """Find the noun behind a name that says what it is: "PKK terrorists", "the Assad regime"."""
    trees = named.trees
    noun, reached = _noun_behind(named)
    ruled = trees.lemma.where(lambda w: w.lower() in RULES)[noun]
    body = (named.is_place & named.places[noun]) | (named.is_group & named.groups[noun])
    fits = ruled | body | (named.members[noun] & ~named.is_person)
    # "Norland's port" is one of its ports, and "New York state city of X" is X
    fits &= ruled | ~trees.dep.among(("poss",))[named.head]
    after_of = named.phrases.of_object[noun]
    fits &= (after_of < 0) | ~named.phrases.name[after_of]
    top = trees.chain_top(trees.dep.among((*PREMODIFIERS, "conj")))
    hangs = top[named.head] == top[noun]
    # the parser often misses where a list ends: "between the SNA and PKK terrorists"
    hangs |= named.members[noun] & trees.tag.among(("NNS",))[noun] & (noun == named.last + 1)
    follower = named.owner[np.minimum(named.last + 2, len(trees) - 1)]
    slash = trees.form.among(("/",))[np.minimum(named.last + 1, len(trees) - 1)]
    hangs |= slash & (follower >= 0) & hangs[follower]  # "PKK/YPG terrorists" are both's
    joined = _joined(named)
    chosen = np.flatnonzero(reached & fits & hangs & ~joined)
    # in "the President Brook administration" what stands before the name is his own title
    titled = named.persons[np.maximum(named.first - 1, 0)]
    first = np.where(titled, named.last + 1, named.phrases.left[noun])
    return named.calls(chosen, noun[chosen], COMPOUND, first[chosen])


def _noun_behind(named: Named) -> tuple[Numbers, Marks]:
    """Walk over what may stand between a name and its noun; return the noun, if there is one."""
    trees, rows = named.trees, np.arange(len(named.trees))
    passing = trees.dep.among(PREMODIFIERS) & (trees.head > rows) & ~trees.pos.among(("DET",))
    passing &= ~trees.dep.among(("case", "poss", "det", "nummod"))
    passing |= trees.form.among((*HYPHENS, "/", ")", "”", "’", '"'))
    follows_slash = np.append(False, trees.form.among(("/",))[:-1])
    passing = np.where(named.owner < 0, passing, follows_slash)
    at = np.minimum(named.last + 1, len(trees) - 1)
    for _ in range(REACH):
        at = np.where(passing[at], np.minimum(at + 1, len(trees) - 1), at)
    same = trees.sentence[at] == trees.sentence[named.last]
    ends = trees.pos.among(("NOUN", "PROPN"))[at] & ~passing[at] & (named.owner[at] < 0)
    return at, same & ends & (at > named.last)


def _joined(named: Named) -> Marks:
    """Mark names tied to a hyphen: "pro-Assad militias" are not his, "PKK-linked" ones not it."""
    trees = named.trees
    hyphen = trees.form.among(HYPHENS)
    touching = trees.end[:-1] == trees.start[1:]
    left = np.append(False, hyphen[:-1] & touching)[named.first]
    right = np.append(touching & hyphen[1:], False)[named.last]
    return np.asarray(left | right)


def _slash_origin(named: Named) -> Numbers:
    """Return for each name the first of those it is joined to by strokes: "PKK/YPG"."""
    slash = named.trees.form.among(("/",))
    own = np.arange(len(named.row))
    before = np.maximum(named.first - 2, 0)
    other = named.owner[before]
    linked = slash[np.maximum(named.first - 1, 0)] & (named.first > 1) & (other >= 0)
    origin = np.where(linked, other, own)
    return origin[origin]
