"""Phrases, clauses and their subjects, on token tables written by hand. Texts are invented."""

import numpy as np
import pyarrow as pa
import pytest

from analysis.annotate.store import Store
from analysis.entities import clauses
from analysis.entities.clauses import climbed
from analysis.extract import offsets
from analysis.extract.trees import COLUMNS, Words
from tests.annotate.frames import frames

# word, tag, dep, head: "Kaya , who lost , rose and left hoping"
SENTENCE = (
    ("Kaya", "NNP", "nsubj", 5),
    (",", ",", "punct", 0),
    ("who", "WP", "nsubj", 3),
    ("lost", "VBD", "relcl", 0),
    (",", ",", "punct", 0),
    ("rose", "VBD", "ROOT", 5),
    ("and", "CC", "cc", 5),
    ("left", "VBD", "conj", 5),
    ("hoping", "VBG", "advcl", 7),
)
KAYA, WHO, LOST, ROSE, LEFT, HOPING = 0, 2, 3, 5, 7, 8


def part(rows, text_id):
    """Return the rows as a part of the layer `grammar`."""
    starts = np.cumsum([0, *(len(row[0]) + 1 for row in rows[:-1])])
    table = pa.table({
        "text_id": [text_id] * len(rows),
        "i": pa.array(range(len(rows)), pa.int32()),
        "start": pa.array(starts, pa.int32()),
        "end": pa.array(starts + [len(row[0]) for row in rows], pa.int32()),
        "form": [row[0].lower() for row in rows],
        "lemma": [row[0].lower() for row in rows],
        "pos": ["X"] * len(rows),
        "tag": [row[1] for row in rows],
        "dep": [row[2] for row in rows],
        "head": pa.array([row[3] for row in rows], pa.int32()),
        "is_sent_start": [n == 0 for n in range(len(rows))],
    })  # fmt: skip
    for name in ("text_id", "form", "lemma", "pos", "tag", "dep"):
        column = table.schema.get_field_index(name)
        table = table.set_column(column, name, table[name].dictionary_encode())
    return table


@pytest.fixture
def read(tmp_path):
    """Return a function: rows, number of articles that have the text -> Tokens."""

    def make(rows, copies=1):
        text = " ".join(row[0] for row in rows)
        articles, paragraphs = frames(*[[("body", text)]] * copies)
        store = Store(tmp_path)
        text_id = articles["text_id"].iloc[0]
        store.write("grammar", part(rows, text_id), [text_id])
        (stored,) = store.read("grammar", [text_id], COLUMNS)
        return clauses.tokens(stored, offsets.places(articles, paragraphs))

    return make


def test_a_word_belongs_to_the_nearest_verb_above_it(read):
    tokens = read(SENTENCE)
    assert tokens.verb[[KAYA, WHO, LOST, ROSE, LEFT]].tolist() == [ROSE, LOST, LOST, ROSE, LEFT]
    assert tokens.above[[LEFT, HOPING, ROSE]].tolist() == [ROSE, LEFT, ROSE]


def test_who_is_the_noun_it_describes_and_verbs_share_a_subject(read):
    tokens = read(SENTENCE)
    assert tokens.subject[[ROSE, LOST, LEFT, HOPING]].tolist() == [KAYA] * 4


def test_a_verb_with_a_subject_of_its_own_shares_none(read):
    rows = (("Kaya", "NNP", "nsubj", 1), ("said", "VBD", "ROOT", 1), ("rain", "NN", "nsubj", 3),
            ("fell", "VBD", "ccomp", 1))  # fmt: skip
    assert read(rows).subject[[1, 3]].tolist() == [0, 2]


def test_what_is_said_without_a_subject_has_none(read):
    rows = (("Kaya", "NNP", "nsubj", 1), ("said", "VBD", "ROOT", 1), ("falling", "VBG", "ccomp", 1))
    assert read(rows).subject[2] == -1


def test_a_helping_verb_is_no_clause(read):
    rows = (("Kaya", "NNP", "nsubj", 2), ("had", "VBD", "aux", 2), ("left", "VBN", "ROOT", 2))
    assert read(rows).verb.tolist() == [2, 2, 2]


def test_every_article_with_the_text_has_the_tokens(read):
    tokens = read(SENTENCE, copies=2)
    n = len(SENTENCE)
    assert tokens.article.tolist() == [0] * n + [1] * n
    assert tokens.head[n:].tolist() == (tokens.head[:n] + n).tolist()
    assert tokens.subject[[LEFT, n + LEFT]].tolist() == [KAYA, n + KAYA]


def test_climbing_ends_at_the_root_and_after_so_many_steps():
    n = clauses.DEPTH + 3
    chain = np.minimum(np.arange(n) + 1, n - 1)
    top = np.arange(n) == n - 1
    assert climbed(np.array([3, n - 1]), chain, top).tolist() == [n - 1, n - 1]
    assert climbed(np.array([0]), chain, top)[0] == clauses.DEPTH
    nowhere = np.zeros(n, dtype=bool)
    assert climbed(np.array([n - 2]), chain, nowhere)[0] == n - 1


def test_words_are_found_by_string():
    words = Words(np.array([1, 0, 1]), ["he", "she"])
    assert words.among(("she", "it")).tolist() == [True, False, True]
    assert words.among(()).tolist() == [False] * 3
    assert words.listed() == ["she", "he", "she"]
    assert Words(np.empty(0, np.int64), []).listed() == []
    assert Words(np.empty(0, np.int64), []).among(("he",)).tolist() == []
