"""The most named over time: bars on a true axis, counted again. All names are invented."""

import pandas as pd

from analysis.anchors import anchor
from analysis.charts import entity_days
from tests.charts import tables

SIZES = {"The Anvil": 20, "Morning Loom": 6}
NAMES = ["Ada Birch", "Ben Cole", "Ciel"]


def _prepared(articles, **options):
    return entity_days.prepare(tables.days(articles, NAMES), articles, **options)


def test_bars_are_counted_as_pandas_counts():
    articles = tables.articles(SIZES)
    table = tables.days(articles, NAMES)
    before = table.copy(deep=True)
    data = entity_days.prepare(table, articles)
    pd.testing.assert_frame_equal(table, before)
    named = data[data["entity"] != ""]
    by = ["entity", "source"]
    assert named.groupby(by)["n_articles"].sum().to_dict() == (
        table.groupby(by)["n_articles"].sum().to_dict()
    )
    every = data[data["entity"] == ""].groupby("source")["n_articles"].sum()
    assert every.to_dict() == SIZES


def test_all_articles_stand_beneath_and_lead_nowhere():
    data = _prepared(tables.articles(SIZES))
    assert data["entity"].iloc[-1] == ""
    assert (data.loc[data["entity"] == "", "anchor"] == "").all()
    first = data.iloc[0]
    assert first["anchor"] == anchor(
        "entity_days", first["entity"], first["source"], f"{first['first_day']:%Y-%m-%d}"
    )


def test_the_most_named_come_first_and_no_more_than_asked():
    data = _prepared(tables.articles(SIZES), top_n=2)
    assert list(dict.fromkeys(data["entity"])) == ["Ada Birch", "Ben Cole", ""]


def test_undated_articles_are_counted_in_words():
    words = entity_days.alt(_prepared(tables.articles(SIZES, undated=3)))
    assert "3 articles have no date" in words


def test_an_absurd_date_does_not_stretch_the_axis():
    articles = tables.articles({"The Anvil": 200})
    articles.loc[0, "published_date"] = pd.Timestamp("1877-01-01")
    data = _prepared(articles)
    assert data["first_day"].min().year == 2031
    assert data["n_outside"].unique().tolist() == [1]
    assert "1 article lies far from the others" in entity_days.alt(data)
    assert data.loc[data["entity"] == "", "n_articles"].sum() == 199


def test_articles_that_are_not_measured_do_not_count():
    articles = tables.articles(SIZES)
    table = tables.days(articles, NAMES)
    data = entity_days.prepare(table, articles.assign(is_measured=articles.index > 0))
    assert data.loc[data["entity"] == "", "n_articles"].sum() == len(articles) - 1


def test_the_members_of_a_bar_are_as_many_articles_as_it_says():
    articles = tables.articles(SIZES, days=400)
    dated = articles.reset_index()
    mentions = pd.DataFrame([
        {"article_id": row.article_id, "entity": name, "start": 0, "source": row.source}
        for place, name in enumerate(NAMES) for row in dated.itertuples()
        if row.index % (place + 1) == 0 for _ in range(2)
    ])  # fmt: skip
    data = _prepared(articles)
    found = entity_days.members(data, mentions, articles)
    by = ["entity", "source", "first_day"]
    bars = data[data["anchor"] != ""].set_index(by)["n_articles"]
    counts = found.groupby(by)["article_id"].nunique()
    assert counts.sort_index().to_dict() == bars.sort_index().to_dict()
    assert not found.duplicated(["article_id", "entity"]).any()


def test_days_longer_apart_become_longer_periods():
    for days, period in ((30, "day"), (300, "week"), (1500, "month")):
        articles = tables.articles({"The Anvil": 60})
        articles["published_date"] = pd.date_range(
            "2031-01-01", periods=60, freq=f"{days // 60 or 1}D"
        )
        if days == 30:
            articles = articles[:30]
        assert _prepared(articles)["period"].unique().tolist() == [period]


def test_four_sources_are_drawn_and_the_others_counted():
    sizes = {f"Outlet {i}": 9 - i for i in range(6)}
    data = _prepared(tables.articles(sizes))
    assert data["source"].nunique() == 4
    note = entity_days.draw(data).get_supxlabel().replace("\n", " ")
    assert "The 4 sources with most articles are drawn; 2 more are in the table." in note


def test_nobody_named_and_nothing_dated_are_notes():
    articles = tables.articles(SIZES)
    nobody = tables.days(articles, NAMES)[:0]
    assert entity_days.prepare(nobody, articles).empty
    none = pd.DataFrame({"article_id": [], "entity": []}, dtype="str")
    assert entity_days.members(entity_days.prepare(nobody, articles), none, articles).empty
    undated = tables.articles(SIZES, undated=26)
    assert entity_days.members(entity_days.prepare(nobody, undated), none, undated).empty
    assert entity_days.prepare(nobody, undated).empty


def _title_and_note(data):
    figure = entity_days.draw(data)
    return figure.get_suptitle(), figure.get_supxlabel()


def test_a_name_alone_is_in_the_title_and_the_voice_in_the_note():
    articles = tables.articles(SIZES)
    alone = tables.days(articles, NAMES[:1])
    title, note = _title_and_note(entity_days.prepare(alone, articles, voice="quoted"))
    assert "with Ada Birch, by source" in title
    assert "quotation marks alone" in note.replace("\n", " ")
    title, note = _title_and_note(_prepared(articles))
    assert "that name the most named" in title
    assert "those it quotes" in note.replace("\n", " ")
