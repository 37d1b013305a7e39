"""Documents to rows, on documents made by hand with spaCy's own classes. Texts are invented."""

import pytest

from analysis.annotate import rows
from analysis.annotate.texts import Piece

TEXT = "Anna Berg  left.\n\nThe Ministers’ car stood."


@pytest.fixture
def made():
    tokens = pytest.importorskip("spacy.tokens")
    vocab = pytest.importorskip("spacy").blank("en").vocab
    words = ["Anna", "Berg", " ", "left", ".", "\n\n", "The", "Ministers", "’", "car", "stood", "."]
    spaces = [True, True, False, False, False, False, True, False, True, True, False, False]
    doc = tokens.Doc(
        vocab, words, spaces,
        heads=[1, 3, 1, 3, 3, 4, 7, 9, 7, 10, 10, 10],
        deps=["compound", "nsubj", "", "ROOT", "punct", "", *["x"] * 6],
        lemmas=[
            "Anna", "Berg", " ", "leave", ".", "\n\n", "the", "Minister", "’", "car", "stand", ".",
        ],
        pos=[
            "PROPN", "PROPN", "SPACE", "VERB", "PUNCT", "SPACE",
            "DET", "NOUN", "PART", "NOUN", "VERB", "PUNCT",
        ],
        ents=["B-PERSON", "I-PERSON", "I-PERSON", *"OOOO", "B-ORG", "O", "B-ORG", "O", "O"],
    )  # fmt: skip
    assert doc.text == TEXT
    return doc


def test_token_rows(made):
    tokens, counts = rows.arrays([Piece("a", TEXT, 100, ())], [made])
    assert counts.tolist() == [10]
    table = rows.grammar(["a"], counts, tokens, made.vocab.strings).to_pylist()
    assert [TEXT[r["start"] - 100 : r["end"] - 100].lower() for r in table] == [
        r["form"] for r in table
    ]
    assert [r["i"] for r in table] == list(range(10))
    assert [r["lemma"] for r in table][:4] == ["anna", "berg", "leave", "."]
    assert [table[r["head"]]["form"] for r in table] == [
        "berg", "left", "left", "left", "ministers", "car", "ministers", "stood", "stood", "stood",
    ]  # fmt: skip
    assert [r["form"] for r in table if r["is_sent_start"]] == ["anna", "the"]
    assert table[4]["pos"] == "DET"


def test_name_rows_leave_white_space_out(made):
    tokens, counts = rows.arrays([Piece("a", TEXT, 0, ())], [made])
    table = rows.names(["a"], counts, tokens, made.vocab.strings).to_pylist()
    assert [(TEXT[r["start"] : r["end"]], r["label"]) for r in table] == [
        ("Anna Berg", "PERSON"),
        ("Ministers", "ORG"),
        ("car", "ORG"),
    ]


def test_several_texts_in_one_part(made):
    pieces = [Piece("a", TEXT, 0, ()), Piece("a", TEXT, len(TEXT), ()), Piece("c", TEXT, 0, ())]
    tokens, counts = rows.arrays(pieces, [made] * 3)
    per_text = [counts[:2].sum(), 0, counts[2]]
    table = rows.grammar(["a", "b", "c"], per_text, tokens, made.vocab.strings).to_pandas()
    assert table["text_id"].value_counts().to_dict() == {"a": 20, "c": 10, "b": 0}
    assert table["i"].tolist() == [*range(20), *range(10)]
    assert table["head"].tolist()[10:20] == [h + 10 for h in table["head"].tolist()[:10]]
    assert table["is_sent_start"].sum() == 6


def test_without_a_lemmatizer_the_form_stands_in():
    nlp = pytest.importorskip("spacy").blank("en")
    doc = nlp("Boats Sailed")
    tokens, counts = rows.arrays([Piece("a", doc.text, 0, ())], [doc])
    table = rows.grammar(["a"], counts, tokens, nlp.vocab.strings).to_pydict()
    assert table["lemma"] == ["boats", "sailed"]
    assert table["is_sent_start"] == [True, False]
    assert rows.names(["a"], counts, tokens, nlp.vocab.strings).num_rows == 0
