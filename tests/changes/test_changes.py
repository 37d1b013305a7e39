"""What changed between two invented runs, with the cause that was planted."""

import pytest

from analysis.changes import changes
from tests.changes.made import OLD, run


def test_two_equal_runs_have_no_changes():
    found = changes(run(OLD), run(OLD))
    assert found.articles.empty
    assert found.subjects.empty
    assert found.verdicts.empty
    assert found.settings == ()
    assert found.shares == {}


def test_a_name_that_fills_the_new_articles_has_risen_and_they_are_the_cause():
    new = OLD | {f"b{n}": ["Quay Union"] for n in range(10)}
    found = changes(run(OLD), run(new))
    assert found.articles["change"].tolist() == ["new"] * 10
    rows = found.subjects.set_index("name")
    row = rows.loc["Quay Union", ["move", "n_old", "n_new", "by_articles", "by_settings"]]
    assert row.tolist() == ["risen", 0, 10, 10, 0]
    assert rows.loc["Eastmere", "move"] == "fallen", "none of the new articles has it"
    assert found.shares == {"articles": 1.0}
    assert found.settings == ()


def test_a_name_as_frequent_as_before_has_not_moved():
    new = OLD | {f"b{n}": ["Eastmere"] for n in range(10)}
    row = changes(run(OLD), run(new)).subjects.iloc[0]
    assert row["move"] == ""
    assert row["by_articles"] == 10


def test_a_changed_codebook_is_named_and_is_no_news():
    topics = {a: ["ports"] for a in OLD}
    found = changes(run(OLD, topics=topics), run(OLD, topics=topics | {"a0": []}, codebook="c2"))
    row = found.subjects.iloc[0]
    assert row[["kind", "name", "by_articles", "by_settings", "move"]].tolist() == [
        "topic", "ports", 0, -1, "",
    ]  # fmt: skip
    assert found.settings == ("codebook",)
    assert found.shares == {"codebook": 1.0}


def test_articles_and_aliases_have_each_their_share():
    merged = {a: ["Eastmere"] for a in OLD} | {"a0": ["East Mere"], "a1": ["East Mere"]}
    new = OLD | {"b0": ["Eastmere"], "b1": ["Eastmere"]}
    found = changes(run(OLD, entities=merged), run(new, aliases="a2"))
    # Eastmere: 2 by articles and 2 by aliases; East Mere: 2 by aliases
    assert found.shares == pytest.approx({"articles": 2 / 6, "aliases": 4 / 6})
    rows = found.subjects.set_index("name")
    assert (rows["by_articles"] + rows["by_settings"] == rows["n_new"] - rows["n_old"]).all()
    assert rows.loc["East Mere", "move"] == "gone"


def test_what_went_away_counts_too():
    old = OLD | {"z": ["Old Pier"]}
    found = changes(run(old), run(OLD))
    assert found.articles[["article_id", "change"]].to_numpy().tolist() == [["z", "gone"]]
    assert found.subjects.set_index("name").loc["Old Pier", "by_articles"] == -1


def test_flipped_verdicts_are_listed_and_others_are_not():
    before = [("topic_coverage", "ports", "North", "cannot tell"),
              ("topic_coverage", "bees", "North", "differs"),
              ("keyness", "pier", "North", "too few")]  # fmt: skip
    after = [("topic_coverage", "ports", "North", "differs"),
             ("topic_coverage", "bees", "North", "differs"),
             ("keyness", "pier", "North", "cannot tell")]  # fmt: skip
    found = changes(run(OLD, verdicts=before), run(OLD, verdicts=after)).verdicts
    assert found[["name", "old", "new"]].to_numpy().tolist() == [
        ["ports", "cannot tell", "differs"], ["pier", "too few", "cannot tell"],
    ]  # fmt: skip


def test_dealt_out_at_random_hardly_anything_rises():
    import numpy as np

    rng = np.random.default_rng(5)
    moved = 0
    for _ in range(12):
        holding = {
            f"x{n}": [f"E{k}" for k in np.flatnonzero(rng.random(15) < 0.3)] for n in range(60)
        }
        ids = list(holding)
        found = changes(run({a: holding[a] for a in ids[:40]}), run(holding)).subjects
        moved += int(found["move"].isin(["risen", "fallen"]).any())
    assert moved <= 2


def test_runs_without_articles_are_no_error():
    found = changes(run({}), run(OLD))
    assert len(found.articles) == 20
    assert found.subjects["move"].tolist() == ["new"]
    assert changes(run({}), run({})).subjects.empty
