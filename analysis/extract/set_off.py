"""Quotations in marks that are set off from the sentence around them, and their speakers.

The rules, for each stretch inside marks, the first that applies:

    joined     nothing but "and" or a comma parts it from the stretch before: the same quotation
    cue after  it is set off and a reporting clause follows at once: "...," X said
    cue before a reporting clause leads up to it: X said: "..."; X said, "..."
    split      the cue that leads up to it was that of the stretch before: "...," X said, "..."
    signed     a dash and a name follow: "..." - X
    colon      X on the raid: "..."; "His message: ..."

Splitting and continuing make pieces of one quotation, as PolNeAR's annotators do (Newell,
Margolin and Ruths 2018, LREC): what a speaker says under one cue is one attribution.
"""

from bisect import bisect_left

from analysis.extract import cues, reporting
from analysis.extract.cues import NOUNS, Speaker
from analysis.extract.passages import (
    DASHES,
    FINITE,
    LABEL_ROWS,
    MARKS,
    Attribution,
    Passage,
    Rows,
    Stretch,
    is_inside,
)
from analysis.extract.reporting import INTRODUCED_BY, TO_BE_CONTINUED

LISTED = ("and", "or", ",")


def set_off(passage: Passage, stretches: list[Stretch]) -> list[Attribution]:
    """Give the stretches that a cue introduces or follows to their speakers.

    Sets `owner` of the stretches, and `taken` of the passage.
    """
    found = []
    for n, stretch in enumerate(stretches):
        previous = stretches[n - 1] if n else None
        if previous is not None and previous.paragraph != stretch.paragraph:
            previous = None
        following = stretches[n + 1] if n + 1 < len(stretches) else None
        if following is not None and following.paragraph != stretch.paragraph:
            following = None
        if stretch.first > stretch.last or _goes_on_inside(passage, stretch):
            continue
        before = passage.before(stretch, previous)
        after = passage.after(stretch, following)
        owner = previous.owner if previous is not None else None
        if previous and owner and _continues(passage, stretch, previous, before):
            owner.pieces.append((stretch.start, stretch.end))
            stretch.owner = owner
            continue
        stretch.owner = _followed(passage, stretch, before, after)
        stretch.owner = stretch.owner or _led(passage, stretch, before)
        stretch.owner = stretch.owner or _signed(passage, stretch, after)
        if stretch.owner is not None:
            found.append(stretch.owner)
    return found


def _goes_on_inside(passage: Passage, stretch: Stretch) -> bool:
    """Say whether it is joined to a few words in marks within the sentence: her "zeal," "wit"."""
    place = bisect_left(passage.stretches, stretch.start, key=lambda s: s.start)
    if not place:
        return False
    nearest = passage.stretches[place - 1]
    is_same = nearest.paragraph == stretch.paragraph and is_inside(passage, nearest)
    between = passage.parse.form[nearest.last + 1 : stretch.first]
    return is_same and all(form in LISTED or form in MARKS for form in between)


def _continues(passage: Passage, stretch: Stretch, previous: Stretch, before: Rows) -> bool:
    """Say whether a stretch is joined to the one before, or split from it by their common cue."""
    between = previous.last + 1, stretch.first - 1
    if before[0] <= before[1] and passage.is_joined(*between):
        return True
    owner = previous.owner
    if owner is None or owner.row < 0 or before[0] > before[1]:
        return False
    return reporting.before(passage, before, stretch) == owner.row


