"""The list of quantities and its defects."""

import pytest

from analysis.errors import LexiconError
from analysis.lexicons.quantities import quantities


def test_no_lemma_is_claimed_twice():
    assert [q.name for q in quantities()][:2] == ["killed", "injured"]


@pytest.mark.parametrize(
    "text",
    ["- a", "quantities: {a: b}", "quantities: [3]", "quantities:\n - {verbs: [a]}", "{",
     "quantities:\n - {name: a, verbs: [kill]}\n - {name: b, verbs: [kill]}",
     "quantities:\n - {name: a, verbs: [kill], x: 1}"],
)  # fmt: skip
def test_a_defect_is_named_with_its_file(text, tmp_path):
    file = tmp_path / "quantities.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"quantities\.yaml"):
        quantities(file)
