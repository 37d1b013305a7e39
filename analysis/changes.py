"""What changed between two runs, and why: new articles, or what they were read with.

A number of the new run differs from the old one's for one of two reasons. Articles came or went:
that part is what the new articles have, less what the gone ones had. Or the same articles are now
counted otherwise, because the codebook, the aliases, the model or the code changed: that part is
the difference over the articles that both runs have. The two add up to the whole change.

Whether something rose or fell beyond chance is asked of the new articles set against the old run's
(Fisher's exact test over articles, q-values over the family), both counted as the new run counts
where it has them; so a change of settings alone never passes for news.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

# Settings by which each kind of subject is counted, as they are called in a manifest.
SETTINGS = ("codebook", "aliases", "model", "code", "parameters")
COUNTED_BY = {
    "entity": ("aliases", "model", "code"),
    "topic": ("codebook", "model", "code"),
}
# The table that holds a kind's spans, and the column that names the subject.
SPANS = {"entity": ("mentions", "entity"), "topic": ("topic_hits", "topic")}
# The tables whose verdicts are followed from run to run, and what names a row.
VERDICTS = {
    "entity_frequency": ("entity", "source"),
    "topic_coverage": ("topic", "source"),
    "keyness": ("term", "target"),
    "score_summary": ("measure", "source"),
}
# Subjects in fewer articles of both runs are not asked about: no change could be told.
MIN_ARTICLES = 3
Q = 0.05
# Names are merged over all articles, so new ones can rename or join what old ones name.
MERGING = "merging"
# What did not move at all is not what changed.
MOVES = ("risen", "fallen", "new", "gone")


@dataclass(frozen=True)
class Run:
    """One run: its manifest, and its tables by name."""

    manifest: Mapping[str, Any]
    table: Callable[[str], pd.DataFrame]


@dataclass(frozen=True)
class Changes:
    """What differs from the old run to the new one.

    Attributes:
        articles: a row is an article that only one run has: article_id, source, title,
            published_date, change ("new" or "gone").
        subjects: a row is an entity or topic whose number of articles differs: kind, name,
            n_old, n_new, by_articles, by_settings (which add up to n_new - n_old), n_fresh and
            n_fresh_all (of the new articles), share_old, share_fresh, p_value, q_value, move
            ("risen" or "fallen" beyond chance, "new" or "gone" altogether, else "").
        verdicts: a row is a verdict that flipped: table, name, source, old, new.
        settings: the settings that differ, of `SETTINGS`.
        shares: the part of all moves that each cause has, 0 to 1, by cause.
    """

    articles: pd.DataFrame
    subjects: pd.DataFrame
    verdicts: pd.DataFrame
    settings: tuple[str, ...]
    shares: Mapping[str, float]


def changes(old: Run, new: Run) -> Changes:
    """Compare two runs of one corpus."""
    articles = _articles(old, new)
    settings = _settings(old.manifest, new.manifest)
    parts = [_subjects(kind, old, new) for kind in SPANS]
    subjects = pd.concat(parts, ignore_index=True)
    return Changes(articles, subjects, _verdicts(old, new), settings, _shares(subjects, settings))


def causes(kind: str, settings: tuple[str, ...]) -> tuple[str, ...]:
    """Return the settings that differ and can change how a kind of subject is counted.

    Where none can, the same articles are counted otherwise because names were merged anew.

    >>> causes("topic", ("aliases", "codebook"))
    ('codebook',)
    """
    return tuple(s for s in settings if s in COUNTED_BY[kind]) or (MERGING,)


def _ids(run: Run) -> pd.Series:
    articles = run.table("articles")
    return articles.loc[articles["is_measured"], "article_id"].astype("str")


def _articles(old: Run, new: Run) -> pd.DataFrame:
    columns = ["article_id", "source", "title", "published_date"]
    before, after = set(_ids(old)), set(_ids(new))
    parts = []
    for run, only, change in ((new, after - before, "new"), (old, before - after, "gone")):
        table = run.table("articles")[columns]
        mine = table[table["article_id"].astype("str").isin(only)]
        parts.append(mine.assign(change=change))
    order = ["change", "published_date", "source", "title"]
    found = pd.concat(parts, ignore_index=True)
    return found.sort_values(order, ascending=[False, True, True, True], ignore_index=True)


def _settings(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[str, ...]:
    """Name the settings that differ; what one manifest does not record is not claimed."""
    return tuple(
        name for name in SETTINGS if name in old and name in new and old[name] != new[name]
    )


def _subjects(kind: str, old: Run, new: Run) -> pd.DataFrame:
    table, column = SPANS[kind]
    before, after = _holding(old, table, column), _holding(new, table, column)
    ids_old, ids_new = set(_ids(old)), set(_ids(new))
    both, fresh = ids_old & ids_new, ids_new - ids_old
    names = sorted(set(before[column]) | set(after[column]))

    def counted(rows: pd.DataFrame, ids: set[str]) -> pd.Series:
        kept = rows[rows["article_id"].isin(ids)]
        return kept.groupby(column).size().reindex(names, fill_value=0)

    n_old, n_new = counted(before, ids_old), counted(after, ids_new)
    by_settings = counted(after, both) - counted(before, both)
    n_fresh = counted(after, fresh)
    # the old run's articles as they are counted now, and as they were where they are gone
    n_base = counted(after, both) + counted(before, ids_old - ids_new)
    found = pd.DataFrame({
        "kind": kind,
        "name": pd.Series(names, dtype="str"),
        "n_old": n_old.to_numpy(),
        "n_new": n_new.to_numpy(),
        "by_articles": (n_new - n_old - by_settings).to_numpy(),
        "by_settings": by_settings.to_numpy(),
        "n_fresh": n_fresh.to_numpy(),
        "n_fresh_all": len(fresh),
        "share_old": n_base.to_numpy() / max(len(ids_old), 1),
        "share_fresh": n_fresh.to_numpy() / max(len(fresh), 1),
    })  # fmt: skip
    found = _judged(found, n_base.to_numpy(), len(ids_old))
    moved = (found["n_old"] != found["n_new"]) | (found["by_settings"] != 0) | (found["move"] != "")
    found = found[moved]
    size = (found["n_new"] - found["n_old"]).abs()
    order = found.assign(_quiet=found["move"] == "", _size=-size)
    order = order.sort_values(["_quiet", "q_value", "_size", "name"])
    return order.drop(columns=["_quiet", "_size"]).reset_index(drop=True)


def _holding(run: Run, table: str, column: str) -> pd.DataFrame:
    """Return the articles that hold each subject, once each."""
    rows = run.table(table)[["article_id", column]].astype("str").drop_duplicates()
    return rows.reset_index(drop=True)


def _judged(found: pd.DataFrame, n_base: "np.ndarray[Any, Any]", n_old_all: int) -> pd.DataFrame:
    """Add p_value, q_value and move: the new articles set against the old run's."""
    from scipy.stats import false_discovery_control, fisher_exact

    n_fresh_all = int(found["n_fresh_all"].max()) if len(found) else 0
    fresh = found["n_fresh"].to_numpy()
    asked = (fresh + n_base >= MIN_ARTICLES) & (n_fresh_all > 0) & (n_old_all > 0)
    p = np.full(len(found), np.nan)
    for place in np.flatnonzero(asked).tolist():
        have, had = int(fresh[place]), int(n_base[place])
        p[place] = fisher_exact([[have, n_fresh_all - have], [had, n_old_all - had]]).pvalue
    q = np.full(len(found), np.nan)
    if asked.any():
        q[asked] = false_discovery_control(p[asked])
    beyond = np.nan_to_num(q, nan=1.0) <= Q
    up = found["share_fresh"].to_numpy() > found["share_old"].to_numpy()
    move = np.select(
        [beyond & up, beyond & ~up, found["n_old"] == 0, found["n_new"] == 0], MOVES, ""
    )
    return found.assign(p_value=p, q_value=q, move=pd.Series(move, dtype="str"))


