"""Sum up what was read: the answer of `check`, before anything is annotated."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.corpus import ledger
from analysis.corpus.build import Corpus

# The sources that are listed by name; a corpus of hundreds needs no page of them.
MAX_SOURCES = 20


@dataclass(frozen=True)
class Summary:
    """What became of a corpus' records.

    `outcomes` has a row for each status and reason: status, reason, n_records, meaning.
    `sources` and `languages` count kept articles by name, the most frequent first.
    """

    name: str
    n_files: int
    n_records: int
    n_dropped: int
    outcomes: pd.DataFrame
    sources: dict[str, int]
    languages: dict[str, int]
    first_day: str
    last_day: str
    n_undated: int
    n_words: int
    n_shared_texts: int

    @property
    def dropped_share(self) -> float:
        """The share of input records that were dropped, 0 to 1."""
        return self.n_dropped / self.n_records if self.n_records else 0.0


def summarise(corpus: Corpus) -> Summary:
    """Count what became of a corpus' records, and what its articles are."""
    articles, records = corpus.articles, corpus.ledger
    days = articles["published_date"].dropna()
    shared = articles.groupby("story_id").size()
    return Summary(
        name=corpus.name,
        n_files=int(records["file"].nunique()),
        n_records=len(records),
        n_dropped=int((records["status"] == "dropped").sum()),
        outcomes=ledger.summary(records),
        sources=_counts(articles["source"]),
        languages=_counts(articles["language"]),
        first_day=f"{days.min():%Y-%m-%d}" if len(days) else "",
        last_day=f"{days.max():%Y-%m-%d}" if len(days) else "",
        n_undated=len(articles) - len(days),
        n_words=int(articles["n_words"].sum()),
        n_shared_texts=int(shared[shared > 1].sum()),
    )


def lines(summary: Summary) -> list[str]:
    """Word a summary in lines for a terminal or a log."""
    kept = summary.n_records - summary.n_dropped
    by_status = summary.outcomes.groupby("status")["n_records"].sum()
    flagged = int(by_status.get("flagged", 0))
    return [
        f"{summary.name}: {summary.n_files:,} files, {summary.n_records:,} records",
        f"  kept      {kept:,}, of which flagged {flagged:,}",
        f"  dropped   {summary.n_dropped:,} ({summary.dropped_share:.1%})",
        *_reasons(summary.outcomes),
        f"  sources   {len(summary.sources):,}: {_listed(summary.sources)}",
        f"  dates     {_dates(summary)}",
        f"  languages {_listed(summary.languages)}",
        f"  words     {summary.n_words:,}",
        f"  shared    {summary.n_shared_texts:,} articles have the text of another",
    ]


def as_json(summary: Summary) -> dict[str, Any]:
    """Return a summary for programs."""
    known = {name: getattr(summary, name) for name in Summary.__dataclass_fields__}
    outcomes = summary.outcomes[["status", "reason", "n_records"]].to_dict("records")
    return known | {"outcomes": outcomes, "dropped_share": summary.dropped_share}


def _counts(column: pd.Series) -> dict[str, int]:
    counts = column.astype("str").value_counts().reset_index()
    counts.columns = ["name", "n"]
    ordered = counts.sort_values(["n", "name"], ascending=[False, True])
    return dict(zip(ordered["name"], map(int, ordered["n"]), strict=True))


def _reasons(outcomes: pd.DataFrame) -> list[str]:
    told = outcomes[outcomes["reason"] != ""]
    return [
        f"    {row['n_records']:>7,} {row['status']}: {row['reason']}. {row['meaning']}"
        for row in told.to_dict("records")
    ]


def _listed(counts: dict[str, int]) -> str:
    first = [f"{name} {n:,}" for name, n in list(counts.items())[:MAX_SOURCES]]
    more = len(counts) - len(first)
    return ", ".join(first) + (f" and {more:,} more" if more else "")


def _dates(summary: Summary) -> str:
    undated = f"{summary.n_undated:,} without a date"
    if not summary.first_day:
        return undated
    return f"{summary.first_day} to {summary.last_day}, {undated}"
