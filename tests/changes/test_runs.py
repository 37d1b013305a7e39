"""Articles that only one run has, and why. All names are invented."""

import pandas as pd

from analysis.changes.runs import ids, only_one_has
from tests.changes.made import OLD, run

DAYS = [pd.Timestamp(f"2025-01-{day:02d}") for day in range(1, 11)]


def dated(first, last, source="North"):
    return {f"{source}{n}": (source, DAYS[n], []) for n in range(first, last)}


def given(**parameters):
    return {"parameters": {"sources": [], "since": "", "until": ""} | parameters}


def by_article(old, new):
    found = only_one_has(old, new).set_index("article_id")
    return found[["change", "cause", "is_news"]].agg(tuple, axis=1).to_dict()


def test_articles_that_came_and_went_are_news_and_gone():
    found = by_article(run({"a": [], "b": []}), run({"b": [], "c": []}))
    assert found == {"c": ("new", "articles", True), "a": ("gone", "articles", False)}


def test_articles_before_a_later_first_day_went_by_the_parameters():
    old, new = run(dated(0, 6), **given()), run(dated(3, 6), **given(since="2025-01-04"))
    assert set(by_article(old, new).values()) == {("gone", "parameters", False)}


def test_articles_from_before_the_old_first_day_are_no_news():
    old, new = run(dated(3, 6), **given(since="2025-01-04")), run(dated(0, 6), **given())
    assert set(by_article(old, new).values()) == {("new", "parameters", False)}


def test_articles_after_the_old_last_day_are_news_that_the_parameter_let_in():
    old = run(dated(0, 3), **given(until="2025-01-03"))
    new = run(dated(0, 6), **given(until="2025-01-06"))
    assert set(by_article(old, new).values()) == {("new", "parameters", True)}


def test_articles_of_a_source_that_was_not_asked_for_are_no_news():
    old = run(dated(0, 3), **given(sources=["North"]))
    new = run(dated(0, 4) | dated(0, 2, "South"), **given(sources=["North", "South"]))
    assert by_article(old, new) == {
        "North3": ("new", "articles", True),
        "South0": ("new", "parameters", False),
        "South1": ("new", "parameters", False),
    }


def test_an_undated_article_falls_out_when_a_first_day_is_asked_for():
    old = run({"u": ("North", None, [])} | dated(3, 6), **given())
    new = run(dated(3, 6), **given(since="2025-01-02"))
    assert by_article(old, new) == {"u": ("gone", "parameters", False)}


def test_a_copy_that_is_counted_no_more_went_by_the_parameters():
    old = run({"a": [], "b": [], "c": []}, copies=[("b", "a")], **given(count="article"))
    new = run({"a": []}, **given(count="source"))
    assert by_article(old, new) == {
        "b": ("gone", "parameters", False), "c": ("gone", "articles", False),
    }  # fmt: skip


def test_only_measured_articles_are_compared():
    old = run(OLD)
    articles = old.table("articles")
    articles.loc[0, "is_measured"] = False
    assert ids(old) == set(OLD) - {"a0"}
