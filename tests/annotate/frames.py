"""Build small tables of articles and paragraphs by hand. Every text is invented."""

from hashlib import sha256

import pandas as pd

from analysis import schemas

WATER = (
    ("title", "Harbour town mends its water tower"),
    ("furniture", "Sign up for our letter"),
    ("body", "Mayor Anna Berg opened the tower in Oslo on Monday. “It holds,” she said."),
    ("body", "Two engineers from Norway had worked on it. They didn’t rest."),
)
BRIDGE = (
    ("title", "A bridge for Lisbon"),
    ("body", "Engineers in Portugal are building a bridge. João Lima pays for it."),
)


def frames(*articles, unmeasured=()):
    """Return articles and paragraphs of texts, each a list of (part, text)."""
    rows, spans = [], []
    for n, parts in enumerate(articles):
        text = "\n\n".join(t for _, t in parts)
        counted = "\n\n".join(t for part, t in parts if part != "furniture")
        article_id = f"{n:016x}"
        rows.append({
            "article_id": article_id, "source": f"Outlet {n % 3}", "title": parts[0][1],
            "text": text, "published_date": pd.Timestamp("2025-01-01"), "url": "", "author": "",
            "language": "en", "is_measured": n not in unmeasured, "n_words": len(text.split()),
            "story_id": article_id, "text_id": sha256(counted.encode()).hexdigest()[:16],
            "source_from": "file", "title_from": "file", "date_from": "file",
            "file": f"{n}.txt", "record": 0,
        })  # fmt: skip
        at = 0
        for number, (part, paragraph) in enumerate(parts):
            spans.append({
                "article_id": article_id, "paragraph_id": number, "start": at,
                "end": at + len(paragraph), "part": part,
            })  # fmt: skip
            at += len(paragraph) + 2
    return schemas.from_rows("articles", rows), schemas.from_rows("paragraphs", spans)


def numbered(count, words=30):
    """Return texts that differ by a number, for runs with many articles."""
    filler = "The council met in Vienna and talked about the harbour once more. "
    return [[("body", f"Report {n}. " + filler * (words // 12 + 1))] for n in range(count)]
