"""Why an input record was flagged or dropped: the codes, and a sentence for each.

A reader raises or sets one of these by its code; `sentence` words it for the ledger. The codes
are part of what other programs read, so they do not change.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

import pandas as pd

# dropped: the file or record is no article
UNKNOWN_FORMAT = "unknown_format"
HIDDEN_FILE = "hidden_file"
LINK_NOT_FOLLOWED = "link_not_followed"
UNREADABLE = "unreadable"
TOO_LARGE = "too_large"
NOT_TEXT = "not_text"
BROKEN_FILE = "broken_file"
BROKEN_RECORD = "broken_record"
NO_TEXT_FIELD = "no_text_field"
EMPTY_TEXT = "empty_text"
EXACT_DUPLICATE = "exact_duplicate"
METADATA_WITHOUT_FILE = "metadata_without_file"
BAD_METADATA = "bad_metadata"

# flagged: kept, with something to know about it
NOT_ENGLISH = "not_english"
BAD_DATE = "bad_date"
PAYWALL_CUT = "paywall_cut"
SHARED_TEXT = "shared_text"
REPEATED_TEXT = "repeated_text"
SHORT_TEXT = "short_text"
LOST_CHARACTERS = "lost_characters"
METADATA_REPEATED = "metadata_repeated"
NOT_ANNOTATED = "not_annotated"
SET_ASIDE = "set_aside"

# What each means and what to do; what exactly, and where, comes before it in the detail.
MEANINGS = {
    UNKNOWN_FORMAT: "No reader knows this kind of file; convert it, or leave it out.",
    HIDDEN_FILE: "Files and folders whose names begin with a dot are not read; rename to include.",
    LINK_NOT_FOLLOWED: "Links that leave the corpus or name a folder are not followed; copy it in.",
    UNREADABLE: "The system does not let it be opened; check its permissions.",
    TOO_LARGE: "Larger than one file or article may be; split it.",
    NOT_TEXT: "Its bytes are no text; save it as plain text or HTML.",
    BROKEN_FILE: "It is damaged, or not what its name says; fetch or save it again.",
    BROKEN_RECORD: "This one record is damaged, the others are read; mend it at the place named.",
    NO_TEXT_FIELD: "No field or column holds the article's text; rename the one that does.",
    EMPTY_TEXT: "No article text is left beneath title, captions and page furniture.",
    EXACT_DUPLICATE: "The same source has the same text already; the first is kept.",
    METADATA_WITHOUT_FILE: "metadata.csv names a file or record that is not there; mend the row.",
    BAD_METADATA: "This metadata.csv cannot be used; give it a heading with a column `file`.",
    METADATA_REPEATED: "Kept; the first row of metadata.csv counts, delete the others.",
    NOT_ENGLISH: "Kept, and left out of every measure, which are made for English.",
    BAD_DATE: "Kept without that date; write it as YYYY-MM-DD, in metadata.csv if need be.",
    PAYWALL_CUT: "Kept, though the text seems to stop at a paywall; counts are of what is there.",
    SHARED_TEXT: "Kept: another source has the same text, as with agency copy.",
    REPEATED_TEXT: "Kept: the same source has the same text under another title.",
    SHORT_TEXT: "Kept, though it may be a teaser or a video's page rather than an article.",
    NOT_ANNOTATED: "Kept, and left out of every measure: the language model failed on it.",
    SET_ASIDE: "Set aside: in this report copies of one text count once.",
    LOST_CHARACTERS: "Kept; some characters were lost before the file came here.",
}


def sentence(reason: str, detail: str) -> str:
    """Return the ledger's wording of one reason: what was found, then what it means.

    >>> sentence(NOT_ENGLISH, "the text reads as tr")
    'The text reads as tr. Kept, and left out of every measure, which are made for English.'
    """
    found = detail.strip().rstrip(".")
    return f"{found[:1].upper()}{found[1:]}. {MEANINGS[reason]}" if found else MEANINGS[reason]


def counted(reasons: Iterable[str]) -> str:
    """Return the reasons with their counts, the most frequent first.

    >>> counted(["not_text", "empty_text", "not_text"])
    '2 not_text, 1 empty_text'
    """
    ranked = sorted(Counter(reasons).items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{n} {reason}" for reason, n in ranked)


def flagged(ledger: pd.DataFrame, article_ids: Iterable[str], reason: str) -> pd.DataFrame:
    """Return the ledger with these articles flagged, unless they are for another reason."""
    table = ledger.copy()
    rows = table["article_id"].isin(set(article_ids)) & (table["status"] == "kept")
    table.loc[rows, ["status", "reason", "detail"]] = ["flagged", reason, sentence(reason, "")]
    return table


def set_aside(ledger: pd.DataFrame, copies: Mapping[str, str]) -> pd.DataFrame:
    """Return the ledger with these articles set aside; why they were flagged before stays said.

    Args:
        ledger: the table `ledger`.
        copies: of which article each is a copy, in words, by article_id.
    """
    table = ledger.copy()
    rows = table["article_id"].isin(set(copies))
    before = table.loc[rows, "detail"].where(table.loc[rows, "status"] == "flagged", "")
    details = [
        f"{sentence(SET_ASIDE, copies[article])} {f'Flagged before: {told}' if told else ''}"
        for article, told in zip(table.loc[rows, "article_id"], before, strict=True)
    ]
    table.loc[rows, ["status", "reason"]] = ["flagged", SET_ASIDE]
    table.loc[rows, "detail"] = [detail.rstrip() for detail in details]
    return table


def summary(ledger: pd.DataFrame) -> pd.DataFrame:
    """Count the ledger's records by what became of them.

    Returns:
        A row for each status and reason, the most frequent first, with n_records and what the
        reason means. The counts add up to the records that went in.
    """
    counts = ledger.groupby(["status", "reason"], sort=True).size().rename("n_records")
    table = counts.reset_index().sort_values("n_records", ascending=False, kind="stable")
    meaning = [MEANINGS.get(reason, "Kept.") for reason in table["reason"]]
    return table.assign(meaning=meaning).reset_index(drop=True)
