"""A table for the page: numbers to the right, shares in per cent, numbers linked to sentences."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis.charts._text import clean, percent
from analysis.errors import ParameterError
from analysis.present._shown import Shown, render

# Rows of a table that are shown. Longer ones are looked up in the run's files.
TABLE_ROWS = 60
NO_VALUE = "–"
NONE = "There are none."

# What a column is called on the page, where its own name will not do.
NAMES = {
    "article_share": "share of articles",
    "all_share": "share of all articles",
    "per_1k": "per 1,000 words",
    "n_articles_all": "articles in all",
    "entity_type": "type",
    "published_date": "date",
    "log_odds": "log-odds",
    "p_value": "p",
    "q_value": "q",
    "n_family": "comparisons",
    "expected_articles": "expected by chance",
    "expected_rest": "of them expected by chance",
    "n_articles_rest": "articles of the others",
    "n_articles_both": "articles with both",
    "n_sentences_both": "sentences with both",
    "n_articles_other": "articles of the other",
    "n_mentions_other": "mentions of the other",
    "is_beyond_chance": "beyond chance",
    "chance_q": "q",
    "with_references_per_1k": "with references per 1,000 words",
}


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−")


def _small(value: float) -> str:
    return "<0.001" if value < 0.001 else f"{value:.3f}"


# How a cell is written.
FORMATS: Mapping[str, Callable[[Any], str]] = {
    "text": clean,
    "percent": percent,
    "integer": lambda value: f"{value:,.0f}".replace("-", "−"),
    "number": lambda value: f"{value:,.10g}".replace("-", "−"),
    "decimal": lambda value: f"{value:,.2f}".replace("-", "−"),
    "signed": _signed,
    "p": _small,
    "date": lambda value: f"{value:%Y-%m-%d}",
    "yes or no": lambda value: "yes" if value else "no",
}
_BY_NAME = {
    "p_value": "p",
    "q_value": "p",
    "chance": "p",
    "chance_q": "p",
    "log_odds": "signed",
    "z": "signed",
}


@dataclass(frozen=True)
class _Cell:
    text: str
    is_number: bool
    interval: str = ""
    anchor: str = ""
    is_head: bool = False


def table(
    frame: pd.DataFrame,
    caption: str,
    *,
    links: Mapping[str, str] | None = None,
    formats: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
    limit: int = TABLE_ROWS,
) -> Shown:
    """Show a table: numbers to the right, shares in per cent, numbers linked to their sentences.

    An estimate's interval (`article_share_low` and `_high`; `low` and `high` of a mean or a
    log-odds) stands in the estimate's cell. As plain text it is the frame itself.

    Args:
        frame: the rows; the index is not shown.
        caption: what a row is.
        links: column -> the column that has the anchor of its cells; that one is not shown.
        formats: column -> one of `FORMATS`, where the column's name does not say it already.
        names: column -> its heading, where `NAMES` has none or a worse one.
        limit: rows shown; the caption says when there are more.

    Raises:
        ParameterError: a column or a format is not one there is.
    """
    links, formats = dict(links or {}), dict(formats or {})
    _known("links", [*links, *links.values()], frame.columns)
    _known("formats", formats, frame.columns)
    _known("formats", formats.values(), FORMATS)
    intervals = _intervals(frame)
    hidden = {*links.values(), *(end for ends in intervals.values() for end in ends)}
    head = frame.head(limit)
    columns = [
        _column(head, name, formats.get(name, ""), intervals.get(name), links.get(name, ""))
        for name in frame.columns
        if name not in hidden
    ]
    shown = [name for name in frame.columns if name not in hidden]
    more = len(frame) - len(head)
    html = render(
        "table",
        caption=clean(caption),
        cap=f"The first {len(head):,} of {len(frame):,} rows."
        if more
        else ""
        if len(frame)
        else NONE,
        heads=[_Cell(_heading(name, names or {}), _is_number(frame[name])) for name in shown],
        rows=[list(row) for row in _with_row_heads(columns)],
    )
    plain = head.drop(columns=list(dict.fromkeys(links.values())))
    decimals = {name: 3 for name in plain.columns if _is_number(plain[name])}
    plain = plain.round(decimals)
    rest = f"\n... and {more:,} more rows" if more else ""
    return Shown(html, f"{clean(caption)}\n{plain.to_string(index=False)}{rest}")


def _known(name: str, given: Iterable[str], allowed: Iterable[str]) -> None:
    known = [str(value) for value in allowed]
    for value in given:
        if value not in known:
            raise ParameterError(name, value, known)


def _intervals(frame: pd.DataFrame) -> dict[str, tuple[str, str]]:
    """Return estimate -> its interval's two columns."""
    has = set(frame.columns)
    found = {c: (f"{c}_low", f"{c}_high") for c in frame.columns}
    found = {c: ends for c, ends in found.items() if has.issuperset(ends)}
    estimate = next((c for c in ("mean", "log_odds") if c in has), "")
    if estimate and {"low", "high"} <= has:
        found[estimate] = ("low", "high")
    return found


def _column(
    head: pd.DataFrame, name: str, given: str, ends: tuple[str, str] | None, anchors: str
) -> list[_Cell]:
    """Write the cells of one column."""
    write = FORMATS[given or _format(head[name], name)]
    texts = [NO_VALUE if pd.isna(value) or value == "" else write(value) for value in head[name]]
    intervals = [""] * len(head)
    if ends:
        pairs = zip(head[ends[0]], head[ends[1]], strict=True)
        intervals = ["" if low != low else f"{write(low)} to {write(high)}" for low, high in pairs]
    where = head[anchors].astype("str").tolist() if anchors else [""] * len(head)
    number = _is_number(head[name])
    cells = zip(texts, intervals, where, strict=True)
    return [_Cell(text, number, interval, anchor) for text, interval, anchor in cells]


def _with_row_heads(columns: list[list[_Cell]]) -> Iterable[tuple[_Cell, ...]]:
    """Yield rows whose first cell names the row, when it is words."""
    if columns:
        columns = [[_row_head(cell) for cell in columns[0]], *columns[1:]]
    return zip(*columns, strict=True)


def _row_head(cell: _Cell) -> _Cell:
    return cell if cell.is_number else replace(cell, is_head=True)


def _format(column: "pd.Series[Any]", name: str) -> str:
    """Say how a column's values are written, by its name's ending and its type."""
    if pd.api.types.is_bool_dtype(column):
        return "yes or no"
    if pd.api.types.is_datetime64_any_dtype(column):
        return "date"
    if not _is_number(column):
        return "text"
    if name in _BY_NAME:
        return _BY_NAME[name]
    if name.endswith("_share"):
        return "percent"
    return "integer" if pd.api.types.is_integer_dtype(column) else "decimal"


def _is_number(column: "pd.Series[Any]") -> bool:
    types = pd.api.types
    return bool(types.is_numeric_dtype(column) and not types.is_bool_dtype(column))


def _heading(name: object, names: Mapping[str, str]) -> str:
    """Return a column's heading: what `names` or `NAMES` has, or its name as words."""
    text = str(name)
    return clean(names.get(text, NAMES.get(text, text.removeprefix("n_").replace("_", " "))))
