"""What moves when copies count once, on invented articles, and against the tables themselves."""

import pandas as pd
import pytest

from analysis import effect, findings, schemas
from tests.events import made

# a3 is a copy of a2 in one source, a1 of a2 in another
ARTICLES = made.articles(
    "", "", "", "", sources=["North", "South", "South", "South"],
    days=["2025-01-02", "2025-01-01", "2025-01-03", "2025-06-01"],
)  # fmt: skip
COPIES = pd.DataFrame({"article_id": ["a1", "a3"], "other_id": ["a2", "a2"]})
FOUND = pd.DataFrame(
    [("entity", "Mayor", "South"), ("term", "quay", "South")], columns=["kind", "subject", "source"]
)
KEYS = ["kind", "name", "source"]


def spans(table, *rows, **same):
    """Return a table of the schemas from rows of article and value; sentence 0, own voice."""
    empty = schemas.empty(table)
    frame = pd.DataFrame([dict.fromkeys(empty.columns, "") | same | row for row in rows])
    return frame.reindex(columns=empty.columns)


def given():
    mentions = [{"article_id": a, "entity": "Mayor"} for a in ("a2", "a3")]
    mentions += [{"article_id": "a1", "entity": "Bees"}]
    hits = [{"article_id": "a3", "topic": "ports", "sentence_id": 0}] * 2
    words = {"a1": "mill mill", "a2": "quay gate", "a3": "quay quay", "a4": "gate mill"}
    terms = [{"article_id": a, "term": t} for a, said in words.items() for t in said.split()]
    odds = {"target": "North", "term": "mill", "log_odds": 1.0, "z": 1.0}
    return {
        "copies": COPIES,
        "mentions": spans("mentions", *mentions, voice="own"),
        "topic_hits": spans("topic_hits", *hits, voice="own"),
        "sentences": pd.DataFrame({"article_id": ["a3"], "sentence_id": [0], "part": ["body"]}),
        "scores": pd.DataFrame({"article_id": ["a2", "a3", "a4"], "measure": "ease",
                                "value": [1.0, 2.0, 6.0]}),
        "terms": spans("terms", *terms, voice="own"),
        "keyness": pd.DataFrame([odds]),
        **{name: schemas.empty(name) for name in ("quotes", "labels", "actions")},
    }  # fmt: skip


def moved():
    return effect.effect(given(), ARTICLES, found=FOUND).set_index(KEYS)


def test_a_copy_that_no_longer_counts_moves_a_share():
    table = moved()
    row = table.loc[("topic", "ports", "South")]
    assert row[list(effect.WAYS)].tolist() == [1 / 3, 0.0, 0.0]
    assert row["change"] == 1 / 3
    assert row[["n_articles", "n_articles_once"]].tolist() == [3, 2]
    assert not row["is_finding"]


def test_a_finding_is_shown_whether_it_moves_or_not_and_comes_first():
    table = moved()
    assert table.loc[("entity", "Mayor", "South"), list(effect.WAYS)].tolist() == [2 / 3, 0.5, 0.5]
    assert table.index[0] == ("entity", "Mayor", "South")
    assert table["is_finding"].sum() == 2
    still = FOUND.assign(source="North")
    unmoved = effect.effect(given(), ARTICLES, found=still.assign(subject="mill"))
    assert unmoved.set_index(KEYS).loc[("term", "mill", "North"), "is_finding"]


def test_a_source_left_with_nothing_has_no_number_rather_than_nought():
    table = effect.effect(given(), ARTICLES, found=FOUND.assign(subject="Bees", source="North"))
    row = table.set_index(KEYS).loc[("entity", "Bees", "North")]
    assert row[["by_article", "by_source"]].tolist() == [1.0, 1.0]
    assert pd.isna(row["by_story"])
    assert row[["n_articles", "n_articles_once"]].tolist() == [1, 0]


def test_a_mean_is_of_the_articles_that_count():
    row = moved().loc[("measure", "ease", "South")]
    assert row[list(effect.WAYS)].tolist() == [3.0, 3.5, 3.5]
    assert row["unit"] == effect.MEAN


