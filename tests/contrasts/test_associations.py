"""What stands near what, counted on fingers. All rows are invented."""

import pandas as pd
import pytest

from analysis.contrasts.associations import COLUMNS, MOST_GIVEN, associations, named
from tests.contrasts import frames

ARTICLES = frames.articles(["Post", "Post", "Echo", "Echo"])
SENTENCES = pd.DataFrame(
    [(f"a{a}", s, "furniture" if s == 4 else "body") for a in range(4) for s in range(5)],
    columns=["article_id", "sentence_id", "part"],
).astype({"article_id": "str", "part": "str"})


def spans(*rows):
    """Each row is article, sentence, name."""
    frame = pd.DataFrame(rows, columns=["article_id", "sentence_id", "entity"])
    return named(frame, "entity")


GIVEN = spans(
    ("a0", 0, "HRF"), ("a0", 0, "HRF"), ("a0", 1, "HRF"), ("a1", 2, "HRF"), ("a2", 0, "HRF")
)
OTHER = spans(
    ("a0", 0, "aid"), ("a0", 3, "aid"), ("a1", 0, "aid"), ("a2", 0, "aid"), ("a3", 1, "aid")
)


def test_windows_articles_and_base_rate_by_hand():
    table = associations(GIVEN, OTHER, SENTENCES, ARTICLES).set_index("source")
    post = table.loc["Post"]
    # of the eight sentences of Post three have HRF, one of them aid; three of the eight have aid
    assert (post["n_given"], post["n_both"]) == (3, 1)
    assert post["share_given"] == pytest.approx(1 / 3)
    assert post["base_share"] == pytest.approx(3 / 8)
    assert post["ratio"] == pytest.approx((1 / 3) / (3 / 8))
    assert (post["n_articles"], post["n_articles_all"], post["article_share"]) == (1, 2, 0.5)
    echo = table.loc["Echo"]
    assert (echo["n_given"], echo["n_both"], echo["n_articles"], echo["n_articles_all"]) == (1,) * 4


def test_the_article_as_window():
    table = associations(GIVEN, OTHER, SENTENCES, ARTICLES, window="article").set_index("source")
    assert table.loc["Post", ["n_given", "n_both", "base_share"]].tolist() == [2, 2, 1.0]
    assert table.loc["Echo", ["n_given", "n_both", "base_share"]].tolist() == [1, 1, 1.0]


def test_a_slow_count_agrees():
    given = spans(*[(f"a{n % 4}", n % 3, f"g{n % 5}") for n in range(40)])
    other = spans(*[(f"a{n % 4}", n % 4, f"o{n % 3}") for n in range(0, 60, 7)])
    table = associations(given, other, SENTENCES, ARTICLES)
    sources = dict(zip(ARTICLES["article_id"], ARTICLES["source"], strict=True))
    assert len(table)
    for row in table.itertuples():
        windows = {
            name: {(r.article_id, r.sentence_id) for r in rows.itertuples() if r.name == name
                   and sources[r.article_id] == row.source}
            for name, rows in ((row.given, given), (row.other, other))
        }  # fmt: skip
        both = windows[row.given] & windows[row.other]
        assert (row.n_given, row.n_both) == (len(windows[row.given]), len(both))
        assert row.n_articles == len({a for a, _ in both})
        assert row.n_articles_all == len({a for a, _ in windows[row.given]})


def test_a_pair_that_meets_anywhere_has_a_row_for_every_source():
    table = associations(GIVEN.iloc[:1], OTHER, SENTENCES, ARTICLES)
    assert table["source"].tolist() == ["Echo", "Post"]
    echo = table.iloc[0]
    assert (echo["n_given"], echo["n_articles_all"]) == (0, 0)
    assert pd.isna(echo["article_share"])
    assert associations(GIVEN.iloc[2:3], OTHER, SENTENCES, ARTICLES).empty


def test_a_name_is_not_paired_with_itself_and_denied_labels_are_left_out():
    assert associations(GIVEN, GIVEN, SENTENCES, ARTICLES).empty
    assert len(spans(("a0", 0, "not thief"), ("a0", 0, ""), ("a0", 0, "thief"))) == 1


def test_only_measured_articles_and_their_text_count():
    apart = ARTICLES.assign(is_measured=[True, False, True, True])
    table = associations(GIVEN, OTHER, SENTENCES, apart).set_index("source")
    assert table.loc["Post", ["n_given", "n_articles_all"]].tolist() == [2, 1]
    menu = spans(("a0", 4, "HRF"))
    beside = spans(("a0", 4, "aid"), ("a1", 9, "aid"))
    assert not associations(menu, beside, SENTENCES, ARTICLES)["n_given"].any()


def test_the_most_widespread_are_paired():
    many = spans(*[("a0", 0, f"name {n:03}") for n in range(MOST_GIVEN + 5)])
    table = associations(many, OTHER, SENTENCES, ARTICLES)
    assert table["given"].nunique() == MOST_GIVEN
    assert table.columns.tolist() == COLUMNS


def test_nothing_at_all():
    empty = associations(GIVEN.iloc[:0], OTHER.iloc[:0], SENTENCES, ARTICLES)
    assert empty.empty
    assert empty.columns.tolist() == COLUMNS
    assert associations(GIVEN, OTHER, SENTENCES.iloc[:0], ARTICLES.iloc[:0]).empty
