"""A concordance in sentences: what is shown, why, how much of it, and what is left out."""

import pandas as pd

from analysis.concordance.query import Query, subject
from analysis.concordance.search import Searchable, within


def said(asked: Query, given: Query, spans: pd.DataFrame, found: Searchable, n: int) -> list[str]:
    """Say what is shown, why, how much of it there is and what was left out.

    Args:
        asked: the query in force.
        given: what was asked for before `chosen`.
        spans: from `hits`.
        found: where they were found.
        n: lines that are shown.
    """
    articles = within(found.measured, asked)
    why = ""
    if asked.kind and not given.kind:
        top = found.names.iloc[0]
        n_sources = found.measured["source"].nunique()
        why = (
            f", the name in most sources ({top['n_sources']:,} of {n_sources:,}), as nothing else "
            "was asked for"
        )
    voice = {"own": ", in the outlets' own words", "quoted": ", in quotation marks"}
    of = f", said by {asked.speaker}" if asked.speaker else ""
    lines = [f"In the middle: {subject(asked)}{voice.get(asked.voice, '')}{of}{why}."]
    some = spans["article_id"].nunique()
    lines.append(
        f"{_counted(len(spans), 'hit')} in {some:,} of {_counted(len(articles), 'article')}"
        + (f" of {', '.join(asked.sources)}" if asked.sources else "")
        + (f" from {asked.since}" if asked.since else "")
        + (f" until {asked.until}" if asked.until else "")
        + (f"; {n:,} of {len(spans):,} hits shown, picked evenly." if n < len(spans) else ".")
    )
    undated = int(found.measured["published_date"].isna().sum())
    if undated and (asked.since or asked.until):
        lines.append(
            f"{_counted(undated, 'article has', 'articles have')} no date, so the days asked for "
            "leave them out."
        )
    return lines


def _counted(n: int, one: str, many: str = "") -> str:
    return f"{n:,} {one if n == 1 else many or one + 's'}"
