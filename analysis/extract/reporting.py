"""Reporting clauses beside marks: "..., X said" and "X said, ...", and who speaks in them.

The subject of the verb is the speaker. Where the parser, led astray by what stands in the marks,
has none, it is the noun phrase beside the verb, or the one at the clause's start with its
apposition ("..., " Kaya, 58, told reporters).
"""

from analysis.extract import cues
from analysis.extract.cues import NOUNS, Speaker
from analysis.extract.passages import DASHES, MARKS, Passage, Rows, Stretch

Clause = tuple[int, Speaker | None]  # the cue's row, and who speaks

INTRODUCED_BY = frozenset((",", ":")) | DASHES
TO_BE_CONTINUED = frozenset((",", "?", "!", "…", "...")) | DASHES
# What begins a clause that is no reporting clause: "...," which he thinks is wrong.
SUBORDINATORS = frozenset((
    "which", "who", "that", "because", "where", "whose", "when", "while", "after", "before", "if",
    "since", "although", "though", "so",
))  # fmt: skip
REPORTING_ROWS = 40  # a reporting clause with a long apposition: "said X, 53, who lives in ..."
LEADING_ROWS = 30
# A subject stands at the clause's start, or after one adverb and its comma.
FIRST_ROWS = 2
NEAR_ROWS = 6  # "the 43-year-old asked": a subject without apposition
INVERTED = ("nsubj", "dobj", "attr", "oprd", "npadvmod", "dep", "appos", "acomp")
IN_A_PHRASE = ("PROPN", "NOUN", "PRON", "ADJ", "DET", "NUM", "PART", "ADP", "PUNCT", "SYM")


def after(passage: Passage, rows: Rows, *, is_strict: bool) -> Clause | None:
    """Return a reporting clause that begins at once; none if there is none.

    Args:
        passage: the article.
        rows: the rows that follow the stretch.
        is_strict: no comma leads over, so that the clause must have its own subject, a listed
            verb, and nothing else that is said.
    """
    parse = passage.parse
    first, last = rows
    while first <= last and (parse.form[first] in TO_BE_CONTINUED or parse.form[first] in MARKS):
        first += 1
    last = min(last, first + REPORTING_ROWS)
    if first > last or parse.form[first] in SUBORDINATORS:
        return None
    for row in passage.cues_between(first, last):
        # "...," adding that it was over: a participle goes on to what follows it
        is_participle = parse.tag[row] == "VBG" and parse.kid(row, "aux") < 0
        if is_participle:
            continue
        if parse.dep[row] in ("relcl", "acl") and row < last:  # not "..., the letter read"
            speaker = _apposed(passage, first, row, is_near=True)
            if speaker is None or first == row:
                continue
            return row, speaker
        speaker = _subject(passage, row) or _apposed(passage, first, row, is_near=is_strict)
        is_own = speaker is not None and speaker[0] >= first
        # "Is it over?" asked the boy. / "Is it over?" Asked about the raid, he left.
        is_inverted = row == first and passage.text[parse.start[row]].islower()
        if is_strict and not (is_own or is_inverted):
            continue
        entry = passage.lexicon.verbs[parse.lemma[row]]
        if is_strict and any(begin > row for begin, _ in cues.content(parse, row, entry)):
            continue
        begins = min(row, speaker[0]) if speaker is not None and is_own else row
        if begins - first <= FIRST_ROWS:
            return row, speaker if is_own else _beside(passage, row)
        apposed = _apposed(passage, first, row, is_near=is_strict)
        if apposed is not None:
            return row, apposed
    return None if is_strict else _any_verb(passage, first, last)


def _any_verb(passage: Passage, first: int, last: int) -> Clause | None:
    """Return a finite verb that is not listed with its subject beside it ("...," he thundered)."""
    parse = passage.parse
    for row in range(first, last + 1):
        if parse.tag[row] in ("VBD", "VBZ") and parse.pos[row] == "VERB":
            speaker = cues.speaker_of(parse, row)
            if speaker is not None and speaker[0] >= first:
                is_first = min(speaker[0], row) - first < FIRST_ROWS
                return (row, speaker) if is_first else None
    return None


