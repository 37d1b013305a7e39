"""Sentences marked by hand: read them with the model, with names given, and score a method."""

import re
from dataclasses import dataclass

import pandas as pd
import yaml

from analysis import paths
from analysis.annotate.store import Store
from tests.lexicons import pipeline

HALVES = ("work", "held")


@dataclass(frozen=True)
class Marked:
    """The marked sentences, read: `items` as in the file with their half, and the tables."""

    items: list[dict]
    tables: tuple[pd.DataFrame, ...]
    mentions: pd.DataFrame
    store: Store

    def ids(self, half):
        """Return the items of a half by the article they were read as."""
        return {f"{n:016x}": i for n, i in enumerate(self.items) if i["half"] == half}


def read(name, root):
    """Read the marked set of a name; every sentence is an article of its own."""
    gold = yaml.safe_load((paths.ROOT / "tests" / "gold" / name).read_text(encoding="utf-8"))
    items = [item | {"half": half} for half in HALVES for item in gold[half]]
    tables = pipeline.read([item["text"] for item in items], root)
    return Marked(items, tables, mentions(items), Store(root))


def mentions(items):
    """Return the names given with each item, wherever they stand."""
    rows = [
        (f"{n:016x}", m.start(), m.end(), name, kind)
        for n, item in enumerate(items)
        for name, kind in item.get("names", {}).items()
        for m in re.finditer(rf"\b{re.escape(name)}\b", item["text"])
    ]
    columns = ["article_id", "start", "end", "entity", "entity_type"]
    return pd.DataFrame(rows, columns=columns).astype(
        {"article_id": "str", "entity": "str", "entity_type": "str"}
    )


def scores(wanted, found):
    """Return precision and recall over articles, each a set of what is marked and what is found."""
    right = sum(len(wanted[i] & found.get(i, set())) for i in wanted)
    n_found = sum(len(found.get(i, set())) for i in wanted)
    return right / n_found, right / sum(len(w) for w in wanted.values())


def unlike(wanted, found, items):
    """Return what is missed and what is wrong, a line an article, for the failing test to show."""
    return "\n".join(
        f"{items[i]['text']}\n  missed {wanted[i] - found.get(i, set())}"
        f"\n  wrong {found.get(i, set()) - wanted[i]}"
        for i in wanted
        if wanted[i] != found.get(i, set())
    )
