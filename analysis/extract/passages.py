"""One article as the rules of speech see it: its words, its marked stretches, and what is said.

Rows are rows of a `Parse`; ranges of rows have both ends inside.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from analysis.extract.cues import Lexicon
from analysis.extract.marks import ANY
from analysis.extract.parses import Parse
from analysis.lexicons.verbs import Cue

MARKS = frozenset(ANY) | {"''", "``", "‘‘", "’’"}
STOPS = frozenset((".", "!", "?"))
BRACKETS = frozenset(("(", ")", "[", "]"))
# The tokenizer parts the full stop from some titles and states, and no sentence ends there.
ABBREVIATED = frozenset((
    "adm", "ala", "ariz", "brig", "calif", "capt", "cmdr", "col", "colo", "conn", "cpl", "dr",
    "fla", "gen", "gov", "hon", "ill", "jr", "lt", "maj", "mass", "md", "mich", "minn", "mr",
    "mrs", "ms", "pa", "prof", "pvt", "rep", "rev", "sen", "sgt", "sr", "st", "tex", "va",
    "wash", "wis",
))  # fmt: skip
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD", "VB"))
# Words in marks without a verb are a fragment up to this length, and beyond it speech.
FRAGMENT_WORDS = 7
# A title, a nickname, a term: shorter than this, words in marks within a sentence are no speech.
INSIDE_WORDS = 8
LABEL_ROWS = 8  # "Kaya on the raid: ..." is a label; more words before a colon are a sentence
POSSESSIVES = ("'s", "’s", "'", "’", ")")
DASHES = frozenset(("—", "–", "―", "-", "--"))
JOINERS = frozenset(("and", "or", "but", ",", ";", "&", "…", "...")) | DASHES | MARKS

Rows = tuple[int, int]
Span = tuple[int, int]


@dataclass(eq=False)
class Attribution:
    """What one cue, or one run of marked sentences, gives to one speaker.

    Attributes:
        pieces: spans of what is said, in the order of the text.
        row: the cue's head word; -1 if there is none.
        cue: its lemma, ":" for a colon, or nothing.
        entry: the cue's entry; none if it is not listed.
        speaker: first row, last row and head of the speaker's phrase.
        how: by which rule a cue-less quotation got its speaker.
        is_scare: short words in marks that quote nobody.
        is_worked_in: words in marks that are part of the outlet's own sentence.
        is_transcript: speech that a label opens, marks or none.
    """

    pieces: list[Span]
    row: int = -1
    cue: str = ""
    entry: Cue | None = None
    speaker: tuple[int, int, int] | None = None
    how: str = ""
    is_scare: bool = False
    is_worked_in: bool = False
    is_transcript: bool = False


@dataclass(eq=False)
class Stretch:
    """Words inside marks: where they stand, and to whom they were given."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int
    owner: Attribution | None = None

    @property
    def rows(self) -> range:
        """The rows inside the marks."""
        return range(self.first, self.last + 1)


