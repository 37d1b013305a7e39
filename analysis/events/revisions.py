"""What was changed from one copy of a text to the other: sentence by sentence, word by word.

Sentences are paired in their order by the words they share (the longest common subsequence of
words, difflib's matching blocks), so that a rewritten word stands beside the one it replaced:
"rebel" where the other had "anti-regime" is a finding.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher

import pandas as pd

from analysis.corpus.words import WORD

# Two sentences of copies are versions of one when so large a share of their words is the same.
SAME_SENTENCE = 0.6
# How far on the counterpart of a sentence is sought: desks cut paragraphs, they rarely shuffle.
LOOK_AHEAD = 12
# A change of more words is a rewrite, and is shown as the whole sentence.
MAX_WORDS = 8
KINDS = ("replaced", "added", "left out")

_Sentence = tuple[int, int, int, str]  # sentence_id, start, end, text


def revisions(copies: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """List the words that differ between the paired sentences of every pair of copies.

    A row is a change: article_id, sentence_id, start, end (the words in the later article; of
    what it left out the place where they would stand), other_id, other_sentence_id, kind, before
    (the earlier article's words, "" when added), after (the later one's, "" when left out). In
    the order of `copies`, then of the text.

    Args:
        copies: the table `copies`.
        sentences: the table `sentences`.
    """
    ids = set(copies["article_id"]) | set(copies["other_id"])
    near = sentences[sentences["article_id"].astype("str").isin(ids)]
    near = near[near["part"].isin(("standfirst", "body"))]
    columns = ("sentence_id", "start", "end", "text")
    by_article = {
        str(article_id): list(zip(*(group[c].tolist() for c in columns), strict=True))
        for article_id, group in near.groupby("article_id", observed=True)
    }
    rows = []
    for late, early in zip(copies["article_id"], copies["other_id"], strict=True):
        pairs = _paired(by_article.get(late, []), by_article.get(early, []))
        for one, other in pairs:
            for start, end, kind, before, after in _changes(one, other):
                rows.append((late, one[0], start, end, early, other[0], kind, before, after))
    names = ["article_id", "sentence_id", "start", "end", "other_id", "other_sentence_id", "kind",
             "before", "after"]  # fmt: skip
    kinds = dict.fromkeys(("sentence_id", "start", "end", "other_sentence_id"), "int64")
    words = dict.fromkeys(("article_id", "other_id", "kind", "before", "after"), "str")
    return pd.DataFrame(rows, columns=names).astype(kinds | words)


def _paired(late: list[_Sentence], early: list[_Sentence]) -> Iterator[tuple[_Sentence, _Sentence]]:
    """Pair sentences in order, each with the most similar of the next few of the other text."""
    at = 0
    words = [_words(sentence[3]) for sentence in early]
    for one in late:
        mine = _words(one[3])
        best, best_ratio = -1, SAME_SENTENCE
        for place in range(at, min(at + LOOK_AHEAD, len(early))):
            matcher = SequenceMatcher(None, words[place], mine, autojunk=False)
            if matcher.quick_ratio() > best_ratio and (ratio := matcher.ratio()) > best_ratio:
                best, best_ratio = place, ratio
        if best >= 0:
            yield one, early[best]
            at = best + 1


def _changes(one: _Sentence, other: _Sentence) -> Iterator[tuple[int, int, str, str, str]]:
    late, early = list(WORD.finditer(one[3])), list(WORD.finditer(other[3]))
    matcher = SequenceMatcher(None, _words(other[3]), _words(one[3]), autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            continue
        before = other[3][early[i].start() : early[j - 1].end()] if j > i else ""
        after = one[3][late[k].start() : late[m - 1].end()] if m > k else ""
        if max(j - i, m - k) > MAX_WORDS:
            yield one[1], one[2], "replaced", other[3], one[3]
            return
        place = late[k].start() if k < len(late) else len(one[3])
        start = one[1] + place
        named = "replaced" if before and after else ("added" if after else "left out")
        yield start, start + len(after), named, before, after


def _words(text: str) -> list[str]:
    """Return the words as they are compared; the shape of an apostrophe is no change."""
    return WORD.findall(text.casefold().replace("’", "'"))
