"""Who gets to speak, by source: roles, speakers, and the verbs that introduce them.

What is counted is quotations and reported speech that a cue attributes; words between marks that
quote nobody ("so-called" marks) are not. A statement in several pieces counts once, and all its
words. `voice` "quoted" counts only what stands in quotation marks, "own" only what the outlet
reports in its own words.
"""

import re

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.contrasts import Voice, _resample
from analysis.contrasts._sourced import known, ranked, sourced

EVERYONE = "all speakers"
CUED = ("neutral", "doubting", "endorsing")
# Cues listed of one speaker; the rest is in the table `quotes`.
MOST_CUES = 6
# No interval is drawn from fewer articles, as in `compare`.
FEWEST = 5

# "The president" and "the president" are one speaker, as are "a resident" and "resident".
_ARTICLE = re.compile(r"^(?:the|an|a)\s+", re.IGNORECASE)

VOICES = [
    "speaker_role", "source", "n_quotes", "n_quoted_words", "n_articles", "n_articles_all",
    "article_share", "word_share", "word_share_low", "word_share_high",
]  # fmt: skip
SPEAKERS = [
    "speaker", "speaker_role", "source", "n_quotes", "n_quoted_words", "n_articles", "n_neutral",
    "n_doubting", "n_endorsing", "n_none", "cues",
]  # fmt: skip
STANCES = [
    "speaker_role", "cue_stance", "source", "n_quotes", "n_quotes_all", "quote_share",
    "n_articles", "n_articles_all", "article_share",
]  # fmt: skip


def voices(quotes: pd.DataFrame, articles: pd.DataFrame, *, voice: Voice = "both") -> pd.DataFrame:
    """Count quotations, their words and their articles, of each role in each source.

    A row is a role in a source; every pair has one. Roles go by the articles that quote one over
    all sources, sources by name. `word_share` is of all quoted words of the source, its interval
    the bootstrap's, over the source's articles; there is none below `FEWEST` of them.
    """
    rows = statements(quotes, articles, voice=voice)
    measured = articles[articles["is_measured"]]
    order = ranked(rows, ["speaker_role"])["speaker_role"].tolist()
    parts = [
        _of_source(rows, measured, source, order).assign(source=source)
        for source in known(articles)
    ]
    if not parts or not order:
        return _typed(pd.DataFrame(columns=VOICES), VOICES)
    table = pd.concat(parts).rename_axis("speaker_role").reset_index()
    table["rank"] = pd.Index(order).get_indexer(table["speaker_role"])
    table = table.sort_values(["rank", "source"], ignore_index=True)
    table["article_share"] = table["n_articles"] / table["n_articles_all"]
    return _typed(table, VOICES)


def speakers(
    quotes: pd.DataFrame, articles: pd.DataFrame, *, voice: Voice = "both"
) -> pd.DataFrame:
    """List who is quoted by each source, and how they are introduced.

    A row is a speaker, the entity or else the words that name it, in a role in a source; most
    words first, then by name. Statements of nobody who is named are one row of each source. The
    four counts of stances add up to `n_quotes`; `cues` are the words, the most frequent first.
    """
    rows = statements(quotes, articles, voice=voice)
    by = ["speaker", "speaker_role", "source"]
    grouped = rows.groupby(by, sort=False)
    table = pd.DataFrame({
        "n_quotes": grouped.size(),
        "n_quoted_words": grouped["n_words"].sum(),
        "n_articles": grouped["article_id"].nunique(),
        "cues": grouped["cue"].agg(_listed),
    })  # fmt: skip
    for stance in (*CUED, "none"):
        of = rows[rows["cue_stance"] == stance].groupby(by, sort=False).size()
        table[f"n_{stance}"] = of.reindex(table.index, fill_value=0)
    table = table.reset_index()
    order = ["n_quoted_words", "n_quotes", "speaker", "source"]
    table = table.sort_values(order, ascending=[False, False, True, True], ignore_index=True)
    return _typed(table, SPEAKERS)


