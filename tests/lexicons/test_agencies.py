"""The list of agencies and its defects."""

import pytest

from analysis.errors import LexiconError
from analysis.lexicons.agencies import agencies


def test_no_name_is_claimed_twice():
    names = [name for a in agencies() for name in (*a.names, *a.short)]
    assert len(names) == len(set(names))
    assert len(names) > 20


@pytest.mark.parametrize(
    "text",
    ["- a", "agencies: 3", "agencies:\n - names: [A]", "agencies:\n - {name: A, names: 3}",
     "agencies:\n - {name: A, names: []}", "agencies:\n - {name: A, names: [A], x: 1}", "{", ],
)  # fmt: skip
def test_a_defect_is_named_with_its_file(text, tmp_path):
    file = tmp_path / "agencies.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"agencies\.yaml"):
        agencies(file)
