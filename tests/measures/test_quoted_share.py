"""Share of quoted words in invented sentences."""

import numpy as np

from analysis.measures import quoted_share
from tests.measures import frames


def test_the_share_by_hand():
    body = "The mill is shut.|«It will open in May,» he said."
    row = quoted_share.measure(*frames.tables(body)).iloc[0]
    assert (row["value"], row["n"]) == (5 / 11, 11)


def test_an_article_without_quotations_has_zero_and_one_without_a_body_nothing():
    articles, sentences, quoted = frames.tables("The mill is shut.", "Two words.", "«All of it.»")
    table = quoted_share.measure(articles, sentences[sentences["article_id"] != "a1"], quoted)
    assert table.loc[0, "value"] == 0.0
    assert np.isnan(table.loc[1, "value"])
    assert table.loc[2, "value"] == 1.0


def test_quotations_in_titles_are_left_out():
    articles, sentences, quoted = frames.tables("«Shut» mill angers the valley.|The mill is shut.")
    sentences.loc[0, "part"] = "title"
    assert quoted_share.measure(articles, sentences, quoted)["value"].tolist() == [0.0]


def test_no_quotes_at_all():
    articles, sentences, quoted = frames.tables("The mill is shut.")
    assert quoted_share.measure(articles, sentences, quoted.iloc[:0])["value"].tolist() == [0.0]