@dataclass
class Passage:
    """One article.

    Attributes:
        parse: the tokens, of this and other articles.
        lexicon: the cues in force.
        text: the article's text.
        rows: its first and last row.
        borders: the first row of each paragraph, and one past the last row.
        stretches: the words inside marks, in order.
        candidates: rows that may be cues, in order.
        marked: rows inside marks.
        taken: rows of cues that were used.
        labelled: numbers of the paragraphs that a transcript's label opens.
    """

    parse: Parse
    lexicon: Lexicon
    text: str
    rows: Rows
    borders: list[int]
    stretches: list[Stretch]
    candidates: list[int]
    marked: set[int] = field(default_factory=set)
    taken: set[int] = field(default_factory=set)
    labelled: set[int] = field(default_factory=set)

    def is_stop(self, row: int) -> bool:
        """Say whether a sentence ends at a row."""
        form = self.parse.form
        return form[row] in STOPS and not (row > 0 and form[row - 1] in ABBREVIATED)

    def is_cue(self, row: int) -> bool:
        """Say whether a row is a listed verb outside marks."""
        parse = self.parse
        is_verb = parse.lemma[row] in self.lexicon.verbs and parse.tag[row][:2] == "VB"
        return is_verb and row not in self.marked

    def cues_between(self, first: int, last: int) -> list[int]:
        """Return the listed verbs outside marks in a range of rows."""
        low = bisect_left(self.candidates, first)
        high = bisect_right(self.candidates, last)
        return [row for row in self.candidates[low:high] if self.is_cue(row)]

    def is_clause(self, stretch: Stretch) -> bool:
        """Say whether the words in marks are speech rather than a fragment of it."""
        tag = self.parse.tag
        is_long = stretch.last - stretch.first >= FRAGMENT_WORDS
        return is_long or any(tag[row] in FINITE for row in stretch.rows)

    def opens_small(self, stretch: Stretch) -> bool:
        """Say whether the words in marks begin with a small letter, as part of a sentence."""
        return self.text[stretch.start : stretch.start + 1].islower()

    def ending(self, stretch: Stretch) -> str:
        """Return the last word or sign inside the marks that is no mark itself."""
        form, last = self.parse.form, stretch.last
        while last > stretch.first and form[last] in MARKS:
            last -= 1
        return form[last]

    def before(self, stretch: Stretch, previous: Stretch | None) -> Rows:
        """Return the rows of the sentence that lead up to a stretch; first > last for none.

        They begin after a full stop, a bracket, the previous stretch or the paragraph's start.
        """
        low = self.borders[stretch.paragraph]
        if previous is not None:
            low = max(low, previous.last + 1)
        form = self.parse.form
        last = stretch.first - 1
        while last >= low and form[last] in MARKS:
            last -= 1
        first = last + 1
        while first > low and not self.is_stop(first - 1) and form[first - 1] not in BRACKETS:
            first -= 1
        while first <= last and form[first] in MARKS:
            first += 1
        return first, last

    def after(self, stretch: Stretch, following: Stretch | None) -> Rows:
        """Return the rows of the sentence that follow a stretch; first > last if there are none."""
        high = self.borders[stretch.paragraph + 1] - 1
        if following is not None:
            high = min(high, following.first - 1)
        form = self.parse.form
        first = stretch.last + 1
        while first <= high and form[first] in MARKS:
            first += 1
        last = first - 1
        while last < high and not self.is_stop(last + 1) and form[last + 1] not in BRACKETS:
            last += 1
        while last >= first and form[last] in MARKS:
            last -= 1
        return first, last

    def is_joined(self, first: int, last: int) -> bool:
        """Say whether nothing but "and", commas and marks stands in a range of rows."""
        return all(form in JOINERS for form in self.parse.form[first : last + 1])

    def span(self, first: int, last: int) -> Span | None:
        """Return a range of rows as characters, without punctuation at its ends."""
        parse = self.parse
        while first <= last and parse.pos[first] == "PUNCT":
            first += 1
        while last >= first and parse.pos[last] == "PUNCT":
            last -= 1
        return (parse.start[first], parse.end[last]) if first <= last else None


def is_inside(passage: Passage, stretch: Stretch) -> bool:
    """Say whether a few words in marks stand within a sentence, no comma or cue before them."""
    if stretch.first > stretch.last:
        return True
    if stretch.last - stretch.first >= INSIDE_WORDS:
        return False
    parse = passage.parse
    low = passage.borders[stretch.paragraph]
    before = stretch.first - 1
    while before >= low and parse.form[before] in MARKS:
        before -= 1
    if before < low or before in passage.marked:
        return False
    if not parse.form[before][-1:].isalnum():
        return parse.form[before] in POSSESSIVES
    return not passage.is_cue(before)


@dataclass
class Given:
    """Which characters were given to whom: spans in order that do not overlap."""

    spans: list[tuple[int, int, Attribution]] = field(default_factory=list)

    def free(self, start: int, end: int) -> Span:
        """Return what of a span nobody has yet: what follows the last span that cuts its start."""
        low = self._first(start)
        while low < len(self.spans) and self.spans[low][0] <= start < end:
            start = max(start, self.spans[low][1])
            low += 1
        if low < len(self.spans) and start < end:
            end = min(end, self.spans[low][0])
        return start, max(start, end)

    def add(self, start: int, end: int, owner: Attribution) -> None:
        """Give a free span to an attribution."""
        self.spans.insert(self._first(start), (start, end, owner))

    def owner(self, start: int, end: int) -> Attribution | None:
        """Return who was given the first of these characters that anybody was given."""
        place = self._first(start)
        is_met = place < len(self.spans) and self.spans[place][0] < end
        return self.spans[place][2] if is_met else None

    def before(self, place: int) -> tuple[int, Attribution] | None:
        """Return the last given span that begins before a place: its start and its owner."""
        number = bisect_left(self.spans, place, key=lambda span: span[0]) - 1
        return (self.spans[number][0], self.spans[number][2]) if number >= 0 else None

    def _first(self, start: int) -> int:
        """Return the number of the first span that ends after a place."""
        return bisect_right(self.spans, start, key=lambda span: span[1])
