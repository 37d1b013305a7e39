"""Mean sentence length of invented sentences."""

import numpy as np

from analysis.measures import sentence_length
from tests.measures import frames


def test_the_mean_of_own_sentences_by_hand():
    body = "The mill is shut.|«It will open in May,» he said.|Nobody in the valley knows why."
    row = sentence_length.measure(*frames.tables(body)).iloc[0]
    assert (row["value"], row["n"]) == ((4 + 6) / 2, 2)


def test_an_article_of_quotations_only_has_no_value():
    table = sentence_length.measure(*frames.tables("«We will not go,» they said.", "One two."))
    assert np.isnan(table.loc[0, "value"])
    assert table["n"].tolist() == [0, 1]
    assert table["article_id"].tolist() == ["a0", "a1"]


def test_marks_without_a_word_are_no_sentence():
    assert sentence_length.measure(*frames.tables("***|One two three."))["value"].tolist() == [3.0]
