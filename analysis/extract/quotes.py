"""List who is quoted in the measured articles, with which words and by which cue.

The parts: `cues` reads from the grammar where a sentence hands over to a speaker, `set_off` and
`worked_in` match the words inside marks with their speakers, `transcripts` knows "Q:" and
"NAME:", `attributions` puts them together for one article, and this module makes the table.
Which person or group a speaker's phrase stands for is for `speakers` to say.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from analysis.annotate.store import Store
from analysis.annotate.texts import counted
from analysis.corpus import words
from analysis.extract import offsets, spans
from analysis.extract.attributions import attributions
from analysis.extract.cues import Lexicon
from analysis.extract.offsets import Numbers
from analysis.extract.parses import Parse, parse
from analysis.extract.passages import Attribution, Passage, Stretch
from analysis.extract.trees import Trees, trees
from analysis.lexicons.verbs import Cue

# A quotation is direct if nearly all of it stands inside marks; the tenth is for a "that" or a
# word in brackets that the outlet put between.
DIRECT_SHARE = 0.9
# Written with a capital, and yet a post and no name: "the President said".
TITLES = frozenset((
    "president", "premier", "chancellor", "minister", "prime", "vice", "deputy", "foreign",
    "secretary", "ambassador", "general", "colonel", "captain", "major", "senator", "governor",
    "mayor", "judge", "king", "queen", "prince", "princess", "pope", "sheikh", "authorities",
    "police", "imam", "bishop", "archbishop", "spokesman", "spokeswoman", "spokesperson",
    "official", "officials", "officer", "officers",
))  # fmt: skip
TEXT = ("kind", "cue", "cue_stance", "speaker", "speaker_kind", "resolved_by")
BLANK = {"speaker_entity": "", "speaker_type": "", "speaker_role": "unknown", "role_by": ""}
COLUMNS = (
    "article_id", "sentence_id", "start", "end", "quote_id", "piece", "kind", "cue", "cue_stance",
    "speaker", "speaker_start", "speaker_end", "speaker_kind", "speaker_entity", "speaker_type",
    "resolved_by", "speaker_role", "role_by", "voice", "n_words", "head_start",
)  # fmt: skip
NUMBERS = ("article", "start", "end", "quote_id", "piece", "n_words")
SPEAKER_NUMBERS = ("speaker_start", "speaker_end", "head_start")


def quotes(
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    sentences: pd.DataFrame,
    quoted: pd.DataFrame,
    verbs: Sequence[Cue],
    store: Store,
) -> pd.DataFrame:
    """List what the measured articles attribute to speakers, and what stands in marks beside.

    A row is a piece of a quotation; the pieces of one that is split, or goes on in the next
    sentence or paragraph, share `quote_id`. Pieces do not overlap, so that every word counts
    for one speaker. `kind` is "direct" (nearly all of it inside marks), "mixed" (partly),
    "indirect" (not at all) or "scare" (a few words in marks that quote nobody). A quotation
    without a speaker is listed too, with `speaker_kind` "none".

    Args:
        articles: the table `articles`.
        paragraphs: the table `paragraphs`.
        sentences: the table `sentences`.
        quoted: the table `quoted`.
        verbs: the cues in force, from `lexicons.verbs`.
        store: where the grammar layer is kept.

    Returns:
        The columns of the table `quotes` with entity, type and role of the speaker left blank,
        and `head_start`, where the head word of the speaker's phrase stands. In the order of
        `articles`, then of `quote_id` (which follows the text), then of `piece`.
    """
    lexicon = Lexicon.of(verbs)
    marks = _by_article(articles, quoted)
    found: list[dict[str, Any]] = []
    for article, passage in _passages(articles, paragraphs, lexicon, marks, store):
        said = attributions(passage)
        for number, attribution in enumerate(said):
            found += _rows(article, number, attribution, passage)
    types = dict.fromkeys((*NUMBERS, *SPEAKER_NUMBERS), "int64") | dict.fromkeys(TEXT, "str")
    frame = pd.DataFrame(found, columns=list(types)).astype(types)
    return _placed(frame, articles, sentences, quoted)


def _by_article(articles: pd.DataFrame, quoted: pd.DataFrame) -> dict[int, tuple[Numbers, Numbers]]:
    """Return start and end of the marked stretches by the article's row."""
    article = offsets.numbers(articles, quoted["article_id"])
    order = np.lexsort([quoted["start"].to_numpy(), article])
    start, end = (quoted[c].to_numpy(np.int64)[order] for c in ("start", "end"))
    numbers, first = np.unique(article[order], return_index=True)
    last = [*first[1:].tolist(), len(order)][: len(first)]
    slices = zip(numbers.tolist(), first.tolist(), last, strict=True)
    return {number: (start[a:b], end[a:b]) for number, a, b in slices}


