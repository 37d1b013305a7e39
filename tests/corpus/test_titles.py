"""Titles: tidied, compared, found, made of addresses. All texts are invented."""

import pytest

from analysis.corpus import titles


@pytest.mark.parametrize(
    ("given", "names", "tidied"),
    [
        ("Talks end in Karell | Ostland Press", ("ostlandpress.example",), "Talks end in Karell"),
        ("Talks end in Karell - The Ostland Press", ("Ostland Press",), "Talks end in Karell"),
        (
            "Talks end in Karell - World | Ostlandpress.example",
            ("ostlandpress.example",),
            "Talks end in Karell",
        ),
        ("Talks end in Karell : OPR", ("opr.example",), "Talks end in Karell"),
        (
            "Talks end in Karell | OP | by Jane Doe",
            ("OP News", "op.example"),
            "Talks end in Karell | OP | by Jane Doe",
        ),
        ("Talks end - what next?", ("ostlandpress.example",), "Talks end - what next?"),
        ("  Talks\n end ", (), "Talks end"),
        ("Ostland Press", ("Ostland Press",), "Ostland Press"),
    ],
)
def test_tidy(given, names, tidied):
    assert titles.tidy(given, names) == tidied


def test_a_title_with_a_script_in_it_is_left_as_it_is():
    hostile = "Talks <script>alert(1)</script> end"
    assert titles.tidy(hostile) == hostile


def test_titles_are_compared_by_their_words():
    assert titles.is_same("TALKS END: “NOTHING NEW”", "Talks end – 'nothing new'")
    assert titles.is_same("Talks end without a deal as…", "Talks end without a deal as ships leave")
    assert not titles.is_same("Talks end", "Talks end without a deal")
    assert not titles.is_same("", "")


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Talks end in Karell", True),
        ("Will the talks end?", True),
        ("Talks end.", False),
        ("and the talks end", False),
        ("Talks end, he said,", False),
        ("Talks", False),
        ("T" * 300, False),
    ],
)
def test_what_looks_like_a_title(line, is_one):
    assert titles.looks_like_one(line) == is_one


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("https://x.example/turkish-envoy-meets-new-leader", "Turkish envoy meets new leader"),
        (
            "https://x.example/2024/11/03/talks_end_without_a_deal.html?a=b",
            "Talks end without a deal",
        ),
        ("https://x.example/news/world-12345678", ""),
        ("https://x.example/a/b/c", ""),
        ("", ""),
    ],
)
def test_a_title_from_an_address(url, title):
    assert titles.from_url(url) == title
