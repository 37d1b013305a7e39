"""What every measure must have. A new measure is one module, and this names what it lacks."""

import inspect
import math

import pandas as pd
import pytest

import analysis.measures
from analysis import discover, schemas
from tests.contracts.tables import tiny

MEASURES = discover.modules(analysis.measures)
INPUTS = ("articles", "sentences", "quoted")
each_measure = pytest.mark.parametrize("measure", MEASURES, ids=lambda m: m.__name__.split(".")[-1])


def _tables():
    return [tiny(name) for name in INPUTS]


def test_there_are_the_measures_that_were_asked_for():
    names = {m.NAME for m in MEASURES}
    assert {"flesch_reading_ease", "sentence_length", "quoted_share"} <= names
    assert len(names) == len(MEASURES), "two measures of one name"


@each_measure
def test_a_measure_says_what_it_is(measure):
    assert measure.__name__.endswith(f".{measure.NAME}"), "the file bears the measure's name"
    assert measure.UNIT
    assert len(measure.HIGHER_MEANS) > 8
    low, high = measure.RANGE
    assert low < high


@each_measure
def test_a_measure_takes_the_agreed_tables(measure):
    required = [
        p.name
        for p in inspect.signature(measure.measure).parameters.values()
        if p.default is inspect.Parameter.empty
    ]
    assert required == list(INPUTS)


@each_measure
def test_the_scores_keep_their_promise(measure):
    scores = measure.measure(*_tables())
    checked = schemas.check(scores, "scores")
    assert set(checked["measure"]) == {measure.NAME}
    assert list(checked["article_id"]) == list(tiny("articles")["article_id"]), "articles' order"
    low, high = measure.RANGE
    values = checked["value"].dropna()
    assert len(values), "the tiny articles have values"
    assert values.between(
        -math.inf if low is None else low, math.inf if high is None else high
    ).all()


@each_measure
def test_the_tables_handed_in_are_not_changed(measure):
    given = _tables()
    before = [table.copy(deep=True) for table in given]
    measure.measure(*given)
    for table, was in zip(given, before, strict=True):
        pd.testing.assert_frame_equal(table, was)


@each_measure
def test_empty_tables_give_the_empty_scores(measure):
    scores = measure.measure(*(schemas.empty(name) for name in INPUTS))
    pd.testing.assert_frame_equal(schemas.check(scores, "scores"), schemas.empty("scores"))


@each_measure
def test_articles_without_sentences_or_quotes_still_have_a_row(measure):
    scores = measure.measure(tiny("articles"), schemas.empty("sentences"), schemas.empty("quoted"))
    assert len(schemas.check(scores, "scores")) == len(tiny("articles"))


@each_measure
def test_what_is_not_measured_has_no_row(measure):
    articles, sentences, quoted = _tables()
    articles.loc[0, "is_measured"] = False
    scores = measure.measure(articles, sentences, quoted)
    assert articles["article_id"][0] not in set(scores["article_id"])
    assert len(scores) == len(articles) - 1


@each_measure
def test_an_article_s_score_does_not_depend_on_its_company(measure):
    together = measure.measure(*_tables()).set_index("article_id")["value"]
    for article in together.index:
        alone = [t[t["article_id"] == article].reset_index(drop=True) for t in _tables()]
        assert measure.measure(*alone)["value"].tolist() == pytest.approx(
            [together[article]], nan_ok=True
        )


@each_measure
def test_the_order_and_labels_of_rows_do_not_matter(measure):
    articles, sentences, quoted = (t.iloc[::-1] for t in _tables())
    turned = measure.measure(articles, sentences, quoted)
    straight = measure.measure(*_tables())
    pd.testing.assert_frame_equal(
        turned.sort_values("article_id").reset_index(drop=True),
        straight.sort_values("article_id").reset_index(drop=True),
    )


@each_measure
def test_categorical_ids_are_as_good_as_strings(measure):
    """Long tables keep their article_id as categories, some of which may have no row."""
    given = _tables()
    ids = [*given[0]["article_id"], "f" * 16]
    given[1]["article_id"] = pd.Categorical(given[1]["article_id"], ids)
    given[2]["article_id"] = pd.Categorical(given[2]["article_id"], ids)
    pd.testing.assert_frame_equal(measure.measure(*given), measure.measure(*_tables()))
