"""Numbers in the text, with what they count: "at least 12 people were killed" is killed, 12.

What a number counts is read from the stored parse: the noun it stands before, or, when that noun
is a person ("people", "soldiers") or missing ("12 were killed"), the verb that says what became
of them. Years, times, dates, ages and ordinals count nothing.
"""

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.annotate.store import Store
from analysis.extract import offsets, spans
from analysis.extract.trees import Trees, trees
from analysis.lexicons.quantities import Quantity

COLUMNS = ["article_id", "sentence_id", "start", "end", "quantity", "value", "qualifier",
           "surface", "voice"]  # fmt: skip

UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
         "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
         "eighteen", "nineteen")  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SCALES = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9,
          "trillion": 1e12, "m": 1e6, "bn": 1e9}  # fmt: skip
WORDS = {word: float(n) for n, word in enumerate(UNITS)}
WORDS |= {word: 20.0 + 10 * n for n, word in enumerate(TENS)}
DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")

# How a number is hedged, by what stands up to three words before it.
QUALIFIERS = {
    "at least": "at least", "more than": "at least", "over": "at least", "least": "at least",
    "up to": "at most", "fewer than": "at most", "less than": "at most", "under": "at most",
    "about": "about", "around": "about", "some": "about", "nearly": "about", "almost": "about",
    "roughly": "about", "approximately": "about", "estimated": "about",
}  # fmt: skip
PERSONS = (
    "people", "person", "man", "woman", "child", "boy", "girl", "civilian", "soldier", "officer",
    "policeman", "passenger", "worker", "student", "schoolgirl", "migrant", "refugee", "american",
    "other", "member", "fighter", "militant", "protester", "journalist", "resident", "citizen",
    "victim", "tourist", "migrant", "adult", "minor", "troop", "guest", "bystander",
)  # fmt: skip
# "12-year-old", "3 p.m.", "Dec. 31": counted in these, a number says when or how old.
TIMES = ("year", "month", "week", "day", "hour", "minute", "second", "am", "pm", "a.m.", "p.m.",
         "o'clock", "old", "century", "decade")  # fmt: skip
COUNTING = ("nummod", "quantmod", "compound")
FIRST_YEAR, LAST_YEAR = 1900, 2100
# Up from a noun to the verb that says what became of it: "12 of the passengers were killed".
UP = ("nsubj", "nsubjpass", "dobj", "pobj", "prep", "attr", "conj", "appos", "relcl", "acl",
      "nummod", "dative", "oprd")  # fmt: skip
STEPS = 3
# Who dies or flees is the subject; who is killed or arrested is the object or passive subject.
SUBJECT_VERBS = ("die", "perish", "drown", "flee")


def quantities(
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    sentences: pd.DataFrame,
    quoted: pd.DataFrame,
    known: Sequence[Quantity],
    store: Store,
) -> pd.DataFrame:
    """List the numbers that count something.

    A row is a number where it stands: quantity (a name of `known`, or the lemma of the noun it
    counts), value, qualifier ("at least", "at most", "about" or ""), surface (as written) and
    voice; in the order of `articles`, then of `start`.
    """
    rows = spans.rows(articles, sentences, quoted)
    verbs = {lemma: q.name for q in known for lemma in q.verbs}
    nouns = {lemma: q.name for q in known for lemma in q.nouns}
    found: list[tuple[int, int, int, str, float, str]] = []
    for part in trees(articles, paragraphs, store):
        found += _numbers(part, verbs, nouns)
    article, start, end = (np.array([row[c] for row in found], np.int64) for c in range(3))
    frame = rows.frame(article, start, end).assign(
        quantity=pd.Series([row[3] for row in found], dtype="str"),
        value=np.array([row[4] for row in found], np.float64),
        qualifier=pd.Series([row[5] for row in found], dtype="str"),
        surface=rows.spelled(article, start, end),
    )
    frame = frame.astype({"article_id": "str", "voice": "str"})
    return offsets.ordered(frame, article, "start")[COLUMNS]


