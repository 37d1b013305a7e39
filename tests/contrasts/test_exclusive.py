"""Who is named by one source alone. All rows invented."""

import pandas as pd

from analysis.contrasts.exclusive import exclusive


def frequency(*rows):
    columns = ["entity", "source", "n_mentions", "n_articles", "n_articles_all"]
    return pd.DataFrame(rows, columns=columns).assign(entity_type="PERSON")


def test_only_who_has_a_single_source_is_listed_and_the_others_are_counted():
    table = frequency(
        ("Kaya", "Post", 3, 2, 10),
        ("Kaya", "Echo", 1, 1, 4),
        ("Demir", "Post", 0, 0, 10),
        ("Demir", "Echo", 5, 2, 4),
        ("Aksoy", "Post", 1, 1, 10),
    )
    alone = exclusive(table)
    assert alone["entity"].tolist() == ["Demir", "Aksoy"]
    assert alone["n_articles_rest"].tolist() == [10, 4]


def test_one_source_has_no_others():
    alone = exclusive(frequency(("Kaya", "Post", 3, 2, 10)))
    assert alone["n_articles_rest"].tolist() == [0]


def test_nothing_named_is_an_empty_table_and_the_input_is_unchanged():
    table = frequency(("Kaya", "Post", 0, 0, 10))
    before = table.copy()
    assert exclusive(table).empty
    pd.testing.assert_frame_equal(table, before)
