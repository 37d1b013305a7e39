"""Shingles are counted by hand on invented texts."""

from analysis.events.shingles import shared, shingles
from tests.events import made


def test_six_words_have_two_shingles_of_five_and_repeats_count_once():
    table = made.articles("one two three four five six", "a b c d e a b c d e")
    found = shingles(table, made.paragraphs(table), made.quoted())
    assert found.sizes.tolist() == [2, 5]


def test_a_shingle_never_runs_over_a_paragraph_or_a_quotation():
    text = "one two three\n\nfour five six"
    table = made.articles(text, "one two three four five six")
    found = shingles(table, made.paragraphs(table), made.quoted(("a2", 8, 13)))
    assert found.sizes.tolist() == [0, 0]


def test_what_is_quoted_is_left_out():
    said = "we shall never give up this bridge"
    table = made.articles(f"He said: {said} and left the room at once", said)
    start = table["text"][0].index(said)
    marks = made.quoted(("a1", start, start + len(said)), ("a2", 0, len(said)))
    found = shingles(table, made.paragraphs(table), marks)
    assert shared(found.of(0), found.of(1)) == (0, 0)
    whole = shingles(table, made.paragraphs(table), made.quoted())
    assert shared(whole.of(0), whole.of(1)) == (3, 1)


def test_case_and_punctuation_do_not_matter_but_order_does():
    table = made.articles("A B c, d. E", "a b c d e", "e d c b a")
    found = shingles(table, made.paragraphs(table), made.quoted())
    assert shared(found.of(0), found.of(1)) == (1, 1)
    assert shared(found.of(0), found.of(2)) == (0, 0)


def test_captions_and_titles_take_no_part():
    table = made.articles("one two three four five six")
    assert shingles(table, made.paragraphs(table, "caption"), made.quoted()).sizes.tolist() == [0]


def test_nothing_gives_nothing():
    table = made.articles("one two three four five").iloc[:0]
    assert len(shingles(table, made.paragraphs(table), made.quoted()).sizes) == 0
