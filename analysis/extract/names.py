"""List the names the model found, as they are written."""

import numpy as np
import pandas as pd

from analysis import schemas
from analysis.annotate.store import Store
from analysis.extract import offsets, spans

COLUMNS = [c.name for c in schemas.TABLES["mentions"].columns]
COLUMNS = [c for c in COLUMNS if c not in ("entity", "merged_by", "speaker")]


def names(
    articles: pd.DataFrame,
    paragraphs: pd.DataFrame,
    sentences: pd.DataFrame,
    quoted: pd.DataFrame,
    store: Store,
) -> pd.DataFrame:
    """List the names of people, groups, places and the like in the measured articles.

    A row is a name where it stands, with the model's own type (PERSON, GPE, DATE, ...) and the
    voice it is in; which entity it stands for is for `entities` to say.

    Returns:
        The columns of `mentions` but `entity`, `merged_by` and `speaker`, in the order of
        `articles`, then of `start`.
    """
    places = offsets.places(articles, paragraphs)
    rows = spans.rows(articles, sentences, quoted)
    found = [(np.empty(0, np.int64),) * 3]
    labels = [pd.Series(dtype="str")]
    for part in store.read("names", places.owners):
        row, article = places.spread(part["text_id"])
        start, end = (part[c].to_numpy()[row] for c in ("start", "end"))
        found.append((article, *places.move(article, start, end)))
        labels.append(part["label"].to_pandas().astype("str").iloc[row])
    article, start, end = (np.concatenate(column) for column in zip(*found, strict=True))
    frame = rows.frame(article, start, end).assign(
        article_id=lambda f: f["article_id"].astype("str"),
        voice=lambda f: f["voice"].astype("str"),
        surface=rows.spelled(article, start, end),
        entity_type=pd.concat(labels).to_numpy(),
    )
    frame["entity_type"] = frame["entity_type"].astype("str")
    return offsets.ordered(frame, article, "start")[COLUMNS]
