"""List the content words of the measured articles."""

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis import schemas
from analysis.annotate.store import Store
from analysis.extract import offsets, spans

COLUMNS = ["text_id", "start", "end", "lemma", "pos"]
# Auxiliaries have a part of speech of their own, AUX, and are left out with it.
CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "ADV")
SHORTEST = 2  # a single letter is an initial or a bullet


def terms(
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    sentences: pd.DataFrame,
    quoted: pd.DataFrame,
    store: Store,
) -> pd.DataFrame:
    """List the nouns, names, verbs, adjectives and adverbs of the measured articles.

    A row is a word where it stands, by its lower-case lemma; words of letters only, two or more.

    Returns:
        The table `terms`, in the order of `articles`, then of `start`; `article_id`, `term`,
        `pos` and `voice` are categories.
    """
    places = offsets.places(articles, paragraphs)
    vocabulary: dict[str, int] = {}
    found = [(np.empty(0, np.int64),) * 5]
    for part in store.read("grammar", places.owners, COLUMNS):
        place, term, pos = _content(part, vocabulary)
        row, article = places.spread(part["text_id"].take(place))
        start, end = (part[c].to_numpy()[place[row]] for c in ("start", "end"))
        found.append((article, *places.move(article, start, end), term[row], pos[row]))
    article, start, end, term, pos = (np.concatenate(c) for c in zip(*found, strict=True))
    order = np.lexsort([start, article])
    frame = spans.rows(articles, sentences, quoted).frame(article[order], start[order], end[order])
    used, term = np.unique(term[order], return_inverse=True)
    words = pd.array(list(vocabulary), dtype="str").take(used)
    frame["term"] = pd.Categorical.from_codes(term, categories=words)
    # in the order of the alphabet, whatever the order in which the parts were read
    frame["term"] = frame["term"].cat.reorder_categories(sorted(words))
    frame["pos"] = pd.Categorical.from_codes(pos[order], categories=pd.Index(CONTENT, dtype="str"))
    return schemas.check(frame, "terms")


def _content(
    part: pa.Table, vocabulary: dict[str, int]
) -> tuple[offsets.Numbers, offsets.Numbers, offsets.Numbers]:
    """Return the row numbers of content words, their lemmas' numbers in `vocabulary`, their kind.

    New lemmas are added to `vocabulary`.
    """
    lemma, lemmas = offsets.coded(part["lemma"])
    pos, kinds = offsets.coded(part["pos"])
    is_word = np.array([w.isalpha() and len(w) >= SHORTEST for w in lemmas], dtype=bool)
    number = np.array([vocabulary.setdefault(w, len(vocabulary)) for w in lemmas], np.int64)
    kind = np.array([CONTENT.index(k) if k in CONTENT else -1 for k in kinds], np.int64)
    place = np.flatnonzero(is_word[lemma] & (kind[pos] >= 0))
    return place, number[lemma[place]], kind[pos[place]]