def value(words: Sequence[str]) -> float:
    """Return what number words and digits amount to; not a number when they are none.

    >>> value(["2", "million"]), value(["twenty-one"]), value(["1,547"]), value(["the"])
    (2000000.0, 21.0, 1547.0, nan)
    """
    total, current, seen = 0.0, 0.0, False
    for word in (piece for w in words for piece in w.replace("‑", "-").split("-")):
        plain = word.strip("$€£").lower()
        digits = DIGITS.fullmatch(plain)
        if digits:
            current += float(plain.replace(",", ""))
        elif plain in WORDS:
            current += WORDS[plain]
        elif plain in SCALES:
            current = (current or 1.0) * SCALES[plain]
            if SCALES[plain] >= SCALES["thousand"]:
                total, current = total + current, 0.0
        else:
            continue
        seen = True
    return total + current if seen else float("nan")


def _numbers(
    part: Trees, verbs: dict[str, str], nouns: dict[str, str]
) -> list[tuple[int, int, int, str, float, str]]:
    is_number = part.tag.among(("CD",))
    joined = np.zeros(len(part), dtype=bool)
    joined[1:] = is_number[1:] & is_number[:-1] & (part.sentence[1:] == part.sentence[:-1])
    first = np.flatnonzero(is_number & ~joined)
    last = np.flatnonzero(is_number & ~np.append(joined[1:], False))
    found = []
    for left, right in zip(first.tolist(), last.tolist(), strict=True):
        amount = value([part.form.of(row) for row in range(left, right + 1)])
        if np.isnan(amount) or _is_year(part, left, amount):
            continue
        quantity = _quantity(part, right, verbs, nouns)
        if quantity:
            found.append((
                int(part.article[left]), int(part.start[left]), int(part.end[right]), quantity,
                amount, _qualifier(part, left),
            ))  # fmt: skip
    return found


def _is_year(part: Trees, row: int, amount: float) -> bool:
    bare = part.form.of(row).isdigit() and FIRST_YEAR <= amount <= LAST_YEAR
    return bare and part.dep.of(row) not in COUNTING


def _quantity(part: Trees, row: int, verbs: dict[str, str], nouns: dict[str, str]) -> str:
    """Return what a number counts, "" for nothing."""
    if row > 0 and part.form.of(row - 1) in "$€£":
        return "money"
    noun = int(part.head[row])
    counted = part.dep.of(row) in COUNTING and part.pos.of(noun) in ("NOUN", "PROPN", "ADJ")
    lemma = part.lemma.of(noun) if counted else ""
    if counted and (lemma in TIMES or part.pos.of(noun) == "PROPN"):
        return ""
    if counted and lemma in nouns:
        return nouns[lemma]
    if counted and lemma not in PERSONS:
        return _became(part, noun, verbs, nouns) or lemma
    fate = _became(part, noun if counted else row, verbs, nouns)
    return fate or ("people" if counted else "")


def _became(part: Trees, row: int, verbs: dict[str, str], nouns: dict[str, str]) -> str:
    """Go up from what is counted to the verb or noun that says what became of it."""
    after = row + 1  # "ten killed", "12 dead": what follows a bare number says it
    if after < len(part) and part.sentence[after] == part.sentence[row]:
        word = part.lemma.of(after)
        if word in nouns or (word in verbs and part.tag.of(after) == "VBN"):
            return nouns.get(word) or verbs[word]
    at = row
    for _ in range(STEPS):
        if part.dep.of(at) not in UP or part.head[at] == at:
            break
        relation, at = part.dep.of(at), int(part.head[at])
        lemma = part.lemma.of(at)
        if lemma in nouns:
            return nouns[lemma]
        if part.pos.of(at) == "VERB":
            return verbs[lemma] if lemma in verbs and _suffers(relation, lemma) else ""
    return ""


def _suffers(relation: str, lemma: str) -> bool:
    if lemma in SUBJECT_VERBS:
        return relation == "nsubj"
    return relation in ("nsubjpass", "dobj", "conj", "appos", "relcl", "acl")


def _qualifier(part: Trees, row: int) -> str:
    before = [part.form.of(r) for r in range(max(row - 3, 0), row)]
    for size in (2, 1):
        words = " ".join(before[-size:])
        if len(before) >= size and words in QUALIFIERS:
            return QUALIFIERS[words]
    return ""
