"""Alias files: what is accepted, what an analyst's own file can say, what is said of a defect.

All names are invented, but for those of the last tests, which are the packages' own.
"""

from pathlib import Path

import pytest

from analysis import paths
from analysis.entities import fold
from analysis.errors import LexiconError
from analysis.lexicons import alias_files, yaml_files
from analysis.lexicons.alias_files import Alias, aliases

PACKAGE = """
aliases:
  - name: Orchid Front
    type: ORG
    spellings: [Orchid-Front Movement]
    short: [OF]
    context: [the movement]
  - {name: Lume, type: GPE}
  - {name: Photo Desk, type: ORG, ignore: true}
  - {name: Sana Oru, type: PERSON, spellings: [Oru, S. Oru], weak: [Sana]}
  - {name: Jordan, type: GPE, spellings: [Kingdom of Jordan], weak: [Jordan]}
"""


def folder(tmp_path: Path, text: str) -> Path:
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def overruled(tmp_path: Path, *entries: str) -> dict[str, Alias]:
    """Return the entries in force, by name, when the package above meets an analyst's."""
    base = tmp_path / "base"
    base.mkdir()
    mine = tmp_path / "mine.yaml"
    mine.write_text("aliases:\n" + "".join(f"  - {e}\n" for e in entries), encoding="utf-8")
    return {a.name: a for a in aliases(folder(base, PACKAGE), mine)}


def test_an_entry_is_read_whole(tmp_path):
    front, lume, desk, sana, jordan = aliases(folder(tmp_path, PACKAGE))
    assert front.spellings == ("Orchid Front", "Orchid-Front Movement")
    assert (front.short, front.context) == (("OF",), ("the movement",))
    assert lume == Alias("Lume", "GPE", ("Lume",))
    assert desk.ignore
    assert sana.weak == ("Sana",)
    assert jordan.spellings == ("Kingdom of Jordan",)


def test_the_name_stands_beside_its_form_without_accents(tmp_path):
    text = "aliases: [{name: Ömer Çağ, type: PERSON, spellings: [Omer Cag]}]"
    assert aliases(folder(tmp_path, text))[0].spellings == ("Ömer Çağ", "Omer Cag")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("type: GPE", "type: TOWN", "type 'TOWN' is not one of PERSON"),
        ("type: GPE", "kind: GPE", "unknown key kind"),
        ("{name: Lume, type: GPE}", "{name: Lume}", "Lume: missing: type"),
        ("{name: Lume, type: GPE}", "{type: GPE}", "missing: name"),
        ("{name: Lume, type: GPE}", "Lume", "entry 2: is not `key: value` lines"),
        ("name: Lume", "name: 12", "name is 12; put it in quotation marks"),
        ("name: Lume", "name: '- '", "has '-', which has no letter"),
        ("name: Lume", "name: Orchid Front", "Orchid Front: stands twice"),
        ("name: Lume", "name: orchid-front", "'orchid front' is also claimed by 'Orchid Front'"),
        ("name: Lume", "name: Örchid Front", "'orchid front' is also claimed by 'Orchid Front'"),
        ("name: Lume", "name: Sana", "'sana' is also claimed by 'Sana'"),
        ("ignore: true", "ignore: maybe", "write true or false"),
        ("[OF]", "[Orchid Front]", "short has the name 'Orchid Front' itself"),
        ("short: [OF]", "", "context does nothing without short"),
        ("[Oru, S. Oru]", "[Oru, Sana]", "'Sana' stands under weak and spellings"),
        ("weak: [Sana]", "apart: [oru]", "'Oru' stands under apart and spellings"),
        ("weak: [Sana]", "apart: Sana", "apart is not a list"),
        ("aliases:", "names:", "unknown key names"),
        ("[Orchid-Front Movement]", "[Lume]", "'lume' is also claimed by 'Orchid Front'"),
        ("[Orchid-Front Movement]", "[no]", "has False, which YAML does not read as text"),
    ],
)
def test_a_defect_is_told_with_its_file(tmp_path, old, new, said):
    assert old in PACKAGE
    with pytest.raises(LexiconError) as caught:
        aliases(folder(tmp_path, PACKAGE.replace(old, new, 1)))
    assert said in str(caught.value)
    assert "own.yaml" in str(caught.value)


def test_entries_must_be_a_list(tmp_path):
    with pytest.raises(LexiconError, match="is not a list"):
        aliases(folder(tmp_path, "aliases: {name: Lume, type: GPE}"))


def test_one_s_own_entry_merges_spellings(tmp_path):
    got = overruled(tmp_path, "{name: Ada Venn, type: PERSON, spellings: [A. Venn, Oru]}")
    assert got["Ada Venn"].spellings == ("Ada Venn", "A. Venn", "Oru")
    assert got["Sana Oru"].spellings == ("Sana Oru", "S. Oru"), "a claimed spelling is taken away"
    assert next(iter(got)) == "Ada Venn"


def test_a_packaged_name_among_the_spellings_renames_the_whole_entry(tmp_path):
    got = overruled(tmp_path, "{name: Sanaa Orù, spellings: [sana oru]}")
    assert "Sana Oru" not in got
    new = got["Sanaa Orù"]
    assert new.type == "PERSON"
    assert new.spellings == ("Sanaa Orù", "sana oru", "Oru", "S. Oru")
    assert new.weak == ("Sana",)


def test_two_packaged_names_join_two_entries(tmp_path):
    got = overruled(tmp_path, "{name: The Front, type: ORG, spellings: [Orchid Front, Lume]}")
    assert set(got) == {"The Front", "Photo Desk", "Sana Oru", "Jordan"}
    front = got["The Front"]
    assert front.spellings == ("The Front", "Orchid Front", "Lume", "Orchid-Front Movement")
    assert (front.short, front.context) == (("OF",), ("the movement",))


