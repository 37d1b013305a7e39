"""What is followed from run to run: names, topics, labels, speakers and their roles.

entity   the articles that name it
topic    the articles that cover it
label    `of` an entity: the articles that call it so, among those that name it
voice    the articles that quote or report an entity
role     the articles that quote or report a speaker of that role
"""

from dataclasses import dataclass

import pandas as pd

from analysis.changes.runs import Run, ids
from analysis.contrasts.coverage import article_topics

KINDS = ("entity", "topic", "label", "voice", "role")

PAIR = ["article_id", "of", "name"]
# Where a span stands; labels of two names can stand at one place, so their word belongs to it.
PLACE = ["article_id", "start", "end", "word"]


@dataclass(frozen=True)
class Held:
    """What the articles of one run hold of a kind.

    Attributes:
        pairs: article_id, of, name: an article that has a subject, once each.
        able: article_id, of: an article that could have it; empty where every article could.
    """

    pairs: pd.DataFrame
    able: pd.DataFrame


def held(run: Run, kind: str) -> Held:
    """Return which measured articles have which subjects."""
    measured = ids(run)
    found = _covered(run) if kind == "topic" else spans(run, kind)[PAIR]
    pairs = found[found["article_id"].isin(measured)].drop_duplicates(ignore_index=True)
    able = pairs.iloc[:0][PAIR[:2]]
    if kind == "label":
        naming = run.table("mentions")[["article_id", "entity"]].astype("str")
        naming = naming[naming["article_id"].isin(measured)].set_axis(PAIR[:2], axis=1)
        able = pd.concat([pairs[PAIR[:2]], naming]).drop_duplicates(ignore_index=True)
    return Held(pairs, able)


def spans(run: Run, kind: str) -> pd.DataFrame:
    """Return where the subjects of a kind stand.

    A row is a span: article_id, start, end, of, name and `word`: of a topic its term, of a label
    the label, of a name how it is written there.
    """
    table, name, word = {
        "entity": ("mentions", "entity", "surface"),
        "topic": ("topic_hits", "topic", "term"),
        "label": ("labels", "label", "label"),
        "voice": ("quotes", "speaker_entity", ""),
        "role": ("quotes", "speaker_role", ""),
    }[kind]
    rows = run.table(table)
    if table == "quotes":
        rows = rows[rows["kind"].astype("str") != "scare"]
    found = pd.DataFrame({
        "article_id": rows["article_id"].astype("str"),
        "start": rows["start"],
        "end": rows["end"],
        "of": rows["entity"].astype("str") if kind == "label" else "",
        "name": rows[name].astype("str"),
        "word": rows[word].astype("str") if word else "",
    }).astype({"of": "str", "word": "str"})  # fmt: skip
    return found[found["name"] != ""].reset_index(drop=True)


def _covered(run: Run) -> pd.DataFrame:
    tables = run.table("topic_hits"), run.table("sentences"), run.table("articles")
    found = article_topics(*tables)
    covered = found.loc[found["is_covered"], ["article_id", "topic"]].astype("str")
    covered = covered.rename(columns={"topic": "name"}).assign(of="")
    return covered[PAIR].astype({"of": "str"})
