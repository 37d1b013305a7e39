"""Names found in tokens, against a search of the text itself. All texts are invented."""

import re

import numpy as np
import pytest

from analysis.annotate.store import Store
from analysis.entities import fold, token_names
from analysis.extract import offsets
from tests.lexicons import pipeline

TEXTS = (
    "The Orchid Front left Kız Tepe. ORCHID fronts stood; the orchid-front men of al-Hadri ran.",
    "People's Guard of Lume. Orchid. Front. The U.S. met us in Port Lume.",
)
NAMES = (
    "Orchid",
    "Orchid Front",
    "Kiz Tepe",
    "al Hadri",
    "People’s Guard",
    "US",
    "Port Lume",
    "Lume",
)


def test_a_trie_holds_each_name_once():
    tree = token_names.trie(("Port Lume", "Port", "port lume"))
    assert sorted(sum(tree.ends, ())) == [0, 1, 2]
    node = tree.step(np.array([0]), np.array([tree.words["port"]]))
    assert tree.ends[node[0]] == (1,)
    assert tree.step(node, np.array([tree.words["port"]])).tolist() == [-1]


def test_words_are_folded_as_names_are():
    for word in ("kız", "u.s.", "el", "straße", "'s", "-", "lume"):
        assert token_names.folded(word) == fold.key(word)


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    root = tmp_path_factory.mktemp("tokens")
    articles, paragraphs, *_ = pipeline.read(TEXTS, root)
    table = token_names.find(NAMES, offsets.places(articles, paragraphs), Store(root))
    return table.sort_values(["article", "start", "end"], ignore_index=True)


@pytest.mark.model
def test_every_place_is_found_whatever_its_accents_hyphens_and_capitals(found):
    spans = found[["article", "start", "end", "name"]].itertuples(index=False, name=None)
    spelled = [(NAMES[n], TEXTS[a][s:e]) for a, s, e, n in spans]
    assert spelled == [
        ("Orchid", "Orchid"), ("Orchid Front", "Orchid Front"), ("Kiz Tepe", "Kız Tepe"),
        ("Orchid", "ORCHID"), ("Orchid", "orchid"), ("Orchid Front", "orchid-front"),
        ("al Hadri", "al-Hadri"), ("People’s Guard", "People's Guard"), ("Lume", "Lume"),
        ("Orchid", "Orchid"), ("US", "U.S."), ("US", "us"), ("Port Lume", "Port Lume"),
        ("Lume", "Lume"),
    ]  # fmt: skip


@pytest.mark.model
def test_a_plain_name_is_found_as_often_as_a_search_finds_it(found):
    for name in ("Orchid", "Lume"):
        n = sum(len(re.findall(rf"\b{name}\b", text, re.IGNORECASE)) for text in TEXTS)
        assert (found["name"] == NAMES.index(name)).sum() == n


@pytest.mark.model
def test_what_stands_beside_a_name_is_told(found):
    lume = found[(found["name"] == NAMES.index("Lume")) & (found["article"] == 1)]
    assert lume["joins_before"].tolist() == [False, True]
    assert lume["is_proper"].all()


@pytest.mark.model
def test_no_names_find_nothing(tmp_path):
    articles, paragraphs, *_ = pipeline.read(["Lume."], tmp_path)
    places = offsets.places(articles, paragraphs)
    assert token_names.find((), places, Store(tmp_path)).empty
    assert token_names.find(("Zelmar",), places, Store(tmp_path)).empty