def test_a_name_and_a_type_retype_and_keep_the_spellings(tmp_path):
    got = overruled(tmp_path, "{name: Orchid Front, type: PERSON}")
    assert got["Orchid Front"].type == "PERSON"
    assert got["Orchid Front"].spellings == ("Orchid Front", "Orchid-Front Movement")
    assert len(got) == 5


def test_ignoring_needs_no_type(tmp_path):
    got = overruled(tmp_path, "{name: Sana Oru, ignore: true}", "{name: SEE ALSO, ignore: true}")
    assert got["Sana Oru"].ignore
    assert "Oru" in got["Sana Oru"].spellings
    assert got["SEE ALSO"].type == alias_files.IGNORED_TYPE


def test_a_packaged_entry_that_is_ignored_can_be_called_back(tmp_path):
    got = overruled(tmp_path, "{name: Photo Desk, type: ORG}")
    assert not got["Photo Desk"].ignore


def test_what_is_apart_is_not_taken_over(tmp_path):
    got = overruled(tmp_path, "{name: Sana Oru, apart: [S. Oru, Sana]}")
    entry = got["Sana Oru"]
    assert (entry.spellings, entry.weak) == (("Sana Oru", "Oru"), ())
    assert entry.apart == ("S. Oru", "Sana")


def test_apart_takes_nothing_from_a_third(tmp_path):
    got = overruled(tmp_path, "{name: Ada Venn, type: PERSON, apart: [Oru]}")
    assert "Oru" in got["Sana Oru"].spellings


def test_a_weak_spelling_can_be_claimed_for_good(tmp_path):
    got = overruled(tmp_path, "{name: Jordan, spellings: [jordan]}")
    assert got["Jordan"].weak == ()
    assert got["Jordan"].spellings == ("jordan", "Kingdom of Jordan")
    other = overruled_again(tmp_path, "{name: Nell Jordan, type: PERSON, spellings: [Jordan]}")
    assert other["Nell Jordan"].spellings == ("Nell Jordan", "Jordan", "Kingdom of Jordan")


def overruled_again(tmp_path: Path, *entries: str) -> dict[str, Alias]:
    again = tmp_path / "again"
    again.mkdir()
    return overruled(again, *entries)


def test_a_short_spelling_of_one_s_own_beats_the_packaged(tmp_path):
    got = overruled(tmp_path, "{name: Old Fort, type: FAC, short: [OF], context: [castle]}")
    assert got["Orchid Front"].short == ()


def test_an_entry_left_with_nothing_is_gone(tmp_path):
    got = overruled(
        tmp_path,
        "{name: A, type: PERSON, spellings: [Oru]}",
        "{name: B, type: PERSON, spellings: [S. Oru]}",
        "{name: C, type: PERSON, spellings: [Sana]}",
        "{name: D, type: PERSON, apart: [Sana Oru]}",
        "{name: Ona Oru, type: PERSON, spellings: [Sana Oru]}",
    )
    assert "Sana Oru" not in got
    assert got["Ona Oru"].weak == ()


def test_one_s_own_entries_may_not_contradict_each_other(tmp_path):
    with pytest.raises(LexiconError, match=r"mine.yaml.*'oru' is also claimed by 'A'"):
        overruled(
            tmp_path,
            "{name: A, type: PERSON, spellings: [Oru]}",
            "{name: B, type: PERSON, spellings: [Orú]}",
        )


def test_a_name_no_package_has_needs_a_type(tmp_path):
    with pytest.raises(LexiconError, match=r"mine.yaml: Ada Venn: missing: type"):
        overruled(tmp_path, "{name: Ada Venn, spellings: [A. Venn]}")


def test_context_can_be_added_to_a_packaged_short_spelling(tmp_path):
    got = overruled(tmp_path, "{name: Orchid Front, context: [the orchids]}")
    assert got["Orchid Front"].context == ("the orchids", "the movement")


def test_what_is_folded_here_is_folded_as_the_entities_are():
    texts = (s for a in aliases() for s in (*a.spellings, *a.short, *a.weak, *a.apart, *a.context))
    assert {t: alias_files.folded(t) for t in texts if alias_files.folded(t) != fold.key(t)} == {}


def test_the_head_of_the_packaged_file_and_the_docstring_tell_every_key():
    head = (paths.ALIASES / "seeds_theme.yaml").read_text(encoding="utf-8").split("aliases:\n")[0]
    for key in alias_files.KEYS:
        assert f"# {key} " in head, key
        assert f"\n    {key} " in alias_files.__doc__, key


def test_the_examples_of_the_docstring_hold(tmp_path):
    doc = alias_files.__doc__
    lines = [line.strip().partition("- ")[2] for line in doc.splitlines() if " - {name" in line]
    assert len(lines) == 5
    file = tmp_path / "mine.yaml"
    file.write_text("aliases:\n" + "".join(f"  - {line}\n" for line in lines), encoding="utf-8")
    got = {a.name: a for a in aliases(extra=file)}
    assert got["Sana Oru"].spellings == ("Sana Oru", "Sana Uru", "S. Oru")
    assert "İbrahim Kalın" not in got
    assert {"Kalın", "Kalin", "İbrahim Kalın"} < set(got["Ibrahim Kalin"].spellings)
    assert got["Twitter"].type == "PRODUCT"
    assert got["Deniz Kaya"].apart == ("D. Kaya", "Kaya")
    assert got["Photo Desk"].ignore
    assert yaml_files.mapping(file)
