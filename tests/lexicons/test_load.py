"""What the lexicons hold, from one place; the topic and the aliases are invented."""

from pathlib import Path

import pytest

from analysis import lexicons
from analysis.lexicons import alias_files, codebook, load
from analysis.lexicons.load import Alias

TOPIC = """
name: gardens
label: Gardens
definition: Says that somebody tends a garden.
terms: [kitchen garden, prune*]
matching: [She pruned the roses., The kitchen garden is large.]
non_matching: [He led her up the garden path., The park is shut.]
"""


def folder(path: Path, text: str) -> Path:
    (path / "gardens.yaml").write_text(text, encoding="utf-8")
    return path


def test_it_hands_on_what_the_parts_have():
    assert (load.aliases, load.Alias) == (alias_files.aliases, alias_files.Alias)
    assert (load.codebook, load.Topic) == (codebook.codebook, codebook.Topic)
    assert all(hasattr(load, name) for name in load.__all__)
    assert "load" in lexicons.__doc__


def test_a_fingerprint_is_of_the_content_and_not_of_the_place(tmp_path):
    here, there = tmp_path / "here", tmp_path / "there"
    for place in (here, there):
        place.mkdir()
        folder(place, TOPIC)
    first, second = load.codebook(here), load.codebook(there)
    assert load.fingerprint(first) == load.fingerprint(second)
    folder(there, TOPIC.replace("prune*", "rake*"))
    assert load.fingerprint(first) != load.fingerprint(load.codebook(there))


@pytest.mark.parametrize("key", ["spellings", "short", "context", "weak", "apart", "not_in"])
def test_a_fingerprint_knows_every_list_of_an_alias(key):
    plain = Alias("Lume", "GPE", ("Lume",))
    other = Alias(**{"name": "Lume", "type": "GPE", "spellings": ("Lume",), key: ("Luma",)})
    assert load.fingerprint([plain]) != load.fingerprint([other])
