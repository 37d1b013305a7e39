"""Every table the package makes: what a row is, and each column's type, unit and meaning.

The README's column dictionary is printed from here. Tables are checked at the seams: after
reading, after extracting, before saving.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.errors import SchemaError

PARTS = ("title", "standfirst", "body", "caption", "furniture")
COUNTED_PARTS = ("title", "standfirst", "body", "caption")
STATUSES = ("kept", "flagged", "dropped")
ORIGINS = ("metadata", "file", "inferred", "unknown")
VOICES = ("own", "quoted")
VERDICTS = ("differs", "cannot tell", "too few")


@dataclass(frozen=True)
class Column:
    """One column: its pandas type, what it means, and which values it may hold."""

    name: str
    dtype: str
    meaning: str
    nullable: bool = False
    allowed: tuple[str, ...] = ()
    at_least: float | None = None
    at_most: float | None = None


@dataclass(frozen=True)
class Table:
    """One table: what a row is, the columns that identify it and order it, and all columns."""

    name: str
    row: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]


def _count(name: str, meaning: str) -> Column:
    return Column(name, "int64", meaning, at_least=0)


def _share(name: str, meaning: str) -> Column:
    return Column(name, "float64", meaning, nullable=True, at_least=0, at_most=1)


def _number(name: str, meaning: str) -> Column:
    return Column(name, "float64", meaning, nullable=True)


ARTICLE_ID = Column("article_id", "str", "the article, by source and content; 16 hex digits")
SPAN = (
    ARTICLE_ID,
    _count("sentence_id", "the sentence within the article, from 0"),
    _count("start", "first character, an offset into the article's text"),
    _count("end", "one past the last character"),
)
VOICE = Column("voice", "str", "the outlet's own words, or inside quotation marks", allowed=VOICES)
SOURCE = Column("source", "str", "the outlet that published the article")
VERDICT_COLUMNS = (
    _number("p_value", "chance of so large a difference when articles are dealt out at random"),
    _number("q_value", "p-value corrected for the family shown (Benjamini-Hochberg)"),
    _count("n_family", "comparisons in the family"),
    Column("verdict", "str", "what can be said of source against the rest", allowed=VERDICTS),
)

_ALL = (
    Table(
        "articles",
        "an article that was kept",
        ("article_id",),
        (
            ARTICLE_ID,
            SOURCE,
            Column("title", "str", "its title; empty when none is known"),
            Column("text", "str", "the stored text that all offsets point into, title first"),
            Column("published_date", "datetime64[us]", "day of publication", nullable=True),
            Column("url", "str", "its address; empty when none is known"),
            Column("author", "str", "by-line; empty when none is known"),
            Column("language", "str", "ISO 639-1 code of the language detected"),
            Column("is_measured", "bool", "English, so part of every measure"),
            _count("n_words", "words in title, standfirst, body and captions"),
            Column("story_id", "str", "articles with the same body share it, across sources"),
            Column("text_id", "str", "hash of the paragraphs that are annotated"),
            Column("source_from", "str", "where the source was found", allowed=ORIGINS),
            Column("title_from", "str", "where the title was found", allowed=ORIGINS),
            Column("date_from", "str", "where the date was found", allowed=ORIGINS),
            Column("file", "str", "the file it came from, relative to the corpus"),
            _count("record", "the record within that file, from 0"),
        ),
    ),
    Table(
        "paragraphs",
        "a paragraph of an article",
        ("article_id", "paragraph_id"),
        (
            ARTICLE_ID,
            _count("paragraph_id", "the paragraph within the article, from 0"),
            _count("start", "first character, an offset into the article's text"),
            _count("end", "one past the last character"),
            Column("part", "str", "its part of the article", allowed=PARTS),
        ),
    ),
    Table(
        "ledger",
        "an input record, each exactly once",
        ("file", "record"),
        (
            Column("file", "str", "the file, relative to the corpus"),
            _count("record", "the record within the file, from 0"),
            Column("status", "str", "what became of it", allowed=STATUSES),
            Column("reason", "str", "why it was flagged or dropped; empty when simply kept"),
            Column("detail", "str", "the same in a sentence, with what to do"),
            Column("article_id", "str", "the article it became; empty when dropped"),
        ),
    ),
    Table(
        "sentences",
        "a sentence",
        ("article_id", "sentence_id"),
        (
            *SPAN,
            Column("part", "str", "its part of the article", allowed=PARTS),
            Column("text", "str", "the sentence, as it stands in the article's text"),
        ),
    ),
    Table(
        "mentions",
        "a named mention of a person, group, place or the like",
        ("article_id", "start", "end"),
        (
            *SPAN,
            Column("surface", "str", "the name as written"),
            Column("entity", "str", "the canonical name it counts for"),
            Column("entity_type", "str", "PERSON, ORG, GPE, LOC, NORP, FAC, EVENT, ..."),
            Column("merged_by", "str", "the rule that led from surface to entity"),
            VOICE,
        ),
    ),
    Table(
        "quoted",
        "a stretch inside quotation marks",
        ("article_id", "start"),
        (
            *SPAN,
            Column(
                "kind",
                "str",
                "closed by its mark, or by its paragraph's end",
                allowed=("closed", "unclosed"),
            ),
            _count("n_words", "words inside"),
        ),
    ),
    Table(
        "topic_hits",
        "a codebook term found in an article",
        ("article_id", "topic", "start"),
        (
            *SPAN,
            Column("topic", "str", "the codebook's topic"),
            Column("term", "str", "the term as the codebook has it"),
            Column("surface", "str", "the words as written"),
            VOICE,
        ),
    ),
    Table(
        "terms",
        "a content word (noun, verb, adjective, adverb, name) where it stands",
        ("article_id", "start"),
        (
            *SPAN,
            Column("term", "str", "its lower-case lemma"),
            Column("pos", "str", "universal part of speech"),
            VOICE,
        ),
    ),
    Table(
        "scores",
        "the value of one measure for one article",
        ("article_id", "measure"),
        (
            ARTICLE_ID,
            Column("measure", "str", "the measure's name"),
            _number("value", "its value, in the measure's own unit"),
            _count("n", "what it rests on: the words or sentences counted"),
        ),
    ),
    Table(
        "entity_frequency",
        "an entity in a source",
        ("entity", "source"),
        (
            Column("entity", "str", "canonical name"),
            Column("entity_type", "str", "its type"),
            SOURCE,
            _count("n_mentions", "mentions in the source"),
            _count("n_articles", "articles of the source that name it"),
            _count("n_articles_all", "measured articles of the source"),
            _share("article_share", "n_articles / n_articles_all"),
            _share("article_share_low", "lower end of its 95 % interval"),
            _share("article_share_high", "upper end of its 95 % interval"),
            _number("per_1k", "mentions per thousand words of the source"),
            *VERDICT_COLUMNS,
        ),
    ),
    Table(
        "topic_coverage",
        "a topic in a source",
        ("topic", "source"),
        (
            Column("topic", "str", "the codebook's topic"),
            SOURCE,
            _count("n_hits", "codebook terms found in the source"),
            _count("n_articles_any", "articles of the source with at least one of them"),
            _count(
                "n_articles", "articles that cover it: two terms, or one in title or standfirst"
            ),
            _count("n_articles_all", "measured articles of the source"),
            _share("article_share", "n_articles / n_articles_all"),
            _share("article_share_low", "lower end of its 95 % interval"),
            _share("article_share_high", "upper end of its 95 % interval"),
            _number("per_1k", "hits per thousand words of the source"),
            *VERDICT_COLUMNS,
        ),
    ),
    Table(
        "keyness",
        "a term, one source set against a reference",
        ("target", "term"),
        (
            Column("target", "str", "the source whose distinctive words are sought"),
            Column("reference", "str", "what it is set against"),
            Column("term", "str", "lower-case lemma"),
            _count("n_target", "occurrences in the target"),
            _count("n_reference", "occurrences in the reference"),
            _count("n_articles_target", "articles of the target that have it"),
            _count("n_articles_reference", "articles of the reference that have it"),
            _number("log_odds", "log-odds ratio with informative prior; above 0: the target's"),
            _number("low", "lower end of its 95 % interval, articles resampled"),
            _number("high", "upper end of its 95 % interval"),
            _number("z", "log_odds over its standard error; ranks, and decides nothing"),
            *VERDICT_COLUMNS,
        ),
    ),
    Table(
        "score_summary",
        "a measure in a source",
        ("measure", "source"),
        (
            Column("measure", "str", "the measure's name"),
            SOURCE,
            _count("n_articles", "articles with a value"),
            _number("mean", "mean over those articles"),
            _number("low", "lower end of its 95 % interval, articles resampled"),
            _number("high", "upper end of its 95 % interval"),
            *VERDICT_COLUMNS,
        ),
    ),
)

TABLES = {table.name: table for table in _ALL}


def empty(name: str) -> pd.DataFrame:
    """Return the table with all its columns, typed, and no rows."""
    return pd.DataFrame({c.name: pd.Series(dtype=c.dtype) for c in TABLES[name].columns})


def from_rows(name: str, rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """Build the table from dictionaries and check it; an absent key is an error."""
    table = TABLES[name]
    frame = pd.DataFrame(list(rows), columns=[c.name for c in table.columns])
    return check(frame.astype({c.name: c.dtype for c in table.columns}), name)


def check(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return `frame` with the schema's columns in its order, or raise.

    Categorical columns pass as the strings they stand for.

    Raises:
        SchemaError: a column is missing, of another type, or holds a value it may not.
    """
    import pandera.errors
    import pandera.pandas as pa

    table = TABLES[name]
    missing = [c.name for c in table.columns if c.name not in frame.columns]
    if missing:
        raise SchemaError(name, f"columns missing: {', '.join(missing)}")
    ordered = frame[[c.name for c in table.columns]]
    schema = pa.DataFrameSchema(
        {c.name: _column(c, ordered[c.name].dtype == "category") for c in table.columns}
    )
    # pandera's own `unique` fails while it words the failure when row labels repeat
    repeated = ordered.duplicated(list(table.key))
    if repeated.any():
        first = ordered.loc[repeated.to_numpy(), list(table.key)].iloc[0].to_dict()
        raise SchemaError(name, f"{int(repeated.sum())} rows repeat their key, first {first}")
    try:
        schema.validate(ordered, lazy=True)
    except pandera.errors.SchemaErrors as error:
        cases = error.failure_cases.head(3)
        shown = "; ".join(f"{c.column} {c.check}: {c.failure_case!r}" for c in cases.itertuples())
        raise SchemaError(name, shown) from error
    return ordered


def _column(column: Column, is_category: bool) -> Any:
    import pandera.pandas as pa

    checks = []
    if column.allowed:
        checks.append(pa.Check.isin(column.allowed))
    if column.at_least is not None:
        checks.append(pa.Check.ge(column.at_least))
    if column.at_most is not None:
        checks.append(pa.Check.le(column.at_most))
    dtype = None if is_category else column.dtype
    return pa.Column(dtype, checks, nullable=column.nullable)
