"""The claims of an executed notebook: sentences tied to values, and whether they still hold."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from analysis.report.execute import Ending

# How a notebook ends whose cells all ran, one of whose claims does not hold.
ERROR = "ClaimError"


@dataclass(frozen=True)
class Claim:
    """A claim as `present.claim` showed it; `cell` is the number in brackets beside its cell."""

    notebook: str
    cell: int | None
    sentence: str
    holds: bool
    stated: str
    computed: str
    tolerance: str
    anchor: str

    def __str__(self) -> str:
        within = f", tolerance {self.tolerance}" if self.tolerance else ""
        return f"“{self.sentence}” computed {self.computed}, stated {self.stated}{within}"


def broken(ending: Ending) -> str:
    """Say which claim of a notebook does not hold, and where."""
    return f"A claim does not hold. {ending.notebook}, cell [{ending.cell}]: {ending.message}."


# A code cell: the number in brackets beside it, and its outputs as they stand in the file.
Cells = Iterable[tuple[int | None, Sequence[Mapping[str, Any]]]]


def of(name: str, cells: Cells) -> list[Claim]:
    """Return the claims of a notebook from top to bottom.

    Args:
        name: the notebook's file.
        cells: its code cells.
    """
    found = []
    for number, outputs in cells:
        for output in outputs:
            told = output.get("metadata", {}).get("parallax", {}).get("claim")
            if isinstance(told, Mapping):
                # whatever a notebook that others wrote has in it, it is text
                words = ("sentence", "stated", "computed", "tolerance", "anchor")
                texts = {word: str(told.get(word, "")) for word in words}
                found.append(Claim(name, number, holds=told.get("holds") is True, **texts))
    return found


def settled(ending: Ending, cells: Cells) -> Ending:
    """Return how a notebook ended when its claims count, too.

    A notebook that ran to its end with a claim that does not hold has failed at the first such
    cell; one that stopped for another reason stopped for that.
    """
    broken = [claim for claim in of(ending.notebook, cells) if not claim.holds]
    if not broken or not ending.is_complete:
        return ending
    more = f" (and {len(broken) - 1:,} more)" if len(broken) > 1 else ""
    message = f"{broken[0]}{more}"
    return replace(ending, status="failed", cell=broken[0].cell, error=ERROR, message=message)
