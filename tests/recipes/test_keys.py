"""Keys change with the lexicon they name, and with no other."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from analysis.lexicons.load import Alias, codebook
from analysis.lexicons.roles import RoleList
from analysis.recipes import keys

STUDY = SimpleNamespace(
    aliases=(Alias("Eastmere", "GPE", ("Eastmere",)),), codebook=codebook()[:1], cues=(),
    roles=RoleList((), (), (), ()), verb_groups=(), label_groups=(),
)  # fmt: skip
OTHER = {
    "aliases": (),
    "codebook": (replace(STUDY.codebook[0], terms=("ferry",)),),
    "roles": RoleList((), (), ("late",), ()),
}
RESTS = {
    keys.of_aliases: {"aliases"},
    keys.of_codebook: {"codebook"},
    keys.of_cues: {"aliases"},
    keys.of_roles: {"aliases", "roles"},
    keys.of_speakers: {"aliases", "roles"},
    keys.of_hits: {"aliases", "roles", "codebook"},
    keys.of_findings: {"aliases", "codebook"},
}


@pytest.mark.parametrize("key", RESTS, ids=lambda key: key.__name__)
def test_a_key_changes_with_what_it_rests_on(key):
    before = key(STUDY)
    for name, value in OTHER.items():
        changed = key(SimpleNamespace(**(vars(STUDY) | {name: value}))) != before
        assert changed == (name in RESTS[key]), name
