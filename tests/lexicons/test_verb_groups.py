"""The verb groups: the packaged list, and how an analyst's own overrules it."""

import pytest

from analysis.errors import LexiconError
from analysis.lexicons.load import fingerprint
from analysis.lexicons.verb_groups import described, verb_groups

OWN = """
groups:
  - name: kill
    label: kills
    definition: Only this.
    verbs: [slay]
  - name: shout
    label: shouts
    definition: Is loud.
    verbs: [shout, attack]
    acts: [Shout]
    elliptical: true
"""


def own(tmp_path, text=OWN):
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("group", verb_groups(), ids=lambda g: g.name)
def test_a_group_is_defined_and_sourced(group):
    assert len(group.definition.split()) >= 5
    assert len(group.verbs) >= 4
    assert group.sources
    assert all(verb == verb.lower() for verb in (*group.verbs, *group.acts))


def test_the_groups_that_were_asked_for_are_there():
    names = {group.name for group in verb_groups()}
    assert names >= {
        "attack",
        "kill",
        "detain",
        "accuse",
        "threaten",
        "negotiate",
        "support",
        "aid",
    }


def test_an_act_belongs_to_one_group():
    acts = [act for group in verb_groups() for act in group.acts]
    assert len(acts) == len(set(acts))


def test_own_groups_replace_and_take_verbs(tmp_path):
    groups = {group.name: group for group in verb_groups(extra=own(tmp_path))}
    assert groups["kill"].verbs == ("slay",)
    assert (groups["shout"].acts, groups["shout"].is_elliptical) == (("shout",), True)
    assert "attack" not in groups["attack"].verbs
    assert fingerprint(groups.values()) != fingerprint(verb_groups())
    assert described(verb_groups(own(tmp_path)))["verbs"].tolist() == ["slay", "shout, attack"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("verbs: [slay]", "verbs: [shout]", "is also in 'kill'"),
        ("label: kills", "colour: red", "unknown key colour"),
        ("    verbs: [slay]\n", "", "missing: verbs"),
        ("name: kill", "name: Kill!", "must be in a-z"),
    ],
)
def test_faults_are_named(tmp_path, old, new, said):
    assert old in OWN
    with pytest.raises(LexiconError, match=said):
        verb_groups(own(tmp_path, OWN.replace(old, new)))
