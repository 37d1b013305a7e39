"""Turn found spans into rows: article, sentence, offsets and voice."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.extract import offsets
from analysis.extract.offsets import Numbers

VOICE = pd.CategoricalDtype(["own", "quoted"])


@dataclass(frozen=True)
class Rows:
    """What is needed to say of any span of an article which sentence and whose voice it is in."""

    article_ids: pd.api.extensions.ExtensionArray
    sentences: offsets.Ranges
    sentence_ids: Numbers
    quoted: offsets.Ranges
    texts: list[str]

    def frame(self, article: Numbers, start: Numbers, end: Numbers) -> pd.DataFrame:
        """Return a row a span: article_id (category), sentence_id, start, end, voice (category).

        A span of an article without sentences keeps its row, with a sentence_id of -1.
        """
        inside = self.quoted.hold(article, start)
        ids = pd.CategoricalDtype(pd.Index(self.article_ids))
        return pd.DataFrame({
            "article_id": pd.Categorical.from_codes(article, dtype=ids),
            "sentence_id": np.append(self.sentence_ids, -1)[self.sentences.find(article, start)],
            "start": start,
            "end": end,
            "voice": pd.Categorical.from_codes(inside.astype(np.int8), dtype=VOICE),
        })  # fmt: skip

    def spelled(self, article: Numbers, start: Numbers, end: Numbers) -> pd.Series:
        """Return the characters of each span as they stand in the article's text."""
        spans = zip(article.tolist(), start.tolist(), end.tolist(), strict=True)
        return pd.Series([self.texts[a][s:e] for a, s, e in spans], dtype="str")


def rows(articles: pd.DataFrame, sentences: pd.DataFrame, quoted: pd.DataFrame) -> Rows:
    """Make the tables ready to place spans in."""
    return Rows(
        articles["article_id"].array,
        offsets.frame_ranges(articles, sentences),
        sentences["sentence_id"].to_numpy(np.int64),
        offsets.frame_ranges(articles, quoted),
        articles["text"].tolist(),
    )
