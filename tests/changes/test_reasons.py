"""Which of several settings an article is counted otherwise by. All names are invented."""

from analysis.changes import changes
from analysis.changes.settings import causes
from tests.changes.made import OLD, run

PORTS = {"terms": ["pier"], "exclusions": []}
MORE = {"terms": ["pier", "dock"], "exclusions": []}
BEES = {"terms": ["hive"], "exclusions": []}
BOTH = {"codebook": "c2", "model": {"sha256": "n"}}


def cause(found, name, kind="topic"):
    rows = found.subjects[(found.subjects["name"] == name) & (found.subjects["kind"] == kind)]
    return rows["cause"].tolist()


def test_a_topic_whose_entry_is_as_it_was_did_not_move_by_the_codebook():
    old = run(OLD, topics={"a0": ["bees"]}, lexicons={"topics": {"ports": PORTS, "bees": BEES}})
    new = run(OLD, topics={}, lexicons={"topics": {"ports": MORE, "bees": BEES}}, **BOTH)
    found = changes(old, new)
    assert found.settings == ("codebook", "model")
    assert cause(found, "bees") == ["model"]
    assert found.shares == {"model": 1.0}


def test_hits_of_added_terms_alone_are_the_codebook_s():
    old = run(OLD, lexicons={"topics": {"ports": PORTS}})
    hits = {"a0": [("ports", "dock", 0)], "a1": [("ports", "dock", 0)]}
    new = run(OLD, topics=hits, lexicons={"topics": {"ports": MORE}}, **BOTH)
    assert cause(changes(old, new), "ports") == ["codebook"]


def test_a_hit_of_a_kept_term_in_a_changed_topic_cannot_be_told_apart():
    old = run(OLD, lexicons={"topics": {"ports": PORTS}})
    hits = {"a0": [("ports", "pier", 0)], "a1": [("ports", "dock", 0)]}
    new = run(OLD, topics=hits, lexicons={"topics": {"ports": MORE}}, **BOTH)
    found = changes(old, new)
    assert cause(found, "ports") == ["codebook and codebook or model"]
    assert found.shares == {"codebook": 0.5, "codebook or model": 0.5}


def test_without_the_entries_the_settings_stay_together():
    found = changes(run(OLD, topics={"a0": ["bees"]}), run(OLD, **BOTH))
    assert cause(found, "bees") == ["codebook or model"]


def test_a_topic_that_was_not_asked_for_went_by_the_parameters():
    lexicons = {"topics": {"ports": PORTS}}
    old = run(OLD, topics={"a0": ["bees"]}, parameters={"topics": []},
              lexicons={"topics": {"ports": PORTS, "bees": BEES}})  # fmt: skip
    new = run(OLD, parameters={"topics": ["ports"]}, lexicons=lexicons, **BOTH)
    assert cause(changes(old, new), "bees") == ["parameters"]


def test_another_first_day_is_no_cause_of_what_the_same_articles_have():
    old = run(OLD, topics={"a0": ["bees"]}, parameters={"since": ""})
    new = run(OLD, parameters={"since": "2024-12-01"}, codebook="c2")
    assert cause(changes(old, new), "bees") == ["codebook"]


def test_names_that_a_changed_alias_spells_moved_by_it_and_others_by_the_model():
    entities = {a: [("Velmar Council", "Velmar Council", 0)] for a in ("a0", "a1")}
    joined = {a: [("Velmar Board", "Velmar Council", 0)] for a in ("a0", "a1")}
    joined["a2"] = [("Ost", "Ost", 5)]
    before = {"aliases": {"Velmar Board": ["Velmar Board"]}}
    after = {"aliases": {"Velmar Board": ["Velmar Board", "Velmar Council"]}}
    new = {"aliases": "a2", "model": {"sha256": "n"}}
    found = changes(
        run(OLD, entities=entities, lexicons=before),
        run(OLD, entities=joined, lexicons=after, **new),
    )
    assert cause(found, "Velmar Board", "entity") == ["aliases"]
    assert cause(found, "Velmar Council", "entity") == ["aliases"]
    assert cause(found, "Ost", "entity") == ["model"]
    assert found.shares == {"aliases": 4 / 5, "model": 1 / 5}


def test_a_spelt_name_that_only_one_run_found_can_be_either():
    after = {"aliases": {"Velmar Board": ["Velmar Board", "Velmar Council"]}}
    found = changes(
        run(OLD, entities={}, lexicons={"aliases": {}}),
        run(OLD, entities={"a0": [("Velmar Board", "Velmar Council", 0)]}, lexicons=after,
            aliases="a2", model={"sha256": "n"}),
    )  # fmt: skip
    assert cause(found, "Velmar Board", "entity") == ["aliases or model"]


def test_a_label_follows_whom_it_stands_for():
    after = {"aliases": {"Velmar Board": ["Velmar Board", "Velmar Council"]}}
    old = run(OLD, labels={"a0": [("Velmar Council", "thief", 3)]}, lexicons={"aliases": {}})
    new = run(OLD, labels={"a0": [("Velmar Board", "thief", 3)], "a1": [("Ost", "thief", 3)]},
              lexicons=after, aliases="a2", model={"sha256": "n"})  # fmt: skip
    rows = changes(old, new).subjects.query("kind == 'label'").set_index("of")
    assert rows["cause"].to_dict() == {
        "Velmar Board": "aliases", "Velmar Council": "aliases", "Ost": "model",
    }  # fmt: skip


def test_a_role_list_is_code_and_moves_roles_alone():
    old = run(OLD, quotes={"a0": [("", "witness", 0)]}, code="v1")
    new = run(OLD, quotes={"a0": [("", "expert", 0)]}, code="v2")
    found = changes(old, new)
    assert found.settings == ("code",)
    assert cause(found, "witness", "role") == cause(found, "expert", "role") == ["code"]
    assert found.shares == {"code": 1.0}


def test_the_model_alone_is_named_when_it_alone_changed():
    old, new = run(OLD), run(OLD, entities=OLD | {"a0": []}, model={"sha256": "n"})
    assert cause(changes(old, new), "Eastmere", "entity") == ["model"]
    assert causes("role", ("model",)) == ("model",)
