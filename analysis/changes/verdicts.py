"""Verdicts that flipped between two runs, and what flipped them.

Between the two runs lie two changes: other articles, and other settings. What each does alone can
be seen by making the comparison anew from the tables of both runs:

    the old articles, counted as the new run counts where it has them
    the new articles, counted as the old run counted where it had them

When only the second gives the new verdict, the articles flipped it. When only the first does, the
settings did, those of them that can touch the comparison. When both do, either was enough; when
neither does, it took both: the cause is then "articles and ...". Where only one of the two changed
nothing need be made anew. A verdict rests on its whole family, so the family is made anew with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace
from typing import Any, cast

import pandas as pd

from analysis.changes.reasons import joined
from analysis.changes.runs import PARAMETERS, Run, ids
from analysis.changes.settings import COUNTED_BY, TOPICS, parameters
from analysis.lexicons.label_groups import label_groups
from analysis.recipes import RECIPES, Material

# The tables whose verdicts are followed from run to run: the kind of what a row names, the
# columns that name it, and the column of its source.
VERDICTS: Mapping[str, tuple[str, tuple[str, ...], str]] = {
    "entity_frequency": ("entity", ("entity",), "source"),
    "topic_coverage": ("topic", ("topic",), "source"),
    "keyness": ("term", ("term",), "target"),
    "score_summary": ("measure", ("measure",), "source"),
    "label_use": ("label", ("label_group", "entity", "label"), "source"),
    "voices": ("role", ("speaker_role",), "source"),
    "stances": ("stance", ("speaker_role", "cue_stance"), "source"),
    "action_use": ("position", ("entity", "position"), "source"),
}
KEY = ["name", "source"]


def verdicts(old: Run, new: Run, articles: pd.DataFrame, settings: tuple[str, ...]) -> pd.DataFrame:
    """List the verdicts that differ, what was or became a difference first.

    A row is a verdict: table, kind, name, source, old, new, cause; by table, name and source. A
    comparison that only one run made has no verdict to flip. `cause` is empty where only a
    verdict between "too few" and "cannot tell" flipped, which says little.

    Args:
        old: the earlier run.
        new: the later one.
        articles: `runs.only_one_has` of both.
        settings: those that differ.
    """
    parts, touching = [], {}
    if TOPICS in set(parameters(old, new)["name"]):
        # how many topics are sought is how many comparisons there are, on which q-values rest
        touching["topic"] = (*COUNTED_BY["topic"], PARAMETERS)
    crossed = Crossed(old, new)
    for table, (kind, names, source) in VERDICTS.items():
        by, verdict = [*names, source], "verdict"
        before, after = (run.table(table)[[*by, verdict]].astype("str") for run in (old, new))
        both = before.merge(after.rename(columns={verdict: "new"}), on=by)
        both = both[both[verdict] != both["new"]].reset_index(drop=True)
        flipped = keyed(table, both).rename(columns={verdict: "old"})
        flipped = flipped.assign(new=both["new"], table=table, kind=kind)
        told = flipped[["old", "new"]].eq("differs").any(axis=1)
        able = joined([s for s in settings if s in touching.get(kind, COUNTED_BY[kind])])
        came = joined(sorted(set(articles["cause"])))
        flipped["cause"] = ""
        if told.any():
            cause = _causes(table, flipped[told], crossed, (came, able))
            flipped.loc[told, "cause"] = cause
        parts.append(flipped)
    found = pd.concat(parts, ignore_index=True)
    found["_rank"] = ~found[["old", "new"]].eq("differs").any(axis=1)
    found = found.sort_values(["_rank", "table", *KEY], ignore_index=True)
    return found[["table", "kind", *KEY, "old", "new", "cause"]].astype("str")


def keyed(table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Return name, source and verdict of a table's rows."""
    _, names, source = VERDICTS[table]
    parts = [rows[column].astype("str") for column in names]
    name = [": ".join(filter(None, values)) for values in zip(*parts, strict=True)]
    return pd.DataFrame({
        "name": pd.Series(name, dtype="str"),
        "source": rows[source].astype("str").to_numpy(),
        "verdict": rows["verdict"].astype("str").to_numpy(),
    })  # fmt: skip


def _causes(
    table: str, flipped: pd.DataFrame, crossed: "Crossed", causes: tuple[str, str]
) -> list[str]:
    """Return what flipped each verdict of a table.

    Args:
        table: its name.
        flipped: name, source, old, new.
        crossed: the runs, each with the other's articles.
        causes: what the articles that differ are down to, and the settings that differ.
    """
    articles, settings = causes
    if not articles or not settings:
        return [articles or settings] * len(flipped)
    sides = [
        flipped[KEY].merge(keyed(table, made), on=KEY, how="left")["verdict"]
        for made in (crossed.by_settings(table), crossed.by_articles(table))
    ]
    found = []
    for by_settings, by_articles, new in zip(*sides, flipped["new"], strict=True):
        alone = by_settings == new, by_articles == new
        only = {(True, False): settings, (False, True): articles}
        found.append(only.get(alone, f"{articles} and {settings}"))
    return found


@dataclass
class Crossed:
    """Two runs, each with the other's articles."""

    old: Run
    new: Run

    def by_settings(self, table: str) -> pd.DataFrame:
        """Make a table of the old articles, as the new run counts."""
        return _made(table, self._old_articles)

    def by_articles(self, table: str) -> pd.DataFrame:
        """Make a table of the new articles, as the old run counted."""
        return _made(table, self._new_articles)

    @cached_property
    def _old_articles(self) -> Material:
        return _mixed(self.new, self.old)

    @cached_property
    def _new_articles(self) -> Material:
        return _mixed(self.old, self.new)


def _mixed(counts: Run, has: Run) -> Material:
    """Return the articles of one run, counted as the other counts those that both have."""
    both = ids(counts) & ids(has)
    kept: dict[str, pd.DataFrame] = {}

    def table(name: str) -> pd.DataFrame:
        if name not in kept:
            first, second = counts.table(name), has.table(name)
            mine = second["article_id"].astype("str").isin(both)
            theirs = first["article_id"].astype("str").isin(both)
            kept[name] = pd.concat([first[theirs], second[~mine]], ignore_index=True)
        return kept[name]

    topics = dict.fromkeys(counts.table("topic_coverage")["topic"].astype("str"))
    mixed = SimpleNamespace(
        articles=table("articles"),
        table=table,
        codebook=tuple(SimpleNamespace(name=name) for name in topics),
        label_groups=label_groups(),
    )
    return cast("Material", mixed)


def _made(name: str, material: Any) -> pd.DataFrame:
    """Make a table as a study does, of the voice that it has in a run."""
    recipe = RECIPES[name]
    if recipe.voice == "both":
        return recipe.make(material)

    def heard(table: str) -> pd.DataFrame:
        rows: pd.DataFrame = material.table(table)
        return rows[rows["voice"] == recipe.voice] if table in recipe.counts else rows

    return recipe.make(cast("Material", SimpleNamespace(**vars(material) | {"table": heard})))
