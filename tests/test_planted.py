"""What was planted in the invented corpus comes out of the tables, counted another way.

The truth was counted while the sentences were written; nothing of the package took part in it.
"""

import pandas as pd
import pytest

from tests.made import corpus, world

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def by_article(made_study, made_truth):
    """Each article of the study with its truth beside it; the address ends in the number."""
    articles = made_study.table("articles")
    number = articles["url"].str.rsplit("/", n=1).str[-1].astype("int64")
    joined = articles.assign(number=number).merge(made_truth, on="number", suffixes=("", "_true"))
    return joined.set_index("article_id")


def _per_article(rows: pd.DataFrame, by_article: pd.DataFrame) -> pd.Series:
    return (
        rows.groupby(rows["article_id"].astype("str"))
        .size()
        .reindex(by_article.index, fill_value=0)
    )


def test_every_article_is_there_under_its_outlet_title_and_day(by_article):
    assert len(by_article) == 60
    assert by_article["source"].tolist() == by_article["source_true"].tolist()
    assert by_article["title"].tolist() == by_article["title_true"].tolist()
    assert (by_article["published_date"] == by_article["published_date_true"]).all()
    assert by_article["is_measured"].all()


def test_every_quotation_is_found_and_no_other(made_study, by_article):
    quoted = made_study.table("quoted")
    found = _per_article(quoted, by_article)
    assert (found - by_article["n_quotes"])[found != by_article["n_quotes"]].to_dict() == {}
    words = quoted.groupby(quoted["article_id"].astype("str"))["n_words"].sum()
    assert words.reindex(by_article.index, fill_value=0).tolist() == (
        by_article["n_quoted_words"].tolist()
    )


@pytest.mark.parametrize("word", ["terrorist", "fighter"])
@pytest.mark.parametrize("voice", ["own", "quoted"])
def test_labels_are_counted_in_the_voice_that_uses_them(word, voice, made_study, by_article):
    terms = made_study.table("terms").astype({"term": "str"})
    used = terms[terms["term"].str.startswith(word) & (terms["voice"] == voice)]
    found = _per_article(used, by_article)
    true = by_article[f"n_{word}_{voice}"]
    # the tagger now and then takes a word at a sentence's head for something else
    assert abs(int(found.sum()) - int(true.sum())) <= 0.02 * true.sum()
    assert (found != true).mean() <= 0.05


def test_an_outlet_covers_sanctions_as_often_as_was_planted(made_study, by_article):
    coverage = made_study.table("topic_coverage")
    found = coverage[coverage["topic"] == "sanctions"].set_index("source")["article_share"]
    true = by_article.groupby("source")["covers_sanctions"].mean()
    assert found.to_dict() == pytest.approx(true.to_dict())
    assert found.idxmax() == "Harbour Ledger"


def test_an_outlet_names_the_relief_union_as_often_as_was_planted(made_study, by_article):
    frequency = made_study.table("entity_frequency")
    named = frequency[frequency["entity"].str.contains("Relief Union")]
    assert len(named["entity"].unique()) == 1, "one group, one row"
    found = named.set_index("source")["article_share"].reindex(by_article["source"].unique())
    true = by_article.groupby("source")["names_relief_union"].mean()
    assert found.fillna(0).to_dict() == pytest.approx(true.to_dict(), abs=0.1)
    assert found.idxmin() == "Eastline"


PEOPLE = ("Tomas Verhal", "Leyna Ordan", "Nadia Brask", "Émil Sørvane", "Aldo Remiers")
# Share of the mentions of these people, surname alone included, that stand in their row, whatever
# the model takes a lone surname for. The floor only rises.
FLOOR_ONE_PERSON_ONE_ROW = 0.99
# Share of the places where their surnames stand in the texts that are mentions at all: the model
# misses some at a sentence's head.
FLOOR_SURNAME_FOUND = 0.9


@pytest.mark.parametrize("person", PEOPLE)
def test_a_full_name_is_one_row_of_type_person(person, made_study):
    mentions = made_study.table("mentions")
    named = mentions[mentions["surface"].str.endswith(person)]
    assert len(named) >= 5
    assert set(named["entity"]) == {person}
    assert set(named["entity_type"]) == {"PERSON"}


def test_a_surname_counts_for_the_person(made_study):
    mentions = made_study.table("mentions")
    right = total = 0
    for person in PEOPLE:
        named = mentions[mentions["surface"].str.endswith(person.split()[-1])]
        total += len(named)
        right += int((named["entity"] == person).sum())
    assert right / total >= FLOOR_ONE_PERSON_ONE_ROW


def test_surnames_that_the_model_misses_are_found(made_study, by_article):
    mentions = made_study.table("mentions")
    surnames = [person.split()[-1] for person in PEOPLE]
    # the text that was measured, without furniture
    text = made_study.table("sentences")["text"]
    n_places = sum(int(text.str.count(surname).sum()) for surname in surnames)
    n_found = int(mentions["surface"].str.contains("|".join(surnames)).sum())
    assert n_found / n_places >= FLOOR_SURNAME_FOUND


def test_the_outlet_with_short_sentences_and_the_one_that_quotes_stand_out(made_study):
    summary = made_study.table("score_summary").set_index(["measure", "source"])
    assert summary.loc["sentence_length"]["mean"].idxmin() == "Eastline"
    assert summary.loc[("sentence_length", "Eastline"), "verdict"] == "differs"
    assert summary.loc["quoted_share"]["mean"].idxmax() == "Sundorra Today"
    assert summary.loc[("quoted_share", "Sundorra Today"), "verdict"] == "differs"


def test_sentences_are_found_as_they_were_written(made_study, by_article):
    sentences = made_study.table("sentences")
    body = sentences[sentences["part"] == "body"]
    found = _per_article(body, by_article)
    # a standfirst without a mark of its own is one more, and an odd name splits a sentence
    assert found.sum() == pytest.approx(by_article["n_sentences"].sum(), rel=0.05)
    wordless = body[~body["text"].str.contains(r"\w")]
    assert wordless["text"].value_counts().to_dict() == {}, "a mark alone is no sentence"


@pytest.mark.parametrize(
    ("outlet", "own_word", "other_word"),
    [("Meridian Dispatch", "terrorist", "fighter"), ("The Drosk Courier", "fighter", "terrorist")],
)
def test_a_planted_word_is_its_outlet_s(outlet, own_word, other_word, made_study):
    keyness = made_study.table("keyness").astype({"term": "str"})
    of_outlet = keyness[keyness["target"] == outlet].set_index("term")
    assert of_outlet.loc[own_word, "log_odds"] > 0
    assert of_outlet.loc[other_word, "log_odds"] < 0
    for word in (own_word, other_word):
        row = of_outlet.loc[word]
        assert row["verdict"] != "differs" or (row["low"] > 0) == (row["log_odds"] > 0)


def test_where_nothing_was_planted_little_is_called_different(made_study):
    """Topics other than sanctions have one rate in all outlets; q 0.05 may err once in a while."""
    coverage = made_study.table("topic_coverage")
    others = coverage[~coverage["topic"].isin(["sanctions", "humanitarian_aid"])]
    assert (others["verdict"] == "differs").sum() <= 1


def test_the_outlets_of_the_world_are_those_of_the_study(made_study):
    assert set(made_study.table("articles")["source"]) == {o.name for o in world.OUTLETS}
    assert set(corpus.planted().index) == {o.name for o in world.OUTLETS}
