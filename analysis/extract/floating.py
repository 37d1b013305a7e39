"""Quotations in marks that stand as sentences of their own, without a cue.

The rules, the first that applies:

    run on     its paragraph ends without a mark and the next opens with one: it is the same
               speech, and whoever is named there is its speaker
    announced  the paragraph before ends with a sentence of speech in which nothing was said yet:
               "Haddad replied on Monday.", "The letter reads:", and then the words in marks
    going on   it continues the quotation before it, in the same paragraph or at the start of the
               next; a few words without a verb between paragraphs are a heading and do not
    reported   reported speech stands between: it is that speaker's

What is left has no speaker, and is counted as such.
"""

from bisect import bisect_left

from analysis.extract import cues
from analysis.extract.passages import MARKS, STOPS, Attribution, Given, Passage, Stretch
from analysis.extract.set_off import by_colon


def floating(passage: Passage, stretches: list[Stretch], given: Given) -> list[Attribution]:
    """Give the stretches that stand as sentences of their own, without a cue, to their speakers.

    Adds their spans to `given`.
    """
    _run_on(passage, stretches, given)
    found = []
    for n, stretch in enumerate(stretches):
        if stretch.owner is not None or not _is_sentence(passage, stretches, n):
            continue
        stretch.owner = _inherited(passage, stretch, stretches[n - 1] if n else None, given)
        span = stretch.start, stretch.end
        if not stretch.owner.pieces or stretch.owner.pieces == [span]:
            stretch.owner.pieces = [span]
            found.append(stretch.owner)
        else:
            stretch.owner.pieces.append(span)
        given.add(stretch.start, stretch.end, stretch.owner)
    return found


def _run_on(passage: Passage, stretches: list[Stretch], given: Given) -> None:
    """Give speech that no mark closes, as the next paragraph goes on with it, to that speaker."""
    for n in range(len(stretches) - 2, -1, -1):
        stretch, following = stretches[n], stretches[n + 1]
        owner = following.owner
        if stretch.owner is not None or owner is None or owner.row < 0:
            continue
        is_open = passage.text[stretch.end : stretch.end + 1] not in MARKS
        is_next = following.paragraph == stretch.paragraph + 1
        if is_open and is_next and _is_sentence(passage, stretches, n):
            stretch.owner = owner
            owner.pieces.insert(0, (stretch.start, stretch.end))
            given.add(stretch.start, stretch.end, owner)


def _is_sentence(passage: Passage, stretches: list[Stretch], n: int) -> bool:
    stretch = stretches[n]
    previous = stretches[n - 1] if n else None
    if previous is not None and previous.paragraph != stretch.paragraph:
        previous = None
    following = stretches[n + 1] if n + 1 < len(stretches) else None
    if following is not None and following.paragraph != stretch.paragraph:
        following = None
    first, last = passage.before(stretch, previous)
    is_small = passage.opens_small(stretch)
    if first <= last:
        # the sentence before ends in "Calif.", and the tokenizer saw no full stop
        is_hidden = passage.parse.form[last].endswith(".") and not is_small
        if not is_hidden or passage.taken.isdisjoint(range(first, last + 1)):
            return False
    if previous is not None and previous.owner is not None and not is_small:
        return True
    after = passage.after(stretch, following)
    ends = passage.ending(stretch) in STOPS
    return after[0] > after[1] or (ends and passage.is_clause(stretch))


def _inherited(
    passage: Passage, stretch: Stretch, previous: Stretch | None, given: Given
) -> Attribution:
    """Return the attribution that a sentence in marks goes on with, or a new one without pieces."""
    opening = passage.borders[stretch.paragraph]
    lead = range(opening, stretch.first)
    is_opening = all(passage.parse.form[row] in MARKS for row in lead)
    led = _announced(passage, stretch, given) if is_opening and stretch.paragraph else None
    if led is not None:
        return led
    new = Attribution([])
    near = (
        opening
        if not is_opening or not stretch.paragraph
        else passage.borders[stretch.paragraph - 1]
    )
    nearest = given.before(stretch.start)
    while nearest is not None and _is_aside(passage, nearest[1]):
        nearest = given.before(nearest[0])
    if nearest is None or nearest[0] < passage.parse.start[near]:
        return new
    if is_opening and not passage.is_clause(stretch):
        return new  # a few words in marks between paragraphs are a heading
    owner = nearest[1]
    place = bisect_left(passage.stretches, stretch.start, key=lambda s: s.start)
    beside = passage.stretches[place - 1].owner if place else None
    if owner is beside or (previous is not None and owner is previous.owner):
        return owner
    new.speaker, new.how = owner.speaker, "sentence before"
    return new


def _is_aside(passage: Passage, owner: Attribution) -> bool:
    """Say whether it is said in a relative clause: "...," said X, who thinks it is late."""
    return owner.row >= 0 and passage.parse.dep[owner.row] == "relcl"


def _announced(passage: Passage, stretch: Stretch, given: Given) -> Attribution | None:
    """Return a quotation that the paragraph before announces in its last sentence.

    "Haddad replied on Twitter." or "The statement read:", and nothing else said there.
    """
    parse = passage.parse
    low, last = passage.borders[stretch.paragraph - 1], passage.borders[stretch.paragraph] - 1
    while last > low and (passage.is_stop(last) or parse.form[last] in MARKS):
        last -= 1
    first = last
    while first > low and not passage.is_stop(first - 1):
        first -= 1
    nearest = given.before(stretch.start)
    if first >= last or (nearest is not None and nearest[0] >= parse.start[first]):
        return None
    if any(row in passage.marked for row in range(first, last + 1)):
        return None
    rows = passage.cues_between(first, last)
    for row in reversed([] if passage.taken.intersection(rows) else rows):
        entry = passage.lexicon.verbs[parse.lemma[row]]
        speaker = cues.speaker_of(parse, row)
        if entry.kind == "speech" and speaker is not None and not cues.is_negated(parse, row):
            passage.taken.add(row)
            how = "sentence before"
            return Attribution([], row, entry.lemma, entry, speaker, how)
    if parse.form[last] == ":":
        return by_colon(passage, stretch, first, last - 1)
    return None
