"""Find the sentences behind the rows of a run's table."""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

import pandas as pd

from analysis import evidence, schemas
from analysis.errors import OutputError, ParameterError
from analysis.report import reopened
from analysis.report.tables import SET_ASIDE

# Tables whose rows are counts: the table of what they count, how their columns are called there,
# and what all the rows counted have in common.
BEHIND: dict[str, tuple[str, dict[str, str], dict[str, str]]] = {
    "entity_frequency": ("mentions", {"entity": "entity", "source": "source"}, {}),
    "topic_coverage": ("topic_hits", {"topic": "topic", "source": "source"}, {}),
    "keyness": ("terms", {"term": "term", "target": "source"}, {"voice": "own"}),
    "voices": ("quotes", {"speaker_role": "speaker_role", "source": "source"}, {}),
    "speakers": ("quotes", {"speaker": "speaker_entity", "source": "source"}, {}),
    "stances": ("quotes", {"speaker_role": "speaker_role", "source": "source"}, {}),
    "label_use": ("labels", {"entity": "entity", "label": "label", "source": "source"}, {}),
    "score_summary": ("scores", {"measure": "measure", "source": "source"}, {}),
}

# Of the article, what a reader needs to see where a sentence stands.
OF_ARTICLE = ["article_id", "source", "published_date", "title"]

# Values named when one is asked for that is not there.
MAX_LISTED = 12


def rows(run: Path, table: str, where: Mapping[str, str]) -> pd.DataFrame:
    """Return the rows behind a table, or those of them that `where` asks for.

    Args:
        run: a run's folder.
        table: a table of `analysis.schemas`; for one of counts, the rows that were counted.
        where: the value a column has, by its name; columns of the article count, too.

    Returns:
        The rows with source, published_date and title of their article, where they have one.

    Raises:
        ParameterError: a table, column or value that is not there.
        OutputError: the run has no such file.
    """
    if table not in schemas.TABLES:
        raise ParameterError("table", table, schemas.TABLES)
    counted, names, fixed = BEHIND.get(table, (table, {}, {}))
    found = read(run, counted)
    if counted != "articles" and "article_id" in found:
        article = _every(run, "articles")[OF_ARTICLE]
        found = found.merge(article, on="article_id", how="left", validate="many_to_one")
    wanted = {names.get(column, column): value for column, value in where.items()} | fixed
    for column, value in wanted.items():
        if column not in found:
            raise ParameterError("column", column, found.columns)
        chosen = found[column].astype("str") == value
        if not chosen.any() and column not in fixed:
            raise ParameterError(column, value, _values(found[column], value))
        found = found[chosen]
    return found.reset_index(drop=True)


def sentences(run: Path, spans: pd.DataFrame) -> pd.DataFrame:
    """Return the sentences that spans stand in, as `evidence.rows` does: by date.

    Args:
        run: a run's folder.
        spans: rows with article_id, sentence_id, start and end, as `rows` gives them.
    """
    return evidence.rows(spans, _every(run, "sentences"), _every(run, "articles"))


def sentences_from(corpus: Path, run: Path, spans: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Return the sentences as `sentences` does, with the text that the run withholds.

    Args:
        corpus: the articles; nothing of them is annotated.
        run: a run's folder.
        spans: rows with article_id, sentence_id, start and end, as `rows` gives them.

    Returns:
        The sentences, and how many of them the corpus does not have, or has otherwise.

    Raises:
        CorpusError: the corpus is not there, or nothing in it can be read.
    """
    held, keys = reopened.held(corpus), ["article_id", "sentence_id"]
    wanted = _every(run, "sentences").merge(spans[keys].drop_duplicates(), on=keys)
    texts, lost = reopened.sentences(wanted, held)
    return evidence.rows(spans, texts, reopened.titles(_every(run, "articles"), held)), lost


def has_sentences(found: pd.DataFrame) -> bool:
    """Say whether rows stand in sentences, as those of articles and scores do not."""
    return set(evidence.PLACE) <= set(found.columns)


def read(run: Path, table: str, *, without: str = "") -> pd.DataFrame:
    """Return a table of a run.

    Args:
        run: a run's folder.
        table: its name.
        without: a column that is not wanted, such as the articles' text.

    Raises:
        OutputError: the run has no such file.
    """
    file = run / "tables" / f"{table}.parquet"
    if not file.exists():
        raise OutputError(file, "there is no such table", "Make the run again with `report`.")
    if not without:
        return pd.read_parquet(file)
    from pyarrow.parquet import read_schema

    return pd.read_parquet(file, columns=[c for c in read_schema(file).names if c != without])


def _every(run: Path, table: str) -> pd.DataFrame:
    """Return a table with the rows of copies set aside, which those of events point to."""
    aside = run / "tables" / SET_ASIDE / f"{table}.parquet"
    parts = [read(run, table), *([pd.read_parquet(aside)] if aside.exists() else [])]
    return pd.concat(parts, ignore_index=True)


def _values(column: pd.Series, wanted: str) -> str:
    counts = column.astype("str").value_counts()
    close = get_close_matches(wanted, [str(value) for value in counts.index], n=3)
    first = close or [str(value) for value in counts.index[:MAX_LISTED]]
    more = len(counts) - len(first)
    return ", ".join(first) + (f" and {more:,} others" if more else "")
