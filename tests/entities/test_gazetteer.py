"""Alias spellings that the model missed or cut wrongly. Texts are invented."""

import pandas as pd
import pytest

from analysis.annotate.store import Store
from analysis.entities.canonical import canonical
from analysis.entities.gazetteer import gazetteer_mentions, merged
from analysis.extract.names import names
from analysis.lexicons.load import Alias, aliases
from tests.lexicons import pipeline

ARTICLES = pd.DataFrame({"article_id": ["a", "b"]}).astype("str")


def spans(*rows):
    """Each row is article, start, surface, type."""
    columns = ["article_id", "start", "surface", "entity_type"]
    frame = pd.DataFrame(rows, columns=columns).astype(
        {"article_id": "str", "start": "int64", "surface": "str", "entity_type": "str"}
    )
    frame["end"] = frame["start"] + frame["surface"].str.len().astype("int64")
    return frame.assign(sentence_id=0, voice="own")


def left(model, found):
    table = merged(spans(*model), spans(*found), ARTICLES)
    return list(zip(table["article_id"], table["start"], table["surface"], strict=True))


def test_what_the_model_missed_is_added_in_order():
    assert left(
        [("b", 9, "Lume", "GPE")], [("a", 4, "Orchid", "ORG"), ("b", 0, "Orchid", "ORG")]
    ) == [
        ("a", 4, "Orchid"),
        ("b", 0, "Orchid"),
        ("b", 9, "Lume"),
    ]


def test_a_wrong_cut_gives_way():
    assert left([("a", 0, "Orchid Front fighters", "ORG")], [("a", 0, "Orchid Front", "ORG")]) == [
        ("a", 0, "Orchid Front")
    ]
    assert left([("a", 0, "Orchid", "ORG")], [("a", 0, "Orchid Front", "ORG")]) == [
        ("a", 0, "Orchid Front")
    ]
    assert left([("a", 5, "Front Gate", "FAC")], [("a", 0, "Orch Front", "ORG")]) == [
        ("a", 0, "Orch Front")
    ]


def test_a_place_within_a_longer_name_belongs_to_it():
    assert left([("a", 0, "Lume Chamber of Commerce", "ORG")], [("a", 0, "Lume", "GPE")]) == [
        ("a", 0, "Lume Chamber of Commerce")
    ]


def test_titles_and_other_aliases_are_no_longer_name():
    model = [("a", 0, "Lumian President Leyla Kaya", "PERSON")]
    found = [("a", 0, "Lumian", "NORP"), ("a", 17, "Leyla Kaya", "PERSON")]
    assert [s for _, _, s in left(model, found)] == ["Lumian", "Leyla Kaya"]


def test_dates_give_way():
    assert left([("a", 0, "Lume 2024", "DATE")], [("a", 0, "Lume", "GPE")]) == [("a", 0, "Lume")]


def test_nothing_and_something():
    assert left([], [("a", 0, "Lume", "GPE")]) == [("a", 0, "Lume")]
    assert left([("a", 0, "Lume", "GPE")], []) == [("a", 0, "Lume")]
    assert left([], []) == []


TEXTS = (
    "The Orchid Front (OF) left Kız Tepe on Monday. The OF's men had held it with the QRX/ZLT.",
    "The prize of the year went to OF Printers. Orchids stood in front.",
)
KNOWN = (
    Alias("Orchid Front", "ORG", ("Orchid Front",), short=("OF",)),
    Alias("Kız Tepe", "GPE", ("Kız Tepe", "Kiz Tepe")),
    Alias("QRX", "ORG", ("QRX",)),
    Alias("ZLT", "ORG", ("ZLT",)),
)


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    root = tmp_path_factory.mktemp("gazetteer")
    return *pipeline.read(TEXTS, root), Store(root)


@pytest.mark.model
def test_spellings_are_found_in_the_text_itself(read):
    articles, paragraphs, sentences, quoted, store = read
    found = gazetteer_mentions(articles, paragraphs, sentences, quoted, KNOWN, store)
    assert found["surface"].tolist() == ["Orchid Front", "OF", "Kız Tepe", "OF", "QRX", "ZLT"]
    texts = articles.set_index("article_id")["text"]
    for row in found.to_dict("records"):
        assert texts[row["article_id"]][row["start"] : row["end"]] == row["surface"]


@pytest.mark.model
def test_with_the_model_s_names_every_place_counts_once(read):
    articles, paragraphs, sentences, quoted, store = read
    raw = names(articles, paragraphs, sentences, quoted, store)
    found = gazetteer_mentions(articles, paragraphs, sentences, quoted, KNOWN, store)
    table = canonical(merged(raw, found, articles), KNOWN, articles=articles)
    counted = table.query("merged_by == 'alias'").groupby("entity").size().to_dict()
    assert counted == {"Kız Tepe": 1, "Orchid Front": 3, "QRX": 1, "ZLT": 1}
    for _, rows in table.groupby("article_id"):
        assert (rows["start"].to_numpy()[1:] >= rows["end"].to_numpy()[:-1]).all()


@pytest.mark.model
def test_no_aliases_find_nothing(read):
    articles, paragraphs, sentences, quoted, store = read
    assert gazetteer_mentions(articles, paragraphs, sentences, quoted, (), store).empty


@pytest.mark.model
def test_the_theme_s_names_in_a_sentence_like_the_seeds(tmp_path):
    text = (
        "İbrahim Kalin met Ahmed al Sharaa in Damascus, SANA, the state news agency, said. "
        "Al-Sharaa said that Daesh and the PKK/YPG had left Tal Rifaat. Kalın, the head of the "
        "National Intelligence Organization (MIT), flew back to Ankara."
    )
    tables, store = pipeline.read([text], tmp_path), Store(tmp_path)
    raw = names(*tables, store)
    found = gazetteer_mentions(*tables, aliases(), store)
    table = canonical(merged(raw, found, tables[0]), aliases(), articles=tables[0])
    assert table.groupby("entity").size().to_dict() == {
        "Ahmed al-Sharaa": 2, "Ankara": 1, "Daesh": 1, "Damascus": 1,
        "National Intelligence Organization": 2, "PKK": 1, "Syrian Arab News Agency": 1,
        "Tal Rifaat": 1, "YPG": 1, "İbrahim Kalın": 2,
    }  # fmt: skip
