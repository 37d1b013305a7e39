"""Headlines, their pieces, and the places that open a report. All texts are invented."""

import numpy as np
import pandas as pd
import pytest

from analysis.entities.headlines import datelines, headlines, pieces
from tests.entities.mentions import mentions


@pytest.mark.parametrize(
    ("text", "is_headline"),
    [
        ("Kaya Slams Orchid Over New Dam", True),
        ("KAYA SLAMS ORCHID OVER NEW DAM", True),
        ("Kaya slams Orchid over new dam", False),
        ("Leyla Kaya met Can Oru in Port Lume on Monday.", False),
        ("Leyla Kaya", False),
        ("", False),
    ],
)
def test_capitals_make_a_headline(text, is_headline):
    assert headlines(pd.DataFrame({"text": pd.Series([text], dtype="str")})).tolist() == [
        is_headline
    ]


def is_piece(surface, *known):
    rows = mentions(("a", surface, "PERSON"), *(("a", name, "PERSON") for name in known))
    inside = np.array([True] + [False] * len(known))
    return bool(pieces(rows, inside)[0])


def test_pieces_of_a_headline():
    assert is_piece("Kaya Slams Orchid", "Kaya")
    assert is_piece("Dams Are Breaking")
    assert is_piece("Voters Say No To Kaya", "Kaya")


def test_names_in_a_headline():
    assert not is_piece("Kaya", "Orchid")
    assert not is_piece("Leyla Kaya")
    assert not is_piece("Leyla Kaya", "Kaya")
    assert not is_piece("Kaya Slams", "Kaya Slams")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("PORT LUME (OA) — The dam held.", "PORT LUME"),
        ("Dam holds\n\nLUME, June 3 (Orchid Wire) - The dam held.", "LUME"),
        ("LUME - The dam held.", "LUME"),
        ("Lume (OA) — The dam held.", None),
        ("THE DAM HELD", None),
        ("IT held - so far.", None),
    ],
)
def test_the_place_that_opens_a_report(text, place):
    _, start, end = datelines([text], np.array([0]))
    assert [text[s:e] for s, e in zip(start, end, strict=True)] == ([place] if place else [])
