"""Phrases in hand-made tokens, and against a second, plain matcher. All texts are invented."""

import random
import re

import pandas as pd
import pytest

from analysis.annotate.texts import Text
from analysis.extract.phrases import compile_phrases, find_phrases
from tests.extract import tokens


def _found(text, *phrases):
    table = tokens.grammar([Text("t", text, (0,))])
    return [text[r.start : r.end] for r in find_phrases(table, phrases).itertuples()]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("air strike", "Air strikes hit. An air strike missed.", ["Air strikes", "air strike"]),
        ("air strikes", "An air strike, two air strikes.", ["air strikes"]),
        ("lay down arms", "They laid down arms.", ["laid down arms"]),
        ("lay down * arms", "They laid down their arms.", ["laid down their arms"]),
        ("lay down * arms", "They laid down arms.", []),
        ("terror*", "Terror, terrorists and counterterrorism.", ["Terror", "terrorists"]),
        ("*terror*", "Terror and counterterrorism.", ["Terror", "counterterrorism"]),
        ("counter terrorism", "Counter-terrorism and counter terrorism.",
         ["Counter-terrorism", "counter terrorism"]),
        ("counter-terrorism", "Counter-terrorism and counter terrorism.",
         ["Counter-terrorism", "counter terrorism"]),
        ("border security", "The border. Security was up.", []),
        ("border", "Syria’s border, Syria's borders", ["border", "borders"]),
        ("syria's border", "Syria’s border, a border", ["Syria’s border"]),
        ("syria’s border", "Syria’s border", ["Syria’s border"]),
        ("arms", "The army is armed.", []),
        ("PKK/YPG", "The PKK/YPG group", ["PKK/YPG"]),
        ("war on terror", "a war-on-terror policy", ["war-on-terror"]),
        ("*", "anything", []),
        ("a.c", "abc a.c", ["a.c"]),
    ],
)  # fmt: skip
def test_rules(phrase, text, expected):
    if phrase == "a.c":  # a point in a phrase is no wildcard
        assert not compile_phrases((phrase,)).matching("abc")
        return
    assert _found(text, phrase) == expected


def test_overlapping_places_are_all_found_in_order():
    found = _found("old town hall", "town", "old town hall", "town hall", "old town")
    assert found == ["old town", "old town hall", "town", "town hall"]


def test_a_word_with_a_digit_keeps_its_hyphen():
    assert dict(compile_phrases(("F-16 jets",)).words) == {"f": 0, "16": 1, "jets": 2, "f-16": 3}


def test_phrases_do_not_run_from_one_text_into_the_next():
    table = tokens.grammar([Text("a", "The border", (0,)), Text("b", "security", (0,))])
    assert find_phrases(table, ["border security"]).empty
    assert find_phrases(table, ["security"])["text_id"].tolist() == ["b"]


def test_frames_are_taken_too_and_nothing_is_found_in_nothing():
    table = tokens.grammar([Text("a", "The border", (0,))])
    frame = find_phrases(table.to_pandas(), ["border", "border"])
    assert frame[["phrase", "text_id", "start", "end", "first", "last"]].to_numpy().tolist() == [
        ["border", "a", 4, 10, 1, 1]
    ]
    pd.testing.assert_frame_equal(frame.iloc[:0], find_phrases(table.slice(0, 0), ["border"]))
    assert find_phrases(table, []).empty


def _plain(rows, phrase):
    """The same rules, word by word and token by token."""
    words = phrase.split()
    sentence, left = 0, []
    for row in rows:
        sentence += row["is_sent_start"]
        if row["form"] != "-":
            left.append(row | {"sentence": sentence})
    rows = left
    places = set()
    for n in range(len(rows) - len(words) + 1):
        here = rows[n : n + len(words)]
        fits = all(
            w == "*" or any(re.fullmatch(w.replace("*", ".*"), r[k]) for k in ("form", "lemma"))
            for w, r in zip(words, here, strict=True)
        )
        if fits and here[0]["sentence"] == here[-1]["sentence"]:
            places.add((here[0]["start"], here[-1]["end"]))
    return places


def test_against_a_plain_matcher():
    draw = random.Random(7)
    letters = ["as", "bs", "ab", "b", "abs", "-", ".", "cs", "ca"]
    text = " ".join(draw.choices(letters, k=2000))
    table = tokens.grammar([Text("t", text, (0,))])
    rows = table.to_pylist()
    words = ["a*", "b", "bs", "ab", "*b*", "*", "c*", "abs", "ca"]
    phrases = {" ".join(draw.choices(words, k=draw.randint(1, 4))) for _ in range(60)}
    phrases -= {p for p in phrases if set(p.split()) == {"*"}}
    found = find_phrases(table, sorted(phrases))
    for phrase in phrases:
        here = found[found["phrase"] == phrase]
        assert set(zip(here["start"], here["end"], strict=True)) == _plain(rows, phrase), phrase
        assert len(here) == len(_plain(rows, phrase))
