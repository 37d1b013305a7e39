"""One event side by side: titles and leads, what all tell, some or one alone, whom they name."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.anchors import anchor
from analysis.contrasts.decomposition import decomposed
from analysis.errors import ParameterError
from analysis.events.facts import TOLD_BY

# Names offered when an event is asked for that is not there.
MAX_OFFERED = 8


def chosen(events: pd.DataFrame, articles: pd.DataFrame, wanted: str = "") -> str:
    """Return the id of the event wanted, or else of the one told by most sources.

    Args:
        events: the table `events`.
        articles: the table `articles`.
        wanted: an event's id, or words of its name; of several the one told by most sources.

    Raises:
        ParameterError: no event has that id or those words.
    """
    told = events.merge(_outlets(articles), on="article_id")
    sizes = told.groupby(["event_id", "event"], as_index=False).agg(
        n_sources=("source", "nunique"), n_articles=("article_id", "size")
    )
    order = ["n_sources", "n_articles", "event_id"]
    ranked = sizes.sort_values(order, ascending=[False, False, True], ignore_index=True)
    if wanted:
        words = wanted.casefold()
        named = ranked["event"].str.casefold().str.contains(words, regex=False)
        found = ranked[(ranked["event_id"] == wanted) | named]
        if found.empty:
            raise ParameterError("event", wanted, ranked["event"].head(MAX_OFFERED))
        ranked = found
    return str(ranked["event_id"].iloc[0]) if len(ranked) else ""


def unit(events: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return the events, or, where no event is told by two sources, the story lines in their place.

    Two sources that never tell the same event can still be set side by side on what they tell of
    one story line. As `events`, with `event_id` the story line's where lines take its place.
    """
    told = events.merge(_outlets(articles), on="article_id")
    shared = told.groupby("event_id")["source"].nunique()
    if (shared > 1).any():
        return events
    return events.assign(event_id=events["line_id"])


def said(events: pd.DataFrame, event_id: str, *, is_line: bool = False) -> list[str]:
    """Name the event that is shown, and the others of its story line.

    Args:
        events: the table `events`.
        event_id: the event, or the story line.
        is_line: a story line is shown, since no event is told by two sources.
    """
    mine = events[events["line_id" if is_line else "event_id"] == event_id]
    if mine.empty:
        return ["There is no event."]
    names = mine["event"].drop_duplicates()
    if is_line:
        n, listed = len(names), "; ".join(names.head(MAX_OFFERED))
        what = "one event" if n == 1 else f"{n:,} events of one story line, not one event"
        return [f"No event is told by two sources. Shown: {what}: {listed}."]
    sentences = [f"Shown is: {names.iloc[0]} ({len(mine):,} article{'s' * (len(mine) != 1)})."]
    line = mine["line_id"].iloc[0]
    others = events[(events["line_id"] == line) & (events["event_id"] != event_id)]
    if len(others):
        listed = "; ".join(others["event"].drop_duplicates().head(MAX_OFFERED))
        sentences.append(
            f"It is one of {others['event_id'].nunique() + 1:,} events of one story line, apart in "
            f"time. The others: {listed}."
        )
    return sentences


def leads(
    event_id: str, events: pd.DataFrame, articles: pd.DataFrame, sentences: pd.DataFrame
) -> pd.DataFrame:
    """Return the articles of an event with title and lead, the earliest first.

    A row is an article: source, published_date, title, lead (the first sentence beneath the
    title), role (alone, first or copy of a story), agency (credited, or empty).
    """
    mine = events[events["event_id"] == event_id]
    about = articles.assign(article_id=articles["article_id"].astype("str"))
    rows = mine.merge(about[["article_id", "source", "published_date", "title"]], on="article_id")
    body = sentences[sentences["part"].isin(("standfirst", "body"))]
    first = body.drop_duplicates("article_id")
    lead = dict(zip(first["article_id"].astype("str"), first["text"], strict=True))
    rows["lead"] = rows["article_id"].map(lead).fillna("").astype("str")
    columns = ["source", "published_date", "title", "lead", "role", "agency"]
    return rows.sort_values(["published_date", "source", "title"])[columns].reset_index(drop=True)


def facts_of(facts: pd.DataFrame, sentences: pd.DataFrame, event_id: str) -> pd.DataFrame:
    """Return one row for each fact of an event, in the words of its most typical sentence.

    A row is a fact: fact_id, told_by, n_sources, sources, text, anchor. Those told by all first,
    then by most sources, then in the order of the text.
    """
    mine = facts[facts["event_id"] == event_id]
    keys = ["article_id", "sentence_id"]
    text = sentences[[*keys, "text"]].astype({"article_id": "str"})
    full = mine.merge(text, on=keys).sort_values(["fact_id", "similarity"], ascending=[True, False])
    table = full.groupby("fact_id", as_index=False).agg(
        told_by=("told_by", "first"),
        n_sources=("n_sources", "first"),
        sources=("source", _listed),
        text=("text", "first"),
    )
    table["anchor"] = [anchor("facts", event_id, str(fact)) for fact in table["fact_id"]]
    order = table.sort_values(["n_sources", "fact_id"], ascending=[False, True])
    return order.reset_index(drop=True)


def named(
    spans: pd.DataFrame, column: str, event_id: str, events: pd.DataFrame, articles: pd.DataFrame
) -> pd.DataFrame:
    """Say of each thing named in an event how many of its sources name it.

    A row is a value of `column`: told_by ("all", "some" or "one" of the event's sources),
    n_sources, n_articles, sources. Those of most sources first, then of most articles, by name.
    """
    mine = events[events["event_id"] == event_id].merge(_outlets(articles), on="article_id")
    n_all = mine["source"].nunique()
    rows = (
        spans[["article_id", column]]
        .astype("str")
        .merge(mine[["article_id", "source"]], on="article_id")
    )
    table = rows.groupby(column, as_index=False).agg(
        n_sources=("source", "nunique"),
        n_articles=("article_id", "nunique"),
        sources=("source", _listed),
    )
    told = [table["n_sources"] == n_all, table["n_sources"] > 1]
    table.insert(1, "told_by", np.select(told, TOLD_BY[:2], TOLD_BY[2]))
    order = ["n_sources", "n_articles", column]
    return table.sort_values(order, ascending=[False, False, True], ignore_index=True)


def gaps(
    scores: pd.DataFrame, events: pd.DataFrame, articles: pd.DataFrame, sources: Sequence[str]
) -> pd.DataFrame:
    """Split the gap between the first two sources in every measure.

    A row is a part of a measure's gap: measure, source, other, part, value, n_events.
    """
    if len(sources) < 2:
        columns = ["measure", "source", "other", "part", "value", "n_events"]
        return pd.DataFrame(columns=columns)
    source, other = sources[:2]
    parts = [
        decomposed(rows, events, articles, source=source, other=other).assign(
            measure=str(measure), source=source, other=other
        )
        for measure, rows in scores.groupby("measure")
    ]
    columns = ["measure", "source", "other", "part", "value", "n_events"]
    return pd.concat(parts, ignore_index=True)[columns]


def _outlets(articles: pd.DataFrame) -> pd.DataFrame:
    return articles[["article_id", "source"]].astype("str")


def _listed(sources: "pd.Series[str]") -> str:
    return ", ".join(sorted(set(sources.astype("str"))))
