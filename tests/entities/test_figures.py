"""Who may be meant, and what the rules are told about them. Texts are invented."""

import pytest

from analysis.annotate.store import Store
from analysis.entities import clauses, gender
from analysis.entities.figures import NAME, NOUN, PRONOUN, figures, joined, votes
from analysis.entities.nominals import Names, Nominal
from analysis.extract import offsets
from analysis.extract.trees import COLUMNS
from tests.lexicons import pipeline

KAYA = 5


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """Return a function: text -> its tokens, and the place of a word in them."""

    def make(text):
        root = tmp_path_factory.mktemp("figures")
        articles, paragraphs, *_ = pipeline.read([text], root)
        places = offsets.places(articles, paragraphs)
        (part,) = Store(root).read("grammar", places.owners, COLUMNS)
        return clauses.tokens(part, places)

    return make


def listed(tokens, *, nominals=(), offset=0):
    """Return the figures, with every `kaya` a person's name, and the word of each."""
    at = [n for n, form in enumerate(tokens.form.listed()) if form == "kaya"]
    names = Names(at, at, at, [KAYA] * len(at), ["PERSON"] * len(at))
    sentence = tokens.article * 0
    found = figures(tokens, names, list(nominals), sentence, sentence - 1, offset)
    words = tokens.form.listed()
    return found, [words[t - offset] for t in found.token.tolist()]


@pytest.mark.model
def test_names_pronouns_and_strangers_are_figures(read):
    found, words = listed(read("Kaya met Orvald. Orvald said she gave him her book."))
    assert words == ["kaya", "orvald", "she", "him", "her"]
    assert found.kind.tolist() == [NAME, NOUN, PRONOUN, PRONOUN, PRONOUN]
    assert found.who[0] == KAYA
    assert found.who[1] < -1
    F, M = gender.FEMALE, gender.MALE
    assert found.gender.tolist() == [gender.EITHER, gender.EITHER, F, M, F]


@pytest.mark.model
def test_what_a_pronoun_is_in_its_sentence(read):
    found, words = listed(read("Kaya said she told him that her house had burned."))
    row = {word: n for n, word in enumerate(words)}
    assert found.speaks.tolist() == [True, True, False, False]
    assert found.is_subject.tolist() == [True, True, False, False]
    assert found.is_told.tolist() == [False, False, True, False]
    assert found.is_party.tolist() == [False, False, True, False]
    assert found.is_possessive.tolist() == [False, False, False, True]
    assert found.relation[row["she"]] == "ccomp"
    assert found.above[row["she"]] == found.token[row["kaya"]]
    assert found.subject[row["him"]] == found.token[row["she"]]


@pytest.mark.model
def test_a_pronoun_knows_the_nouns_it_is_part_of(read):
    tokens = read("The mayor of his town saw Kaya.")
    mayor = tokens.form.listed().index("mayor")
    found, words = listed(tokens, nominals=[Nominal(mayor, 0, -1, "", "mayor")])
    row = {word: n for n, word in enumerate(words)}
    assert found.token[row["mayor"]] in found.around[row["his"]]
    assert found.token[row["kaya"]] not in found.around[row["his"]]
    assert found.token[row["his"]] not in found.around[row["his"]]


@pytest.mark.model
def test_a_noun_beside_a_name_is_no_figure_and_a_group_is_none(read):
    tokens = read("Mayor Kaya left the council with a nurse.")
    words = tokens.form.listed()
    at = {word: words.index(word) for word in ("mayor", "council", "nurse")}
    nominals = [
        Nominal(at["mayor"], at["mayor"], KAYA, "", "mayor", is_beside=True),
        Nominal(at["council"], at["council"], -1, "", "council"),
        Nominal(at["nurse"], at["nurse"], -1, "", "nurse"),
    ]
    assert listed(tokens, nominals=nominals)[1] == ["kaya", "nurse"]


@pytest.mark.model
def test_parts_keep_their_tokens_apart(read):
    tokens = read("Kaya lost her hat.")
    first, second = listed(tokens)[0], listed(tokens, offset=len(tokens.head))[0]
    both = joined([first, second])
    assert both.token.tolist() == [0, 2, len(tokens.head), len(tokens.head) + 2]
    assert both.subject[3] == both.token[2]


@pytest.mark.model
def test_a_possessive_that_is_the_subject_s_is_a_vote(read):
    assert list(votes(listed(read("Kaya lost her hat."))[0])) == [(KAYA, gender.FEMALE)]
    assert list(votes(listed(read("Kaya saw that rain had spoiled her hat."))[0])) == []