def _subject(passage: Passage, row: int) -> Speaker | None:
    """Return the speaker by grammar, if that is no word inside the marks."""
    speaker = cues.speaker_of(passage.parse, row)
    if speaker is None or passage.parse.form[speaker[2]] in MARKS:
        return None
    rows = range(speaker[0], speaker[1] + 1)
    return speaker if passage.marked.isdisjoint(rows) else None


def speaker_before(passage: Passage, row: int, rows: Rows) -> Speaker | None:
    """Return who speaks by a cue that leads up to marks; "Added Kaya, ..." is inverted."""
    return _subject(passage, row) or (_beside(passage, row) if row == rows[0] else None)


def _apposed(passage: Passage, first: int, row: int, *, is_near: bool) -> Speaker | None:
    """Return the noun phrase at the start of a clause, what is apposed included; none if none.

    Args:
        passage: the article.
        first: where the clause begins.
        row: its verb.
        is_near: without apposition, and near the verb.
    """
    parse = passage.parse
    commas = [at for at in range(first, row) if parse.form[at] == ","]
    if (commas and (is_near or commas[-1] != row - 1)) or (is_near and row - first > NEAR_ROWS):
        return None
    end = commas[0] if commas else row
    if first >= end or any(parse.pos[at] not in IN_A_PHRASE for at in range(first, end)):
        return None
    stop = next((at for at in range(first, end) if parse.pos[at] == "ADP"), end)
    heads = [at for at in range(first, stop) if parse.pos[at] in (*NOUNS, "ADJ")]
    if not heads or (commas and parse.pos[heads[-1]] != "PROPN"):
        return None
    return first, (commas[-1] if commas else row) - 1, heads[-1]


def _beside(passage: Passage, row: int) -> Speaker | None:
    """Return the noun phrase next to a cue whose subject the parser missed; right of it first."""
    parse = passage.parse
    for kid in parse.kids(row):
        is_noun = parse.dep[kid] in INVERTED and parse.pos[kid] in NOUNS
        if kid > row and is_noun and kid not in passage.marked:
            return cues.phrase(parse, kid, row)
    for at in (row + 1, row - 1):
        if not passage.rows[0] <= at <= passage.rows[1] or at in passage.marked:
            continue
        head = at
        while parse.dep[head] in ("compound", "det", "amod", "nmod", "poss"):
            head = parse.head[head]
        if parse.pos[head] in NOUNS and head not in passage.marked and head != row:
            return cues.phrase(parse, head, row)
    return None


def before(passage: Passage, rows: Rows, stretch: Stretch) -> int:
    """Return the cue that leads up to a stretch, the nearest verb of the sentence; -1 for none.

    A verb that is not listed is one if only a comma parts it from a sentence in marks: "Falk shot
    back, “...”".
    """
    parse = passage.parse
    first, last = rows
    ends = parse.form[last]
    for row in range(last, max(first, last - LEADING_ROWS) - 1, -1):
        if passage.is_cue(row) and not cues.is_negated(parse, row):
            entry = passage.lexicon.verbs[parse.lemma[row]]
            if row < last and parse.form[row + 1] == "that":
                return -1  # the clause is found by its grammar, with all that belongs to it
            if ends == ":" or (ends in INTRODUCED_BY and entry.kind != "thought"):
                return row
            is_near = row == last or (last - row <= FIRST_ROWS + 1 and parse.head[last] == row)
            is_bare = is_near and "name" not in entry.takes
            return row if is_bare and not _said_in(passage, row, stretch) else -1
        is_finite = parse.tag[row] in ("VBD", "VBZ", "VBP", "MD")
        if is_finite and parse.dep[row] not in ("relcl", "advcl", "acl", "aux", "auxpass"):
            is_bare = last - row <= FIRST_ROWS and ends == "," and parse.pos[row] == "VERB"
            is_speech = passage.is_clause(stretch) and not passage.opens_small(stretch)
            has_speaker = _subject(passage, row) is not None
            return row if is_bare and is_speech and has_speaker else -1
    return -1


def _said_in(passage: Passage, row: int, stretch: Stretch) -> bool:
    """Say whether the grammar has a clause that takes in a stretch and goes beyond it."""
    parse = passage.parse
    entry = passage.lexicon.verbs[parse.lemma[row]]
    said = cues.content(parse, row, entry)
    after = passage.after(stretch, None)
    goes_on = after[0] <= after[1]
    return goes_on and any(a <= stretch.first and b > stretch.last + 1 for a, b in said)
