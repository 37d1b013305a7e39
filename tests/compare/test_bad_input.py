"""Every comparison on what real corpora bring: one source, two articles, constants, gaps."""

import numpy as np
import pandas as pd
import pytest

from analysis import compare
from analysis.compare import matched, null, pairs, shifts
from analysis.contrasts import frequency
from tests.contrasts import frames


def case(sources, words=None, values=None):
    articles = frames.articles(sources).astype({"is_measured": "bool"})
    n = len(articles)
    words = words or ["hill gate lamp oak"] * n
    texts = dict(zip(articles["article_id"], words, strict=True))
    values = [1.0] * n if values is None else values
    scores = pd.DataFrame({
        "article_id": articles["article_id"], "measure": "length", "value": values, "n": 1,
    }).astype({"measure": "str"})  # fmt: skip
    return articles, frames.terms(texts), frames.mentions(texts), scores


RNG = np.random.default_rng(1)
CASES = {
    "no article": case([]),
    "one article": case(["Post"]),
    "one source": case(["Post"] * 12),
    "two articles": case(["Post", "Echo"]),
    "a source of one": case(["Post"] * 9 + ["Echo"] * 9 + ["Star"]),
    "all the same": case(["Post", "Echo"] * 10),
    "no words": case(["Post", "Echo"] * 6, words=[""] * 12),
    "gaps": case(["Post", "Echo"] * 9, values=[np.nan, 2.0, 3.0] * 6),
    "only gaps": case(["Post", "Echo"] * 6, values=[np.nan] * 12),
    "two hundred sources": case(
        [f"S{n % 200:03d}" for n in range(1_200)], values=RNG.normal(0, 1, 1_200)
    ),
    "a very long article": case(["Post", "Echo"] * 6, words=["hill " * 4_000, *["hill gate"] * 11]),
}


def everything(articles, terms, mentions, scores):
    """Make every table of comparisons; what there is nothing to make of is empty."""
    stratum = pd.Series("all", index=articles["article_id"].to_numpy(), dtype="str")
    strata = matched.Strata.of(articles, stratum)
    counted = frequency.entity_frequency(mentions, articles)
    names = compare.shares(counted, "entity_frequency") if len(counted) else counted
    made = {"words": compare.term_odds(terms, articles), "means": compare.means(scores, articles)}
    if len(names):
        made |= {"names": names, "pairs": pairs.shares(names, "entity")}
        made["matched"] = matched.shares(_told(names), "entity", mentions, strata)
        made["null"] = null.of_features(mentions, articles, "entity")
    made["pairs of means"] = pairs.means(scores, articles)
    made["pairs of words"] = pairs.terms(terms, articles, n_each=3)
    made["null of means"] = null.of_scores(scores, articles) if len(articles) else made["words"]
    made["null of words"] = null.of_terms(terms, articles)
    made["matched means"] = matched.means(_told(made["means"]), scores, strata)
    made["matched words"] = matched.terms(_told(made["words"]), terms, articles, strata)
    sources = sorted(set(articles["source"]))[:1]
    if len(set(articles["source"])) > 1:
        made["shift"] = shifts.quoted_share(terms, articles, sources=sources)
    return made


def _told(table):
    """Pretend that the first few differ, so that they are followed up."""
    few = np.arange(len(table)) < 6
    return table.assign(verdict=np.where(few, "differs", "cannot tell"))


@pytest.mark.parametrize("name", CASES)
def test_nothing_breaks_and_nothing_is_claimed(name):
    made = everything(*CASES[name])
    for table in made.values():
        if "verdict" in table:
            assert "differs" not in set(table["verdict"]), name


def test_two_hundred_sources_are_all_there():
    articles, _, _, scores = CASES["two hundred sources"]
    assert len(compare.means(scores, articles)) == 200
    assert len(pairs.means(scores, articles)) == 28


def test_a_term_in_every_article_is_compared_by_how_often_it_comes():
    words = ["hill gate " * 3 if n % 2 else "hill hill hill hill gate lamp" for n in range(40)]
    articles, terms, _, _ = case(["Post", "Echo"] * 20, words=words)
    table = compare.term_odds(terms, articles)
    hill = table[table["term"] == "hill"].set_index("target")
    assert (hill["n_articles_target"] == 20).all()
    assert set(hill["verdict"]) == {"differs"}
    assert hill.loc["Post", "log_odds"] > 0
