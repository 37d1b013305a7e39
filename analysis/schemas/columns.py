"""What a column and a table are, the columns that many tables share, and the values allowed."""

from dataclasses import dataclass

PARTS = ("title", "standfirst", "body", "caption", "furniture")
COUNTED_PARTS = ("title", "standfirst", "body", "caption")
STATUSES = ("kept", "flagged", "dropped")
ORIGINS = ("metadata", "file", "inferred", "unknown")
VOICES = ("own", "quoted")
REFERENCE_KINDS = ("pronoun", "role")
QUOTE_KINDS = ("direct", "mixed", "indirect", "scare")
STANCES = ("neutral", "doubting", "endorsing", "none")
SPEAKER_KINDS = ("name", "role", "pronoun", "none")
RELATIONS = ("modifier", "compound", "title", "apposition", "predicate")
POSITIONS = ("agent", "deed", "patient", "passive", "agentless")
MODES = ("stated", "negated", "open")
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


def count(name: str, meaning: str) -> Column:
    """Describe a column that counts."""
    return Column(name, "int64", meaning, at_least=0)


def share(name: str, meaning: str) -> Column:
    """Describe a column of shares, 0 to 1; empty where there is nothing to divide by."""
    return Column(name, "float64", meaning, nullable=True, at_least=0, at_most=1)


def number(name: str, meaning: str) -> Column:
    """Describe a column of numbers that may be empty."""
    return Column(name, "float64", meaning, nullable=True)


ARTICLE_ID = Column("article_id", "str", "the article, by source and content; 16 hex digits")
SPAN = (
    ARTICLE_ID,
    count("sentence_id", "the sentence within the article, from 0"),
    count("start", "first character, an offset into the article's text"),
    count("end", "one past the last character"),
)
VOICE = Column("voice", "str", "the outlet's own words, or inside quotation marks", allowed=VOICES)
SPEAKER = Column(
    "speaker", "str", "whose claim it is, quoted or reported; empty when the outlet's own"
)
SOURCE = Column("source", "str", "the outlet that published the article")
# source against the rest: what is compared, and its interval
DIFFERENCE_COLUMNS = (
    number("difference", "the source's value less that of all other sources together"),
    number("difference_low", "lower end of its 95 % interval, articles resampled"),
    number("difference_high", "upper end of its 95 % interval"),
)
# what `compare.shares` makes of n_articles and n_articles_all, beside the verdict
SHARE_COLUMNS = (
    share("article_share", "n_articles / n_articles_all"),
    share("article_share_low", "lower end of its 95 % interval"),
    share("article_share_high", "upper end of its 95 % interval"),
    share("article_share_shrunk", "the share, drawn towards that of all sources"),
    *DIFFERENCE_COLUMNS,
)
VERDICT_COLUMNS = (
    number("detectable", "smallest true difference that would have been found 4 times in 5"),
    number("p_value", "chance of so large a difference when articles are dealt out at random"),
    number("q_value", "p-value corrected for the family shown (Benjamini-Hochberg)"),
    count("n_family", "comparisons in the family"),
    Column("verdict", "str", "what can be said of source against the rest", allowed=VERDICTS),
)
