"""The packaged list of roles, and what is said of a list that breaks its rules; invented."""

import pytest

from analysis.errors import LexiconError
from analysis.lexicons import roles

LIST = """
roles:
  - name: gardener
    definition: Who tends a garden.
    words: [gardener, head gardener]
    weak: [digger]
    by_country: true
countries:
  - {name: Freedonia, adjectives: [Freedonian]}
former: [former]
offices: [gardener]
"""


def read(tmp_path, text):
    path = tmp_path / "roles.yaml"
    path.write_text(text, encoding="utf-8")
    return roles.speaker_roles(path)


def test_a_list_is_read_whole(tmp_path):
    found = read(tmp_path, LIST)
    (role,), (country,) = found.roles, found.countries
    assert role.words == ("gardener", "head gardener")
    assert role.weak == ("digger",)
    assert (role.by_country, role.is_first, role.is_by_age) == (True, False, False)
    assert roles.called(country) == ("Freedonia", "Freedonian")
    assert roles.described(found)["words"].tolist() == ["gardener, head gardener, digger"]


def test_the_roles_that_were_asked_for_are_there():
    names = {role.name for role in roles.speaker_roles().roles}
    asked = {"government", "military", "opposition or armed group", "international organisation",
             "expert", "witness or civilian", "media", "anonymous official"}  # fmt: skip
    assert asked <= names
    assert [r.name for r in roles.speaker_roles().roles if r.by_country] == ["government"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("offices: [gardener]", "offices: [cook]", "no role"),
        ("weak: [digger]", "strong: [digger]", "unknown key"),
        ("weak: [digger]", "weak: [digger, Digger]", "twice"),
        ("by_country: true", "by_country: perhaps", "true or false"),
        ("{name: Freedonia, adjectives", "{adjectives", "missing"),
        ("countries:", "lands:", "unknown key"),
    ],
)
def test_a_defect_is_named_with_its_entry(tmp_path, old, new, said):
    with pytest.raises(LexiconError, match=said):
        read(tmp_path, LIST.replace(old, new))


def test_a_phrase_belongs_to_one_role(tmp_path):
    second = "  - name: cook\n    definition: Who cooks.\n    words: [cook, Digger]\ncountries:"
    with pytest.raises(LexiconError, match="also stands under 'gardener'"):
        read(tmp_path, LIST.replace("countries:", second))


def test_an_edit_changes_the_fingerprint(tmp_path):
    before = roles.fingerprint(read(tmp_path, LIST))
    assert before == roles.fingerprint(read(tmp_path, LIST))
    assert before != roles.fingerprint(read(tmp_path, LIST.replace("digger", "weeder")))
