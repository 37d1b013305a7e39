"""Short texts through the real pipeline: each an article of its own, of one body paragraph."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pandas as pd

from analysis import schemas
from analysis.annotate.run import annotate
from analysis.annotate.store import Store
from analysis.extract.quoted import quoted
from analysis.extract.sentences import sentences


def tables(texts: Sequence[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return articles and paragraphs of the texts; the n-th has the article_id f"{n:016x}"."""
    rows = [
        {
            "article_id": f"{n:016x}",
            "source": "Invented Post",
            "title": "",
            "text": text,
            "published_date": pd.NaT,
            "url": "",
            "author": "",
            "language": "en",
            "is_measured": True,
            "n_words": len(text.split()),
            "story_id": f"{n:016x}",
            "text_id": sha256(text.encode()).hexdigest()[:16],
            "source_from": "file",
            "title_from": "unknown",
            "date_from": "unknown",
            "file": "invented.txt",
            "record": n,
        }
        for n, text in enumerate(texts)
    ]
    paragraphs = [
        {"article_id": r["article_id"], "paragraph_id": 0, "start": 0, "end": len(r["text"]),
         "part": "body"}
        for r in rows
    ]  # fmt: skip
    return schemas.from_rows("articles", rows), schemas.from_rows("paragraphs", paragraphs)


def read(texts: Sequence[str], root: Path) -> tuple[pd.DataFrame, ...]:
    """Annotate the texts; return articles, paragraphs, sentences and quoted."""
    articles, paragraphs = tables(texts)
    store = Store(root)
    annotate(articles, paragraphs, store=store, workers=1)
    found = sentences(articles, paragraphs, store)
    return articles, paragraphs, found, quoted(articles, paragraphs, found)
