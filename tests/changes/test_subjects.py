"""Whose numbers moved, and whether beyond chance. All names are invented."""

import numpy as np
import pytest

from analysis.changes import changes
from analysis.changes.kinds import KINDS
from tests.changes.made import OLD, run


def adds_up(found):
    rows = found.subjects
    parts = rows["by_articles"] + rows["by_parameters"] + rows["by_settings"]
    return bool((parts == rows["n_new"] - rows["n_old"]).all())


def row_of(found, kind, name):
    rows = found.subjects
    return rows[(rows["kind"] == kind) & (rows["name"] == name)].iloc[0]


def test_a_label_is_asked_about_only_where_its_entity_is_named():
    """Half as many articles name Eastmere, and as large a part of them calls it rebel."""
    old = run(OLD, labels={f"a{n}": [("Eastmere", "rebel", 0)] for n in range(10)})
    fresh = {f"b{n}": ["Eastmere"] if n < 10 else [] for n in range(20)}
    labels = {f"a{n}": [("Eastmere", "rebel", 0)] for n in range(10)}
    labels |= {f"b{n}": [("Eastmere", "rebel", 0)] for n in range(5)}
    found = changes(old, run(OLD | fresh, labels=labels))
    row = row_of(found, "label", "rebel")
    assert row[["of", "n_fresh", "n_fresh_all", "share_old", "share_fresh", "move"]].tolist() == [
        "Eastmere", 5, 10, 0.5, 0.5, "",
    ]  # fmt: skip
    assert row_of(found, "entity", "Eastmere")["move"] == "fallen"


def test_a_label_taken_up_by_all_has_risen_and_one_seen_first_is_new():
    fresh = {f"b{n}": ["Eastmere"] for n in range(12)}
    labels = {a: [("Eastmere", "rebel", 0)] for a in fresh} | {"b0": [("Eastmere", "thief", 4)]}
    found = changes(run(OLD), run(OLD | fresh, labels=labels))
    assert row_of(found, "label", "rebel")["move"] == "risen"
    assert row_of(found, "label", "thief")["move"] == "new"
    assert found.shares == {"articles": 1.0}


def test_a_voice_and_its_role_are_followed_too():
    fresh = {f"b{n}": [] for n in range(12)}
    quotes = {a: [("Velmar", "witness", 0)] for a in fresh}
    quotes["b0"] = [("Ost", "expert", 0)]
    found = changes(run(OLD), run(OLD | fresh, quotes=quotes))
    moves = found.subjects.query("kind in ('voice', 'role')").set_index("name")["move"].to_dict()
    assert moves == {"Velmar": "risen", "witness": "risen", "Ost": "new", "expert": "new"}


def test_what_a_parameter_took_away_is_apart_from_what_went():
    given = {"sources": [], "since": "", "until": ""}
    south = {f"s{n}": ("South", "2025-01-01", ["Eastmere"]) for n in range(4)}
    old = run(OLD | south | {"z": ["Eastmere"]}, parameters=given)
    new = run(OLD, parameters=given | {"sources": ["North"]})
    found = changes(old, new)
    row = row_of(found, "entity", "Eastmere")
    assert row[["by_articles", "by_parameters", "by_settings"]].tolist() == [-1, -4, 0]
    assert found.shares == pytest.approx({"articles": 1 / 5, "parameters": 4 / 5})
    assert adds_up(found)


def test_articles_of_a_source_added_by_a_parameter_make_nothing_rise():
    given = {"sources": ["North"], "since": "", "until": ""}
    south = {f"s{n}": ("South", "2025-01-01", ["Velmar"]) for n in range(20)}
    new = run(OLD | south, parameters=given | {"sources": ["North", "South"]})
    row = row_of(changes(run(OLD, parameters=given), new), "entity", "Velmar")
    assert row[["move", "by_parameters", "n_fresh"]].tolist() == ["new", 20, 0]


def test_everything_at_once_still_adds_up():
    rng = np.random.default_rng(11)
    names = [f"E{k}" for k in range(6)]
    given = {"sources": [], "since": "", "until": ""}

    def drawn(ids):
        return {a: [n for n in names if rng.random() < 0.4] for a in ids}

    def made(holding, **manifest):
        labels = {a: [(n, "rebel", 10 * k) for k, n in enumerate(v)] for a, v in holding.items()}
        quotes = {a: [(n, "witness", 10 * k) for k, n in enumerate(v)] for a, v in holding.items()}
        whole = {a: ("South" if int(a[1:]) % 3 else "North", "2025-01-01", v)
                 for a, v in holding.items()}  # fmt: skip
        topics = {a: ["ports"] * bool(v) for a, v in holding.items()}
        return run(whole, labels=labels, quotes=quotes, topics=topics, **manifest)

    old = made(drawn([f"a{n}" for n in range(30)]), parameters=given)
    new = drawn([f"a{n}" for n in range(10, 45)])
    new = {a: v for a, v in new.items() if int(a[1:]) % 3}
    found = changes(old, made(new, parameters=given | {"sources": ["South"]}, aliases="a2"))
    assert set(found.subjects["kind"]) == set(KINDS)
    assert adds_up(found)
    assert sum(found.shares.values()) == pytest.approx(1.0)
    assert {"articles", "parameters", "aliases"} <= set(found.shares)


def test_the_p_value_is_that_of_fishers_test():
    from scipy.stats import fisher_exact

    fresh = {f"b{n}": ["Velmar"] * (n < 4) for n in range(10)}
    row = row_of(changes(run(OLD), run(OLD | fresh)), "entity", "Velmar")
    assert row["p_value"] == pytest.approx(fisher_exact([[4, 6], [0, 20]]).pvalue)
