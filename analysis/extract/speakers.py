"""Which person or group a speaker's phrase stands for, within its article.

The rules, the first that applies; `resolved_by` says which it was:

    as named         the head of the phrase is a named mention, or its apposition is one
                     ("a spokesman, John Kaya"); a name that only modifies it is not the speaker
                     ("an aide to Kaya")
    reference        the table `references` has the pronoun or the role phrase
    last speaker     "he" or "she" where no reference is known is the last person quoted, at most
                     three sentences before; so is the speaker of a quotation without a cue
    sentence before  a quotation without a cue is the speaker's of the sentence before it

"They", "we" and role phrases without a reference stay unresolved.
"""

import numpy as np
import pandas as pd

from analysis.extract import offsets
from analysis.extract.offsets import Numbers

PERSONAL = ("he", "she")
# A paragraph of news has two to three sentences: the last speaker is the one of this paragraph
# or of the one before.
NEAR_SENTENCES = 3
NOBODY = ("", "", "")


def resolved(
    found: pd.DataFrame,
    mentions: pd.DataFrame,
    references: pd.DataFrame | None,
    articles: pd.DataFrame,
) -> pd.DataFrame:
    """Fill in the entity and its type for each speaker, and by which rule it was found.

    Args:
        found: the result of `extract.quotes.quotes`.
        mentions: article_id, start, end, entity and entity_type of named mentions.
        references: the same of pronouns and role phrases; none if there are none.
        articles: the table `articles`.

    Returns:
        `found` without `head_start`, in its order and with its labels.
    """
    article = offsets.numbers(articles, found["article_id"])
    head = found["head_start"].to_numpy(np.int64)
    asked = (found["speaker_kind"] != "none").to_numpy(dtype=bool)
    named = _holding(articles, mentions, article, head)
    beside = _first_within(articles, mentions, article, found)
    # "the senior Republican, Leyla Kaya": the person, and not what kind of person it is
    types = np.append(mentions["entity_type"].to_numpy(dtype=object), "")
    named = np.where((types[named] == "NORP") & (beside >= 0), beside, named)
    is_name = (found["speaker_kind"] == "name").to_numpy(dtype=bool)
    named = np.where(is_name, np.where(named >= 0, named, beside), -1)
    entity, kind = _values(mentions, named)
    rule = np.where(named >= 0, "as named", "").astype(object)
    if references is not None and len(references):
        referred = _holding(articles, references, article, head)
        referred = np.where(asked & (named < 0), referred, -1)
        for values, more in zip((entity, kind), _values(references, referred), strict=True):
            values[referred >= 0] = more[referred >= 0]
        rule[referred >= 0] = "reference"
    _by_last_speaker(found, article, entity, kind, rule)
    inherited = found["resolved_by"].to_numpy(dtype=object)
    rule = np.where((inherited != "") & (entity != ""), inherited, rule)
    filled = {"speaker_entity": entity, "speaker_type": kind, "resolved_by": rule}
    columns = {c: pd.Series(v, index=found.index, dtype="str") for c, v in filled.items()}
    return found.assign(**columns).drop(columns="head_start")


def of(spans: pd.DataFrame, quotes: pd.DataFrame) -> pd.Series:
    """Say for each span whose claim it is part of: the speaker's entity, or else the phrase.

    Empty where the span is in no quotation, or in one without a speaker.

    Args:
        spans: any table with `article_id` and `start`.
        quotes: the table `quotes`.

    >>> said = {"article_id": ["a"], "start": [5], "end": [20], "kind": ["indirect"]}
    >>> said |= {"speaker": ["the mayor"], "speaker_entity": [""]}
    >>> spans = pd.DataFrame({"article_id": ["a", "a", "b"], "start": [5, 20, 5]})
    >>> of(spans, pd.DataFrame(said)).tolist()
    ['the mayor', '', '']
    """
    said = quotes[(quotes["kind"] != "scare").to_numpy(dtype=bool)]
    known = pd.DataFrame({"article_id": said["article_id"].astype("str").unique()})
    article = offsets.numbers(known, spans["article_id"])
    row = _holding(known, said, article, spans["start"].to_numpy(np.int64))
    names = said["speaker_entity"].where(said["speaker_entity"] != "", said["speaker"])
    values = np.append(names.to_numpy(dtype=object), "")[row]
    return pd.Series(values, index=spans.index, name="speaker", dtype="str")


def _holding(
    articles: pd.DataFrame, spans: pd.DataFrame, article: Numbers, place: Numbers
) -> Numbers:
    """Return for each place the row of the span that holds it; -1 for none."""
    row = offsets.frame_ranges(articles, spans).find(article, place)
    ends = np.append(spans["end"].to_numpy(np.int64), -1)
    return np.where((article >= 0) & (place < ends[row]), row, -1)


def _first_within(
    articles: pd.DataFrame, mentions: pd.DataFrame, article: Numbers, found: pd.DataFrame
) -> Numbers:
    """Return for each speaker the first person named in its phrase after the head; -1 for none."""
    people = np.flatnonzero((mentions["entity_type"] == "PERSON").to_numpy(dtype=bool))
    if not len(people):
        return np.full(len(found), -1, np.int64)
    owner = offsets.numbers(articles, mentions["article_id"])[people]
    start = mentions["start"].to_numpy(np.int64)[people]
    order = np.lexsort([start, owner])
    keys = owner[order] * offsets.STRIDE + start[order]
    wanted = article * offsets.STRIDE + found["head_start"].to_numpy(np.int64)
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    end = article * offsets.STRIDE + found["speaker_end"].to_numpy(np.int64)
    is_within = (keys[place] >= wanted) & (keys[place] < end)
    return np.where(is_within, people[order][place], -1)


def _values(table: pd.DataFrame, row: Numbers) -> tuple[np.ndarray, np.ndarray]:
    """Return entity and type of rows; empty for -1."""
    columns = (table[c].to_numpy(dtype=object) for c in ("entity", "entity_type"))
    entity, kind = (np.append(column, "")[row] for column in columns)
    return entity, kind


def _by_last_speaker(
    found: pd.DataFrame, article: Numbers, entity: np.ndarray, kind: np.ndarray, rule: np.ndarray
) -> None:
    """Let "he" and "she" stand for the last person quoted nearby; changes the arrays."""
    phrase = found["speaker"].str.lower().to_numpy(dtype=object)
    sentence = found["sentence_id"].to_numpy(np.int64)
    last = (-1, -1, "")  # article, sentence, entity
    for n in range(len(found)):
        is_near = last[0] == article[n] and sentence[n] - last[1] <= NEAR_SENTENCES
        if not entity[n] and phrase[n] in PERSONAL and is_near:
            entity[n], kind[n], rule[n] = last[2], "PERSON", "last speaker"
        if kind[n] == "PERSON":
            last = (int(article[n]), int(sentence[n]), str(entity[n]))