def _followed(passage: Passage, stretch: Stretch, before: Rows, after: Rows) -> Attribution | None:
    """Return the quotation if a reporting clause follows it."""
    form = passage.parse.form
    stands_alone = before[0] > before[1]
    ends = {passage.ending(stretch), form[after[0]] if after[0] <= after[1] else ""}
    has_comma, goes_on = "," in ends, not ends.isdisjoint(TO_BE_CONTINUED)
    is_introduced = stands_alone or form[before[1]] in INTRODUCED_BY
    if not (is_introduced and (stands_alone or goes_on or passage.is_clause(stretch))):
        if not has_comma:
            return None
        is_introduced = False
    has_cue = not stands_alone and bool(passage.cues_between(*before))
    if has_cue and not is_introduced:
        return None
    clause = reporting.after(passage, after, is_strict=not (has_comma and is_introduced))
    if clause is None:
        return None
    found = _by_cue(passage, stretch, *clause)
    if not stands_alone and not has_cue and (not is_introduced or passage.opens_small(stretch)):
        # The raid was "a mistake," he said: the words before the marks are his as well
        found.pieces[0] = (passage.parse.start[before[0]], stretch.end)
    return found


def _led(passage: Passage, stretch: Stretch, before: Rows) -> Attribution | None:
    """Return the quotation if a reporting clause or a colon leads up to it."""
    if before[0] > before[1]:
        return None
    row = reporting.before(passage, before, stretch)
    if row >= 0 and row not in passage.taken:
        return _by_cue(passage, stretch, row, reporting.speaker_before(passage, row, before))
    if passage.parse.form[before[1]] == ":":
        return by_colon(passage, stretch, before[0], before[1] - 1)
    return None


def _by_cue(passage: Passage, stretch: Stretch, row: int, speaker: Speaker | None) -> Attribution:
    passage.taken.add(row)
    lemma = passage.parse.lemma[row]
    entry = passage.lexicon.verbs.get(lemma)
    return Attribution([(stretch.start, stretch.end)], row, lemma, entry, speaker)


def _signed(passage: Passage, stretch: Stretch, after: Rows) -> Attribution | None:
    """Return a quotation that a dash and a name follow, as under a motto: "..." - Leyla Kaya."""
    parse = passage.parse
    first, last = after
    if first >= last or parse.form[first] not in DASHES or not passage.is_clause(stretch):
        return None
    rows = range(first + 1, last + 1)
    if len(rows) > LABEL_ROWS or any(parse.tag[row] in FINITE for row in rows):
        return None
    names = [row for row in rows if parse.pos[row] == "PROPN"]
    if not names or names[0] != rows[0]:
        return None
    head = names[0]
    while head + 1 in names:
        head += 1
    said = Attribution([(stretch.start, stretch.end)], cue="—")
    said.speaker = (first + 1, last, head)
    return said


def by_colon(passage: Passage, stretch: Stretch, first: int, last: int) -> Attribution:
    """Return a quotation after a colon that no listed verb introduces."""
    parse, nouns = passage.parse, passage.lexicon.nouns
    found = Attribution([(stretch.start, stretch.end)], cue=":")
    has_verb = False
    for row in range(first, last + 1):
        if parse.tag[row] in ("VBD", "VBZ", "VBP", "VBG") and row not in passage.marked:
            has_verb = True
            speaker = cues.speaker_of(parse, row)
            if speaker is not None and first <= speaker[0] <= last:
                found.row, found.speaker = row, speaker
                return found
    if has_verb or last - first >= LABEL_ROWS:
        return found
    heads = [row for row in range(first, last + 1) if parse.pos[row] in NOUNS]
    noun = next((row for row in heads if parse.lemma[row] in nouns), -1)
    if noun >= 0:
        entry = nouns[parse.lemma[noun]]
        found.row, found.cue, found.entry = noun, entry.lemma, entry
        found.speaker = cues.noun_speaker(parse, noun)
    elif heads:
        found.speaker = cues.phrase(parse, _label_head(passage, heads), last + 1)
    return found


def _label_head(passage: Passage, heads: list[int]) -> int:
    """Return the head of a label's first noun phrase ("Kaya on the raid")."""
    parse = passage.parse
    head = heads[0]
    while parse.dep[head] in ("compound", "poss", "nmod") and parse.head[head] in heads:
        head = parse.head[head]
    return head
