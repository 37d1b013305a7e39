"""Which source told which event, and whether one that is missing was to be expected.

"Not covered" is said only of a source that wrote anything at all in the days of the event;
otherwise it is silent there: absent from our sample, which says nothing of the outlet. Where days
are missing even that is too much: of an event none of whose articles has a day, or of a source
that is not seen in the event's days but has articles without one, it cannot be told whether it
wrote then. Such a cell is "undated", and in no denominator.

How likely a source was to tell an event is worked out from all articles of the event's days: were
they dealt out to the sources at random, each source keeping its number, it would hold at least one
of the event's with the hypergeometric probability. The number of events told is then a sum of
unequal coins (Poisson-binomial), whose distribution is exact here, not approximated. The source's
own articles are among those dealt out: leaving them out, and then looking only at events that
others told, would expect more than chance gives, since such events were picked for being large.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

STATUSES = ("covered", "not covered", "silent", "undated")
# An event of fewer articles is hardly expected of anyone, and would only drown the larger ones.
MIN_ARTICLES = 3
# Days before the first and after the last article of an event in which a source that writes
# anything counts as being there; a weekly is not silent because its day has not come.
MARGIN_DAYS = 3
LEVEL = 0.95

Numbers = npt.NDArray[np.float64]


def event_coverage(events: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Set every event of two or more sources against every source.

    A row is an event and a source: event_id, event, first_date, last_date, source, status,
    n_articles and n_stories (on the event, by the source), n_dated (articles with a day, the only
    ones that chances are worked out from), n_articles_window (all it wrote in the
    event's days), n_others (other sources that told the event), expected (the probability that it
    told the event, 0 to 1; missing where it is silent or undated, or the event has fewer than
    three articles with a day).
    Events in the order of their first day, then by source.

    Args:
        events: the table `events`.
        articles: the table `articles`.
    """
    rows = _with_days(events, articles)
    told = rows.groupby(["event_id", "source"]).agg(
        n_articles=("article_id", "size"),
        n_stories=("story_id", "nunique"),
        n_dated=("day", "count"),
    )
    spans = rows.groupby("event_id").agg(
        event=("event", "first"),
        first_date=("day", "min"),
        last_date=("day", "max"),
        n_sources=("source", "nunique"),
        n_dated_all=("day", "count"),
    )
    spans = spans[spans["n_sources"] > 1].sort_values(["first_date", "event"], na_position="last")
    sources = sorted(rows["source"].unique())
    grid = pd.MultiIndex.from_product([spans.index, sources], names=["event_id", "source"])
    table = (
        told.reindex(grid, fill_value=0)
        .reset_index()
        .merge(spans, left_on="event_id", right_index=True)
    )
    window, window_all = _windows(spans, rows, sources)
    table["n_articles_window"] = window.ravel().astype("int64")
    told_here = table["n_articles"] > 0
    table["n_others"] = table["n_sources"] - told_here
    all_window = np.repeat(window_all, len(sources)).astype("int64")
    expected = _chance(
        all_window, table["n_articles_window"].to_numpy(), table["n_dated_all"].to_numpy()
    )
    is_there = table["n_articles_window"] > 0
    judged = is_there & (table["n_dated_all"] >= MIN_ARTICLES)
    table["expected"] = np.where(judged, expected, np.nan)
    lacking = set(rows.loc[rows["day"].isna(), "source"])
    unknown = table["first_date"].isna() | table["source"].isin(lacking)
    table["status"] = np.select([told_here, is_there, ~unknown], STATUSES[:3], STATUSES[3])
    whole = ["n_articles", "n_stories", "n_dated", "n_articles_window", "n_others"]
    columns = ["event_id", "event", "first_date", "last_date", "source", "status", *whole]
    kinds = dict.fromkeys(whole, "int64") | {"status": "str", "source": "str"}
    return table[[*columns, "expected"]].astype(kinds)


