"""Put the text back into the tables of a run that withholds it, from the articles themselves.

A published run says of each sentence where it stands and what its hash is. Whoever holds the
articles can have the sentences again, and the hash says that they are the very same.
"""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from analysis import withheld


def held(corpus: Path) -> pd.DataFrame:
    """Read a corpus' articles; nothing is annotated.

    Raises:
        CorpusError: the corpus is not there, or nothing in it can be read.
    """
    from analysis.corpus.build import build

    return build(corpus).articles


def sentences(table: pd.DataFrame, articles: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Return the table of sentences with their text, and how many could not be had.

    Args:
        table: the table `sentences` of a run, of which text is withheld.
        articles: of the corpus, as `held` reads them.
    """
    texts = _by_id(articles, "text")
    columns = (table[name].tolist() for name in ("article_id", "start", "end", "text"))
    found, lost = [], 0
    for article_id, start, end, text in zip(*columns, strict=True):
        instead = withheld.read(text, str(article_id), start)
        if instead is None:
            found.append(text)
            continue
        true = texts.get(str(article_id), "")[start:end]
        is_same = withheld.digest(true) == instead.hash
        found.append(true if is_same else text)
        lost += not is_same
    return table.assign(text=pd.Series(found, index=table.index, dtype="str")), lost


def titles(table: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return the table of articles with the titles of those that the corpus has."""
    known = _by_id(articles, "title")
    ids = table["article_id"].astype("str")
    return table.assign(title=ids.map(known).fillna(table["title"]).astype("str"))


def _by_id(articles: pd.DataFrame, column: str) -> Mapping[str, str]:
    return dict(zip(articles["article_id"].astype("str"), articles[column], strict=True))
