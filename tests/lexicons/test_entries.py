"""Faults in lexicon files are named with file and entry. All entries are invented."""

import pytest

from analysis.errors import LexiconError
from analysis.lexicons import entries


def file(tmp_path, text):
    path = tmp_path / "lexicon.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_entries_are_read_with_plain_spaces(tmp_path):
    path = file(
        tmp_path, "groups:\n  - name: a\n    label: two\n      words\n    verbs: [x, 'y  z']"
    )
    (entry,) = entries.listed(path, "groups")
    assert (entry.name(), entry.text("label"), entry.items("verbs")) == (
        "a",
        "two words",
        ("x", "y z"),
    )
    assert (entry.text("nothing"), entry.items("nothing"), entry.flag("nothing")) == ("", (), False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("groups: [", "cannot be read as YAML"),
        ("- a", "holds no keys"),
        ("other: [a]", "unknown key other"),
        ("groups: []", "missing: groups"),
        ("groups: {a: b}", "is not a list"),
        ("groups: [a]", "entry 1: is not `key: value` lines"),
        ("groups:\n  - {name: a}\n  - {name: a}", "stands twice"),
    ],
)
def test_a_file_that_breaks_the_rules(tmp_path, text, said):
    with pytest.raises(LexiconError, match=said) as raised:
        entries.listed(file(tmp_path, text), "groups")
    assert "lexicon.yaml" in str(raised.value)


@pytest.mark.parametrize(
    ("content", "ask", "said"),
    [
        ({"name": "Not A Name"}, lambda e: e.name(), "must be in a-z"),
        ({"label": 3}, lambda e: e.text("label"), "quotation marks"),
        ({"flag": "yes"}, lambda e: e.flag("flag"), "write true or false"),
        ({"verbs": "a"}, lambda e: e.items("verbs"), "is not a list"),
        ({"verbs": [True]}, lambda e: e.items("verbs"), "does not read as text"),
        ({"verbs": [" "]}, lambda e: e.items("verbs"), "empty item"),
        ({"verbs": ["a", "A"]}, lambda e: e.items("verbs"), "twice"),
        ({"a": 1, "b": []}, lambda e: e.check(("a", "b"), ("b",)), "missing: b"),
    ],
)
def test_an_entry_that_breaks_the_rules(tmp_path, content, ask, said):
    with pytest.raises(LexiconError, match=said):
        ask(entries.Entry(tmp_path / "lexicon.yaml", "entry 1", content))
