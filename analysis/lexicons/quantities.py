"""Read what numbers count: the quantities that sources are compared on."""

from dataclasses import dataclass
from pathlib import Path

from analysis import paths
from analysis.lexicons.entries import listed

QUANTITIES = paths.PACKAGE / "lexicons" / "quantities.yaml"


@dataclass(frozen=True)
class Quantity:
    """A quantity: what it is called, and the lemmas that say that a number counts it."""

    name: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]


def quantities(path: Path = QUANTITIES) -> tuple[Quantity, ...]:
    """Read a file of quantities, in its order.

    Raises:
        LexiconError: an entry breaks the rules, or two claim one lemma.
    """
    found: list[Quantity] = []
    owner: dict[tuple[str, str], str] = {}
    for entry in listed(path, "quantities"):
        entry.check(("name", "verbs", "nouns"), ("name",))
        quantity = Quantity(entry.name(), entry.items("verbs"), entry.items("nouns"))
        for claim in [("verb", v) for v in quantity.verbs] + [("noun", n) for n in quantity.nouns]:
            if claim in owner:
                raise entry.fail(f"{claim[1]!r} is also claimed by {owner[claim]!r}.")
            owner[claim] = quantity.name
        found.append(quantity)
    return tuple(found)
