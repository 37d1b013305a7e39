"""Parts in relation to one another: heads, standfirsts, order. All texts are invented."""

from analysis.corpus import parts
from tests.corpus.making import BODY

TITLE = "Harbour talks end without a deal"
STAND = "Envoys from both shores leave the island, agreeing only to meet again before the winter."


def assign(*lines, title="", standfirst="", author=""):
    return parts.assign(lines, title=title, standfirst=standfirst, author=author)


def test_everything_that_went_in_comes_out_once():
    lines = [TITLE, STAND, "18 hours ago", BODY, "Advertisement", "A last word."]
    assert sorted(text for _, text in assign(*lines)) == sorted(lines)


def test_a_standfirst_needs_a_title_above_and_a_time_or_byline_below():
    assert assign(TITLE, STAND, "18 hours ago", BODY)[1] == ("standfirst", STAND)
    assert assign(TITLE, STAND, "By Jane Doe", BODY)[1] == ("standfirst", STAND)
    assert assign(TITLE, STAND, "Advertisement", BODY)[1] == ("body", STAND)
    assert assign(STAND, "18 hours ago", BODY, title=TITLE)[1] == ("standfirst", STAND)
    assert assign(TITLE, STAND, BODY)[1] == ("body", STAND)


def test_the_author_s_line_is_a_byline():
    assert assign("Jane Doe", BODY, title=TITLE, author="Jane Doe")[1] == ("furniture", "Jane Doe")
    assert assign("Jane Doe", BODY, title=TITLE)[1] == ("body", "Jane Doe")


def test_a_byline_far_down_is_left_where_it_is():
    lines = [BODY, BODY + " Again.", "By Jane Doe"]
    assert assign(*lines, title=TITLE)[3] == ("body", "By Jane Doe")


def test_nothing_gives_nothing():
    assert assign() == []
    assert assign(title=TITLE) == [("title", TITLE)]
