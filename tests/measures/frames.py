"""Invented articles as the tables that the measures read."""

import pandas as pd


def tables(*bodies: str, part: str = "body") -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return articles, sentences and quoted.

    A body is sentences divided by "|"; what stands between « and » is a quotation.
    """
    sentences, quoted = [], []
    for a, body in enumerate(bodies):
        at = 0
        for s, text in enumerate(filter(None, body.split("|"))):
            sentences.append((f"a{a}", s, at, at + len(text), part, text))
            if "«" in text:
                start, end = text.index("«"), text.index("»") + 1
                n_words = len(text[start + 1 : end - 1].split())
                quoted.append((f"a{a}", s, at + start, at + end, n_words))
            at += len(text) + 1
    articles = pd.DataFrame(
        {"article_id": [f"a{a}" for a in range(len(bodies))], "is_measured": True}
    ).astype({"article_id": "str", "is_measured": "bool"})
    columns = ["article_id", "sentence_id", "start", "end"]
    kinds = {"article_id": "str"} | dict.fromkeys(columns[1:], "int64")
    return (
        articles,
        pd.DataFrame(sentences, columns=[*columns, "part", "text"]).astype(kinds),
        pd.DataFrame(quoted, columns=[*columns, "n_words"]).astype(kinds | {"n_words": "int64"}),
    )
