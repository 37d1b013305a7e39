"""From the model's names to the corrected ones, with the model. All texts are invented."""

import pytest

from analysis.annotate.store import Store
from analysis.entities.detect import detected
from analysis.lexicons.load import Alias
from tests.lexicons import pipeline

TEXTS = (
    "Minister Leyla Kaya met Omar Orlin of the Orchid Group’s board in Ankara on Monday.\n\n"
    "“We agree,” Kaya said. Orlin said that the Orchid Group would pay.",
    "PORT ZELMAR (OA) — Leyla Kaya and the Orchid Group signed in Ankara, Ankara said.",
)
KNOWN = (Alias("Ankara", "GPE", ("Ankara",)), Alias("Orchid Group", "ORG", ("Orchid Group",)))


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    root = tmp_path_factory.mktemp("detect")
    tables = pipeline.read(TEXTS, root)
    return tables, detected(*tables, KNOWN, Store(root))


@pytest.mark.model
def test_every_row_is_where_it_says_and_none_overlaps(found):
    (articles, *_), table = found
    texts = articles.set_index("article_id")["text"]
    for row in table.to_dict("records"):
        assert texts[row["article_id"]][row["start"] : row["end"]] == row["surface"]
    for _, rows in table.groupby("article_id"):
        assert (rows["start"].to_numpy()[1:] >= rows["end"].to_numpy()[:-1]).all()


@pytest.mark.model
def test_names_are_found_cut_and_typed(found):
    _, table = found
    pairs = list(zip(table["surface"], table["entity_type"], strict=True))
    assert pairs.count(("Orchid Group", "ORG")) == 3
    assert pairs.count(("Ankara", "GPE")) == 3, "a government's capital stays a place"
    assert pairs.count(("Leyla Kaya", "PERSON")) == 2
    assert ("PORT ZELMAR", "GPE") in pairs
    assert ("Kaya", "PERSON") in pairs


@pytest.mark.model
def test_without_names_there_is_nothing(tmp_path):
    tables = pipeline.read(["It rained all day."], tmp_path)
    table = detected(*tables, (), Store(tmp_path))
    assert table.empty
    assert list(table.columns) == [
        "article_id", "sentence_id", "start", "end", "surface", "entity_type", "voice",
    ]  # fmt: skip
