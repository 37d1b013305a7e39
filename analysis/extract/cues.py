"""Where a sentence hands over to a speaker, who that is, and which clause is said.

Everything is read from the stored dependencies (spaCy's English labels). The forms are those of
the reporting clause in grammars (Quirk et al. 1985, A Comprehensive Grammar of the English
Language, 14.28-35 and 16.30-35):

    complement   X said (that) CLAUSE; X vowed to CLAUSE; X denied THE CHARGE
    fronted      CLAUSE, X said; CLAUSE, said X; PART, X said, PART
    comment      as X put it, CLAUSE
    passive      X was quoted as saying CLAUSE; CLAUSE, it was claimed by X; X is said to CLAUSE
    phrase       according to X, CLAUSE; CLAUSE, according to X
    noun         X's claim that CLAUSE

A verb of speech that is negated hands nothing over ("did not say when", "declined to say").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.extract.marks import ANY
from analysis.extract.parses import Parse
from analysis.lexicons.verbs import Cue

CLAUSES = ("ccomp", "csubj", "csubjpass")
# How a verb without a subject of its own hangs on the one that has it.
SHARES_SUBJECT = ("xcomp", "conj", "advcl", "pcomp", "acl", "prep", "ccomp", "dep")
RELATIVE = ("who", "which", "that")
NOUNS = ("NOUN", "PROPN", "PRON")
MOST_STEPS = 5  # "went on to say", "was quoted as saying": no verb is farther from its subject
WITHHELD = ("decline", "refuse", "fail", "stop")
# What the parser hangs on the cue though it belongs to the clause that was said before it.
LATECOMERS = ("prep", "npadvmod", "advmod", "punct", "dobj", "pobj", "dep")
CONDITIONS = ("if", "unless", "because", "until")
# "made the claim that" is a claim of the subject's own; "rejected the claim that" is not.
GIVES = frozenset((
    "make", "issue", "give", "repeat", "release", "publish", "offer", "voice", "raise", "send",
    "have", "put", "post", "express", "renew", "deliver", "say", "respond", "reply",
))  # fmt: skip
OWN_CLAUSES = ("conj", "ccomp", "advcl", "relcl", "parataxis")
FEWEST_ROWS = 2  # less beside "according to X" is a slip of the parser, and no clause
QUOTED_AS = ("quote", "cite")
AFTER_A_NAME = ("relcl", "acl", "advcl", "ccomp", "parataxis")

Speaker = tuple[int, int, int]  # first row, last row, head
Rows = tuple[int, int]


@dataclass(frozen=True)
class Lexicon:
    """The cues by lemma, and the phrases by their words."""

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    phrases: Mapping[tuple[str, ...], Cue]

    @classmethod
    def of(cls, cues: Sequence[Cue]) -> "Lexicon":
        """Index the entries of `lexicons.verbs`."""
        verbs, nouns = ({c.lemma: c for c in cues if c.section == s} for s in ("verbs", "nouns"))
        phrases = {tuple(c.lemma.split()): c for c in cues if c.section == "phrases"}
        return cls(verbs, nouns, phrases)


@dataclass(frozen=True)
class Handover:
    """A cue where it stands: its head word, who speaks, and the ranges of rows that are said."""

    row: int
    cue: Cue
    speaker: Speaker | None
    content: list[Rows]


def handover(parse: Parse, row: int, lexicon: Lexicon) -> Handover | None:
    """Return what a row hands over as a verb, a noun or a phrase; none if it is no cue there."""
    lemma = parse.lemma[row]
    for words, cue in lexicon.phrases.items():
        if tuple(parse.form[row : row + len(words)]) == words:
            return of_phrase(parse, row, row + len(words) - 1, cue)
    if lemma in lexicon.verbs and parse.tag[row].startswith("VB"):
        cue = lexicon.verbs[lemma]
        if not (cue.kind != "thought" and is_negated(parse, row)):
            return Handover(row, cue, speaker_of(parse, row), content(parse, row, cue))
    elif lemma in lexicon.nouns and parse.pos[row] == "NOUN":
        return of_noun(parse, row, lexicon.nouns[lemma])
    return None


def speaker_of(parse: Parse, row: int) -> Speaker | None:
    """Return the phrase that names who speaks, by the subject of the cue; none if nobody is."""
    head = _subject(parse, row)
    return None if head < 0 else phrase(parse, head, row)


def phrase(parse: Parse, head: int, cue: int) -> Speaker:
    """Return the noun phrase of `head`, cut before a clause that follows and before the cue."""
    first, last = parse.left[head], parse.right[head]
    for kid in parse.kids(head):
        if kid > head and parse.dep[kid] in AFTER_A_NAME:
            last = min(last, parse.left[kid] - 1)
    if head < cue <= last:
        last = cue - 1
    if first <= cue < head:
        first = cue + 1
    while last > head and (
        parse.pos[last] in ("PUNCT", "ADP", "CCONJ", "AUX") or parse.tag[last] == "RB"
    ):
        last -= 1
    while first < head and parse.pos[first] in ("PUNCT", "CCONJ", "ADV"):
        first += 1
    # "chairman and chief executive Leyla Kaya": one person, and the name is the second noun's
    is_named = (
        parse.dep[last] == "conj" and parse.pos[last] == "PROPN" and parse.pos[head] == "NOUN"
    )
    if is_named and any(
        parse.pos[kid] == "NOUN" for kid in parse.kids(last) if parse.dep[kid] == "compound"
    ):
        head = last
    return first, last, head


def _subject(parse: Parse, row: int) -> int:
    """Return the head of the subject, climbing from a verb that shares it; -1 for none."""
    verb = row
    if parse.tag[row] == "VBN" and parse.dep[row] in ("advcl", "acl"):
        return _agent(parse, row)  # "as shown in a film": nobody's subject is the speaker
    for _ in range(MOST_STEPS):
        passive = parse.kid(verb, "nsubjpass")
        if passive >= 0 and verb == row and parse.lemma[row] not in QUOTED_AS:
            return _agent(parse, verb)
        subject = passive if passive >= 0 else parse.kid(verb, "nsubj")
        if subject >= 0:
            return _antecedent(parse, verb, subject)
        if parse.kid(verb, "agent") >= 0:
            return _agent(parse, verb)
        above = parse.head[verb]
        dep = parse.dep[verb]
        if dep == "relcl" or (dep == "acl" and parse.pos[above] in NOUNS):
            return above
        if above == verb or dep not in SHARES_SUBJECT:
            return -1
        verb = above
    return -1


def _agent(parse: Parse, verb: int) -> int:
    by = parse.kid(verb, "agent")
    return parse.kid(by, "pobj") if by >= 0 else -1


def _antecedent(parse: Parse, verb: int, subject: int) -> int:
    """Return a subject, or what "who" or "which" stands for."""
    if parse.tag[subject] not in ("WP", "WDT") or parse.form[subject] not in RELATIVE:
        return -1 if parse.dep[subject] == "expl" else subject
    while parse.dep[verb] == "conj":
        verb = parse.head[verb]
    return parse.head[verb] if parse.dep[verb] == "relcl" else -1


def is_negated(parse: Parse, row: int) -> bool:
    """Say whether the cue says that nothing was said: "did not say", "declined to say"."""
    if parse.kid(row, "neg") >= 0:
        return True
    return parse.dep[row] == "xcomp" and parse.lemma[parse.head[row]] in WITHHELD


def content(parse: Parse, row: int, cue: Cue) -> list[Rows]:
    """Return the ranges of rows that a verb hands over."""
    clause = _complement(parse, row) if "clause" in cue.takes else -1
    if clause > row:
        start = max(_at_that(parse, clause), row + 1)
        return [(start, _end(parse, row, clause))]
    if clause >= 0:
        return [(parse.left[row], _own_start(parse, row, clause) - 1)]
    above = parse.head[row]
    if above != row and (parse.dep[row] == "parataxis" or _is_comment(parse, row)):
        return without(parse, above, parse.left[row], parse.right[row])
    return _object(parse, row, cue)


def _is_comment(parse: Parse, row: int) -> bool:
    """Say whether a verb stands in an as-clause: "as Kaya put it", "as he noted"."""
    return parse.dep[row] == "advcl" and any(
        parse.form[kid] == "as" and parse.dep[kid] in ("mark", "advmod") for kid in parse.kids(row)
    )


def _complement(parse: Parse, row: int) -> int:
    """Return the clause that is said, one that follows the verb before one that precedes it."""
    found = -1
    for kid in parse.kids(row):
        dep = parse.dep[kid]
        is_clause = dep in CLAUSES
        if dep == "xcomp" and parse.tag[kid] == "VBG" and kid > row:
            is_clause = parse.kid(row, "dobj") < 0
        if dep == "advcl" and kid > row:
            is_clause = any(
                parse.dep[k] == "mark" and parse.form[k] in ("that", "whether")
                for k in parse.kids(kid)
            )
        if is_clause and found < row:
            found = kid
    return found


def _at_that(parse: Parse, clause: int) -> int:
    """Return where a clause begins: at its "that", if the parser put anything before it."""
    for kid in parse.kids(clause):
        if parse.dep[kid] == "mark" and parse.form[kid] == "that" and kid < clause:
            return kid
    return parse.left[clause]


def _end(parse: Parse, row: int, clause: int) -> int:
    """Return where a clause after its cue ends, what the parser hung on the cue included."""
    end = parse.right[clause]
    for kid in parse.kids(clause):
        # "He said it is over and called for calm": the second verb is the cue's fellow
        is_fellow = parse.dep[kid] == "conj" and parse.tag[kid] == parse.tag[row]
        is_fellow = is_fellow and parse.kid(kid, "nsubj") < 0
        is_other = parse.tag[clause] != parse.tag[row] or _complement(parse, kid) > kid
        if is_fellow and (is_other or _opens_speech(parse, kid)):
            return max(clause, _before_and(parse, clause, kid))
    for kid in parse.kids(row):
        if kid > end:
            is_condition = parse.dep[kid] == "advcl" and any(
                parse.form[k] in CONDITIONS and parse.dep[k] == "mark" for k in parse.kids(kid)
            )
            if parse.dep[kid] not in LATECOMERS and not is_condition:
                break
            if parse.dep[kid] != "punct":
                end = parse.right[kid]
    return end


def _opens_speech(parse: Parse, verb: int) -> bool:
    """Say whether a colon or a mark follows a verb, a comma between at most."""
    following = parse.form[verb + 1 : verb + 3]
    return ":" in following[:1] or any(form in ANY for form in following)


def _before_and(parse: Parse, clause: int, verb: int) -> int:
    end = parse.left[verb] - 1
    for kid in parse.kids(clause):
        if parse.dep[kid] == "cc" and clause < kid < verb:
            end = min(end, kid - 1)
    return end


def _own_start(parse: Parse, row: int, clause: int) -> int:
    """Return where the reporting clause after a fronted clause begins."""
    own = [k for k in parse.kids(row) if clause < k < row and parse.dep[k] != "punct"]
    return max(parse.right[clause] + 1, min([row, *(parse.left[k] for k in own)])) if own else row


def without(parse: Parse, top: int, first: int, last: int) -> list[Rows]:
    """Return the subtree of `top` without a range of its rows."""
    parts = ((parse.left[top], first - 1), (last + 1, parse.right[top]))
    return [(a, b) for a, b in parts if a <= b]


def _object(parse: Parse, row: int, cue: Cue) -> list[Rows]:
    """Return an infinitive or an object that is what was said."""
    to, what = parse.kid(row, "xcomp"), parse.kid(row, "dobj")
    if to > row and parse.kid(row, "auxpass") >= 0:  # "is said to have fled"
        subject = parse.kid(row, "nsubjpass")
        told = [(parse.left[subject], parse.right[subject])] if subject >= 0 else []
        return [*told, (parse.left[to], parse.right[to])]
    if to > row and "infinitive" in cue.takes:
        return [(parse.left[to], parse.right[to])]
    if what > row and "object" in cue.takes:
        return [(parse.left[what], parse.right[what])]
    return []


def of_phrase(parse: Parse, row: int, last: int, cue: Cue) -> Handover | None:
    """Return what a phrase such as "according to" hands over; none if it names nobody."""
    named = parse.kid(last, "pobj", "pcomp")
    if named < 0:
        return None
    end = max(parse.right[row], parse.right[named])
    top, said = row, list[Rows]()
    for _ in range(MOST_STEPS):
        if parse.head[top] == top:
            break
        top = parse.head[top]
        said = without(parse, top, parse.left[row], end)
        # a participle hangs on the sentence that the phrase speaks of; another clause is its own
        is_own = parse.dep[top] in OWN_CLAUSES and parse.tag[top] != "VBG"
        if is_own and any(b - a >= FEWEST_ROWS for a, b in said):
            break
    said = [(a, b) for a, b in said if b - a >= FEWEST_ROWS] or said
    return Handover(row, cue, phrase(parse, named, row), said)


def of_noun(parse: Parse, row: int, cue: Cue) -> Handover | None:
    """Return what a noun with a that-clause hands over ("his claim that ..."); none without."""
    for kid in parse.kids(row):
        has_that = any(parse.form[k] == "that" and parse.dep[k] == "mark" for k in parse.kids(kid))
        if kid > row and parse.dep[kid] in ("acl", "ccomp", "relcl") and has_that:
            said = [(parse.left[kid], parse.right[kid])]
            return Handover(row, cue, noun_speaker(parse, row), said)
    return None


def noun_speaker(parse: Parse, row: int) -> Speaker | None:
    """Return whose statement a noun names: "X's claim", "a claim by X", "X made the claim"."""
    head = parse.kid(row, "poss")
    for by in parse.kids(row):
        if head < 0 and parse.form[by] in ("by", "from") and parse.dep[by] in ("prep", "agent"):
            head = parse.kid(by, "pobj")
    if head < 0 and parse.dep[row] in ("dobj", "pobj"):
        above = parse.head[row]
        above = parse.head[above] if parse.dep[row] == "pobj" else above
        head = parse.kid(above, "nsubj") if parse.lemma[above] in GIVES else -1
    if head < 0:
        return None
    first, last, head = phrase(parse, head, row)
    return first, last - 1 if parse.tag[last] == "POS" and last > head else last, head
