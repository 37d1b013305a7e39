"""Two runs to be compared, and the articles that only one of them has."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.corpus.select import bound

# The causes for which a run has an article that the other has not.
ARTICLES, PARAMETERS = "articles", "parameters"
COLUMNS = ["article_id", "source", "title", "published_date"]


@dataclass(frozen=True)
class Run:
    """One run.

    Attributes:
        manifest: what was in force.
        table: returns a table by its name.
        lexicons: the codebook and the known spellings in force, as `lexicons.json` has them:
            topics (name -> terms, exclusions) and aliases (name -> spellings); empty for a run
            that was made before they were kept.
    """

    manifest: Mapping[str, Any]
    table: Callable[[str], pd.DataFrame]
    lexicons: Mapping[str, Any] = field(default_factory=dict)

    @property
    def parameters(self) -> Mapping[str, Any]:
        """The parameters in force; one whose notebooks have different defaults is a mapping."""
        known: Mapping[str, Any] = self.manifest.get("parameters", {})
        return known


def ids(run: Run) -> set[str]:
    """Return the articles that a run measured."""
    articles = run.table("articles")
    return set(articles.loc[articles["is_measured"], "article_id"].astype("str"))


def only_one_has(old: Run, new: Run) -> pd.DataFrame:
    """List the measured articles that only one of two runs has.

    A row is an article: article_id, source, title, published_date, change ("new", "gone"), cause
    and is_news; the new ones first, by date. The cause is "parameters" where the other run's
    parameters leave the article out whether or not its file was there (`sources`, `since`,
    `until`), or where the two count copies differently (`count`) and it is one; else "articles".
    `is_news` marks what can show that something rose: all new articles but those that the
    parameters alone brought from before or from elsewhere. What is younger than the old run's
    last day is news, though the parameter let it in.
    """
    before, after = ids(old), ids(new)
    parts = []
    for run, other, only, change in (
        (new, old, after - before, "new"),
        (old, new, before - after, "gone"),
    ):
        table = run.table("articles")[COLUMNS].astype({"article_id": "str", "source": "str"})
        mine = table[table["article_id"].isin(only)]
        left_out = _elsewhere(mine, other) | _outside(mine, other, "since")
        later = _outside(mine, other, "until")
        by_parameters = left_out | later | _recounted(mine, run, other)
        cause = by_parameters.map({True: PARAMETERS, False: ARTICLES}).astype("str")
        news = ~left_out & ~(by_parameters & ~later) & (change == "new")
        parts.append(mine.assign(change=change, cause=cause, is_news=news))
    found = pd.concat(parts, ignore_index=True)
    order = ["change", "published_date", "source", "title"]
    return found.sort_values(order, ascending=[False, True, True, True], ignore_index=True)


def _elsewhere(articles: pd.DataFrame, other: Run) -> pd.Series:
    """Mark articles of sources that the other run was not to read."""
    sources = other.parameters.get("sources") or []
    if not isinstance(sources, list) or not sources:
        return pd.Series(False, index=articles.index)
    return ~articles["source"].isin([str(source) for source in sources])


def _outside(articles: pd.DataFrame, other: Run, name: str) -> pd.Series:
    """Mark articles before the other run's first day, or after its last; undated, before."""
    given = other.parameters.get(name)
    last = bound(name, given) if isinstance(given, str) else None
    days = articles["published_date"]
    if last is None:
        return pd.Series(False, index=articles.index)
    if name == "until":
        return days >= pd.Timestamp(last) + pd.Timedelta(days=1)
    return (days < pd.Timestamp(last)) | days.isna()


def _recounted(articles: pd.DataFrame, run: Run, other: Run) -> pd.Series:
    """Mark copies of a text, when the two runs count copies differently."""
    if run.parameters.get("count", "article") == other.parameters.get("count", "article"):
        return pd.Series(False, index=articles.index)
    copies = run.table("copies")[["article_id", "other_id"]].astype("str")
    return articles["article_id"].isin([*copies["article_id"], *copies["other_id"]])
