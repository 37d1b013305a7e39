"""The one definition of a word; every count and every rate per thousand words rests on it."""

import re

# Letters and digits, held together by an apostrophe, hyphen or point between them and, in
# numbers, a comma: "don't", "long-term", "U.S", "turkiyescoop.com", "1,547" are one word each,
# "PKK/YPG" is two.
WORD = re.compile(r"[^\W_]+(?:['’.\-‐‑][^\W_]+|,\d+)*")


def count(text: str) -> int:
    """Return the number of words in `text`.

    >>> count("Syria’s long-term plan: 1,547 words, don't you think?")
    8
    """
    return len(WORD.findall(text))
