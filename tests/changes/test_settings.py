"""In what two runs' settings differ. All topics and names are invented."""

from analysis.changes import causes
from analysis.changes.settings import differing, entries, parameters
from tests.changes.made import OLD, run

PORTS = {"terms": ["pier", "quay"], "exclusions": []}
BEES = {"terms": ["hive"], "exclusions": ["bee line"]}


def listing(topics, aliases=None):
    return {"topics": topics, "aliases": aliases or {}}


def test_what_one_run_does_not_record_is_not_claimed():
    old, new = run(OLD), run(OLD, code="v2")
    assert differing(old, new) == ()
    assert differing(run(OLD, code="v1"), new) == ("code",)


def test_terms_that_came_and_went_are_named():
    old = run(OLD, lexicons=listing({"ports": PORTS, "bees": BEES}))
    changed = {"terms": ["pier", "dock"], "exclusions": ["pier table"]}
    new = run(OLD, lexicons=listing({"ports": changed, "bees": BEES}), codebook="c2")
    assert differing(old, new) == ("codebook",)
    assert entries(old, new).to_dict("records") == [
        {"lexicon": "codebook", "name": "ports", "added": ("dock", "not pier table"),
         "removed": ("quay",)}
    ]  # fmt: skip


def test_spellings_that_came_and_went_are_named():
    old = run(OLD, lexicons=listing({}, {"Velmar": ["Velmar"]}))
    new = run(OLD, lexicons=listing({}, {"Velmar": ["Velmar", "Velmar, Inc."], "Ost": ["Ost"]}))
    assert entries(old, new)[["name", "added"]].to_numpy().tolist() == [
        ["Ost", ("Ost",)], ["Velmar", ("Velmar, Inc.",)],
    ]  # fmt: skip


def test_topics_not_asked_for_are_a_parameter_and_no_change_of_the_codebook():
    old = run(OLD, lexicons=listing({"ports": PORTS, "bees": BEES}), parameters={"topics": []})
    new = run(
        OLD, lexicons=listing({"ports": PORTS}), codebook="c2", parameters={"topics": ["ports"]}
    )
    assert differing(old, new) == ("parameters",)
    assert entries(old, new).empty


def test_a_topic_that_is_no_longer_in_the_codebook_is_a_change_of_it():
    old = run(OLD, lexicons=listing({"ports": PORTS, "bees": BEES}))
    new = run(OLD, lexicons=listing({"ports": PORTS}), codebook="c2")
    assert differing(old, new) == ("codebook",)
    assert entries(old, new)["removed"].tolist() == [("hive", "not bee line")]


def test_a_codebook_whose_entries_were_not_kept_is_taken_at_its_hash():
    assert differing(run(OLD), run(OLD, codebook="c2")) == ("codebook",)


def test_parameters_are_named_with_both_values():
    old = {"top_n": {"01": 8, "02": 20}, "since": "", "sources": [], "store": "/x", "corpus": "a"}
    new = {"top_n": 9, "since": "2025", "sources": ["North"], "store": "/y", "corpus": "b"}
    found = parameters(run(OLD, parameters=old), run(OLD, parameters=new))
    assert found.to_numpy().tolist() == [
        ["since", "not set", "2025"], ["sources", "all", "North"], ["top_n", "20, 8", "9"],
    ]  # fmt: skip


def test_causes_are_those_that_can_touch_the_kind():
    assert causes("entity", ("codebook", "aliases", "parameters")) == ("aliases",)
    assert causes("entity", ("codebook",)) == ("merging",)
