"""The packaged list of nouns, and what is refused in a list. Entries are invented."""

import pytest

from analysis.errors import LexiconError
from analysis.lexicons.role_nouns import GENDERS, RoleNoun, role_nouns

GOOD = {
    "roles": "{warden: [keeper], keeper: [guard], guard: []}",
    "people": "[man, woman]",
    "groups": "{guild: []}",
    "gender": "{m: [man], f: [woman]}",
    "titles": "{m: [mr], f: [mrs]}",
    "also": "{keeper: [gate warden]}",
}


def read(tmp_path, **changed):
    path = tmp_path / "nouns.yaml"
    lines = [f"{key}: {value}" for key, value in (GOOD | changed).items() if value]
    path.write_text("\n".join(lines), encoding="utf-8")
    return role_nouns.__wrapped__(path)


def test_a_noun_has_its_kind_gender_and_all_that_is_broader(tmp_path):
    nouns = read(tmp_path).by_noun
    assert nouns["warden"].broader == {"keeper", "guard"}
    assert nouns["guard"] == RoleNoun("guard", "role")
    assert nouns["woman"] == RoleNoun("woman", "person", "f")
    assert nouns["guild"].kind == "group"
    assert nouns["keeper"].also == {("gate", "warden")}
    assert read(tmp_path).titles == {"mr": "m", "mrs": "f"}


def test_two_nouns_may_be_broader_than_one_another(tmp_path):
    nouns = read(tmp_path, roles="{warden: [keeper], keeper: [warden]}").by_noun
    assert nouns["warden"].broader == {"keeper"}
    assert nouns["keeper"].broader == {"warden"}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"roles": "{warden: [keeper], keeper: [guard]}"}, "'guard' is not listed"),
        ({"roles": "{Keeper: []}"}, "lower case"),
        ({"roles": "{gate keeper: []}"}, "one word"),
        ({"roles": "[keeper]"}, "lines"),
        ({"roles": "{keeper: guard}"}, "not a list"),
        ({"people": "[man, man, woman]"}, "twice"),
        ({"people": "[man, woman, keeper]"}, "under two keys"),
        ({"people": "[man, Woman]"}, "lower case"),
        ({"people": "[man, 7]"}, "not read as text"),
        ({"people": ""}, "missing: people"),
        ({"gender": "{m: [man]}"}, "missing: f"),
        ({"gender": "{m: [man], f: [man]}"}, "under both"),
        ({"gender": "{m: [man], f: [baroness]}"}, "'baroness' is not listed"),
        ({"also": "{keeper: [warden]}"}, "not two words"),
        ({"also": "{porter: [gate warden]}"}, "'porter' is not listed"),
        ({"more": "[x]"}, "unknown key more"),
    ],
)
def test_what_is_wrong_is_named_with_its_file(tmp_path, changed, said):
    with pytest.raises(LexiconError, match=r"nouns\.yaml") as caught:
        read(tmp_path, **changed)
    assert said in str(caught.value)


def test_the_packaged_list_is_large_and_sound():
    nouns = role_nouns()
    kinds = [noun.kind for noun in nouns.by_noun.values()]
    assert kinds.count("role") > 150
    assert kinds.count("group") > 40
    assert set(nouns.titles.values()) == set(GENDERS)
    assert nouns.by_noun["queen"].gender == "f"
    assert not nouns.by_noun["minister"].gender


def test_no_noun_is_broader_than_what_is_of_the_other_gender():
    nouns = role_nouns().by_noun
    wrong = [
        (noun.noun, b)
        for noun in nouns.values()
        for b in noun.broader
        if {noun.gender, nouns[b].gender} == set(GENDERS)
    ]
    assert not wrong
