"""What changed between two runs, and why: new articles, or what they were read with.

runs      two runs, and the articles that only one of them has
settings  what they were read and counted with, and in what it differs
kinds     what is followed: names, topics, labels, speakers, roles
subjects  whose number of articles differs, by what, and whether beyond chance
reasons   which of several settings an article is counted otherwise by
verdicts  which verdicts flipped, and what flipped them
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.changes.runs import ARTICLES, PARAMETERS, Run, only_one_has
from analysis.changes.settings import MERGING, causes, differing, entries, parameters
from analysis.changes.subjects import subjects
from analysis.changes.verdicts import verdicts

__all__ = ["ARTICLES", "MERGING", "PARAMETERS", "Changes", "Run", "causes", "changes"]


@dataclass(frozen=True)
class Changes:
    """What differs from the old run to the new one.

    Attributes:
        articles: a row is an article that only one run has (`runs.only_one_has`).
        subjects: a row is a subject whose number of articles differs: of, name, kind, n_old,
            n_new, by_articles, by_parameters, by_settings (which add up to n_new - n_old), cause
            (of by_settings), n_fresh and n_fresh_all (of the new articles), share_old,
            share_fresh, p_value, q_value, move ("risen" or "fallen" beyond chance, "new" or "gone"
            altogether, else "").
        verdicts: a row is a verdict that flipped (`verdicts.verdicts`).
        settings: the settings that differ, of `settings.SETTINGS`.
        parameters: those that differ: name, old, new.
        entries: the entries of the codebook and the aliases that differ (`settings.entries`).
        shares: the part of all moves that each cause has, 0 to 1, by cause.
        sources: the new run's, the one with most articles first.
    """

    articles: pd.DataFrame
    subjects: pd.DataFrame
    verdicts: pd.DataFrame
    settings: tuple[str, ...]
    parameters: pd.DataFrame
    entries: pd.DataFrame
    shares: Mapping[str, float]
    sources: tuple[str, ...] = ()


def changes(old: Run, new: Run) -> Changes:
    """Compare two runs of one corpus."""
    articles = only_one_has(old, new)
    settings = differing(old, new)
    found, moves = subjects(old, new, articles, settings)
    return Changes(
        articles,
        found,
        verdicts(old, new, articles, settings),
        settings,
        parameters(old, new),
        entries(old, new),
        _shares(found, moves),
        tuple(new.table("articles")["source"].astype("str").value_counts().index),
    )


def _shares(subjects: pd.DataFrame, moves: pd.DataFrame) -> dict[str, float]:
    """Divide all moves, counted in articles, among their causes."""
    sizes = {
        ARTICLES: float(subjects["by_articles"].abs().sum()),
        PARAMETERS: float(subjects["by_parameters"].abs().sum()),
    }
    for cause, n in moves.assign(n=moves["n"].abs()).groupby("cause")["n"].sum().items():
        sizes[str(cause)] = sizes.get(str(cause), 0.0) + float(n)
    total = sum(sizes.values())
    return {cause: size / total for cause, size in sizes.items() if size} if total else {}
