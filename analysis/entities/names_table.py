"""What is counted of each folded name over a corpus: the ground the merging rules stand on."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

PLACES = ("GPE", "LOC", "FAC", "NORP")


@dataclass(frozen=True)
class Counts:
    """Each folded name with its mentions by type and the articles it stands in.

    Attributes:
        n: mentions.
        types: mentions by the type the model gave.
        articles: numbers of the articles.
    """

    n: dict[str, int]
    types: dict[str, dict[str, int]]
    articles: dict[str, frozenset[int]]

    def share(self, key: str, *types: str) -> float:
        """Return the share of a name's mentions that have one of these types."""
        counted = self.types.get(key, {})
        return sum(counted.get(t, 0) for t in types) / max(self.n.get(key, 0), 1)

    def is_person(self, key: str) -> bool:
        """Say whether at least half of a name's mentions are a person's."""
        return self.share(key, "PERSON") >= 1 / 2

    def kind(self, key: str) -> str:
        """Return the type most of a name's mentions have; of equals, the first in the alphabet."""
        counted = self.types.get(key, {})
        return min(counted, key=lambda t: (-counted[t], t), default="")

    def is_group(self, key: str) -> bool:
        """Say whether an organisation is what a name is most often, or as often as another."""
        counted = self.types.get(key, {})
        return bool(counted) and counted.get("ORG", 0) >= max(counted.values())


def count(rows: pd.DataFrame) -> Counts:
    """Count the names of a table with the columns key, article (a number) and entity_type.

    >>> rows = pd.DataFrame({"key": ["lume"], "article": [3], "entity_type": ["GPE"]})
    >>> count(rows).n, count(rows).articles
    ({'lume': 1}, {'lume': frozenset({3})})
    """
    types: dict[str, dict[str, int]] = defaultdict(dict)
    for (key, kind), n in rows.groupby(["key", "entity_type"]).size().items():
        types[str(key)][str(kind)] = int(n)
    pairs = rows[["key", "article"]].drop_duplicates().sort_values("key", kind="stable")
    keys = pairs["key"].to_numpy()
    borders = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])) if len(keys) else keys[:0]
    cut = np.append(borders, len(keys)).tolist()
    numbers = pairs["article"].tolist()
    articles = {str(keys[a]): frozenset(numbers[a:b]) for a, b in pairwise(cut)}
    return Counts({k: sum(v.values()) for k, v in types.items()}, dict(types), articles)
