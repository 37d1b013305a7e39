"""How much of the gap between two sources is which events they tell, and how they tell them.

The gap between the means of two sources is split after Kitagawa (1955, "Components of a
difference between two rates") and Oaxaca and Blinder: what would remain if both told their own
events at the average of both tellings is selection, what would remain if both told the same mix
of events is treatment. Events that one of them alone told have no second telling: they count as
selection, at the source's own value set against the mean of all shared events.
"""

import numpy as np
import pandas as pd

PARTS = ("selection", "treatment")


def decomposed(
    values: pd.DataFrame, events: pd.DataFrame, articles: pd.DataFrame, *, source: str, other: str
) -> pd.DataFrame:
    """Split the gap between two sources' means of one value for each article.

    A row is a part of the gap: part ("selection", "treatment", and "gap", their sum), value
    (source minus other, in the value's own unit), n_events (of selection those that only one of
    the two told, of treatment those that both told).

    Args:
        values: article_id and value, such as one measure of `scores`; missing values are left out.
        events: the table `events`.
        articles: the table `articles`.
        source: whose mean comes first.
        other: whose mean is taken off.
    """
    outlet = articles.set_index(articles["article_id"].astype("str"))["source"].astype("str")
    rows = values.dropna(subset=["value"]).assign(
        article_id=lambda t: t["article_id"].astype("str"),
        source=lambda t: t["article_id"].map(outlet),
    )
    rows = rows.merge(events[["article_id", "event_id"]], on="article_id")
    one, two = (rows[rows["source"] == name] for name in (source, other))
    if one.empty or two.empty:
        return _parts(np.nan, np.nan, 0, 0)
    mine, theirs = (side.groupby("event_id")["value"].agg(["mean", "size"]) for side in (one, two))
    both = mine.add_suffix("_one").join(theirs.add_suffix("_two"), how="inner")
    weight_one, weight_two = both["size_one"] / len(one), both["size_two"] / len(two)
    treatment = ((weight_one + weight_two) / 2 * (both["mean_one"] - both["mean_two"])).sum()
    gap = one["value"].mean() - two["value"].mean()
    alone = len(mine) + len(theirs) - 2 * len(both)
    return _parts(float(gap - treatment), float(treatment), alone, len(both))


def _parts(selection: float, treatment: float, n_alone: int, n_both: int) -> pd.DataFrame:
    rows = [
        ("selection", selection, n_alone),
        ("treatment", treatment, n_both),
        ("gap", selection + treatment, n_alone + n_both),
    ]
    return pd.DataFrame(rows, columns=["part", "value", "n_events"])
