"""One event side by side: titles and leads, what all tell, some or one alone, whom they quote."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.anchors import anchor
from analysis.compare import MIN_ARTICLES
from analysis.contrasts.decomposition import PARTS
from analysis.contrasts.disagreements import disagreements
from analysis.contrasts.voices import statements
from analysis.errors import ParameterError
from analysis.events.facts import TOLD_BY

# Names offered when an event is asked for that is not there.
MAX_OFFERED = 8
# Verbs or labels of one source in a cell; the sentences behind it have all.
MAX_WORDS = 4


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


def of_event(spans: pd.DataFrame, events: pd.DataFrame, event_id: str) -> pd.DataFrame:
    """Return the rows of any table of spans that stand in an event's articles."""
    mine = events.loc[events["event_id"] == event_id, "article_id"].astype("str")
    return spans[spans["article_id"].isin(mine)].reset_index(drop=True)


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


def of_each(rows: pd.DataFrame, n: int) -> pd.DataFrame:
    """Return the first `n` rows of what all tell, of what some do, and of what one alone does."""
    return rows.groupby("told_by", sort=False).head(n).reset_index(drop=True)


def named(
    spans: pd.DataFrame, column: str, event_id: str, events: pd.DataFrame, articles: pd.DataFrame
) -> pd.DataFrame:
    """Say of each thing named in an event how many of its sources name it.

    A row is a value of `column`: told_by ("all", "some" or "one" of the event's sources),
    n_sources, n_articles, sources, anchor. Those of most sources first, then of most articles, by
    name.
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
    table.insert(1, "told_by", _told_by(table["n_sources"], n_all))
    order = ["n_sources", "n_articles", column]
    ranked = table.sort_values(order, ascending=[False, False, True], ignore_index=True)
    return _anchored(ranked.assign(kind=column), "named", ["kind", column]).drop(columns="kind")


def spoken(
    quotes: pd.DataFrame, event_id: str, events: pd.DataFrame, articles: pd.DataFrame
) -> pd.DataFrame:
    """Return the statements of an event whose speaker is named, by an entity's name or in words.

    A row is as in `voices.statements`, in the order of `quotes`.
    """
    said = statements(*(of_event(rows, events, event_id) for rows in (quotes, articles)))
    # whoever is nameless, or only "he", bears the name of the role
    return said[said["speaker"] != said["speaker_role"]].reset_index(drop=True)


def heard(
    said: pd.DataFrame, event_id: str, events: pd.DataFrame, articles: pd.DataFrame
) -> pd.DataFrame:
    """Say of each speaker of an event how many of its sources quote it, as what and with what verb.

    A row is a speaker: told_by ("all", "some" or "one" of the event's sources), n_sources,
    n_statements, roles, cues (by source; a verb that doubts or endorses says so), anchor. Those of
    most sources first, then of most statements, by name.

    Args:
        said: from `spoken`.
        event_id: the event.
        events: the table `events`.
        articles: the table `articles`.
    """
    stance = said["cue_stance"].where(said["cue_stance"].isin(("doubting", "endorsing")), "")
    cue = said["cue"].where(said["cue"] != "", "no verb")
    cue = cue.where(stance == "", cue + " (" + stance + ")")
    by_source = said.assign(_cue=cue).groupby(["speaker", "source"])["_cue"].agg(_frequent)
    lines = by_source.reset_index()
    lines["_line"] = lines["source"].astype("str") + ": " + lines["_cue"]
    table = said.groupby("speaker", as_index=False).agg(
        n_sources=("source", "nunique"),
        n_statements=("speaker", "size"),
        roles=("speaker_role", _listed),
    )
    table["cues"] = table["speaker"].map(lines.groupby("speaker")["_line"].agg("; ".join))
    order = table.sort_values(
        ["n_sources", "n_statements", "speaker"], ascending=[False, False, True], ignore_index=True
    )
    mine = events[events["event_id"] == event_id].merge(_outlets(articles), on="article_id")
    order.insert(1, "told_by", _told_by(order["n_sources"], mine["source"].nunique()))
    return _anchored(order, "heard", ["speaker"])


def called(
    labels: pd.DataFrame, event_id: str, events: pd.DataFrame, articles: pd.DataFrame
) -> pd.DataFrame:
    """Set what the sources of an event call one and the same beside one another.

    A row is an entity that two sources or more describe, and a source: entity, source, labels (in
    the outlet's own words first, the most frequent first), n_labels, anchor. Entities that most
    sources describe first, then sources by name.
    """
    mine = events[events["event_id"] == event_id].merge(_outlets(articles), on="article_id")
    rows = labels.merge(mine[["article_id", "source"]], on="article_id")
    quoted = rows["label"].where(rows["voice"] == "own", "“" + rows["label"] + "”")
    table = (
        rows.assign(_label=quoted)
        .groupby(["entity", "source"], as_index=False)
        .agg(labels=("_label", _frequent), n_labels=("_label", "size"))
    )
    groups = table.groupby("entity")
    table["_sources"] = groups["source"].transform("size")
    table["_all"] = groups["n_labels"].transform("sum")
    order = ["_sources", "_all", "entity", "source"]
    ranked = table[table["_sources"] > 1].sort_values(order, ascending=[False, False, True, True])
    kept = ranked[["entity", "source", "labels", "n_labels"]].reset_index(drop=True)
    return _anchored(kept, "called", ["entity", "source"])


def disputed(
    quantities: pd.DataFrame, event_id: str, events: pd.DataFrame, articles: pd.DataFrame
) -> pd.DataFrame:
    """Return the numbers that the sources of one event give differently.

    A row is as in `disagreements`, with an anchor.
    """
    mine = events[events["event_id"] == event_id]
    found = disagreements(quantities, mine, articles)
    found = found[found["is_disputed"]].reset_index(drop=True)
    return _anchored(found, "disputed", ["quantity", "source"])


def apart(gaps: pd.DataFrame) -> pd.DataFrame:
    """Set the parts of each gap side by side: a row a subject, those with a sure part first.

    The columns are subject, unit, the gap and its parts, each with its interval, and verdict: the
    parts that differ, or why nothing can be said.
    """
    keys = ["subject_type", "subject", "unit"]
    groups = gaps.groupby(keys, sort=False)
    table = groups.agg(_q=("q_value", "min"))
    for part in ("gap", *PARTS[:-1]):
        rows = gaps[gaps["component"] == part].set_index(keys)
        for end in ("", "_low", "_high"):
            table[part + end] = rows[f"value{end}"].reindex(table.index)
    said = {key: _beyond(rows) for key, rows in groups}
    table["verdict"] = pd.Series(said, dtype="str").reindex(table.index)
    ordered = table.reset_index().sort_values("_q", kind="stable", na_position="last")
    plain = ordered["subject"].str.replace("_", " ")
    ordered["subject"] = ordered["subject"].where(ordered["subject_type"] == "entity", plain)
    return ordered.drop(columns=["subject_type", "_q"]).reset_index(drop=True)


def paired(gaps: pd.DataFrame) -> list[str]:
    """Say which two sources are set against each other, and on how many events."""
    if gaps.empty:
        return ["There are no two sources with anything to compare."]
    row = gaps.iloc[0]
    n = int(gaps["n_events_both"].max())
    both = f"{n:,} event{'s' * (n != 1)}"
    if n < MIN_ARTICLES:
        why = "too few to say how they tell the same events differently"
        return [f"{row['source']} less {row['other']}: both told {both}, {why}."]
    return [f"{row['source']} less {row['other']}, the two that share most events: {both}."]


def _beyond(rows: pd.DataFrame) -> str:
    """Name the parts that differ; else say what is too few, and what cannot be told."""
    told = rows.loc[rows["verdict"] == "differs", "component"]
    if len(told):
        return ", ".join(told)
    return "too few" if (rows["verdict"] == "too few").all() else "cannot tell"


def _anchored(table: pd.DataFrame, kind: str, keys: list[str]) -> pd.DataFrame:
    names = (table[key].astype("str") for key in keys)
    return table.assign(anchor=[anchor(kind, *name) for name in zip(*names, strict=True)])


def _told_by(n_sources: "pd.Series[int]", n_all: int) -> npt.NDArray[np.str_]:
    return np.select([n_sources == n_all, n_sources > 1], TOLD_BY[:2], TOLD_BY[2])


def _frequent(words: "pd.Series[str]") -> str:
    """List words with how often they come, the most frequent first, at most `MAX_WORDS`.

    >>> _frequent(pd.Series(["say", "claim", "say"]))
    'say 2, claim 1'
    """
    counts = sorted(words.value_counts().items(), key=lambda item: (-item[1], str(item[0])))
    return ", ".join(f"{word} {n}" for word, n in counts[:MAX_WORDS])


def _outlets(articles: pd.DataFrame) -> pd.DataFrame:
    return articles[["article_id", "source"]].astype("str")


def _listed(sources: "pd.Series[str]") -> str:
    return ", ".join(sorted(set(sources.astype("str"))))
