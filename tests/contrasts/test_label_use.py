"""What an entity is called, counted by hand on invented labels."""

import pandas as pd
import pytest

from analysis.contrasts.label_use import label_use, named_most
from tests.contrasts import frames

ROWS = [
    ("a0", "Hill Guard", "militia", "own"),
    ("a0", "Hill Guard", "militia", "quoted"),
    ("a1", "Hill Guard", "rebel", "own"),
    ("b2", "Hill Guard", "rebel", "quoted"),
    ("b2", "Hill Guard", "rebel", "own"),
    ("b2", "Ora Belk", "minister", "own"),
]


def labels(rows=ROWS):
    table = pd.DataFrame(rows, columns=["article_id", "entity", "label", "voice"]).astype("str")
    return table.assign(entity_type="ORG", start=range(len(table)))


def articles():
    table = frames.articles(["Post", "Post", "Echo", "Echo"])
    days = pd.to_datetime(["2031-01-02", "2031-01-05", "2031-01-03", None])
    return table.assign(article_id=["a0", "a1", "b2", "b3"], published_date=days)


def mentions():
    named = {"a0": "HG", "a1": "HG", "b2": "HG", "b3": "HG"}
    return frames.mentions(named).assign(entity="Hill Guard")


def used(**options):
    table = label_use(labels(), mentions(), articles(), **options)
    return table.set_index(["entity", "label", "source"])


def test_both_voices_are_counted_apart_and_an_article_once():
    row = used().loc[("Hill Guard", "militia", "Post")]
    assert (row["n_own"], row["n_quoted"], row["n_articles"], row["n_articles_all"]) == (1, 1, 1, 2)
    assert row["article_share"] == 0.5


def test_shares_are_of_the_articles_that_name_the_entity():
    echo = used().loc[("Hill Guard", "rebel", "Echo")]
    assert (echo["n_articles"], echo["n_articles_all"]) == (1, 2)
    nobody = used().loc[("Ora Belk", "minister", "Post")]
    assert nobody["n_articles_all"] == 0
    assert pd.isna(nobody["article_share"])
    own = used().loc[("Ora Belk", "minister", "Echo")]
    assert own["n_articles_all"] == 1, "who calls somebody something speaks of them"


def test_labels_have_their_days():
    row = used().loc[("Hill Guard", "rebel", "Post")]
    assert (row["first_date"], row["last_date"]) == (pd.Timestamp("2031-01-05"),) * 2
    assert pd.isna(used().loc[("Hill Guard", "militia", "Echo"), "first_date"])


def test_one_voice_can_be_counted_alone():
    own = used(voice="own")
    assert own.loc[("Hill Guard", "rebel", "Echo"), ["n_own", "n_quoted"]].tolist() == [1, 0]


def test_curated_groups_are_rows_of_their_own():
    chosen = labels()[lambda t: t["label"] == "rebel"].assign(group="arms", choice="insurgent")
    table = label_use(labels(), mentions(), articles(), chosen=chosen)
    group = table[table["label_group"] == "arms"].set_index("source")
    assert set(group["label"]) == {"insurgent"}
    assert group["n_own"].to_dict() == {"Echo": 1, "Post": 1}


def test_the_most_labelled_are_shown_unless_others_are_asked_for():
    table = label_use(labels(), mentions(), articles())
    assert named_most(table) == ["Hill Guard", "Ora Belk"]
    assert named_most(table, top_n=1) == ["Hill Guard"]
    assert named_most(table, given=["Nobody"]) == ["Nobody"]
    people = table.assign(entity_type="NORP")
    assert named_most(people) == [], "a nationality is no actor"


def test_no_labels_are_no_rows():
    table = label_use(labels([]), mentions(), articles())
    assert table.empty
    assert table["n_own"].dtype == "int64"


def test_the_tables_are_not_changed():
    given = labels(), mentions(), articles()
    before = [table.copy(deep=True) for table in given]
    label_use(*given)
    for table, was in zip(given, before, strict=True):
        pd.testing.assert_frame_equal(table, was)
    with pytest.raises(KeyError):
        label_use(given[0].drop(columns="label"), *given[1:])
