"""Which news agency an article credits: in its by-line, its dateline or its closing note."""

import re
from collections.abc import Sequence

import pandas as pd

from analysis.lexicons.agencies import Agency

# A dateline stands at the head ("ANKARA (Reuters) - "), a note at the foot ("The Associated
# Press contributed to this report."); in between an agency is one source among others.
HEAD, FOOT = 300, 300
NOTE = re.compile(
    r"contribut|report(?:ed|ing)|source[:s]|with (?:additional )?(?:input|material)|copyright|©|"
    r"provided by|edited by|writing by|agenc",
    re.IGNORECASE,
)
DATELINE = r"(?:\({name}\)|^(?:[A-Z][\w.,' ]{{1,40}} )?[—–-]+ ?{name}\b|— ?{name}$)"


def credited(articles: pd.DataFrame, agencies: Sequence[Agency]) -> pd.Series:
    """Return the agency that each article credits, "" for none; the first of the list wins.

    An agency's own articles credit nobody: the outlet is its author.

    Args:
        articles: the table `articles`.
        agencies: the agencies known.
    """
    known = [(agency, _patterns(agency)) for agency in agencies]
    found = [
        next((a.name for a, p in known if not _is(a, source) and _credits(p, author, text)), "")
        for author, text, source in zip(
            articles["author"], articles["text"], articles["source"].astype("str"), strict=True
        )
    ]
    return pd.Series(found, index=articles.index, name="agency", dtype="str")


def _patterns(agency: Agency) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the agency's name as a by-line or note has it, and as a dateline has it."""
    spelled = (re.escape(name) for name in (*agency.names, *agency.short))
    every = "|".join(name.replace(r"\-", "[- ]") for name in spelled)
    name = f"(?:{every})"
    return re.compile(rf"(?<!\w){name}(?!\w)"), re.compile(DATELINE.format(name=name), re.MULTILINE)


def _credits(patterns: tuple[re.Pattern[str], re.Pattern[str]], author: str, text: str) -> bool:
    name, dateline = patterns
    if name.search(author) or dateline.search(text[:HEAD]):
        return True
    foot = text[-FOOT:] if len(text) > HEAD + FOOT else ""
    lines = [line for line in foot.split("\n") if name.search(line)]
    return any(NOTE.search(line) or dateline.search(line) for line in lines)


def _is(agency: Agency, source: str) -> bool:
    names = {name.casefold() for name in (agency.name, *agency.names)}
    plain = source.casefold().removeprefix("the ").removesuffix(".com").removesuffix(".org")
    return plain in names
