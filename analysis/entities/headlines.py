"""Headlines and datelines, in which capitals say nothing about names.

The model reads running text, and takes half a headline in capitals for one name: "Kaya Slams
Orchid". In a headline only those spans stand that are names in running text elsewhere; in place
of the others stand the known names inside them.
"""

import re

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.entities import fold
from analysis.extract import offsets
from analysis.extract.offsets import Numbers

# The share of a sentence's longer words with a capital that makes it a headline; in running
# text of the seeds' kind it is under a third, in headlines in capitals nine in ten.
CAPITALS_AT_LEAST = 0.75
LONG_WORD = r"[^\W\d_]{4,}"
_CAPITAL_WORD = r"\b[A-ZÀ-ÖØ-ÞİŞĞÇ][^\W\d_]{3,}"
# A headline has no more words; a table of names in capitals may.
MOST_WORDS, FEWEST_WORDS = 25, 4
# A span of so many unknown words is a piece of the headline; a shorter one may be a name that
# the running text does not have.
PIECE_FROM = 3
# ANKARA (AA) — ; PARIS, June 3 (Reuters) -
_DATELINE = re.compile(
    r"^([A-ZÀ-ÖØ-ÞİŞĞÇ][A-ZÀ-ÖØ-ÞİŞĞÇ.'’\- ]{2,30})"
    r"(?:, [A-Z][\w. ]{1,25})?(?:,? ?\(([A-Za-z. ]{2,25})\))? ?(?:—|–|--|-) ",
    re.MULTILINE,
)


def headlines(sentences: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Say which sentences are written in capitals, as headlines are.

    >>> said = ["Kaya Slams the Orchid Group Over Dam", "Kaya spoke of the dam again today."]
    >>> headlines(pd.DataFrame({"text": said})).tolist()
    [True, False]
    """
    text = sentences["text"]
    # running text ends with a full stop, headlines with none
    near = (text.str.len() < 200) & ~text.str.contains(r"(?: [a-z]{4,}){3}|[.:;,][\"”’')]*$")
    few = text[near.to_numpy(dtype=bool)]
    words = few.str.count(LONG_WORD)
    capitals = few.str.count(_CAPITAL_WORD)
    spaces = few.str.count(" ") + 1
    fit = (capitals >= CAPITALS_AT_LEAST * words) & spaces.between(FEWEST_WORDS, MOST_WORDS)
    found = np.zeros(len(text), dtype=bool)
    found[np.flatnonzero(near.to_numpy(dtype=bool))] = (fit & (words > 1)).to_numpy(dtype=bool)
    return found


def in_headline(
    names: pd.DataFrame, lines: offsets.Ranges, articles: pd.DataFrame
) -> npt.NDArray[np.bool_]:
    """Say which mentions stand in a headline."""
    article = offsets.numbers(articles, names["article_id"])
    return lines.hold(article, names["start"].to_numpy(np.int64))


def pieces(names: pd.DataFrame, inside: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Say which mentions in headlines are pieces of the headline rather than names.

    Args:
        names: mentions, trimmed.
        inside: which of them stand in a headline; the others are what is known.
    """
    keys = [fold.key(s) for s in names["surface"].tolist()]
    known = {key for key, is_in in zip(keys, inside.tolist(), strict=True) if not is_in}
    ends = {key.rpartition(" ")[2] for key in known}
    marks = np.zeros(len(names), dtype=bool)
    for place in np.flatnonzero(inside).tolist():
        key = keys[place]
        words = key.split()
        if key in known or len(words) < 2:
            continue
        heads = (" ".join(words[:n]) in known for n in range(1, len(words)))
        starts_known = any(heads)
        ends_known = words[-1] in ends
        is_piece = len(words) >= PIECE_FROM and not ends_known
        marks[place] = starts_known or is_piece or (ends_known and len(words) > PIECE_FROM)
    return marks


def datelines(texts: list[str], measured: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return article, start and end of the places in upper case that open a report.

    >>> text = "LUME (AA) — The dam held."
    >>> [found.tolist() for found in datelines([text], np.array([0]))]
    [[0], [0], [4]]
    """
    found = [
        (number, match.start(1), match.start(1) + len(match[1].rstrip(" .,")))
        for number in measured.tolist()
        for match in _DATELINE.finditer(texts[number])
    ]
    columns = np.array(found, np.int64).reshape(-1, 3)
    return columns[:, 0], columns[:, 1], columns[:, 2]
