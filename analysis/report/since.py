"""A run compared with the last good one of its name, while it is being made."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import AnalysisError
from analysis.report import changed, changes


@dataclass(frozen=True)
class Since:
    """What changed since the last run, for the page, and the limits that were passed.

    `told` is none when there is no earlier run; `alert` is empty when no limit was passed.
    """

    told: changed.Told | None = None
    alert: str = ""


def last(made: Path, place: Path, limits: Mapping[str, int]) -> Since:
    """Compare with the last good run of this name, and keep the comparison in the run.

    A run made before by other code may lack a table or column, and a file of it may be damaged;
    then there is nothing to compare, which is said and stops nothing.

    Args:
        made: the folder the run is written to.
        place: where it is to stand, beside the earlier ones.
        limits: from which number on a change is an alert.
    """
    before = changes.previous(place)
    if before is None:
        return Since()
    try:
        found = changes.between(before, made)
    except (AnalysisError, OSError) as error:
        sentence = f"The last report cannot be compared with this one: {error}"
        return Since(changed.Told((changed.Line(sentence.removesuffix(".")),)))
    kept = changes.as_json(found, limits)
    text = json.dumps(kept, ensure_ascii=False, indent=1) + "\n"
    (made / changes.FILE).write_text(text, encoding="utf-8")
    return Since(changed.told(found), kept["alert"])
