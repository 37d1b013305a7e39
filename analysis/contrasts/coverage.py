"""What is covered, by source: the articles that cover a topic, their share, and the rate of terms.

An article covers a topic when it has at least `MIN_HITS` of the topic's terms, or one in its
title or standfirst. A single term in passing ("sanctions" in the last paragraph of a profile) is
not coverage; a headline has no room for a second term, and is what the outlet says the article
is about.
"""

from collections.abc import Sequence

import pandas as pd

# One hit is too easily an aside: in 1,548 articles on immigration, 1,076 of the 2,263 pairs of an
# article and a topic found in it rest on a single term, two of these in a title or standfirst.
# Whether two is right only coders can say; the codebook has not been validated against any yet.
MIN_HITS = 2
LEADING_PARTS = ("title", "standfirst")

COLUMNS = [
    "topic", "source", "n_hits", "n_articles_any", "n_articles", "n_articles_all",
    "article_share", "per_1k",
]  # fmt: skip


def article_topics(
    topic_hits: pd.DataFrame, sentences: pd.DataFrame, articles: pd.DataFrame
) -> pd.DataFrame:
    """Say of each article and topic found in it whether the article covers the topic.

    A row is a topic with at least one hit in a measured article: article_id, topic, n_hits,
    n_leading_hits (in title or standfirst), is_covered. Rows go by article_id, then topic.
    """
    measured = articles.loc[articles["is_measured"], "article_id"].astype("str")
    where = ["article_id", "sentence_id"]
    hits = topic_hits[[*where, "topic"]].astype({"article_id": "str", "topic": "str"})
    hits = hits[hits["article_id"].isin(measured)]
    leading = sentences.loc[sentences["part"].isin(LEADING_PARTS), where]
    marked = hits.merge(leading.astype({"article_id": "str"}), on=where, how="left", indicator=True)
    marked["n_leading_hits"] = (marked["_merge"] == "both").astype("int64")
    grouped = marked.groupby(["article_id", "topic"], sort=True)["n_leading_hits"]
    table = pd.DataFrame({"n_hits": grouped.size(), "n_leading_hits": grouped.sum()})
    table["is_covered"] = (table["n_hits"] >= MIN_HITS) | (table["n_leading_hits"] > 0)
    return table.reset_index()


def topic_coverage(
    topic_hits: pd.DataFrame,
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    topics: Sequence[str],
) -> pd.DataFrame:
    """Count the articles that cover each topic in each source.

    A row is a topic in a source; every pair has one. Rows go by `topics`, then source. `n_hits`
    are all hits, `n_articles_any` the articles they stand in, those in passing among them;
    `n_articles` are the articles that cover the topic; `per_1k` is hits per thousand words of all
    the source's measured articles.
    """
    measured = articles[articles["is_measured"]]
    sources = measured.set_index("article_id")["source"].astype("str")
    found = article_topics(topic_hits, sentences, articles)
    found["source"] = found["article_id"].map(sources)
    hits = found.groupby(["topic", "source"])
    by_source = measured.groupby(measured["source"].astype("str"), sort=True)
    grid = pd.MultiIndex.from_product(
        [list(topics), list(by_source.groups)], names=["topic", "source"]
    )
    columns = {
        "n_hits": hits["n_hits"].sum(),
        "n_articles_any": hits.size(),
        "n_articles": hits["is_covered"].sum(),
    }
    counts = {name: column.reindex(grid, fill_value=0) for name, column in columns.items()}
    table = pd.DataFrame(counts, index=grid).reset_index()
    n_all = by_source.size().reindex(table["source"]).to_numpy()
    n_words = by_source["n_words"].sum().reindex(table["source"]).reset_index(drop=True)
    table = table.assign(
        n_articles_all=n_all,
        article_share=table["n_articles"] / n_all,
        per_1k=1000 * table["n_hits"] / n_words.where(n_words > 0),
    )
    return table[COLUMNS].astype(
        {"topic": "str", "source": "str"}
        | dict.fromkeys(("n_hits", "n_articles_any", "n_articles", "n_articles_all"), "int64")
        | dict.fromkeys(("article_share", "per_1k"), "float64")
    )