def test_a_finding_that_a_source_has_none_of_is_a_number_too():
    never = pd.DataFrame([("entity", "Bees", "South")], columns=["kind", "subject", "source"])
    row = effect.effect(given(), ARTICLES, found=never).set_index(KEYS).loc[
        ("entity", "Bees", "South")
    ]  # fmt: skip
    assert row["is_finding"]
    assert row[list(effect.WAYS)].tolist() == [0.0, 0.0, 0.0]


def test_what_does_not_move_and_is_no_finding_is_left_out():
    assert ("entity", "Bees", "North") not in moved().index
    none = given() | {"copies": COPIES[:0]}
    table = effect.effect(none, ARTICLES, found=FOUND[:0])
    assert table.empty
    assert effect.by_unit(table) == []


def test_each_unit_has_its_own_table_and_way_of_writing():
    shown = effect.by_unit(moved().reset_index())
    assert [caption for _, caption, _ in shown] == list(effect.CAPTIONS.values())
    assert [formats["by_story"] for _, _, formats in shown] == ["percent", "decimal", "signed"]
    assert sum(len(rows) for rows, _, _ in shown) == len(moved())


def test_it_is_said_how_many_are_set_aside_and_how_many_findings_move():
    assert effect.said(moved().reset_index(), COPIES, ARTICLES) == [
        "To count a text once in each source would set aside 1 of 4 articles, to count it once in "
        "all 2.",
        "Of the 2 numbers that findings rest on when every article counts, 2 move between the "
        "three ways to count, 2 of them by a tenth of themselves or more.",
    ]
    assert len(effect.said(moved().reset_index()[:0], COPIES, ARTICLES)) == 1


def test_nothing_that_is_handed_in_changes():
    tables, articles = given(), ARTICLES.copy(deep=True)
    before = {name: table.copy(deep=True) for name, table in tables.items()}
    effect.effect(tables, articles, found=FOUND)
    pd.testing.assert_frame_equal(articles, ARTICLES)
    for name, table in tables.items():
        pd.testing.assert_frame_equal(table, before[name])


@pytest.mark.model
def test_by_article_every_number_is_that_of_its_table(made_study):
    """Each share, mean and log-odds again, from the tables that the report's pages show."""
    tables = {name: made_study.table(name) for name in effect.TABLES}
    ids = made_study.articles["article_id"].astype("str").tolist()
    # invented copies, so that there are numbers to show: every second article repeats the first
    tables["copies"] = pd.DataFrame({"article_id": ids[2::2], "other_id": ids[0]})
    found = pd.DataFrame(columns=["kind", "subject", "source"])
    moved = effect.effect(tables, made_study.articles, found=found).set_index(KEYS)["by_article"]
    parts = {"topic": "topic_coverage", "entity": "entity_frequency", "role": "voices",
             "stance": "stances", "label": "label_use", "action": "action_use"}  # fmt: skip
    for kind, name in parts.items():
        table = made_study.table(name)
        table = table[table["label_group"] == ""] if kind == "label" else table
        subject = findings.subjects(table, kind)["subject"] if kind in findings.SUBJECTS else table[
            kind]  # fmt: skip
        shares = table.set_axis(pd.MultiIndex.from_arrays([subject, table["source"]]))
        same = shares["article_share"].reindex(moved.loc[kind].index)
        assert len(same) > 5, kind
        assert (moved.loc[kind] - same).abs().max() < 1e-12, kind
        assert same.notna().all(), kind
    means = made_study.table("score_summary").set_index(["measure", "source"])["mean"]
    assert (moved.loc["measure"] - means.reindex(moved.loc["measure"].index)).abs().max() < 1e-9
    odds = made_study.table("keyness").set_index(["term", "target"])["log_odds"]
    assert (moved.loc["term"] - odds.reindex(moved.loc["term"].index)).abs().max() < 1e-9
