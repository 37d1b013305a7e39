"""Numbers and what they count, in invented sentences that the model parses."""

import math

import pytest

from analysis.annotate.store import Store
from analysis.extract import quantities as module
from analysis.lexicons.quantities import quantities as known
from tests.lexicons import pipeline

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Return a function: text -> [(quantity, value, qualifier)]."""

    def read(*texts):
        root = tmp_path_factory.mktemp("store")
        tables = pipeline.read(texts, root)
        table = module.quantities(*tables, known(), Store(root))
        ids = {a: n for n, a in enumerate(tables[0]["article_id"])}
        rows = [[] for _ in texts]
        for row in table.itertuples():
            rows[ids[row.article_id]].append((row.quantity, row.value, row.qualifier))
        return rows

    return read


CASES = {
    "At least 12 people were killed in the fire.": [("killed", 12, "at least")],
    "The fire killed 12 people and injured 40.": [("killed", 12, ""), ("injured", 40, "")],
    "Twelve dead in harbour fire": [("killed", 12, "")],
    "About two thousand residents were evacuated from the valley.": [("displaced", 2000, "about")],
    "Police arrested more than 30 protesters.": [("detained", 30, "at least")],
    "The company sold 14 ships.": [("ship", 14, "")],
    "The mill burned down in 1998.": [],
    "The meeting begins at 3 p.m. on Monday.": [],
    "The boy is 12 years old.": [],
    "Nobody was hurt.": [],
}


def test_numbers_count_what_the_sentence_says(found):
    assert dict(zip(CASES, found(*CASES), strict=True)) == CASES


def test_nothing_in_nothing_out(found):
    assert found("Nothing.") == [[]]


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        (["twelve"], 12), (["1,547"], 1547), (["2.5", "million"], 2.5e6), (["twenty-one"], 21),
        (["three", "hundred"], 300), (["two", "hundred", "thousand"], 2e5), (["$5", "bn"], 5e9),
        (["dozen"], 12),
    ],
)  # fmt: skip
def test_number_words_are_read(words, amount):
    assert module.value(words) == amount


def test_words_that_are_no_number_are_none():
    assert math.isnan(module.value(["ferry"]))
