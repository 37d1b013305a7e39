"""Hits under one another, each with the words around it, and how they are spread."""

import numpy as np
import pandas as pd

from analysis import evidence
from analysis.anchors import anchor
from analysis.concordance.query import Query
from analysis.concordance.search import PLACE, Searchable, within
from analysis.extract.offsets import Numbers

COLUMNS = [
    "source", "published_date", "title", "left", "node", "right", "voice", "speaker", *PLACE,
    "part", "anchor",
]  # fmt: skip

# Letters to each side, for texts without spaces, and of the words found.
MOST_LETTERS, MOST_NODE = 160, 120
# Words by which lines are sorted, the nearest first, as AntConc's three levels do, and the letters
# that hold three words of English nearly always.
LEVELS, NEAR_LETTERS = 3, 60


def kwic(asked: Query, spans: pd.DataFrame, found: Searchable, *, limit: int = 0) -> pd.DataFrame:
    """Set hits under one another, each with its context.

    Where there are more hits than `limit`, those kept are picked evenly over the whole sorted list
    (thinned, as CQPweb calls it: Hardie 2012, International Journal of Corpus Linguistics 17), so
    that the first source does not take all the room.

    Args:
        asked: how they are sorted, and how many words the context has.
        spans: from `hits`.
        found: the tables they were found in.
        limit: rows to keep; 0 keeps all.

    Returns:
        A row a hit, with `COLUMNS`, in the order asked for: `left` and `right` hold at most
        `asked.window` words of the hit's own sentence.
    """
    order = _order(asked.sort, spans, found)
    if limit and len(order) > limit:
        order = order[np.linspace(0, len(order) - 1, limit).round().astype(np.int64)]
    rows = spans.iloc[order].assign(_place=np.arange(len(order)))
    rows = rows.drop(columns=["source", "published_date"])
    full = evidence.rows(rows, found.tables["sentences"], found.measured)
    full = full.sort_values("_place", ignore_index=True)
    return full.assign(
        left=[_last(text, asked.window) for text in full["before"]],
        node=[text[:MOST_NODE] for text in full["mark"]],
        right=[_first(text, asked.window) for text in full["after"]],
        anchor=[
            anchor("concordance", article, str(start), str(end))
            for article, start, end in zip(
                full["article_id"], full["start"], full["end"], strict=True
            )
        ],
    )[COLUMNS]


def spread(asked: Query, spans: pd.DataFrame, found: Searchable) -> pd.DataFrame:
    """Say how the hits are spread over each source's articles.

    A row is a source of those asked for, the one with most articles with a hit first, then by
    name: source, n_hits, n_articles, n_articles_all (of the days asked for), article_share,
    per_1k (hits per thousand words of them), anchor (empty without a hit).
    """
    articles = within(found.measured, asked)
    by_source = articles.groupby(articles["source"].astype("str"))
    grouped = spans.groupby(spans["source"].astype("str"))
    sizes = by_source.size()
    words = by_source["n_words"].sum().astype("float64")
    n_hits = grouped.size().reindex(sizes.index, fill_value=0)
    n_articles = grouped["article_id"].nunique().reindex(sizes.index, fill_value=0)
    table = pd.DataFrame({
        "n_hits": n_hits.astype("int64"),
        "n_articles": n_articles.astype("int64"),
        "n_articles_all": sizes.astype("int64"),
        "article_share": n_articles / sizes,
        "per_1k": 1000 * n_hits / words.where(words > 0),
    })  # fmt: skip
    table = table.rename_axis("source").reset_index().astype({"source": "str"})
    table["anchor"] = [
        anchor("concordance", source) if n else ""
        for source, n in zip(table["source"], table["n_hits"], strict=True)
    ]
    by = ["n_articles", "n_hits", "source"]
    return table.sort_values(by, ascending=[False, False, True], ignore_index=True)


def _order(sort: str, spans: pd.DataFrame, found: Searchable) -> Numbers:
    """Return the row numbers of the hits in the order asked for."""
    by = {"source": ["source", "published_date"], "date": ["published_date", "source"]}
    keys = spans[["source", "published_date", "article_id", "start"]].reset_index(drop=True)
    if sort in by:
        columns = [*by[sort], "article_id", "start"]
    else:
        near = pd.Series(_near(sort, spans, found), index=keys.index, dtype="str")
        keys, columns = keys.assign(near=near), ["near", "source", "article_id", "start"]
    ordered = keys.sort_values(columns, kind="stable", na_position="last")
    rows: Numbers = ordered.index.to_numpy(np.int64)
    return rows


def _near(side: str, spans: pd.DataFrame, found: Searchable) -> list[str]:
    """Return the words next to each hit at one side, the nearest first, as they are sorted."""
    keys = ["article_id", "sentence_id"]
    sentences = found.tables["sentences"]
    wanted_rows = sentences[sentences["article_id"].isin(spans["article_id"].unique())]
    bounds = wanted_rows[[*keys, "start", "end"]].astype({"article_id": "str"})
    bounds = bounds.rename(columns={"start": "low", "end": "high"})
    full = spans[[*keys, "start", "end"]].merge(bounds, on=keys, how="left")
    texts = dict(zip(found.measured["article_id"], found.measured["text"], strict=True))
    rows = zip(
        *(full[c].tolist() for c in ("article_id", "start", "end", "low", "high")), strict=True
    )
    if side == "right":
        cuts = (texts[a][end : min(high, end + NEAR_LETTERS)] for a, _, end, _, high in rows)
        return [_key(cut.split()) for cut in cuts]
    cuts = (texts[a][max(low, start - NEAR_LETTERS) : start] for a, start, _, low, _ in rows)
    return [_key(cut.split()[::-1]) for cut in cuts]


def _key(words: list[str]) -> str:
    """Join the first words, in small letters and without the marks around them."""
    bare = (word.strip("\"'“”‘’«»()[]{}.,;:!?…-–—").casefold() for word in words)
    return " ".join([word for word in bare if word][:LEVELS])


def _last(text: str, window: int) -> str:
    cut = text[-MOST_LETTERS * 2 :]
    line = " ".join(cut.split()[-window:])
    return line if len(line) <= MOST_LETTERS else f"…{line[-MOST_LETTERS:]}"


def _first(text: str, window: int) -> str:
    line = " ".join(text[: MOST_LETTERS * 2].split()[:window])
    return line if len(line) <= MOST_LETTERS else f"{line[:MOST_LETTERS]}…"
