"""What is shown is said in words: why, how much, and what is left out. All texts are invented."""

from analysis.concordance import Query, chosen, hits, said


def _said(found, n=99, **asked):
    given = Query(**asked)
    query = chosen(given, found)
    spans = hits(query, found)
    return said(query, given, spans, found, min(n, len(spans)))


def test_a_subject_nobody_asked_for_is_explained(found):
    assert _said(found) == [
        "In the middle: Anna Berg, the name in most sources (2 of 3), as nothing else was asked "
        "for.",
        "4 hits in 3 of 4 articles.",
    ]


def test_filters_are_named_and_counts_are_of_what_they_leave(found):
    assert _said(
        found, word="tin", voice="quoted", speaker="Anna Berg", sources=("The Anvil",)
    ) == [
        "In the middle: “tin”, in quotation marks, said by Anna Berg.",
        "1 hit in 1 of 2 articles of The Anvil.",
    ]


def test_days_asked_for_are_said(found):
    words = _said(found, entity="Anna Berg", since="2031-01-02", until="2031-01")[1]
    assert words == "1 hit in 1 of 1 article from 2031-01-02 until 2031-01."


def test_lines_that_are_not_shown_are_counted(found):
    assert _said(found, n=3, word="tin")[1] == (
        "4 hits in 2 of 4 articles; 3 of 4 hits shown, picked evenly."
    )


def test_articles_without_a_date_are_counted_when_days_leave_them_out(found):
    assert _said(found, word="mine", since="2031-01-01")[-1] == (
        "1 article has no date, so the days asked for leave them out."
    )
    assert len(_said(found, word="mine")) == 2


def test_nothing_found_is_said(found):
    assert _said(found, word="zebra") == ["In the middle: “zebra”.", "0 hits in 0 of 4 articles."]
