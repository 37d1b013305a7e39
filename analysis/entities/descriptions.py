"""Descriptions that stand before a name, and mean its bearer when they stand alone.

"Lumian carmaker Orchid" is taken apart by `prepare`, or the model finds "Lumian carmaker" and
"Orchid" side by side; then "Lumian carmaker" is Orchid in this article, if it is nobody else.
"""

from collections import defaultdict

import numpy as np
import pandas as pd

from analysis.entities.groups import ALIAS, Groups
from analysis.entities.titles import ROLES
from analysis.extract import offsets
from analysis.lexicons.role_nouns import role_nouns

RULE = "description"
# What a newspaper calls a firm before its name, and the list of role nouns does not have.
FIRMS = frozenset({"airframer", "chain", "contractor", "label", "maker"})

Where = tuple[int, str]


def resolve(
    rows: pd.DataFrame, found: dict[Where, tuple[str, str]], settled: set[Where], groups: Groups
) -> dict[Where, tuple[str, str]]:
    """Return which group a description counts for in its article, and the rule.

    Args:
        rows: mentions as `prepare` leaves them.
        found: what other rules have found for a name in its article.
        settled: names that an alias settles in their article.
        groups: what is joined in the corpus.
    """
    bearers: dict[Where, set[str]] = defaultdict(set)
    for (article, description), key, alias in [*_within(rows), *_beside(rows)]:
        to = ALIAS + alias if alias else found.get((article, key), (groups.find(key),))[0]
        bearers[article, description].add(to)
    return {
        where: (to.pop(), RULE)
        for where, to in bearers.items()
        if len(to) == 1 and where not in found and where not in settled
    }


def describes(name: str) -> bool:
    """Say whether a name ends in a word for what somebody or something is.

    >>> describes("Lumian company"), describes("Lumian President"), describes("Bank of Lume")
    (True, True, False)
    """
    last = name.split()[-1]
    return " " in name and (
        last.casefold() in ROLES or last in role_nouns().by_noun or last in FIRMS
    )


def _within(rows: pd.DataFrame) -> list[tuple[Where, str, str]]:
    """List the descriptions that were cut from before a name."""
    mine = rows.loc[rows["description"] != "", ["article", "description", "key", "alias"]]
    return [((a, d), key, alias) for a, d, key, alias in mine.itertuples(index=False, name=None)]


def _beside(rows: pd.DataFrame) -> list[tuple[Where, str, str]]:
    """List the descriptions that are mentions and end where another mention begins."""
    names = {name: describes(name) for name in rows["name"].unique()}
    mine = np.flatnonzero(rows["name"].map(names).to_numpy(dtype=bool))
    if not len(mine):
        return []
    base = rows["article"].to_numpy(np.int64) * offsets.STRIDE
    start = base + rows["start"].to_numpy(np.int64)
    order = np.argsort(start, kind="stable")
    sought = (base + rows["end"].to_numpy(np.int64))[mine] + 1
    at = np.minimum(np.searchsorted(start[order], sought), len(order) - 1)
    next_ = order[at]
    fit = start[next_] == sought
    one, other = rows.iloc[mine[fit]], rows.iloc[next_[fit]]
    wheres = zip(one["article"].tolist(), one["key"].tolist(), strict=True)
    return list(zip(wheres, other["key"].tolist(), other["alias"].tolist(), strict=True))
