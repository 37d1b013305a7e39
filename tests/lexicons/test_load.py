"""Loading codebooks and alias files: what is accepted, and what is said of a defect; invented."""

from pathlib import Path

import pytest

from analysis.errors import LexiconError
from analysis.lexicons import load
from analysis.lexicons.load import Alias

TOPIC = """
name: gardens
label: Gardens
definition: Says that somebody tends a garden.
terms: [kitchen garden, prune*]
exclusions: [garden path]
matching: [She pruned the roses., The kitchen garden is large.]
non_matching: [He led her up the garden path., The park is shut.]
literature: [Invented 2001]
"""


def folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_topic_is_read_whole(tmp_path):
    (topic,) = load.codebook(folder(tmp_path, gardens=TOPIC))
    assert topic.terms == ("kitchen garden", "prune*")
    assert topic.exclusions == ("garden path",)
    assert topic.sources == ("Invented 2001",)
    assert (topic.status, topic.shared_terms) == ("unvalidated", ())
    assert topic.path == tmp_path / "gardens.yaml"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("label: Gardens", "lable: Gardens", "unknown key lable; known: name"),
        ("label: Gardens", "", "missing: label"),
        ("[kitchen garden, prune*]", "[]", "missing: terms"),
        ("[kitchen garden, prune*]", "prune*", "terms is not a list"),
        ("[kitchen garden, prune*]", "[prune*, ' ']", "terms has an empty item"),
        ("[kitchen garden, prune*]", "[no]", "terms has False, which YAML does not read as text"),
        ("[kitchen garden, prune*]", "['* garden']", "must begin and end with a word"),
        ("[kitchen garden, prune*]", "['garden *']", "must begin and end with a word"),
        ("[kitchen garden, prune*]", "[Kitchen-Garden, kitchen garden]", "'kitchen garden' twice"),
        ("name: gardens", "name: parks", "name must be the file's own, 'gardens'"),
        ("[She pruned the roses., ", "[", "matching needs 2 example sentences"),
        ("literature:", "status: perfect\nliterature:", "status is one of unvalidated, validated"),
        (
            "literature:",
            "shared_terms: [rose]\nliterature:",
            "'rose', which is not among its terms",
        ),
        ("label: Gardens", "label: 12", "label is 12; put it in quotation marks"),
        ("label: Gardens", "label: [", "cannot be read as YAML"),
    ],
)
def test_a_defect_is_told_with_its_file(tmp_path, old, new, said):
    assert old in TOPIC
    with pytest.raises(LexiconError) as caught:
        load.codebook(folder(tmp_path, gardens=TOPIC.replace(old, new)))
    assert said in str(caught.value)
    assert "gardens.yaml" in str(caught.value)


def test_a_term_of_two_topics_is_declared_in_both(tmp_path):
    other = TOPIC.replace("gardens", "parks").replace("prune*", "lawn")
    with pytest.raises(LexiconError, match=r"'kitchen garden' also stands in parks.yaml"):
        load.codebook(folder(tmp_path, gardens=TOPIC, parks=other))
    shared = "shared_terms: [kitchen garden]\n"
    with pytest.raises(LexiconError, match=r"parks.yaml: parks: term 'kitchen garden'"):
        load.codebook(folder(tmp_path, gardens=TOPIC + shared, parks=other))
    topics = load.codebook(folder(tmp_path, gardens=TOPIC + shared, parks=other + shared))
    assert [t.name for t in topics] == ["gardens", "parks"]


def test_a_folder_without_topics_is_refused(tmp_path):
    for path in (tmp_path, tmp_path / "absent"):
        with pytest.raises(LexiconError, match=r"there is no .yaml file here"):
            load.codebook(path)


def test_yaml_may_not_make_objects(tmp_path):
    with pytest.raises(LexiconError, match="cannot be read"):
        load.codebook(folder(tmp_path, gardens="name: !!python/object/apply:os.getcwd []"))


ALIASES = """
aliases:
  - name: Orchid Front
    type: ORG
    spellings: [Orchid-Front Movement]
    short: [OF]
    context: [the movement]
  - {name: Lume, type: GPE}
  - {name: Photo Desk, type: ORG, ignore: true}
"""


def test_an_alias_s_name_is_a_spelling_too(tmp_path):
    front, lume, desk = load.aliases(folder(tmp_path, own=ALIASES))
    assert front.spellings == ("Orchid Front", "Orchid-Front Movement")
    assert (front.short, front.context) == (("OF",), ("the movement",))
    assert lume == Alias("Lume", "GPE", ("Lume",))
    assert desk.ignore


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("type: GPE", "type: TOWN", "type 'TOWN' is not one of PERSON"),
        ("type: GPE", "kind: GPE", "unknown key kind"),
        (", type: GPE", "", "missing: type"),
        ("name: Lume", "name: Orchid Front", "stands twice"),
        ("name: Lume", "name: orchid-front", "'orchid front' is also claimed by 'Orchid Front'"),
        ("ignore: true", "ignore: maybe", "write true or false"),
        ("[OF]", "[Orchid Front]", "short has the name 'Orchid Front' itself"),
        ("aliases:", "names:", "unknown key names"),
        ("[Orchid-Front Movement]", "[Lume]", "'lume' is also claimed by 'Orchid Front'"),
    ],
)
def test_a_defect_of_an_alias_is_told(tmp_path, old, new, said):
    assert old in ALIASES
    with pytest.raises(LexiconError) as caught:
        load.aliases(folder(tmp_path, own=ALIASES.replace(old, new, 1)))
    assert said in str(caught.value)
    assert "own.yaml" in str(caught.value)


def test_the_analyst_s_own_file_overrules(tmp_path):
    base = tmp_path / "base"
    base.mkdir()
    extra = tmp_path / "mine.yaml"
    extra.write_text(
        "aliases:\n"
        "  - {name: Orchid Front, type: PERSON}\n"
        "  - {name: Luma, type: GPE, spellings: [Lume]}\n",
        encoding="utf-8",
    )
    got = {a.name: a for a in load.aliases(folder(base, own=ALIASES), extra)}
    assert got["Orchid Front"].type == "PERSON"
    assert got["Luma"].spellings == ("Luma", "Lume")
    assert set(got) == {"Orchid Front", "Luma", "Photo Desk"}


def test_a_fingerprint_is_of_the_content_and_not_of_the_place(tmp_path):
    here, there = tmp_path / "here", tmp_path / "there"
    for place in (here, there):
        place.mkdir()
        folder(place, gardens=TOPIC)
    first, second = load.codebook(here), load.codebook(there)
    assert load.fingerprint(first) == load.fingerprint(second)
    folder(there, gardens=TOPIC.replace("prune*", "rake*"))
    assert load.fingerprint(first) != load.fingerprint(load.codebook(there))


def test_the_packaged_aliases_have_the_seeds_names():
    known = {a.name: a for a in load.aliases()}
    assert "Kalin" in known["İbrahim Kalın"].spellings
    assert known["National Intelligence Organization"].short == ("MIT", "MİT")
    assert {"PKK", "YPG", "Daesh", "Türkiye", "Tishrin Dam", "Kurdish"} <= set(known)
