"""A sentence tied to a computed value, checked whenever its notebook runs."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from numbers import Real
from string import Formatter
from typing import Any

import pandas as pd

from analysis.anchors import anchor
from analysis.charts._text import clean
from analysis.errors import ParameterError
from analysis.present._shown import Shown, render

# What 0.15 is too far from 0.1, because neither has an end in binary, is no move of the value.
ROUNDING = 1e-9
NO_VALUE = "no value"
# What can be claimed beside a number: it holds when it is equal.
EXACT = (str, bool, date, set, frozenset, tuple, list)


@dataclass(frozen=True)
class _Claim:
    """A sentence with its number in two forms: as it is stated, and as it was computed."""

    sentence: str
    holds: bool
    stated: str
    computed: str
    tolerance: str
    anchor: str


def claim(sentence: str, value: object, *, stated: object, tolerance: float = 0.0) -> None:
    """Show a sentence with the number it states, and check that the computed one still bears it.

    It is shown at once, wherever in its cell it stands, since what is not shown is not checked. A
    claim that no longer holds is struck out, with both numbers beside it, and the rest of the
    notebook runs on; the report of which the notebook is a part then ends as failed and names the
    sentence, the notebook and the cell, and `latest` stays where it was.

    A number holds when it lies no farther from the stated one than `tolerance`. Anything else (a
    verdict, a name, a day, a set of names) holds when it is equal. What is not there (NaN, None)
    never holds, nor does what is infinite.

    In a cell of an analyst's own notebook:

        named = study.table("entity_frequency").query("entity == 'Syria'")
        share = named["article_share"].min()
        claim("Both sources name Syria in {:.0%} of their articles.", share, stated=1.0,
              tolerance=0.05)

        (verdict,) = named.query("source == 'TRT World'")["verdict"]
        claim("Whether TRT World names it more is {}.", verdict, stated="cannot tell")

    `report CORPUS --notebooks DIR` runs a folder of such notebooks.

    Args:
        sentence: what is said. A `{}`, with a format if need be, stands for the number.
        value: what was computed.
        stated: what the sentence states.
        tolerance: how far a number may lie from it, in the number's own unit.

    Raises:
        ParameterError: the sentence has more than one place for a number, the stated value is
            not there or nothing that can be compared, or the tolerance is none.

    >>> claim("There are {} sources.", 2, stated=2)
    There are 2 sources. [holds: computed 2]
    >>> claim("They share {:.0%}.", 0.2, stated=0.5, tolerance=0.1)
    They share 50%. [DOES NOT HOLD: computed 20%, stated 50%, tolerance 0.1]
    """
    from IPython.display import display

    display(claimed(sentence, value, stated=stated, tolerance=tolerance))  # type: ignore[no-untyped-call]


def claimed(sentence: str, value: object, *, stated: object, tolerance: float = 0.0) -> Shown:
    """Return what `claim` shows."""
    spec = _spec(sentence)
    value, stated = _plain(value), _plain(stated)
    _check(stated, tolerance)
    holds = _holds(value, stated, tolerance)
    told, found = _worded(stated, spec or ".6g"), _worded(value, spec or ".6g")
    if told == found and not holds:
        told, found = _worded(stated, ""), _worded(value, "")
    said = clean(sentence.format(stated))
    made = _Claim(
        said, holds, clean(told), clean(found), f"{tolerance:.6g}" if tolerance else "",
        anchor("claims", sentence, told),
    )  # fmt: skip
    html = render("claim", claim=made)
    why = [f"computed {made.computed}"]
    why += [] if holds else [f"stated {made.stated}"]
    why += [f"tolerance {made.tolerance}"] if made.tolerance and not holds else []
    text = f"{said} [{'holds' if holds else 'DOES NOT HOLD'}: {', '.join(why)}]"
    return Shown(html, text, claim=_record(made))


def _record(made: _Claim) -> Mapping[str, object]:
    return dict(vars(made))


def _spec(sentence: str) -> str:
    """Return the format of the number in a sentence."""
    try:
        fields = [
            (name, spec) for _, name, spec, _ in Formatter().parse(sentence) if name is not None
        ]
    except ValueError as error:
        raise ParameterError("sentence", sentence, f"a sentence with one {{}}: {error}") from error
    if len(fields) > 1 or any(name for name, _ in fields):
        raise ParameterError("sentence", sentence, "one {} at most, without a name in it")
    return fields[0][1] or "" if fields else ""


def _plain(value: object) -> object:
    """Return a number as Python's own, whatever array or table it was taken from."""
    return value.item() if hasattr(value, "item") and getattr(value, "ndim", 0) == 0 else value


def _check(stated: object, tolerance: float) -> None:
    is_number = isinstance(stated, Real) and not isinstance(stated, bool)
    if is_number and not math.isfinite(float(stated)):  # type: ignore[arg-type]
        raise ParameterError("stated", stated, "a number that is there, and is finite")
    if not is_number and (not isinstance(stated, EXACT) or stated is pd.NaT):
        raise ParameterError("stated", stated, "a number, a text, a day, or a set of these")
    if not isinstance(tolerance, Real) or not 0 <= float(tolerance) < math.inf:
        raise ParameterError("tolerance", tolerance, "0, or a number above it")
    if tolerance and not is_number:
        raise ParameterError("tolerance", tolerance, "0, where what is stated is no number")


def _holds(value: object, stated: object, tolerance: float) -> bool:
    """Say whether a value bears what is stated of it."""
    if isinstance(stated, Real) and not isinstance(stated, bool):
        if isinstance(value, bool) or not isinstance(value, Real) or not math.isfinite(value):
            return False
        gap = abs(float(value) - float(stated))
        return gap <= tolerance or math.isclose(gap, tolerance, rel_tol=ROUNDING)
    if isinstance(stated, bool) or isinstance(value, bool):
        return isinstance(value, bool) and isinstance(stated, bool) and value == stated
    if isinstance(stated, set | frozenset):
        return isinstance(value, set | frozenset) and value == stated
    if isinstance(stated, tuple | list):
        return isinstance(value, tuple | list) and list(value) == list(stated)
    same: Any = type(value) is type(stated) and value == stated
    return bool(same)


def _worded(value: object, spec: str) -> str:
    """Write a value as the sentence would."""
    if value is None or value is pd.NaT or value is pd.NA:
        return NO_VALUE
    if isinstance(value, float) and not math.isfinite(value):
        return NO_VALUE if math.isnan(value) else str(value)
    if isinstance(value, set | frozenset):
        return ", ".join(sorted(map(str, value))) or "none"
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value)) or "none"
    try:
        # a whole number has no digits to be cut
        return format(value, "" if isinstance(value, int) and spec == ".6g" else spec)
    except (TypeError, ValueError):
        return str(value)
