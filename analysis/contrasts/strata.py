"""Which stratum an article is in: its main topic, so that like is set against like."""

import pandas as pd

# Articles that cover no topic of the codebook are a stratum of their own.
NO_TOPIC = "no topic"


def main_topics(article_topics: pd.DataFrame, articles: pd.DataFrame) -> "pd.Series[str]":
    """Return each measured article's main topic; index: article_id, in the articles' order.

    It is the covered topic with most hits, of these the one with most in title and standfirst,
    of these the first by name.

    Args:
        article_topics: from `coverage.article_topics`.
        articles: the table of that name.
    """
    ids = articles.loc[articles["is_measured"], "article_id"].astype("str")
    covered = article_topics[article_topics["is_covered"]]
    by = ["n_hits", "n_leading_hits", "topic"]
    ranked = covered.sort_values(by, ascending=[False, False, True])
    first = ranked.drop_duplicates("article_id").set_index("article_id")["topic"]
    main = first.reindex(ids.to_numpy()).fillna(NO_TOPIC)
    return main.rename("stratum").rename_axis("article_id").astype("str")
