"""Who says what in one article: set-off quotations, clauses, and words in marks, in that order.

Every word counts for one speaker, as in PolNeAR: of attributions within one another ("officials
said the group claimed ...") the outer one is kept. A cue inside quotation marks is the speaker's
and not the outlet's, and hands nothing over.
"""

from bisect import bisect_left

from analysis.extract import cues
from analysis.extract.cues import Handover
from analysis.extract.floating import floating
from analysis.extract.marks import ANY
from analysis.extract.passages import Attribution, Given, Passage, Span, Stretch, is_inside
from analysis.extract.set_off import set_off
from analysis.extract.transcripts import labelled
from analysis.extract.worked_in import worked_in

WRITER = ("i", "we", "you")  # outside marks: the one who writes, and the reader
SHORTEST = 3  # characters: what is left of a clause between two quotations may be an "and"


def attributions(passage: Passage) -> list[Attribution]:
    """Return everything the article attributes, in the order of the text.

    Sets `marked`, `taken` and `labelled` of the passage and the `owner` of its stretches.
    """
    for stretch in passage.stretches:
        passage.marked.update(stretch.rows)
    found = labelled(passage)
    open_ = [s for s in passage.stretches if s.paragraph not in passage.labelled]
    main = [s for s in open_ if not is_inside(passage, s)]
    clauses = _clauses(passage)
    found += _outermost(passage, set_off(passage, main), clauses)
    given = Given()
    for attribution in found:
        _give(given, attribution, attribution.pieces)
    found += _indirect(passage, clauses, given)
    for stretch in passage.stretches:
        if stretch.owner is None:
            stretch.owner = given.owner(stretch.start, stretch.end)
    found += floating(passage, main, given)
    found += worked_in(passage)
    found = _apart(found)
    found.sort(key=lambda attribution: attribution.pieces[0])
    return found


def _clauses(passage: Passage) -> list[tuple[list[Span], Handover]]:
    """Return what the grammar says is handed over, the first to begin first, of two the longer."""
    found = []
    first, last = passage.rows
    for row in passage.candidates:
        if row in passage.marked or _paragraph(passage, row) in passage.labelled:
            continue
        handover = cues.handover(passage.parse, row, passage.lexicon)
        if handover is None or _is_nobodys(passage, handover):
            continue
        ranges = handover.content
        spans = [s for a, b in ranges if (s := passage.span(max(a, first), min(b, last)))]
        if spans:
            found.append((_whole(passage, spans), handover))
    found.sort(key=lambda pair: (pair[0][0][0], -pair[0][-1][1]))
    return found


def _is_nobodys(passage: Passage, handover: Handover) -> bool:
    """Say whether nobody is quoted: "it is feared", "Say that ...", the writer's own "I think"."""
    parse, row = passage.parse, handover.row
    if handover.speaker is None:
        is_order = parse.dep[row] == "ROOT" and parse.kid(row, "auxpass") < 0
        return handover.cue.kind == "thought" or (is_order and handover.cue.section == "verbs")
    return passage.parse.form[handover.speaker[2]] in WRITER


def _paragraph(passage: Passage, row: int) -> int:
    return bisect_left(passage.borders, row + 1) - 1


def _whole(passage: Passage, spans: list[Span]) -> list[Span]:
    """Let spans that cut a stretch in two take it in, as speech runs over many sentences."""
    stretches, whole = passage.stretches, []
    for start, end in spans:
        for place in {_place(stretches, start), _place(stretches, end)}:
            if place >= 0:
                stretch = stretches[place]
                if stretch.start <= start and end <= stretch.end:
                    start, end = stretch.start, stretch.end
                if stretch.start < start < stretch.end < end:
                    start = stretch.start
                if start <= stretch.start < end < stretch.end:
                    end = stretch.end
                lead = passage.text[start : stretch.start].strip(" " + ANY)
                if end == stretch.end and lead in ("that", ""):
                    start = stretch.start
        whole.append((start, end))
    return whole


def _place(stretches: list[Stretch], at: int) -> int:
    """Return the number of the last stretch that begins before a place; -1 for none."""
    return bisect_left(stretches, at, key=lambda stretch: stretch.start) - 1


def _outermost(
    passage: Passage, quotations: list[Attribution], clauses: list[tuple[list[Span], Handover]]
) -> list[Attribution]:
    """Leave out quotations that stand, cue and all, in what somebody else says."""
    cued = sorted((passage.parse.start[q.row], n) for n, q in enumerate(quotations) if q.row >= 0)
    places = [place for place, _ in cued]
    inner: set[Attribution] = set()
    for spans, _ in clauses:
        for start, end in spans:
            for place in range(bisect_left(places, start), bisect_left(places, end)):
                quotation = quotations[cued[place][1]]
                if start <= quotation.pieces[0][0] and quotation.pieces[-1][1] <= end:
                    inner.add(quotation)
    for stretch in passage.stretches:
        if stretch.owner in inner:
            stretch.owner = None
    return [quotation for quotation in quotations if quotation not in inner]


def _indirect(
    passage: Passage, clauses: list[tuple[list[Span], Handover]], given: Given
) -> list[Attribution]:
    found = []
    for spans, handover in clauses:
        place = passage.parse.start[handover.row]
        if handover.row in passage.taken or given.owner(place, place + 1) is not None:
            continue
        new = Attribution([], handover.row, handover.cue.lemma, handover.cue, handover.speaker)
        _give(given, new, spans)
        if new.pieces:
            found.append(new)
    return found


def _give(given: Given, attribution: Attribution, spans: list[Span]) -> None:
    """Give an attribution what of its spans nobody has yet; the rest is not its own."""
    pieces = []
    for span in spans:
        start, end = given.free(*span)
        if end - start >= SHORTEST or (start, end) == span:
            given.add(start, end, attribution)
            pieces.append((start, end))
    attribution.pieces = pieces


def _apart(found: list[Attribution]) -> list[Attribution]:
    """Cut pieces that overlap an earlier one, in the order in which they were found."""
    given = Given()
    for attribution in found:
        _give(given, attribution, sorted(attribution.pieces))
    return [attribution for attribution in found if attribution.pieces]
