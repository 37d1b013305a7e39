"""What contrasts over spans share: the source of each span, and full grids of counts."""

import pandas as pd

from analysis.contrasts import Voice


def sourced(spans: pd.DataFrame, articles: pd.DataFrame, voice: Voice = "both") -> pd.DataFrame:
    """Return the spans of measured articles in one voice, or both, with their source; as text."""
    kept = spans if voice == "both" else spans[spans["voice"] == voice]
    measured = articles[articles["is_measured"]]
    sources = dict(zip(measured["article_id"].astype("str"), measured["source"], strict=True))
    source = kept["article_id"].astype("str").map(sources)
    return kept.assign(article_id=kept["article_id"].astype("str"), source=source.astype("str"))[
        source.notna()
    ]


def known(articles: pd.DataFrame) -> list[str]:
    """Return the sources of measured articles, by name."""
    return sorted(set(articles.loc[articles["is_measured"], "source"].astype("str")))


def counted(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Count rows and articles of each combination that occurs."""
    grouped = rows.groupby(by, sort=False)
    return pd.DataFrame({"n": grouped.size(), "n_articles": grouped["article_id"].nunique()})


def ranked(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Return the combinations that occur: most articles first, then most rows, then by name."""
    table = counted(rows, by).reset_index()
    order = [False, False, *[True] * len(by)]
    return table.sort_values(["n_articles", "n", *by], ascending=order, ignore_index=True)[by]


def grid(first: pd.DataFrame, names: list[str], used: pd.DataFrame) -> pd.DataFrame:
    """Return every row of `first` with every source, then the pairs of `used` beyond those.

    Args:
        first: the combinations that are compared, in their order.
        names: all sources.
        used: combinations with the source that uses them, in the order of the combinations.
    """
    sources = pd.DataFrame({"source": pd.Series(names, dtype="str")})
    whole = first.merge(sources, how="cross")
    both = pd.concat([whole, used[whole.columns]], ignore_index=True).drop_duplicates()
    return both.reset_index(drop=True)
