"""Paywalls. All texts are invented."""

import pytest

from analysis.corpus import paywall

LONG = "The minister likes to see the first reports before the trams run, a habit that her staff"


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to continue reading",
        "To continue reading, subscribe or log in.",
        "Already a subscriber? Log in",
        "This article is for subscribers only.",
        "You have reached your limit of free articles this month.",
        "Log in or create an account to continue",
        "Subscribers only",
        "Register now to read the full story",
        "[+2345 chars]",
        "The rest of this article is reserved for premium members",
    ],
)
def test_prompts(line):
    assert paywall.is_prompt(line)
    assert paywall.cut([("body", LONG), ("furniture", line)])


@pytest.mark.parametrize(
    "line",
    [
        "He asked them to subscribe to the plan.",
        "To continue, they need money.",
        "This article of the law is for judges.",
        "To read the law is to doubt it.",
        "Members of parliament subscribe to this view.",
    ],
)
def test_sentences(line):
    assert not paywall.is_prompt(line)


@pytest.mark.parametrize(
    ("last", "is_cut"),
    [
        (f"{LONG}...", True),
        (f"{LONG}…", True),
        (f"{LONG} […] [+99 chars]", True),
        (f"{LONG}.", False),
        ("And so on...", False),
        (f"“{LONG}...”", False),
    ],
)
def test_a_text_that_breaks_off(last, is_cut):
    assert bool(paywall.cut([("title", "T..."), ("body", last)])) == is_cut


def test_an_article_without_body_is_not_cut():
    assert paywall.cut([]) == ""
