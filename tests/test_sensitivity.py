"""Findings under other choices; articles, names and words are invented."""

import pandas as pd
import pytest

from analysis import compare, findings, schemas
from analysis import sensitivity as steady
from analysis.contrasts import frequency
from tests.contrasts import frames

N = 24


def tables(names=None, words=None, *, days=None, stories=None, copies=()):
    """Return the tables of twenty-four articles each of Post and Echo, and six of Star."""
    sources = ["Post"] * N + ["Echo"] * N + ["Star"] * 6
    articles = frames.articles(sources).assign(
        story_id=stories or [f"s{n}" for n in range(len(sources))],
        published_date=pd.to_datetime(days or [f"2031-01-{n % 27 + 1:02d}" for n in range(54)]),
    )
    ids = articles["article_id"]
    mentions = frames.mentions(names or dict.fromkeys(ids[:N], "Hall"))
    terms = frames.terms(words or dict.fromkeys(ids, "hill gate"))
    values = [1.0 + n % 5 + 9 * (n < N) for n in range(len(ids))]
    scores = pd.DataFrame({"article_id": ids, "measure": "length", "value": values, "n": 1})
    sentences = pd.DataFrame({"article_id": ids, "sentence_id": 0, "part": "body"})
    hits = mentions.rename(columns={"entity": "topic"}).assign(sentence_id=0)
    return {
        "articles": articles, "mentions": mentions, "terms": terms, "sentences": sentences,
        "scores": scores.astype({"measure": "str"}), "topic_hits": hits,
        "copies": pd.DataFrame(copies, columns=["article_id", "other_id"], dtype="str"),
    }  # fmt: skip


def families(given):
    counted = frequency.entity_frequency(given["mentions"], given["articles"])
    return {
        "entity": compare.shares(counted, "entity_frequency"),
        "measure": compare.means(given["scores"], given["articles"]),
        "term": compare.term_odds(given["terms"], given["articles"], min_count=1),
    }


def found_in(made):
    empty = schemas.empty("topic_coverage")
    return findings.said(empty, made["entity"], made["term"], made["measure"], labels={})


def of(given, subject, source="Post"):
    made = families(given)
    found = found_in(made)
    found = found[(found["subject"] == subject) & (found["source"] == source)]
    table = steady.sensitivity(found, made, given)
    return table.set_index("variant"), found


def test_a_name_that_is_in_every_article_holds_whatever_is_left_out():
    twice = {f"a{n}": "Hall Hall" for n in range(N)}
    table, _ = of(tables(twice), "Hall")
    assert table["is_held"].all()
    assert set(table.index) == {
        "a higher minimum count", "own voice only", "without the busiest day",
        "without the largest source",
    }  # fmt: skip


def test_a_name_that_only_quotations_have_does_not_hold_in_the_outlet_s_voice():
    table, _ = of(tables({f"a{n}": "*Hall *Hall" for n in range(N)}), "Hall")
    assert not table.loc["own voice only", "is_held"]
    assert table.loc["a higher minimum count", "is_held"]


def test_a_name_that_comes_once_an_article_does_not_hold_at_a_higher_count():
    table, _ = of(tables(), "Hall")
    assert not table.loc["a higher minimum count", "is_held"]


def test_what_rests_on_one_day_does_not_hold_without_it():
    days = ["2031-01-01"] * N + [f"2031-02-{n + 1:02d}" for n in range(28)] + ["2031-03-01"] * 2
    names = {f"a{n}": "Hall Hall" for n in range(N)}
    table, _ = of(tables(names, days=days), "Hall")
    assert not table.loc["without the busiest day", "is_held"]
    assert pd.isna(table.loc["without the busiest day", "p"])


def test_what_rests_on_copies_does_not_hold_without_them():
    stories = ["copy"] * N + [f"s{n}" for n in range(N + 6)]
    table, _ = of(tables({f"a{n}": "Hall Hall" for n in range(N)}, stories=stories), "Hall")
    assert not table.loc["copies left out", "is_held"]


def test_what_rests_on_copies_of_one_text_does_not_hold_when_it_counts_once():
    names = {f"a{n}": "Hall Hall" for n in range(N)}
    copies = [(f"a{n}", "a0") for n in range(1, 20)] + [("a1", "elsewhere")]
    table, _ = of(tables(names, copies=copies), "Hall")
    row = table.loc["copies counted once"]
    # five of Post's articles are left of 24, against none of 30: the share is as it was
    assert row["is_held"]
    assert row["difference"] == 1.0
    copies = [(f"a{n}", "a0") for n in range(1, 22)]
    table, _ = of(tables(names, copies=copies), "Hall")
    assert not table.loc["copies counted once", "is_held"], "three articles are too few"


def test_without_copies_counting_them_once_is_no_variant():
    table, _ = of(tables(), "Hall")
    assert "copies counted once" not in table.index


def test_the_largest_source_is_left_out_of_others_findings_only():
    names = {f"a{n}": "Hall Hall" for n in range(N, 2 * N)}
    given = tables(names)
    given["articles"].loc[2 * N :, "source"] = "Post"
    given["articles"].loc[:4, "source"] = "Star"
    table, _ = of(given, "Hall", "Echo")
    assert table.loc["without the largest source", "p"] > 0


def test_a_mean_holds_without_its_extremes():
    table, _ = of(tables(), "length")
    assert table.loc["without the extreme values", "is_held"]


def test_a_word_holds_under_other_priors_and_in_quotations():
    words = {
        f"a{n}": "hill gate lamp " * 3 + ("oak " * 4 if n < N else "") for n in range(2 * N + 6)
    }
    table, _ = of(tables(words=words), "oak")
    assert {"a lighter prior", "a heavier prior", "once an article", "quotations too"} <= set(
        table.index
    )
    assert table["is_held"].all()
    lighter, heavier = (table.loc[f"a {w} prior", "difference"] for w in ("lighter", "heavier"))
    assert lighter > heavier > 0


def test_a_word_of_one_article_does_not_hold_once_an_article():
    words = {f"a{n}": "hill gate lamp hill oak" for n in range(2 * N + 6)}
    words |= {f"a{n}": "hill gate lamp hill " + "oak " * 9 for n in range(N)}
    table, _ = of(tables(words=words), "oak")
    assert not table.loc["once an article", "is_held"]


def test_each_finding_gets_its_line_and_the_steady_stand_first():
    given = tables()
    made = families(given)
    found = found_in(made)
    table = steady.sensitivity(found, made, given)
    told = steady.with_lines(found, table)
    lines = steady.lines(table)
    assert all(told["sentence"].str.contains(r"Holds in \d of \d variants"))
    assert told["kind"].iloc[0] == "measure"
    hall = lines[("entity", "Hall", "Post")]
    assert hall.endswith("(not: a higher minimum count).")


def test_no_finding_is_no_row():
    given = tables()
    made = families(given)
    table = steady.sensitivity(found_in(made).iloc[:0], made, given)
    assert table.equals(schemas.empty("sensitivity"))
    assert steady.with_lines(found_in(made).iloc[:0], table).empty


@pytest.mark.parametrize("wrong", [{"sentence": "x", "kind": "entity"}])
def test_a_finding_without_a_line_keeps_its_sentence(wrong):
    found = pd.DataFrame([wrong | {"subject": "Hall", "source": "Post"}])
    assert steady.with_lines(found, schemas.empty("sensitivity"))["sentence"].tolist() == ["x"]