def _verdicts(old: Run, new: Run) -> pd.DataFrame:
    parts = []
    for table, keys in VERDICTS.items():
        before, after = (_keyed(run.table(table), keys) for run in (old, new))
        both = before.merge(after, on=["name", "source"], suffixes=("_old", "_new"))
        flipped = both[both["verdict_old"] != both["verdict_new"]]
        flipped = flipped.rename(columns={"verdict_old": "old", "verdict_new": "new"})
        parts.append(flipped.assign(table=table))
    found = pd.concat(parts, ignore_index=True)[["table", "name", "source", "old", "new"]]
    # what was or became a difference comes first; "too few" turned "cannot tell" says little
    found["_rank"] = ~((found["old"] == "differs") | (found["new"] == "differs"))
    order = found.sort_values(["_rank", "table", "name", "source"], ignore_index=True)
    return order.drop(columns="_rank")


def _keyed(table: pd.DataFrame, keys: tuple[str, str]) -> pd.DataFrame:
    name, source = keys
    rows = table[[name, source, "verdict"]].astype("str")
    return rows.set_axis(["name", "source", "verdict"], axis=1)


def _shares(subjects: pd.DataFrame, settings: tuple[str, ...]) -> dict[str, float]:
    """Divide all moves, counted in articles, among articles and settings."""
    moves: dict[str, float] = {"articles": float(subjects["by_articles"].abs().sum())}
    for kind, rows in subjects.groupby("kind"):
        size = float(rows["by_settings"].abs().sum())
        if size:
            cause = " or ".join(causes(str(kind), settings))
            moves[cause] = moves.get(cause, 0.0) + size
    total = sum(moves.values())
    return {cause: size / total for cause, size in moves.items() if size} if total else {}
