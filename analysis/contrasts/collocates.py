"""Which words stand beside a name or a word, in the same sentence, by source.

The window is the sentence. Of a source's sentences `n_sentences`, `n_node` have the node, `n_term`
the word, and `n_both` both:

    pmi       log2(n_both n_sentences / (n_node n_term))     Church & Hanks 1990
    log_dice  14 + log2(2 n_both / (n_node + n_term))        Rychlý 2008; at most 14
    g2        log-likelihood ratio of the four cells         Dunning 1993

These rank, and count sentences. Whether sources differ is said by articles: of a source's articles
that have the node, the share in which the word stands beside it (`compare.shares`).
"""

import numpy as np
import pandas as pd

from analysis.contrasts import Voice

COLUMNS = [
    "node", "term", "source", "n_both", "n_node", "n_term", "n_sentences", "pmi", "log_dice", "g2",
    "n_articles", "n_articles_all", "article_share",
]  # fmt: skip
COUNTS = ["n_both", "n_node", "n_term", "n_sentences", "n_articles", "n_articles_all"]
SENTENCE = ["article_id", "sentence_id"]
# Words beside a node in fewer sentences, all sources together, are no habit.
MIN_BOTH = 3
# Words compared of a node: those beside it in most articles.
N_COLLOCATES = 100


def collocates(
    spans: pd.DataFrame,
    terms: pd.DataFrame,
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    node: str,
    voice: Voice = "both",
) -> pd.DataFrame:
    """Count the words in the sentences of a node, in each source.

    A row is a word in a source; each of the `N_COLLOCATES` words that stand beside the node in
    most articles has a row for every source. Words by articles, then by name; then sources.

    Args:
        spans: where the node stands: rows of `mentions` or `terms` of one entity or term.
        terms: the table of that name; words of the node's own name do not count.
        sentences: the table of that name.
        articles: the table of that name.
        node: what the node is called.
        voice: whose words count: the outlet's own, those it quotes, or both.
    """
    source = articles[articles["is_measured"]].set_index("article_id")["source"].astype("str")
    where = _sentences(spans, source)
    spoken = terms if voice == "both" else terms[terms["voice"] == voice]
    near = _words(spoken[spoken["article_id"].isin(where["article_id"])])
    beside = _outside(near, spans).merge(where, on=SENTENCE)
    beside = beside.drop_duplicates([*SENTENCE, "term"])
    chosen = _chosen(beside)
    used = _words(spoken[spoken["term"].isin(chosen)]).drop_duplicates([*SENTENCE, "term"])
    used = used[used["article_id"].isin(source.index)]
    grid = pd.MultiIndex.from_product([chosen, sorted(set(source))], names=["term", "source"])
    said = used.assign(source=used["article_id"].map(source)).groupby(["term", "source"])
    met = beside[beside["term"].isin(chosen)].groupby(["term", "source"])
    table = pd.DataFrame({
        "n_both": met.size().reindex(grid, fill_value=0),
        "n_term": said.size().reindex(grid, fill_value=0),
        "n_articles": met["article_id"].nunique().reindex(grid, fill_value=0),
    }).reset_index()  # fmt: skip
    body = sentences["article_id"].astype("str").map(source).value_counts()
    by = where.groupby("source")
    sizes = {"n_node": by.size(), "n_sentences": body, "n_articles_all": by["article_id"].nunique()}
    for name, size in sizes.items():
        table[name] = size.reindex(table["source"]).fillna(0).to_numpy(dtype="float64")
    return _scored(table.assign(node=node))


def _sentences(spans: pd.DataFrame, source: pd.Series) -> pd.DataFrame:
    """Return the sentences that have the node, each once, with their source."""
    where = spans[SENTENCE].astype({"article_id": "str"}).drop_duplicates()
    named = where.assign(source=where["article_id"].map(source))
    return named[named["source"].notna()]


def _words(terms: pd.DataFrame) -> pd.DataFrame:
    columns = terms[[*SENTENCE, "start", "term"]]
    return columns.astype({"article_id": "str", "term": "str"})


def _outside(words: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
    """Leave out the words that are the node itself, and the words of its name elsewhere."""
    at = spans[["article_id", "start", "end"]].astype({"article_id": "str"})
    inside = words.merge(at, on="article_id", suffixes=("", "_node"))
    inside = inside[(inside["start"] >= inside["start_node"]) & (inside["start"] < inside["end"])]
    return words[~words["term"].isin(set(inside["term"]))]


def _chosen(beside: pd.DataFrame) -> list[str]:
    by = beside.groupby("term")
    table = pd.DataFrame({"n": by.size(), "held": by["article_id"].nunique()}).reset_index()
    table = table[table["n"] >= MIN_BOTH]
    ordered = table.sort_values(["held", "n", "term"], ascending=[False, False, True])
    return list(ordered["term"][:N_COLLOCATES])


def _scored(table: pd.DataFrame) -> pd.DataFrame:
    """Add the scores; empty where a count is 0."""
    a, node, term, n = (
        table[c].astype("float64") for c in ("n_both", "n_node", "n_term", "n_sentences")
    )
    seen = a.where(a > 0)
    full = table.assign(
        pmi=np.log2(seen * n / (node * term).where(node * term > 0)),
        log_dice=14 + np.log2(2 * seen / (node + term)),
        g2=log_likelihood(a, node - a, term - a, n - node - term + a),
        article_share=table["n_articles"]
        / table["n_articles_all"].where(table["n_articles_all"] > 0),
    )
    kinds = dict.fromkeys(COUNTS, "int64") | dict.fromkeys(("node", "term", "source"), "str")
    return full[COLUMNS].astype(kinds)


def log_likelihood(a: pd.Series, b: pd.Series, c: pd.Series, d: pd.Series) -> pd.Series:
    """Return Dunning's log-likelihood ratio of four cells: both, one, the other, neither.

    >>> ones = pd.Series([10.0])
    >>> round(float(log_likelihood(ones, 10 * ones, 10 * ones, 100 * ones)[0]), 3)
    0.0
    """
    n = (a + b + c + d).where(lambda v: v > 0)
    total = 0.0 * a
    for seen, row, column in (
        (a, a + b, a + c), (b, a + b, b + d), (c, c + d, a + c), (d, c + d, b + d),
    ):  # fmt: skip
        ratio = (seen * n / (row * column).where(row * column > 0)).where(seen > 0, 1.0)
        total = total + seen * np.log(ratio)
    return (2 * total).clip(lower=0.0)
