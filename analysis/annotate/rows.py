"""Turn annotated documents into the rows that are stored: tokens and names.

Everything is taken out of a document as arrays; a loop over tokens would cost more than the
table itself. Offsets are offsets into the annotated text (see `texts`).
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from analysis.annotate.texts import Piece

if TYPE_CHECKING:
    from spacy.tokens import Doc

Numbers = npt.NDArray[np.int64]

ATTRIBUTES = (
    "IDX", "LENGTH", "IS_SPACE", "SENT_START", "HEAD", "LOWER", "LEMMA", "POS", "TAG", "DEP",
    "ENT_IOB", "ENT_TYPE",
)  # fmt: skip
WORDS = ("form", "lemma", "pos", "tag", "dep")
BEGIN, INSIDE = 3, 1  # spaCy's numbers for the first and the other tokens of a name


def arrays(pieces: Sequence[Piece], docs: Sequence["Doc"]) -> tuple[Numbers, Numbers]:
    """Return one line a token, white space left out, and how many each document has.

    Columns: as `ATTRIBUTES`, with IDX counted in the annotated text, SENT_START 1 or 0 and
    HEAD the distance to the head in kept tokens; spaCy's hashes keep their bits.
    """
    tokens = np.concatenate([doc.to_array(list(ATTRIBUTES)) for doc in docs]).view(np.int64)
    sizes = np.array([len(doc) for doc in docs])
    column = dict(zip(ATTRIBUTES, tokens.T, strict=True))
    column["IDX"] += np.repeat([p.offset for p in pieces], sizes)
    starts = column["SENT_START"] == 1
    starts[(np.cumsum(sizes) - sizes)[sizes > 0]] = True
    keep = column["IS_SPACE"] == 0
    place = np.cumsum(keep) - 1
    head = np.arange(len(tokens)) + column["HEAD"]
    head = np.where(keep[head], head, np.arange(len(tokens)))
    sentence = np.cumsum(starts)[keep]
    kept = tokens[keep]
    kept[:, ATTRIBUTES.index("SENT_START")] = np.diff(sentence, prepend=0) > 0
    kept[:, ATTRIBUTES.index("HEAD")] = (place[head] - place)[keep]
    doc = np.repeat(np.arange(len(docs)), sizes)
    return kept, np.bincount(doc[keep], minlength=len(docs))


def grammar(text_ids: Sequence[str], counts: Numbers, tokens: Numbers, strings: Any) -> pa.Table:
    """Return the token table of a part.

    Args:
        text_ids: the texts of the part, in order, those without tokens among them.
        counts: how many lines of `tokens` each has.
        tokens: the lines of `arrays`, text after text.
        strings: spaCy's table from hash to string.
    """
    column = dict(zip(ATTRIBUTES, tokens.T, strict=True))
    text = np.repeat(np.arange(len(counts)), counts)
    i = np.arange(len(tokens)) - np.repeat(np.cumsum(counts) - counts, counts)
    # a pipeline without a lemmatizer leaves 0: the form stands in
    lemma = np.where(column["LEMMA"] == 0, column["LOWER"], column["LEMMA"])
    return pa.table({
        "text_id": _texts(text, text_ids),
        "i": i.astype("int32"),
        "start": column["IDX"].astype("int32"),
        "end": (column["IDX"] + column["LENGTH"]).astype("int32"),
        "form": _words(column["LOWER"], strings),
        "lemma": _words(lemma, strings, str.lower),
        "pos": _words(column["POS"], strings),
        "tag": _words(column["TAG"], strings),
        "dep": _words(column["DEP"], strings),
        "head": (i + column["HEAD"]).astype("int32"),
        "is_sent_start": column["SENT_START"] == 1,
    })  # fmt: skip


def names(text_ids: Sequence[str], counts: Numbers, tokens: Numbers, strings: Any) -> pa.Table:
    """Return the table of names of a part; arguments as `grammar`."""
    column = dict(zip(ATTRIBUTES, tokens.T, strict=True))
    text = np.repeat(np.arange(len(counts)), counts)
    inside = np.isin(column["ENT_IOB"], (BEGIN, INSIDE))
    # white space was left out, and the mark of a beginning with it if a name began there
    begin = (column["ENT_IOB"] == BEGIN) | (inside & ~np.append(False, inside[:-1]))
    first = np.flatnonzero(begin)
    sizes = np.bincount(np.cumsum(begin)[inside] - 1, minlength=len(first))
    last = first + sizes - 1
    return pa.table({
        "text_id": _texts(text[first], text_ids),
        "start": column["IDX"][first].astype("int32"),
        "end": (column["IDX"] + column["LENGTH"])[last].astype("int32"),
        "label": _words(column["ENT_TYPE"][first], strings),
    })  # fmt: skip


def _texts(codes: Numbers, text_ids: Sequence[str]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(
        pa.array(codes.astype("int32")), pa.array(list(text_ids), pa.string())
    )


def _words(hashes: Numbers, strings: Any, change: Callable[[str], str] = str) -> pa.DictionaryArray:
    """Return the strings of an array of hashes, each distinct one looked up once."""
    distinct, codes = np.unique(hashes.view(np.uint64), return_inverse=True)
    words = [change(strings[h]) for h in distinct.tolist()]
    order = {word: n for n, word in enumerate(dict.fromkeys(words))}
    again = np.array([order[word] for word in words], dtype="int32")
    return pa.DictionaryArray.from_arrays(
        pa.array(again[codes] if len(codes) else codes.astype("int32")),
        pa.array(list(order), pa.string()),
    )
