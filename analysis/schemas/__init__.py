"""Every table the package makes: what a row is, and each column's type, unit and meaning.

The README's column dictionary is printed from here. Tables are checked at the seams: after
reading, after extracting, before saving.

columns      what a column and a table are, and what many tables share
tables       all tables by name, and those of articles, topics, words and measures
entities     those of who and where is named
speech       those of who speaks, what things are called, and who does what to whom
comparisons  those of sources set against one another
events       those of copies and events
checks       a table made empty or from rows, and held against its schema
"""

from analysis.schemas.checks import check, empty, from_rows
from analysis.schemas.columns import (
    COUNTED_PARTS,
    MODES,
    ORIGINS,
    PARTS,
    POSITIONS,
    QUOTE_KINDS,
    REFERENCE_KINDS,
    RELATIONS,
    SPEAKER_KINDS,
    STANCES,
    STATUSES,
    VERDICT_COLUMNS,
    VERDICTS,
    VOICES,
    Column,
    Table,
)
from analysis.schemas.tables import TABLES

__all__ = [
    "COUNTED_PARTS",
    "MODES",
    "ORIGINS",
    "PARTS",
    "POSITIONS",
    "QUOTE_KINDS",
    "REFERENCE_KINDS",
    "RELATIONS",
    "SPEAKER_KINDS",
    "STANCES",
    "STATUSES",
    "TABLES",
    "VERDICTS",
    "VERDICT_COLUMNS",
    "VOICES",
    "Column",
    "Table",
    "check",
    "empty",
    "from_rows",
]