def _passages(
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    lexicon: Lexicon,
    marks: dict[int, tuple[Numbers, Numbers]],
    store: Store,
) -> Iterator[tuple[int, Passage]]:
    texts = articles["text"].tolist()
    rows = counted(articles, paragraphs)
    owner, opens = (rows[c].to_numpy(np.int64) for c in ("article", "start"))
    nothing = np.empty(0, np.int64), np.empty(0, np.int64)
    for part in trees(articles, paragraphs, store):
        tokens, cues = parse(part), _candidates(part, lexicon)
        borders = np.flatnonzero(np.diff(part.article, prepend=-1, append=-1)).tolist()
        for first, after in pairwise(borders):
            article = int(part.article[first])
            starts = part.start[first:after]
            mine = opens[slice(*np.searchsorted(owner, [article, article + 1]))]
            stretches = _stretches(starts, first, mine, marks.get(article, nothing))
            yield (
                article,
                Passage(
                    tokens,
                    lexicon,
                    texts[article],
                    (first, after - 1),
                    [*(np.searchsorted(starts, mine) + first).tolist(), after],
                    stretches,
                    cues[slice(*np.searchsorted(cues, [first, after]))].tolist(),
                ),
            )


def _stretches(
    starts: Numbers, first: int, opens: Numbers, marks: tuple[Numbers, Numbers]
) -> list[Stretch]:
    begin, end = marks
    low = np.searchsorted(starts, begin) + first
    high = np.searchsorted(starts, end) + first - 1
    paragraph = np.searchsorted(opens, begin, side="right") - 1
    columns = (column.tolist() for column in (begin, end, low, high, paragraph))
    return [Stretch(*values) for values in zip(*columns, strict=True)]


def _candidates(part: Trees, lexicon: Lexicon) -> Numbers:
    """Return the rows that may be cues: listed verbs and nouns, and where phrases begin."""
    is_verb = part.lemma.among(lexicon.verbs) & part.tag.where(lambda tag: tag.startswith("VB"))
    is_noun = part.lemma.among(lexicon.nouns) & part.pos.among(("NOUN",))
    begins = part.form.among({words[0] for words in lexicon.phrases})
    return np.flatnonzero(is_verb | is_noun | begins)


def _rows(
    article: int, number: int, attribution: Attribution, passage: Passage
) -> Iterator[dict[str, Any]]:
    tokens, said = passage.parse, attribution.speaker
    about: dict[str, Any] = {
        "article": article,
        "quote_id": number,
        "kind": _kind(attribution, passage.stretches),
        "cue": attribution.cue,
        "cue_stance": attribution.entry.stance if attribution.entry else "none",
        "speaker": passage.text[tokens.start[said[0]] : tokens.end[said[1]]] if said else "",
        "speaker_start": tokens.start[said[0]] if said else 0,
        "speaker_end": tokens.end[said[1]] if said else 0,
        "head_start": tokens.start[said[2]] if said else 0,
        "speaker_kind": speaker_kind(tokens, said),
        "resolved_by": attribution.how,
    }
    for piece, (start, end) in enumerate(attribution.pieces):
        n_words = words.count(passage.text[start:end])
        yield about | {"piece": piece, "start": start, "end": end, "n_words": n_words}


def _kind(attribution: Attribution, stretches: Sequence[Stretch]) -> str:
    if attribution.is_scare:
        return "scare"
    if attribution.is_transcript:
        return "direct"
    inside = whole = 0
    for start, end in attribution.pieces:
        whole += end - start
        place = bisect_right(stretches, start, key=lambda stretch: stretch.end)
        while place < len(stretches) and stretches[place].start < end:
            stretch = stretches[place]
            inside += min(end, stretch.end) - max(start, stretch.start)
            place += 1
    if inside >= DIRECT_SHARE * whole:
        return "mixed" if attribution.is_worked_in else "direct"
    return "mixed" if inside else "indirect"


def speaker_kind(tokens: Parse, speaker: tuple[int, int, int] | None) -> str:
    """Say whether a phrase names its speaker: "name", "role" ("an official"), "pronoun", "none"."""
    if speaker is None:
        return "none"
    first, last, head = speaker
    if tokens.pos[head] == "PRON":
        return "pronoun"
    named = [head, *(kid for kid in tokens.kids(head) if tokens.dep[kid] == "appos")]
    for row in named:
        parts = [row, *(kid for kid in tokens.kids(row) if tokens.dep[kid] == "compound")]
        proper = [part for part in parts if tokens.pos[part] == "PROPN" and first <= part <= last]
        if tokens.pos[row] == "PROPN" and any(tokens.form[p] not in TITLES for p in proper):
            return "name"
    return "role"


def _placed(
    frame: pd.DataFrame, articles: pd.DataFrame, sentences: pd.DataFrame, quoted: pd.DataFrame
) -> pd.DataFrame:
    """Add the article's and the sentence's id and the voice; sort."""
    article = frame["article"].to_numpy(np.int64)
    start, end = (frame[c].to_numpy(np.int64) for c in ("start", "end"))
    placed = spans.rows(articles, sentences, quoted).frame(article, start, end)
    is_literal = frame["kind"].isin(("direct", "scare")) & (placed["voice"] == "quoted")
    frame = frame.assign(
        article_id=placed["article_id"].astype("str"),
        sentence_id=placed["sentence_id"],
        voice=pd.Series(np.where(is_literal, "quoted", "own"), dtype="str"),
        **{
            column: pd.Series(value, index=frame.index, dtype="str")
            for column, value in BLANK.items()
        },
    )
    return offsets.ordered(frame, article, "quote_id", "piece")[list(COLUMNS)]
