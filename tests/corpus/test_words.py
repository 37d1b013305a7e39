"""What a word is."""

import pytest

from analysis.corpus.words import count


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("", 0),
        ("… — “”", 0),
        ("one two", 2),
        ("don't don’t", 2),
        ("long-term", 1),
        ("PKK/YPG", 2),
        ("1,547 articles", 2),
        ("3.5 per cent", 3),
        ("U.S.", 1),
        ("turkiyescoop.com", 1),
        ("___ a_b", 2),
        ("Kalın’ın İstanbul’da", 2),
        ("قال الوزير", 2),
        ("one,two", 2),
        ("end. Start", 2),
        ("- dash - dash", 2),
    ],
)
def test_count(text, n):
    assert count(text) == n