def stances(quotes: pd.DataFrame, articles: pd.DataFrame, *, voice: Voice = "both") -> pd.DataFrame:
    """Count how the statements of each role are introduced in each source: whom does it doubt?

    A row is a role, or `EVERYONE`, a stance and a source; every combination has one. Only
    statements with a cue count; `n_articles_all` are the articles of the source that have one of
    that role. `EVERYONE` first, then roles by the articles that quote one, stances as in `CUED`.
    """
    rows = cued(statements(quotes, articles, voice=voice))
    order = ranked(rows, ["speaker_role"])["speaker_role"].tolist()
    order = [EVERYONE, *(role for role in order if role != EVERYONE)] if order else []
    names = ["speaker_role", "cue_stance", "source"]
    index = pd.MultiIndex.from_product([order, CUED, known(articles)], names=names)
    by_stance = rows.groupby(names, sort=False)
    by_role = rows.groupby(["speaker_role", "source"], sort=False)
    columns = {"n_quotes": by_stance.size(), "n_articles": by_stance["article_id"].nunique()}
    table = pd.DataFrame({n: c.reindex(index, fill_value=0) for n, c in columns.items()})
    pairs = index.droplevel("cue_stance")
    table["n_quotes_all"] = by_role.size().reindex(pairs, fill_value=0).to_numpy()
    n_all = by_role["article_id"].nunique().reindex(pairs, fill_value=0).to_numpy()
    table["n_articles_all"] = n_all
    table["quote_share"] = table["n_quotes"] / table["n_quotes_all"].where(lambda n: n > 0)
    table["article_share"] = table["n_articles"] / table["n_articles_all"].where(lambda n: n > 0)
    return _typed(table.reset_index(), STANCES)


def statements(
    quotes: pd.DataFrame, articles: pd.DataFrame, *, voice: Voice = "both"
) -> pd.DataFrame:
    """Return the statements that are counted, one row each: its first piece, with all its words.

    The columns of `quotes` and the `source`; `speaker` is the entity, or else the words, or else
    the role of who is not named, and `as_written` the words. In the order of `quotes`.
    """
    pieces = sourced(quotes[quotes["kind"] != "scare"], articles, voice)
    key = ["article_id", "quote_id"]
    whole = pieces.assign(n_words=pieces.groupby(key)["n_words"].transform("sum"))
    first = whole.drop_duplicates(key).reset_index(drop=True)
    named = first["speaker_entity"].where(first["speaker_entity"] != "", first["speaker"])
    is_pronoun = (first["speaker_entity"] == "") & (first["speaker_kind"] == "pronoun")
    named = named.where((named != "") & ~is_pronoun, first["speaker_role"])
    is_role = (first["speaker_entity"] == "") & (first["speaker_kind"] == "role")
    named = named.where(~is_role, named.str.replace(_ARTICLE, "", regex=True))
    return first.assign(as_written=first["speaker"], speaker=named.astype("str"))


def cued(spoken: pd.DataFrame) -> pd.DataFrame:
    """Return the statements with a cue, and all of them once more under `EVERYONE`."""
    rows = spoken[spoken["cue_stance"].isin(CUED)]
    return pd.concat([rows.assign(speaker_role=EVERYONE), rows], ignore_index=True)


def _of_source(
    rows: pd.DataFrame, measured: pd.DataFrame, source: str, order: list[str]
) -> pd.DataFrame:
    """Return one source's counts by role, and the share of words with its interval."""
    ids = measured.loc[measured["source"].astype("str") == source, "article_id"].astype("str")
    mine = rows[rows["source"] == source]
    grouped = mine.groupby("speaker_role")
    table = pd.DataFrame({
        "n_quotes": grouped.size(),
        "n_quoted_words": grouped["n_words"].sum(),
        "n_articles": grouped["article_id"].nunique(),
    }).reindex(order, fill_value=0)  # fmt: skip
    words = mine.pivot_table(
        index="article_id", columns="speaker_role", values="n_words", aggfunc="sum", fill_value=0
    ).reindex(index=ids, columns=table.index, fill_value=0)
    low, high = _interval(words.to_numpy(dtype="float64"))
    total = table["n_quoted_words"].sum()
    share = table["n_quoted_words"] / total if total else np.nan
    return table.assign(
        n_articles_all=len(ids), word_share=share, word_share_low=low, word_share_high=high
    )


def _interval(words: npt.NDArray[np.float64]) -> tuple[object, object]:
    """Return the ends of the interval of each column's share of all words, articles drawn anew."""
    n = len(words)
    if n < FEWEST or not words.sum():
        return np.nan, np.nan
    drawn = np.concatenate([weights @ words for weights in _resample.weights(n)])
    totals = drawn.sum(axis=1, keepdims=True)
    some = totals[:, 0] > 0
    low, high = np.quantile(drawn[some] / totals[some], _resample.tails(n), axis=0)
    return low, high


def _listed(cues: pd.Series) -> str:
    """Return the cues with how often each comes, the most frequent first."""
    counts = cues[cues != ""].value_counts()
    ordered = sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))
    return "; ".join(f"{cue} ({n})" for cue, n in ordered[:MOST_CUES])


def _typed(table: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    kinds = {
        name: "int64" if name.startswith("n_") else "float64" if "_share" in name else "str"
        for name in columns
    }
    return table[columns].astype(kinds)
