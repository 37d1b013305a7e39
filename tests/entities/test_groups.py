"""Groups of names: what joins, what may not, and which rule is remembered."""

from analysis.entities.groups import ALIAS, Groups

LUME, ORU = ALIAS + "Lume", ALIAS + "Oru"


def test_joined_names_have_one_group_and_keep_their_first_rule():
    groups = Groups()
    assert groups.join("b", "a", "one") and groups.join("c", "b", "two")
    assert groups.find("a") == groups.find("b") == groups.find("c")
    assert sorted(groups.members("b")) == ["a", "b", "c"]
    assert groups.rule == {"a": "one", "b": "one", "c": "two"}


def test_an_alias_gives_its_group_the_name():
    groups = Groups()
    groups.join(LUME, "lume city", "alias")
    assert groups.find("lume city") == LUME


def test_two_aliases_stay_two():
    groups = Groups()
    groups.join("lume", LUME, "alias")
    groups.join("oru", ORU, "alias")
    assert not groups.join("lume", "oru", "full name")
    assert groups.find("lume") == LUME and groups.find("oru") == ORU


def test_what_an_alias_is_apart_from_never_joins_it():
    groups = Groups({LUME: ["lume bay"]})
    groups.join("lume", LUME, "alias")
    groups.join("lume bay", "the bay", "spelling")
    assert not groups.join("the bay", "lume", "spelling", lesser=True)
    assert groups.lesser == set()
    assert groups.join("lume town", "lume", "spelling")


def test_a_long_chain_is_found_from_its_end():
    groups = Groups()
    for n in range(5000):
        groups.join(str(n), str(n + 1), "spelling")
    assert groups.find("0") == groups.find("5000")
    assert len(groups.members("17")) == 5001
