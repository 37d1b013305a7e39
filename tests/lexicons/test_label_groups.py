"""Sets of words that compete for one referent, and labels that have them. Labels are invented."""

import pandas as pd
import pytest

from analysis.errors import LexiconError
from analysis.lexicons.label_groups import chosen, described, label_groups
from analysis.lexicons.load import fingerprint

OWN = """
name: own
label: Own
definition: Two words that compete.
choices:
  hut: [hut*, small house]
  palace: [palace]
"""


def own(tmp_path, text=OWN):
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def labels(*names):
    return pd.DataFrame({"entity": pd.Series(["Reed"] * len(names), dtype="str"),
                         "label": pd.Series(names, dtype="str")})  # fmt: skip


@pytest.mark.parametrize("group", label_groups(), ids=lambda g: g.name)
def test_a_group_is_defined_sourced_and_has_choices(group):
    assert group.path.stem == group.name
    assert len(group.definition.split()) >= 20
    assert len(group.choices) >= 5
    assert group.sources
    assert group.status == "unvalidated"


def test_the_words_that_were_asked_for_compete():
    choices = {group.name: {c.name for c in group.choices} for group in label_groups()}
    assert choices["armed_actors"] >= {
        "militant", "fighter", "terrorist", "rebel", "separatist",
    }  # fmt: skip
    assert choices["rulers"] >= {"leader", "president", "strongman", "regime"}
    assert choices["people_on_the_move"] >= {"migrant", "refugee", "illegal", "alien"}


@pytest.mark.parametrize(
    ("label", "choices"),
    [
        ("banned terrorist organisation", {"terrorist"}),
        ("rebel fighter", {"rebel", "fighter"}),
        ("norland-backed militia", {"militant", "proxy"}),
        ("not terrorist", set()),
        ("baker", set()),
        ("armed group", {"armed group"}),
        ("terrace", set()),
    ],
)
def test_a_label_has_the_choices_whose_words_are_in_it(label, choices):
    found = chosen(labels(label), label_groups())
    assert set(found.loc[found["group"] == "armed_actors", "choice"]) == choices


def test_rows_keep_the_order_of_the_labels_and_of_the_choices(tmp_path):
    groups = label_groups(own(tmp_path))
    found = chosen(labels("palace", "villa", "hut and palace"), groups)
    assert found.to_numpy().tolist() == [
        ["Reed", "palace", "own", "palace"],
        ["Reed", "hut and palace", "own", "hut"],
        ["Reed", "hut and palace", "own", "palace"],
    ]
    assert chosen(labels(), groups).empty
    assert list(chosen(labels(), groups)) == ["entity", "label", "group", "choice"]


def test_own_groups_come_first_and_replace_those_of_their_name(tmp_path):
    groups = label_groups(extra=own(tmp_path))
    assert [g.name for g in groups] == ["own", *(g.name for g in label_groups())]
    path = tmp_path / "rulers.yaml"
    path.write_text(OWN.replace("name: own", "name: rulers"), encoding="utf-8")
    assert len(label_groups(extra=path)) == len(label_groups())
    assert fingerprint(label_groups(extra=path)) != fingerprint(label_groups())
    assert described(label_groups(path))["terms"].tolist() == ["hut*, small house", "palace"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("name: own", "name: other", "must be the file's own"),
        ("palace: [palace]", "palace: [hut*]", "is in 'hut' and in 'palace'"),
        ("  palace: [palace]\n", "", "needs 2 names"),
        ("palace: [palace]", "palace: []", "has no terms"),
        ("palace: [palace]", "yes: [palace]", "does not read as text"),
        ("label: Own", "status: done\nlabel: Own", "status is one of"),
    ],
)
def test_faults_are_named(tmp_path, old, new, said):
    assert old in OWN
    with pytest.raises(LexiconError, match=said):
        label_groups(own(tmp_path, OWN.replace(old, new)))


def test_an_empty_folder_is_an_error(tmp_path):
    with pytest.raises(LexiconError, match=r"no \.yaml file"):
        label_groups(tmp_path)
