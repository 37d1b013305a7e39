"""Small tables to find copies and events in. All texts are invented."""

import pandas as pd

from analysis.corpus import words

LEAD = (
    "The harbour council of Eastmere voted late on Monday to close the northern ferry line after "
    "three winters of losses and a long quarrel over the price of a crossing between the islands. "
    "Passengers had asked for a smaller boat and a cheaper ticket but neither was on the table "
    "when the members met behind closed doors in the old customs house by the fish market."
)
MORE = (
    "Shopkeepers along the quay said nothing in public while the drivers of the morning buses "
    "began to plan another route around the bay which takes forty minutes longer and passes the "
    "quarry where lorries often block the road until noon on working days in spring and autumn."
)
OTHER = (
    "Beekeepers in the southern valleys counted their hives this week and found that two of every "
    "five colonies had not lived through the frost which the weather service had called mild in "
    "every bulletin since the first snow fell upon the passes above the reservoir in November."
)


def articles(*texts, days=(), sources=()):
    """Return the table `articles` of these texts, a1 and so on; a day "" is unknown."""
    n = len(texts)
    days = list(days) or ["2025-01-01"] * n
    return pd.DataFrame({
        "article_id": pd.Series([f"a{i + 1}" for i in range(n)], dtype="str"),
        "source": list(sources) or [f"Source {i + 1}" for i in range(n)],
        "title": pd.Series([""] * n, dtype="str"),
        "text": list(texts),
        "published_date": pd.to_datetime([day or None for day in days]).as_unit("us"),
        "is_measured": pd.Series([True] * n, dtype="bool"),
        "n_words": [words.count(text) for text in texts],
        "story_id": [f"a{i + 1}" for i in range(n)],
    })  # fmt: skip


def paragraphs(table, part="body"):
    """Return the table `paragraphs`, one for each block of each text."""
    rows = []
    for article_id, text in zip(table["article_id"], table["text"], strict=True):
        at = 0
        for number, block in enumerate(text.split("\n\n")):
            rows.append((article_id, number, at, at + len(block), part))
            at += len(block) + 2
    columns = ["article_id", "paragraph_id", "start", "end", "part"]
    return pd.DataFrame(rows, columns=columns)


def quoted(*spans):
    """Return as much of the table `quoted` as is needed: (article_id, start, end)."""
    return pd.DataFrame(list(spans), columns=["article_id", "start", "end"]).astype(
        {"article_id": "str", "start": "int64", "end": "int64"}
    )


def terms(*documents):
    """Return the table `terms` of documents of space-separated nouns, a1 and so on."""
    rows = []
    for number, document in enumerate(documents, 1):
        at = 0
        for word in document.split():
            rows.append((f"a{number}", 0, at, at + len(word), word, "NOUN", "own"))
            at += len(word) + 1
    columns = ["article_id", "sentence_id", "start", "end", "term", "pos", "voice"]
    return pd.DataFrame(rows, columns=columns)
