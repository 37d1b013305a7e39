"""Transcripts: paragraphs that a speaker's label opens ("Q:", "THE PRESIDENT:", "Leyla Kaya:").

An article has a transcript if it has two paragraphs with labels in capitals, or three with names.
A labelled paragraph is one quotation of the label's speaker; "Q" and "A" name nobody. Where the
article is mostly transcript, paragraphs without a label go on with the speaker before, but for
what stands in brackets ("(CROSSTALK)"). Marks before the label are passed over.
"""

import re
from itertools import pairwise

from analysis.extract.marks import ANY
from analysis.extract.passages import MARKS, Attribution, Passage

OPENING = f"[{re.escape(ANY)}]?"
END = r"(?:\([^)\n]{1,40}\))?:\s+(?=\S)"
LETTER = re.compile(OPENING + r"(?:Q|A|Question|Answer)\.?:\s+(?=\S)")
CAPITALS = re.compile(OPENING + r"[A-Z][A-Z.'’\- ]{1,40}" + END)
NAME = re.compile(OPENING + r"[A-Z][\w.'’-]{0,20}(?: [A-Z][\w.'’-]{0,20}){0,3} ?" + END)
LETTERS = ("q", "a", "question", "answer")
FEWEST, FEWEST_NAMES = 2, 3
# Labels on four paragraphs in ten: the rest are long answers rather than the outlet's own text.
MOSTLY = 0.4
# What stands in capitals before a colon and speaks for nobody.
NO_SPEAKER = frozenset((
    "RELATED", "NOTE", "UPDATE", "UPDATES", "UPDATED", "BREAKING", "WATCH", "MORE", "PHOTOS",
    "PHOTO", "VIDEO", "VIDEOS", "LIVE", "OPINION", "ANALYSIS", "EXCLUSIVE", "CORRECTION",
    "TOPICS", "TAGS", "SOURCE", "BY", "FILE", "READ",
))  # fmt: skip


def labelled(passage: Passage) -> list[Attribution]:
    """Return the labelled paragraphs as quotations; sets `labelled` of the passage."""
    paragraphs = [
        (number, first, after - 1)
        for number, (first, after) in enumerate(pairwise(passage.borders))
        if first < after
    ]
    labels = {number: _label(passage, first, last) for number, first, last in paragraphs}
    known = {number: found for number, found in labels.items() if found}
    if 0 in known and 1 not in known:
        del known[0]  # "Kaya: We Stay" is a headline
    n_strong = sum(is_strong for _, is_strong in known.values())
    final = max(known, default=-1)
    if n_strong < FEWEST and len(known) < FEWEST_NAMES:
        return []
    is_mostly = len(known) >= MOSTLY * len(paragraphs)
    found: list[Attribution] = []
    owners: dict[int, Attribution] = {}
    for number, first, last in paragraphs:
        start = passage.parse.start[first]
        if number in known:
            start, is_strong = known[number]
            found.append(_speech(passage, first, start, is_strong))
        elif not (is_mostly and found) or number > final or _is_aside(passage.text, start):
            continue
        said = passage.text[start : passage.parse.end[last]]
        start += len(said) - len(said.lstrip(ANY))
        found[-1].pieces.append((start, start + len(said.strip(ANY))))
        owners[number] = found[-1]
    passage.labelled.update(owners)
    for stretch in passage.stretches:
        stretch.owner = owners.get(stretch.paragraph)
    return found


def _is_aside(text: str, start: int) -> bool:
    """Say whether a paragraph opens with a bracket, as "(CROSSTALK)" does."""
    return text[start : start + 2].strip(ANY)[:1] in ("(", "[")


def _label(passage: Passage, first: int, last: int) -> tuple[int, bool] | None:
    """Return where speech begins after a label, and whether that is in capitals; else none."""
    start, end = passage.parse.start[first], passage.parse.end[last]
    strong = LETTER.match(passage.text, start, end) or CAPITALS.match(passage.text, start, end)
    label = strong or NAME.match(passage.text, start, end)
    if label is None or passage.text[label.end()] in ANY:
        return None  # words in marks are found by their marks
    words = label[0].split(":")[0].strip(ANY + " ").split()
    return None if NO_SPEAKER & {words[0], words[-1]} else (label.end(), strong is not None)


def _speech(passage: Passage, first: int, start: int, is_strong: bool) -> Attribution:
    parse = passage.parse
    said = Attribution([], cue=":", is_transcript=True)
    last = first
    while parse.end[last] < start:
        last += 1
    rows = [r for r in range(first, last) if parse.form[r] != ":" and parse.form[r] not in MARKS]
    bracket = next((n for n, row in enumerate(rows) if parse.form[row] == "("), len(rows))
    rows = rows[:bracket]
    is_letter = is_strong and len(rows) == 1 and parse.form[rows[0]].rstrip(".") in LETTERS
    if rows and not is_letter:
        said.speaker = (rows[0], rows[-1], rows[-1])
    return said
