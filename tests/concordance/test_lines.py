"""Lines in their order, their words of context, and how they are spread. All texts are invented."""

import pandas as pd
import pytest

from analysis.anchors import anchor
from analysis.concordance import Query, hits, kwic, lines, spread
from tests.concordance import made


def _lines(found, limit=0, **asked):
    query = Query(**asked)
    return kwic(query, hits(query, found), found, limit=limit)


def test_a_line_has_the_words_of_its_own_sentence_around_it(found):
    shown = _lines(found, word="tin", window=2)
    assert shown[["left", "node", "right"]].to_numpy().tolist() == [
        ["The", "tin", "price fell."],
        ["opened the", "tin", "mine."],
        ["“The", "tin", "mine is"],
        ["", "Tins", "were sold."],
    ]


def test_a_line_leads_to_its_sentence_and_keeps_its_place(found):
    shown = _lines(found, word="tin")
    assert shown["anchor"].is_unique
    row = shown.iloc[0]
    assert row["anchor"] == anchor(
        "concordance", row["article_id"], str(row["start"]), str(row["end"])
    )
    texts = dict(zip(found.articles["article_id"], found.articles["text"], strict=True))
    for row in shown.itertuples():
        assert texts[row.article_id][row.start : row.end] == row.node


@pytest.mark.parametrize(
    ("sort", "days"),
    [
        # Morning Loom before The Anvil; of one day in the order of the text
        ("source", ["2031-01-03", "2031-01-01", "2031-01-01", "2031-02-01"]),
        ("date", ["2031-01-01", "2031-01-01", "2031-01-03", "2031-02-01"]),
    ],
)
def test_sorted_by_source_or_by_date(found, sort, days):
    shown = _lines(found, entity="Anna Berg", sort=sort)
    assert shown["published_date"].dt.strftime("%Y-%m-%d").tolist() == days


def test_undated_lines_come_last(found):
    assert _lines(found, word="mine", sort="date")["published_date"].isna().tolist() == [
        False, False, True,
    ]  # fmt: skip


def test_sorted_by_the_words_after_and_before_the_nearest_first(found):
    assert _lines(found, entity="Anna Berg", sort="right")["right"].tolist() == [
        ".", "laughed.", "opened the tin mine.", "said.",
    ]  # fmt: skip
    before = _lines(found, word="mine", sort="left", window=3)["left"].tolist()
    # "the", then "tin" twice: both have "the" before it, and one has nothing before that
    assert before == ["day at the", "“The tin", "opened the tin"]


def test_marks_and_capitals_do_not_sort(tmp_path):
    texts = ("Tin “Zinc” fell.", "Tin, apples fell.", "Tin Bread fell.", "Tin — coal fell.")
    found = made.searchable(tmp_path, texts=texts)
    assert _lines(found, word="tin", sort="right")["right"].tolist() == [
        ", apples fell.", "Bread fell.", "— coal fell.", "“Zinc” fell.",
    ]  # fmt: skip


def test_lines_left_out_are_taken_evenly_from_the_whole_list(tmp_path):
    n = 41
    found = made.searchable(
        tmp_path, texts=[f"Tin {i:02d}." for i in range(n)],
        sources=[f"Outlet {i:02d}" for i in range(n)], days=["2031-01-01"] * n,
    )  # fmt: skip
    shown = _lines(found, limit=5, word="tin")
    assert shown["source"].tolist() == [f"Outlet {i:02d}" for i in (0, 10, 20, 30, 40)]
    assert len(_lines(found, limit=n, word="tin")) == n
    assert len(_lines(found, word="tin")) == n


def test_a_text_without_spaces_does_not_fill_the_page(tmp_path):
    found = made.searchable(tmp_path, texts=["x" * 9_000 + " tin " + "y" * 9_000] * 4)
    row = _lines(found, word="tin").iloc[0]
    assert len(row["left"]) <= lines.MOST_LETTERS + 1
    assert len(row["right"]) <= lines.MOST_LETTERS + 1
    assert "…" in row["left"]


def test_nothing_found_is_an_empty_table_with_all_columns(found):
    for sort in ("source", "date", "left", "right"):
        shown = _lines(found, word="zebra", sort=sort)
        assert shown.empty
        assert list(shown.columns) == lines.COLUMNS


def test_how_hits_are_spread_is_counted_by_hand(found):
    query = Query(word="tin")
    table = spread(query, hits(query, found), found).set_index("source")
    assert table[["n_hits", "n_articles", "n_articles_all"]].to_dict("index") == {
        "Morning Loom": {"n_hits": 1, "n_articles": 1, "n_articles_all": 1},
        "The Anvil": {"n_hits": 3, "n_articles": 1, "n_articles_all": 2},
        "Delta Ledger": {"n_hits": 0, "n_articles": 0, "n_articles_all": 1},
    }
    assert table.loc["The Anvil", "article_share"] == 0.5
    n_words = sum(len(made.TEXTS[i].split()) for i in (0, 3))
    assert table.loc["The Anvil", "per_1k"] == pytest.approx(3000 / n_words)
    assert table.loc["Delta Ledger", "anchor"] == ""
    assert table.index[0] == "The Anvil"  # as many articles, more hits


def test_the_spread_is_over_the_articles_asked_for(found):
    query = Query(entity="Anna Berg", since="2031-01-02", sources=("The Anvil",))
    table = spread(query, hits(query, found), found)
    assert table[["source", "n_hits", "n_articles_all"]].to_numpy().tolist() == [
        ["The Anvil", 1, 1]
    ]


def test_lines_and_spread_change_no_table(found):
    query = Query(word="tin", sort="left")
    spans = hits(query, found)
    before = spans.copy(deep=True)
    kwic(query, spans, found, limit=2)
    spread(query, spans, found)
    pd.testing.assert_frame_equal(spans, before)
