"""Does a difference stand within the same events, or with topics held equal? In sentences.

A source may use a word more because it writes of other events. That it still does within events
that others told too is the strongest thing the suite can say of it; where that cannot be told,
the number of shared events says why. Nothing here computes a statistic: it words `matched`.
"""

from math import exp

import pandas as pd

from analysis.findings import is_itself

# As many sentences as a reader gets through.
MAX_SENTENCES = 12
EVENT, TOPIC = "event", "topic"
VERDICTS = ("differs", "cannot tell", "too few")
KEY = ["subject_type", "subject", "source"]
TELLS = {"entity": "names", "topic": "covers", "term": "uses the word", "measure": "has a mean of"}


def said(matched: pd.DataFrame, *, n: int = MAX_SENTENCES) -> pd.DataFrame:
    """Put what still differs within the same events into sentences, the surest first.

    A row is a difference: subject_type, subject, source, sentence, q_value. That a source names
    itself is left out.

    Args:
        matched: the table of that name.
        n: how many rows.
    """
    within = matched[(matched["held_equal"] == EVENT) & (matched["verdict"] == "differs")]
    itself = [is_itself(*names) for names in zip(within["subject"], within["source"], strict=True)]
    told = within[~pd.Series(itself, index=within.index, dtype=bool)]
    told = told.assign(_size=told["difference"].abs() / told["detectable"])
    order = ["q_value", "_size", "subject", "source"]
    ranked = told.sort_values(order, ascending=[True, False, True, True], ignore_index=True)[:n]
    sentences = [_sentence(row) for row in ranked.to_dict("records")]
    return ranked[[*KEY, "q_value"]].assign(sentence=pd.Series(sentences, dtype="str"))


def counted(matched: pd.DataFrame) -> list[str]:
    """Say of how many differences it was asked whether they stand, and what came of it."""
    sentences = []
    for held, how in ((EVENT, "Within the same events"), (TOPIC, "With main topics held equal")):
        rows = matched[matched["held_equal"] == held]
        if len(rows):
            n = [int((rows["verdict"] == verdict).sum()) for verdict in VERDICTS]
            sentences.append(
                f"{how}: of {len(rows):,} differences, {n[0]:,} still differ, {n[1]:,} cannot be "
                f"told, and for {n[2]:,} too few articles are left to ask."
            )
    return sentences or ["No difference was found that could be asked for again."]


def with_lines(found: pd.DataFrame, matched: pd.DataFrame) -> pd.DataFrame:
    """Return the findings with what is left of each at the end of its sentence.

    Findings that still differ within the same events come first; within both parts the order is
    as given. A finding of a kind that is not followed up has no line.

    Args:
        found: rows of `findings.said`: kind, source, subject, sentence.
        matched: the table of that name.
    """
    rows = {
        (*(str(row[name]) for name in KEY), str(row["held_equal"])): row
        for row in matched.to_dict("records")
    }
    columns = (found[name].astype("str") for name in ("kind", "subject", "source"))
    keys = list(zip(*columns, strict=True))
    lines = [
        [_line(rows[(*key, held)]) for held in (EVENT, TOPIC) if (*key, held) in rows]
        for key in keys
    ]
    stands = [rows.get((*key, EVENT), {}).get("verdict") == "differs" for key in keys]
    told = [
        " ".join([s, *filter(None, line)]) for s, line in zip(found["sentence"], lines, strict=True)
    ]
    full = found.assign(sentence=pd.Series(told, index=found.index, dtype="str"), _stands=stands)
    ordered = full.sort_values("_stands", ascending=False, kind="stable", ignore_index=True)
    return ordered.drop(columns="_stands")


def _line(row: dict[str, object]) -> str:
    """Say what is left of one finding when topics, or events, are held equal."""
    if row["held_equal"] == TOPIC:
        return {
            "differs": "With main topics held equal it still differs.",
            "cannot tell": "With main topics held equal it can no longer be told.",
        }.get(str(row["verdict"]), "")
    events = _events(row)
    if row["verdict"] == "too few":
        n = int(str(row["n_articles"]))
        on = f"only {n:,} of its articles are" if n else "none of its articles is"
        return f"Within the same events it is too few to tell: {on} on an event that others told."
    does = "it still differs" if row["verdict"] == "differs" else "it cannot be told"
    return f"Within the same events {does}: {_size(row)}, on {events}."


def _sentence(row: dict[str, object]) -> str:
    kind, subject = str(row["subject_type"]), str(row["subject"])
    called = f"“{subject}”" if kind == "term" else subject
    if kind in ("measure", "topic"):
        called = called.replace("_", " ")
    n, rest = (int(str(row[name])) for name in ("n_articles", "n_articles_rest"))
    q = float(str(row["q_value"]))
    return (
        f"Of the same events, {row['source']} still {TELLS[kind]} {called} {_size(row)}, in "
        f"{n:,} articles against {rest:,} of others on {_events(row)} "
        f"({'q < 0.001' if q < 0.001 else f'q = {q:.3f}'})."
    )


def _events(row: dict[str, object]) -> str:
    n = int(str(row["n_strata"]))
    return f"{n:,} event{'s' * (n != 1)} that others told too"


def _size(row: dict[str, object]) -> str:
    """Say a difference with its interval, in the unit of its kind.

    >>> row = {"subject_type": "term", "difference": 0.0, "difference_low": -0.7}
    >>> _size(row | {"difference_high": 0.7})
    '1.0 times as often (95 % interval 0.5 to 2.0)'
    """
    ends = ("difference", "difference_low", "difference_high")
    value, low, high = (float(str(row[name])) for name in ends)
    kind = str(row["subject_type"])
    if kind == "term":
        value, low, high = exp(value), exp(low), exp(high)
        return f"{value:.1f} times as often (95 % interval {low:.1f} to {high:.1f})"
    if kind == "measure":
        way = "higher" if value >= 0 else "lower"
        return f"{abs(value):.2f} {way} (95 % interval {low:+.2f} to {high:+.2f})"
    way = "more" if value >= 0 else "fewer"
    ends_said = f"{100 * low:+.0f} to {100 * high:+.0f}"
    return f"in {abs(100 * value):.0f} points {way} of its articles (95 % interval {ends_said})"
