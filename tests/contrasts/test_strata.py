"""The main topic of an article, on invented counts."""

import pandas as pd

from analysis.contrasts import strata
from tests.contrasts import frames


def test_the_most_hits_decide_then_the_title_then_the_name():
    rows = [
        ("a0", "aid", 3, 0, True), ("a0", "war", 5, 0, True),
        ("a1", "aid", 3, 0, True), ("a1", "war", 3, 1, True),
        ("a2", "war", 3, 1, True), ("a2", "aid", 3, 1, True),
        ("a3", "aid", 1, 0, False),
    ]  # fmt: skip
    columns = ["article_id", "topic", "n_hits", "n_leading_hits", "is_covered"]
    articles = frames.articles(["Post"] * 5)
    found = strata.main_topics(pd.DataFrame(rows, columns=columns), articles)
    assert found.to_dict() == {
        "a0": "war", "a1": "war", "a2": "aid", "a3": strata.NO_TOPIC, "a4": strata.NO_TOPIC,
    }  # fmt: skip