def blind_spots(coverage: pd.DataFrame) -> pd.DataFrame:
    """Say of each source how many of the others' events it told, and how many were expected.

    A row is a source. Every event of three articles or more is in one of three counts: n_events
    (three of them have a day, and the source wrote in those days), n_silent (in whose days it wrote
    nothing), n_undated (too few days are known to say whether it wrote, or what chance gives).
    Then n_covered (of n_events, told by it), expected, low and high (95 % of what chance gives,
    exact), p_value (of so few or so many, two-sided). Largest shortfall first.
    """
    rows = []
    size = coverage.groupby("event_id")["n_articles"].transform("sum")
    for source, group in coverage[size >= MIN_ARTICLES].groupby("source"):
        there = group[group["expected"].notna()]
        chances = there["expected"].to_numpy()
        n_covered = int((there["n_dated"] > 0).sum())
        probability = poisson_binomial(chances)
        low, high = interval(probability)
        n_silent = int((group["status"] == "silent").sum())
        rows.append({
            "source": source, "n_events": len(there), "n_covered": n_covered,
            "n_silent": n_silent, "n_undated": len(group) - len(there) - n_silent,
            "expected": float(chances.sum()), "low": low, "high": high,
            "p_value": two_sided(probability, n_covered),
        })  # fmt: skip
    whole = dict.fromkeys(("n_events", "n_covered", "n_silent", "n_undated"), "int64")
    parts = dict.fromkeys(("expected", "low", "high", "p_value"), "float64")
    columns = ["source", *whole, *parts]
    table = pd.DataFrame(rows, columns=columns)
    table["_short"] = table["expected"] - table["n_covered"]
    table = table.sort_values(["_short", "source"], ascending=[False, True], ignore_index=True)
    return table[columns].astype(whole | parts | {"source": "str"})


def poisson_binomial(chances: Numbers) -> Numbers:
    """Return the probability of each number of successes, from 0 to all, of unequal coins.

    >>> poisson_binomial(np.array([0.5, 0.5])).tolist()
    [0.25, 0.5, 0.25]
    """
    found = np.ones(1)
    for chance in np.asarray(chances, dtype=np.float64).tolist():
        found = np.convolve(found, [1 - chance, chance])
    return found


def interval(probability: Numbers, *, level: float = LEVEL) -> tuple[int, int]:
    """Return the smallest and largest number between which at least `level` of chance lies.

    Each tail outside holds at most half of what is left.

    >>> interval(np.array([0.01, 0.49, 0.49, 0.01]))
    (1, 2)
    """
    tail = (1 - level) / 2
    below = np.cumsum(probability)
    low = int(np.searchsorted(below, tail, side="right"))
    high = int(np.searchsorted(below, 1 - tail, side="left"))
    return low, min(high, len(probability) - 1)


def two_sided(probability: Numbers, n: int) -> float:
    """Return the chance of a number no likelier than `n` (the exact test's usual p-value)."""
    if len(probability) == 1:
        return 1.0
    return float(min(1.0, probability[probability <= probability[n] * (1 + 1e-9)].sum()))


def _chance(n_all: Numbers, n_source: Numbers, n_event: Numbers) -> Numbers:
    """Return the chance that at least one of the event's articles falls to the source."""
    from scipy.stats import hypergeom

    return np.asarray(1 - hypergeom.pmf(0, n_all, n_event, n_source), dtype=np.float64)


def _with_days(events: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    keyed = articles.assign(article_id=articles["article_id"].astype("str"))
    keyed = keyed[["article_id", "source", "published_date"]].rename(
        columns={"published_date": "day"}
    )
    return events.merge(keyed.astype({"source": "str"}), on="article_id")


def _windows(
    spans: pd.DataFrame, rows: pd.DataFrame, sources: list[str]
) -> tuple[Numbers, Numbers]:
    """Count each source's articles, and all, in the days around each event.

    Articles without a day are in no window, and an event of such articles has none.
    """
    margin = np.timedelta64(MARGIN_DAYS, "D")
    first = spans["first_date"].to_numpy().astype("datetime64[D]")
    last = spans["last_date"].to_numpy().astype("datetime64[D]")
    counts = np.zeros((len(spans), len(sources)))
    for place, source in enumerate(sources):
        days = rows.loc[rows["source"] == source, "day"].to_numpy().astype("datetime64[D]")
        days = np.sort(days[~np.isnat(days)])
        inside = np.searchsorted(days, last + margin, side="right") - np.searchsorted(
            days, first - margin, side="left"
        )
        counts[:, place] = np.where(np.isnat(first), 0, inside)
    return counts, counts.sum(axis=1)
