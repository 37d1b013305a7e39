"""Invented mentions and articles in a line each, for the tests of the merging rules."""

import pandas as pd

from analysis.entities import fold
from analysis.entities.canonical import canonical
from analysis.entities.names_table import count


def mentions(*rows):
    """Each row is article, surface, type; starts are counted up within the article."""
    frame = pd.DataFrame(rows, columns=["article_id", "surface", "entity_type"]).astype("str")
    frame["start"] = frame.groupby("article_id").cumcount().astype("int64") * 400
    frame["end"] = frame["start"] + frame["surface"].str.len().astype("int64")
    return frame.assign(sentence_id=0, voice="own").astype({"voice": "str", "sentence_id": "int64"})


def articles(**texts):
    return pd.DataFrame({"article_id": list(texts), "text": list(texts.values())}).astype("str")


def placed(text, *names, article_id="a"):
    """Mentions where they stand in a text, for the rules that read around them."""
    rows, at = [], 0
    for surface, kind in names:
        at = text.index(surface, at)
        rows.append((article_id, surface, kind, at, at + len(surface)))
        at += len(surface)
    columns = ["article_id", "surface", "entity_type", "start", "end"]
    frame = pd.DataFrame(rows, columns=columns)
    kinds = {"article_id": "str", "surface": "str", "entity_type": "str"}
    return frame.astype(kinds).assign(sentence_id=0, voice="own").astype({"voice": "str"})


def merged(*rows, aliases=(), **texts):
    """Return surface, entity, type and rule of each mention."""
    ids = {row[0] for row in rows}
    known = articles(**(dict.fromkeys(sorted(ids), "") | texts))
    table = canonical(mentions(*rows), aliases, articles=known)
    return [tuple(r) for r in table[["surface", "entity", "entity_type", "merged_by"]].to_numpy()]


def entities(*rows, **options):
    """Return the entity of each mention."""
    return [entity for _, entity, _, _ in merged(*rows, **options)]


def counts(*rows):
    """Each row is article (a number), name, type; return what is counted of the folded names."""
    frame = pd.DataFrame(rows, columns=["article", "name", "entity_type"])
    frame["key"] = [fold.key(name) for name in frame["name"]]
    return count(frame)
