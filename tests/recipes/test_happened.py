"""Events of the invented corpus: an article has one event, opened by its earliest article."""

import pytest

pytestmark = pytest.mark.model


def test_every_measured_article_has_one_event_named_and_opened_by_its_first(made_study):
    events, articles = made_study.table("events"), made_study.table("articles")
    assert sorted(events["article_id"]) == sorted(articles["article_id"].astype("str"))
    days = dict(zip(articles["article_id"].astype("str"), articles["published_date"], strict=True))
    for event_id, group in events.groupby("event_id"):
        assert event_id in set(group["article_id"])
        assert days[event_id] == min(days[a] for a in group["article_id"])
    assert (events["event"] != "").all()


def test_events_are_those_that_were_planted(made_study, made_truth):
    events, articles = made_study.table("events"), made_study.table("articles")
    number = articles["url"].str.rsplit("/", n=1).str[-1].astype("int64")
    planted = dict(
        zip(
            articles["article_id"].astype("str"),
            number.map(made_truth.set_index("number")["event"]),
            strict=True,
        )
    )
    pure = events.assign(true=events["article_id"].map(planted)).groupby("event_id")["true"]
    assert (pure.nunique() == 1).mean() >= 0.9
