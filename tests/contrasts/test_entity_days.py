"""On which days a source names an entity, counted on fingers. All rows invented."""

import pandas as pd

from analysis.contrasts import entity_days as module
from analysis.contrasts.entity_days import entity_days
from tests.contrasts import frames

DAYS = ["2031-05-01", "2031-05-01", "2031-05-03", "2031-05-01", None]
ARTICLES = frames.articles(["Post", "Post", "Post", "Echo", "Echo"]).assign(
    published_date=pd.to_datetime(DAYS).astype("datetime64[us]")
)
MENTIONS = frames.mentions({"a0": "Ada Ada", "a1": "Ben", "a2": "Ada", "a3": "Ada", "a4": "Ada"})


def test_days_by_hand():
    before = MENTIONS.copy(deep=True)
    rows = entity_days(MENTIONS, ARTICLES).set_index(["entity", "source", "published_date"])
    pd.testing.assert_frame_equal(MENTIONS, before)
    assert rows.loc[("Ada", "Post", "2031-05-01")].tolist() == [2, 1, 2]
    assert rows.loc[("Ada", "Post", "2031-05-03")].tolist() == [1, 1, 1]
    assert rows.loc[("Ben", "Post", "2031-05-01")].tolist() == [1, 1, 2]
    # the article without a date has no day
    assert rows.loc[("Ada", "Echo")]["n_articles"].tolist() == [1]
    assert len(rows) == 4


def test_the_most_named_come_first_then_sources_and_days():
    table = entity_days(MENTIONS, ARTICLES)
    assert table["entity"].tolist() == ["Ada", "Ada", "Ada", "Ben"]
    assert table["source"].tolist()[:3] == ["Echo", "Post", "Post"]
    assert table["published_date"].is_monotonic_increasing or len(table) == 4


def test_only_the_most_named_have_rows(monkeypatch):
    monkeypatch.setattr(module, "N_COMPARED", 1)
    assert set(entity_days(MENTIONS, ARTICLES)["entity"]) == {"Ada"}


def test_no_dates_and_no_mentions_are_no_rows():
    undated = ARTICLES.assign(published_date=pd.Series([pd.NaT] * 5, dtype="datetime64[us]"))
    assert entity_days(MENTIONS, undated).empty
    assert entity_days(MENTIONS[:0], ARTICLES).empty
    assert list(entity_days(MENTIONS[:0], ARTICLES).columns) == module.COLUMNS
