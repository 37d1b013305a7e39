"""What an event is called, and which words hold its articles together.

No outlet's title names the event, since a title is a framing. Its name is made of the entities and
words that its articles share and that the rest of the corpus does not.
"""

import numpy as np
import pandas as pd

from analysis.events.weights import TELLING, prominence

# Entities and further words in a name: enough to tell it from its neighbours, short enough to read.
N_ENTITIES, N_WORDS = 2, 3
# A word of the name stands in at least so many of the event's articles.
SHARED = 0.5
# Words that say why an article is where it is.
N_REASONS = 5


def names(
    events: pd.DataFrame, terms: pd.DataFrame, mentions: pd.DataFrame, articles: pd.DataFrame
) -> pd.DataFrame:
    """Name every event.

    A row is an event, by its number: event, name ("Costa Rica, Nature Air: crash, plane, pilot").

    Args:
        events: the result of `occurrences.events`.
        terms: the table `terms`.
        mentions: the table `mentions`.
        articles: the table `articles`.
    """
    entities = _telling(mentions, "entity", events, articles)
    words = _telling(terms[terms["pos"].isin(TELLING)], "term", events, articles)
    named = {event: _listed(group, N_ENTITIES) for event, group in entities.groupby("event")}
    rows = []
    said = dict(list(words.groupby("event")))
    titles = dict(zip(articles["article_id"].astype("str"), articles["title"], strict=True))
    first = events.drop_duplicates("event").set_index("event")["article_id"]
    for event in sorted(events["event"].unique().tolist()):
        who = named.get(event, [])
        taken = {part for name in who for part in name.casefold().split()}
        group = said.get(event)
        what = [] if group is None else _listed(group[~group["item"].isin(taken)], N_WORDS)
        name = ": ".join(", ".join(part) for part in (who, what) if part)
        rows.append((event, name or titles[first[event]] or "unnamed"))
    return pd.DataFrame(rows, columns=["event", "name"]).astype({"event": "int64", "name": "str"})


def reasons(events: pd.DataFrame, terms: pd.DataFrame) -> pd.Series:
    """Say of each row of `events` which words its article shares with the others of its event.

    An article alone in its event shares none.
    """
    rows = _pairs(terms[terms["pos"].isin(TELLING)], "term", events)
    weight = np.log(len(events) / rows.groupby("item")["article_id"].transform("nunique"))
    holding = rows.groupby(["event", "item"])["article_id"].transform("nunique")
    shared = rows.assign(weight=weight * holding)[holding > 1]
    order = shared.sort_values(["article_id", "weight", "item"], ascending=[True, False, True])
    top = order.groupby("article_id").head(N_REASONS).groupby("article_id")["item"].agg(", ".join)
    return events["article_id"].map(top).fillna("").astype("str").rename("reason")


def _pairs(table: pd.DataFrame, column: str, events: pd.DataFrame) -> pd.DataFrame:
    """Return each article's distinct items with its event: article_id, item, event."""
    rows = table[["article_id", column]].drop_duplicates().astype("str")
    rows = rows.rename(columns={column: "item"})
    return rows.merge(events[["article_id", "event"]], on="article_id")


def _telling(
    table: pd.DataFrame, column: str, events: pd.DataFrame, articles: pd.DataFrame
) -> pd.DataFrame:
    """Return the items that tell each event from the others, the most telling first.

    What an event's articles say often and early, and other events' articles seldom say. The root
    of the rarity is taken, or the name would be made of what is rare and beside the point.
    """
    ids = pd.Index(articles["article_id"].astype("str"))
    rows = table[["article_id", "start", column]].rename(columns={column: "item"})
    rows = rows.astype({"article_id": "str", "item": "str"})
    place = ids.get_indexer(rows["article_id"])
    rows = rows.assign(uses=prominence(rows["start"].to_numpy(np.int64), place, articles))
    said = rows.groupby(["article_id", "item"])["uses"].sum().rename("uses").reset_index()
    said["uses"] = 1 + np.log(said["uses"])
    said = said.merge(events[["article_id", "event"]], on="article_id")
    n_articles = said.groupby("item")["article_id"].nunique()
    counted = said.groupby(["event", "item"])["uses"].agg(["size", "sum"]).reset_index()
    size = counted["event"].map(events.groupby("event").size()).astype("float64")
    held_by = counted["item"].map(n_articles).astype("float64")
    rarity = np.sqrt(np.log((len(events) + 1) / held_by))
    telling = counted.assign(weight=counted["sum"] / size * rarity)
    telling = telling[counted["size"] / size >= SHARED]
    return telling.sort_values(["event", "weight", "item"], ascending=[True, False, True])


def _listed(group: pd.DataFrame, n: int) -> list[str]:
    return [str(item) for item in group["item"].head(n)]
