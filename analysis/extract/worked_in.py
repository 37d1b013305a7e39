"""Words in marks that are part of the outlet's own sentence: whose they are, if anybody's.

named      they hang on a cue: called him "a traitor", accused them of "betrayal"
mixed      a clause in marks without a cue: attributed to nobody, and counted
scare      a few words in marks that no cue governs: they quote nobody
"""

from analysis.extract import cues
from analysis.extract.passages import (
    FINITE,
    INSIDE_WORDS,
    LABEL_ROWS,
    MARKS,
    Attribution,
    Passage,
    Stretch,
)

MOST_STEPS = 12
# Of the prepositions only these lead from the verb to what is said; "said on 'Newsnight'" does not.
LEADS_OVER = ("as", "of", "for", "about", "that")
ADDRESSED = ("tell", "ask", "inform", "remind", "brief", "advise", "warn", "urge")
SOMEBODY = ("he", "she", "they", "who", "i", "we")
SAID = ("dobj", "dative", "oprd", "attr", "ccomp", "xcomp")


def worked_in(passage: Passage) -> list[Attribution]:
    """Give the stretches that are left to their speakers, or to nobody. Sets their `owner`."""
    found = []
    for n, stretch in enumerate(passage.stretches):
        if stretch.owner is not None:
            continue
        previous = passage.stretches[n - 1] if n else None
        if previous is not None and previous.paragraph != stretch.paragraph:
            previous = None
        stretch.owner = _joined(passage, stretch, previous)
        if stretch.owner is None:
            stretch.owner = (
                _headline(passage, stretch)
                or _governed(passage, stretch)
                or _by_nobody(passage, stretch)
            )
            found.append(stretch.owner)
    return found


def _joined(passage: Passage, stretch: Stretch, previous: Stretch | None) -> Attribution | None:
    """Return the attribution of the stretch before, if this one goes on with it."""
    if previous is None or previous.owner is None:
        return None
    owner = previous.owner
    if passage.is_joined(previous.last + 1, stretch.first - 1):
        if not owner.is_scare:
            owner.pieces.append((stretch.start, stretch.end))
            return owner
        return None
    row, path = _governor(passage, stretch)
    if 0 <= row < previous.first and owner.row == row and owner.pieces[-1][1] < stretch.end:
        start, end = owner.pieces[-1]
        owner.pieces[-1] = (start, max(end, _span(passage, stretch, row, path)[1]))
        return owner
    return None


def _headline(passage: Passage, stretch: Stretch) -> Attribution | None:
    """Return what a headline gives to the name before its colon: Kaya: Raid Was ‘a Mistake’."""
    if stretch.paragraph:
        return None
    parse, (first, after) = passage.parse, passage.borders[:2]
    colon = next((row for row in range(first, stretch.first) if parse.form[row] == ":"), -1)
    rows = range(first, colon)
    is_label = 0 < len(rows) <= LABEL_ROWS and parse.pos[rows[-1]] == "PROPN"
    if not is_label or any(parse.tag[row] in FINITE for row in rows):
        return None
    said = passage.span(colon + 1, after - 1)
    if said is None:
        return None
    return Attribution([said], cue=":", speaker=cues.phrase(parse, rows[-1], colon))


def _governed(passage: Passage, stretch: Stretch) -> Attribution | None:
    row, path = _governor(passage, stretch)
    if row < 0:
        return None
    lemma = passage.parse.lemma[row]
    span = _span(passage, stretch, row, path)
    speaker = cues.speaker_of(passage.parse, row)
    return Attribution([span], row, lemma, passage.lexicon.verbs[lemma], speaker)


def _by_nobody(passage: Passage, stretch: Stretch) -> Attribution:
    found = Attribution([(stretch.start, stretch.end)])
    is_speech = passage.is_clause(stretch) and stretch.last - stretch.first >= INSIDE_WORDS - 1
    found.is_worked_in, found.is_scare = is_speech, not is_speech
    if is_speech:
        row = _any_verb(passage, stretch)
        if row >= 0:
            found.row, found.cue = row, passage.parse.lemma[row]
            found.speaker = cues.speaker_of(passage.parse, row)
    return found


def _any_verb(passage: Passage, stretch: Stretch) -> int:
    """Return the verb on which speech hangs whose subject is somebody; -1 for none."""
    parse = passage.parse
    top = stretch.first
    for _ in range(MOST_STEPS):
        above = parse.head[top]
        if above == top:
            return -1
        if not stretch.first <= above <= stretch.last and parse.pos[above] == "VERB":
            if above > stretch.first or above in passage.marked:
                return -1
            speaker = cues.speaker_of(parse, above)
            is_somebody = speaker is not None and (
                parse.pos[speaker[2]] == "PROPN" or parse.form[speaker[2]] in SOMEBODY
            )
            return above if is_somebody else -1
        top = above
    return -1


def _governor(passage: Passage, stretch: Stretch) -> tuple[int, int]:
    """Return the cue on which a stretch hangs, and its child on the way; -1 and -1 for none."""
    parse = passage.parse
    nothing = -1, -1
    if stretch.first > stretch.last:
        return nothing
    top = stretch.first
    for _ in range(MOST_STEPS):
        above = parse.head[top]
        is_outside = not stretch.first <= top <= stretch.last
        leads_off = parse.dep[top] in ("prep", "agent", "relcl", "advcl")
        if above == top or (is_outside and leads_off and parse.form[top] not in LEADS_OVER):
            return nothing
        if not stretch.first <= above <= stretch.last and passage.is_cue(above):
            entry = passage.lexicon.verbs[parse.lemma[above]]
            is_addressee = parse.dep[top] in ("dobj", "dative") and entry.lemma in ADDRESSED
            is_unsaid = entry.kind == "thought" or cues.is_negated(parse, above)
            return nothing if is_addressee or is_unsaid or above > stretch.first else (above, top)
        top = above
    return nothing


def _span(passage: Passage, stretch: Stretch, row: int, path: int) -> tuple[int, int]:
    """Return what the cue says of somebody, around the stretch: him "a traitor"."""
    parse = passage.parse
    takes_name = "name" in passage.lexicon.verbs[parse.lemma[row]].takes
    kids = [
        kid
        for kid in parse.kids(row)
        if row < kid <= path
        and (parse.dep[kid] in SAID or parse.form[kid] in LEADS_OVER)
        and (kid == path or takes_name)
        and parse.left[kid] <= stretch.first
    ]
    start = min([stretch.start, *(parse.start[max(parse.left[k], row + 1)] for k in kids)])
    last = parse.right[path] if path in kids else -1
    while last > stretch.last and parse.form[last] in MARKS:
        last -= 1
    return start, max(stretch.end, parse.end[last]) if last >= 0 else stretch.end
