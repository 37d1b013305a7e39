"""Which entity a speaker's phrase stands for, on tables written by hand. All names are invented."""

import pandas as pd

from analysis.extract import speakers

TEXT = "Falk said. He said. Kaya's aide Omar Haddad said. A spokesman, Ivo Marsh, said. He said."
ARTICLES = pd.DataFrame({"article_id": ["a", "b"]})


def _span(words, nth=0):
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return at, at + len(words)


def quotes(*phrases, kinds=None, sentences=None):
    rows = []
    for n, (words, head, nth) in enumerate(phrases):
        start, end = _span(words, nth) if words else (0, 0)
        rows.append({
            "article_id": "a", "sentence_id": sentences[n] if sentences else n, "speaker": words,
            "speaker_start": start, "speaker_end": end,
            "head_start": start + words.index(head) if words else 0,
            "speaker_kind": kinds[n] if kinds else "name", "resolved_by": "",
        })  # fmt: skip
    return pd.DataFrame(rows)


def mentions(*rows):
    spans = [("a", *_span(words), entity, kind) for words, entity, kind in rows]
    return pd.DataFrame(
        spans, columns=["article_id", "start", "end", "entity", "entity_type"]
    ).astype({"article_id": "str", "entity": "str", "entity_type": "str"})


NAMED = mentions(
    ("Falk", "Lena Falk", "PERSON"), ("Kaya", "Leyla Kaya", "PERSON"),
    ("Omar Haddad", "Omar Haddad", "PERSON"), ("Ivo Marsh", "Ivo Marsh", "PERSON"),
)  # fmt: skip


def _resolved(found, references=None, named=NAMED):
    made = speakers.resolved(found, named, references, ARTICLES)
    assert "head_start" not in made.columns
    return made[["speaker_entity", "speaker_type", "resolved_by"]].to_numpy().tolist()


def test_the_head_of_the_phrase_is_the_speaker_and_not_whom_it_names_beside():
    found = quotes(("Falk", "Falk", 0), ("Kaya's aide Omar Haddad", "Haddad", 0))
    assert _resolved(found) == [
        ["Lena Falk", "PERSON", "as named"], ["Omar Haddad", "PERSON", "as named"],
    ]  # fmt: skip


def test_an_apposition_names_the_speaker():
    found = quotes(("A spokesman, Ivo Marsh", "spokesman", 0))
    assert _resolved(found) == [["Ivo Marsh", "PERSON", "as named"]]


def test_a_role_without_reference_stays_open():
    found = quotes(("Kaya's aide", "aide", 0), ("", "", 0), kinds=["role", "none"])
    assert _resolved(found) == [["", "", ""]] * 2


def test_he_is_the_last_person_quoted_nearby():
    found = quotes(
        ("Falk", "Falk", 0), ("He", "He", 0), ("He", "He", 1),
        kinds=["name", "pronoun", "pronoun"], sentences=[0, 1, 9],
    )  # fmt: skip
    assert _resolved(found) == [
        ["Lena Falk", "PERSON", "as named"], ["Lena Falk", "PERSON", "last speaker"], ["", "", ""],
    ]  # fmt: skip


def test_a_reference_comes_before_the_last_speaker():
    found = quotes(("Falk", "Falk", 0), ("He", "He", 0), kinds=["name", "pronoun"])
    references = mentions(("He", "Omar Haddad", "PERSON"))
    assert _resolved(found, references)[1] == ["Omar Haddad", "PERSON", "reference"]
    assert _resolved(found, references.iloc[:0])[1] == ["Lena Falk", "PERSON", "last speaker"]


def test_an_inherited_speaker_keeps_the_rule_that_gave_it():
    found = quotes(("Falk", "Falk", 0)).assign(resolved_by="sentence before")
    assert _resolved(found) == [["Lena Falk", "PERSON", "sentence before"]]
    assert _resolved(found, named=NAMED.iloc[:0]) == [["", "", ""]]


def test_the_rows_keep_their_order_and_nothing_is_changed():
    found = quotes(("Falk", "Falk", 0), ("He", "He", 0), kinds=["name", "pronoun"])
    found.index = [7, 3]
    before = found.copy(deep=True)
    assert speakers.resolved(found, NAMED, None, ARTICLES).index.tolist() == [7, 3]
    pd.testing.assert_frame_equal(found, before)


def test_nothing_to_resolve():
    found = quotes(("Falk", "Falk", 0)).iloc[:0]
    assert speakers.resolved(found, NAMED, None, ARTICLES).empty
    assert speakers.resolved(found, NAMED.iloc[:0], None, ARTICLES).empty


def test_a_span_is_part_of_the_claim_it_starts_in():
    said = pd.DataFrame({
        "article_id": ["a", "a", "b"], "start": [5, 30, 5], "end": [20, 40, 9],
        "kind": ["indirect", "scare", "direct"], "speaker": ["the mayor", "", "Falk"],
        "speaker_entity": ["", "", "Lena Falk"],
    })  # fmt: skip
    spans = pd.DataFrame(
        {"article_id": ["a", "a", "a", "b", "c"], "start": [5, 19, 31, 6, 5]}, index=[4, 3, 2, 1, 0]
    )
    assert speakers.of(spans, said).to_dict() == {
        4: "the mayor", 3: "the mayor", 2: "", 1: "Lena Falk", 0: "",
    }  # fmt: skip
    assert speakers.of(spans, said.iloc[:0]).tolist() == [""] * 5
    assert speakers.of(spans.iloc[:0], said).empty
