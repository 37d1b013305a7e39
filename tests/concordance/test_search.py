"""Which hits are found, counted again by hand. All texts are invented."""

import pandas as pd
import pytest

from analysis.concordance import Query, chosen, hits
from analysis.errors import ParameterError
from tests.concordance import made


def _found(found, **asked):
    rows = hits(Query(**asked), found)
    texts = dict(zip(found.articles["article_id"], found.articles["text"], strict=True))
    return [
        texts[a][s:e]
        for a, s, e in zip(rows["article_id"], rows["start"], rows["end"], strict=True)
    ]


@pytest.mark.parametrize(
    ("asked", "hits_"),
    [
        ({"word": "tin"}, ["tin", "tin", "Tins", "tin"]),
        ({"word": "TIN"}, ["tin", "tin", "Tins", "tin"]),
        ({"word": "tins"}, ["Tins"]),
        ({"word": '"tin mine"'}, ["tin mine", "tin mine"]),
        ({"word": "“tin mine”"}, ["tin mine", "tin mine"]),
        ({"word": '"mine tin"'}, []),
        ({"word": 'tin "tin mine"'}, ["tin mine", "tin mine", "Tins", "tin"]),
        ({"word": "l*ed"}, ["laughed"]),
        ({"word": '"the * mine"'}, ["the tin mine", "The tin mine"]),
        ({"word": '"mine the"'}, []),  # never over the end of a sentence
        ({"entity": "Anna Berg"}, ["Berg"] * 4),
        ({"topic": "trade"}, ["sold", "price"]),
        ({"word": "tin", "topic": "trade"}, ["Tins", "tin"]),
        ({"word": "tin", "entity": "Anna Berg"}, ["tin", "tin"]),
        ({"entity": "Anna Berg", "topic": "trade"}, []),
        ({"word": "tin", "voice": "quoted"}, ["tin"]),
        ({"word": "tin", "voice": "own"}, ["tin", "Tins", "tin"]),
        ({"word": "tin", "sources": ("Morning Loom",)}, ["tin"]),
        ({"word": "tin", "speaker": "anna berg"}, ["tin"]),
        ({"word": "tin", "speaker": "Nobody"}, []),
        ({"entity": "Anna Berg", "since": "2031-01-02"}, ["Berg", "Berg"]),
        ({"entity": "Anna Berg", "until": "2031-01"}, ["Berg", "Berg", "Berg"]),
        ({"word": "mine"}, ["mine", "mine", "mine"]),
        ({"word": "mine", "since": "2031"}, ["mine", "mine"]),  # the undated article falls out
        ({}, []),
    ],
)
def test_hits_are_those_counted_by_hand(found, asked, hits_):
    assert _found(found, **asked) == hits_


def test_a_hit_says_where_it_is_in_whose_voice_and_who_speaks(found):
    row = hits(Query(word="tin", voice="quoted"), found).iloc[0]
    sentences = found.tables["sentences"]
    home = sentences[
        (sentences["article_id"] == row["article_id"])
        & (sentences["sentence_id"] == row["sentence_id"])
    ]
    assert home["text"].iloc[0].startswith("“The tin mine")
    assert (row["source"], row["voice"], row["speaker"]) == ("The Anvil", "quoted", "Anna Berg")
    assert row["published_date"] == pd.Timestamp("2031-01-01")


def test_without_a_subject_it_is_the_name_in_most_sources(found):
    assert chosen(Query(), found).entity == "Anna Berg"
    assert found.names.iloc[0][["n_sources", "n_articles"]].tolist() == [2, 3]


def test_more_sources_go_before_more_articles(found):
    mentions = found.tables["mentions"]
    ids = found.articles["article_id"]
    many = mentions.iloc[[0] * 3].assign(article_id=[ids[0], ids[3], ids[2]], entity="Ada")
    few = mentions.iloc[[0] * 2].assign(article_id=[ids[0], ids[3]], entity="Zoe")
    tables = {**found.tables, "mentions": pd.concat([few, many], ignore_index=True)}
    both = type(found)(found.articles, found.paragraphs, tables, found.store)
    assert both.names["entity"].tolist() == ["Ada", "Zoe"]
    assert chosen(Query(), both).entity == "Ada"


def test_where_nobody_is_named_nothing_is_chosen(found):
    tables = {**found.tables, "mentions": found.tables["mentions"].head(0)}
    empty = type(found)(found.articles, found.paragraphs, tables, found.store)
    assert chosen(Query(), empty).kind == ""
    assert hits(chosen(Query(), empty), empty).empty


def test_a_name_is_found_in_any_letters(found):
    assert chosen(Query(entity="anna berg"), found).entity == "Anna Berg"


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"entity": "Berg"}, "Anna Berg"),
        ({"entity": "x"}, "Anna Berg"),
        ({"topic": "tirade"}, "trade"),
        ({"voice": "loud"}, "quoted"),
        ({"sort": "R1"}, "right"),
        ({"sources": ("The Bugle",)}, "The Anvil"),
        ({"since": "soon"}, "2016"),
        ({"since": "2040"}, "2031-01-01"),
        ({"window": 0}, "one or more"),
        ({"word": "(a+)+$ * **"}, "quotation marks"),
    ],
)
def test_what_is_not_there_is_refused_and_what_is_there_named(found, asked, named):
    with pytest.raises(ParameterError, match=named):
        chosen(Query(**asked), found)


def test_tables_are_not_changed(found):
    before = {name: table.copy(deep=True) for name, table in found.tables.items()}
    hits(Query(word="tin", entity="Anna Berg", topic="trade", voice="own"), found)
    for name, table in found.tables.items():
        pd.testing.assert_frame_equal(table, before[name])


def test_a_copy_of_a_text_has_its_own_hits(tmp_path):
    same = made.searchable(tmp_path, texts=(made.TEXTS[0],) * 4)
    assert len(hits(Query(word="tin"), same)) == 12
