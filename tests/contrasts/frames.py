"""Tables small enough to count on fingers; every name and word in them is invented."""

from collections.abc import Mapping, Sequence

import pandas as pd


def articles(sources: Sequence[str], n_words: int = 100) -> pd.DataFrame:
    """Return one measured article for each source given, with ids a0, a1, ..."""
    return pd.DataFrame(
        {
            "article_id": pd.Series([f"a{n}" for n in range(len(sources))], dtype="str"),
            "source": pd.Series(list(sources), dtype="str"),
            "is_measured": [True] * len(sources),
            "n_words": [n_words] * len(sources),
        }
    )


def terms(words: Mapping[str, str], voice: str = "own") -> pd.DataFrame:
    """Return a row for each word of each article; a * stands for quoted: "hill *gate"."""
    rows = [
        (article_id, word.lstrip("*"), "quoted" if word.startswith("*") else voice)
        for article_id, text in words.items()
        for word in text.split()
    ]
    return pd.DataFrame(rows, columns=["article_id", "term", "voice"]).astype("str")


def mentions(names: Mapping[str, str], entity_type: str = "ORG") -> pd.DataFrame:
    """Return a mention for each name of each article; a * stands for quoted."""
    frame = terms(names).rename(columns={"term": "entity"})
    return frame.assign(entity_type=entity_type).astype({"entity_type": "str"})
