"""Names and reasons of invented events."""

import pandas as pd

from analysis.events.naming import names, reasons
from tests.events import made

DOCUMENTS = ("ferry closure ferry quay", "ferry closure vote", "bees frost", "quay strike")
EVENTS = pd.DataFrame({"article_id": ["a1", "a2", "a3", "a4"], "event": [0, 0, 1, 2]})


def mentions(*rows):
    return pd.DataFrame(
        [(a, 0, e) for a, e in rows], columns=["article_id", "start", "entity"]
    ).astype({"article_id": "str", "start": "int64", "entity": "str"})


def test_a_name_is_what_its_articles_share_and_others_lack():
    table = made.articles(*DOCUMENTS)
    who = mentions(("a1", "Eastmere"), ("a2", "Eastmere"), ("a4", "Quay Union"))
    named = names(EVENTS, made.terms(*DOCUMENTS), who, table).set_index("event")["name"]
    assert named[0].startswith("Eastmere: ferry, closure")
    assert named[1] == "bees, frost"
    assert "quay" not in named[2].split(": ")[1], "the entity's own word is not said twice"


def test_an_event_without_words_has_its_title_or_none():
    table = made.articles("", "").assign(title=["Closed", ""])
    events = pd.DataFrame({"article_id": ["a1", "a2"], "event": [0, 1]})
    named = names(events, made.terms("", ""), mentions(), table)
    assert named["name"].tolist() == ["Closed", "unnamed"]


def test_the_reason_is_what_is_shared_within_the_event():
    found = reasons(EVENTS, made.terms(*DOCUMENTS))
    assert found.tolist() == ["closure, ferry", "closure, ferry", "", ""]
