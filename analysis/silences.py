"""What cannot be told, said as a result: the comparison, what was seen, what could have been seen.

"Cannot tell" is not "no difference". A reader is owed the numbers, and how large a difference the
same articles would have shown, four times in five: `detectable`.
"""

import numpy as np
import pandas as pd

from analysis.anchors import anchor
from analysis.compare import MAX_Q

# Sentences of single comparisons: those nearest to a verdict.
MAX_SILENCES = 6
COLUMNS = ["kind", "sentence", "number", "anchor", "source", "subject", "q_value"]
# What a family compares, and the unit of its differences; shares are said in points.
NOUNS = {"topic": "topics", "entity": "names", "term": "words", "measure": "measures"}


def untold(
    families: dict[str, pd.DataFrame], *, labels: dict[str, str], n: int = MAX_SILENCES
) -> pd.DataFrame:
    """Put the comparisons nearest to a verdict that got none into sentences.

    A row is a comparison, smallest q first, with the columns of `findings.said`. Of two sources
    only the first by name is told, as the other's difference is the same.

    Args:
        families: tables with verdicts, by kind: topic, entity, measure.
        labels: what a topic is called on the page, by its name.
        n: how many rows.
    """
    rows = []
    for kind, table in families.items():
        open_ = table[table["verdict"] == "cannot tell"].dropna(subset=["q_value"])
        if table["source"].nunique() == 2:
            open_ = open_[open_["source"] == open_["source"].min()]
        nearest = open_.sort_values(["q_value", "p_value", kind, "source"])[:n]
        rows += [_row(kind, row, labels) for row in nearest.to_dict("records")]
    found = pd.DataFrame(rows, columns=[*COLUMNS, "_p"])
    ordered = found.sort_values(["q_value", "_p", "subject", "source"], ignore_index=True)
    return ordered[COLUMNS][:n]


def powers(families: dict[str, pd.DataFrame]) -> list[str]:
    """Say of each family how much could not be told, and what would have been seen.

    Args:
        families: tables with verdicts, by kind: topic, entity, term, measure.
    """
    said = []
    for kind, table in families.items():
        told = table[table["p_value"].notna()]
        open_ = told[told["verdict"] == "cannot tell"]
        if len(open_):
            said.append(
                f"{NOUNS[kind].capitalize()}: {len(open_):,} of {len(told):,} comparisons cannot "
                f"be told. {_reach(kind, open_)}"
            )
    return said


def _reach(kind: str, open_: pd.DataFrame) -> str:
    """Say how large the differences would have had to be, by measure where units differ."""
    parts = open_.groupby("measure") if kind == "measure" else [("", open_)]
    said = []
    for name, part in parts:
        known = part["detectable"].replace([np.inf], np.nan).dropna()
        if known.empty:
            said.append(f"{_called(str(name))}none, however large, would have been seen")
            continue
        low, high = (_size(kind, str(name), known.quantile(q)) for q in (0.1, 0.9))
        span = low if low == high else f"{low} to {high}"
        said.append(f"{_called(str(name))}{span}")
    return (
        f"What would have been seen four times in five, in most of them: {'; '.join(said)}"
        f"{_unit(kind)}."
    )


def _called(name: str) -> str:
    return f"{name.replace('_', ' ')} " if name else ""


def _unit(kind: str) -> str:
    return {"topic": " points", "entity": " points", "term": " in log-odds"}.get(kind, "")


def _size(kind: str, name: str, value: float) -> str:
    if kind in ("topic", "entity"):
        return f"{100 * value:.0f}"
    return f"{100 * value:.1f} points" if name.endswith("_share") else f"{value:.2g}"


def _row(kind: str, row: dict[str, object], labels: dict[str, str]) -> tuple[object, ...]:
    """Return one comparison as a sentence, its parts and its p-value."""
    subject, source = str(row[kind]), str(row["source"])
    number, others, seen = _numbers(kind, subject, row)
    does = {"topic": "covers", "entity": "names"}.get(kind, "has a mean")
    called = labels.get(subject, subject).replace("_", " " if kind == "measure" else "_")
    link = "of" if kind == "measure" else "in"
    why = f"that may be chance (q = {row['q_value']:.3f})"
    if float(str(row["q_value"])) <= MAX_Q:
        why = f"dealing finds that (q = {row['q_value']:.3f}), but its interval holds 0"
    sentence = (
        f"{source} {does} {called} {link} {number}, the others {link} {others}: {why}. {seen}"
    )
    where = anchor("silence", kind, subject, source)
    return (kind, sentence, number, where, source, subject, row["q_value"], row["p_value"])


def _numbers(kind: str, subject: str, row: dict[str, object]) -> tuple[str, str, str]:
    """Return what the source has, what the others have, and what would have been seen."""
    value = {name: float(str(row[name])) for name in ("difference", "detectable")}
    reach = value["detectable"]
    if kind == "measure":
        mean, n = float(str(row["mean"])), int(str(row["n_articles"]))
        number, others = f"{mean:.2f} over {n:,} articles", f"{mean - value['difference']:.2f}"
        seen = f"A difference of {_size(kind, subject, reach)} would have been seen."
        return number, others, seen
    share, n = float(str(row["article_share"])), int(str(row["n_articles_all"]))
    number, others = f"{share:.0%} of its {n:,} articles", f"{share - value['difference']:.0%}"
    if np.isnan(reach):
        return number, others, "So few articles would have shown no difference, however large."
    return number, others, f"A difference of {100 * reach:.0f} points would have been seen."
