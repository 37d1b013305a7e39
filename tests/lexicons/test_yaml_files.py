"""Reading YAML that may be broken or hostile; the files are invented."""

import pytest

from analysis.errors import LexiconError
from analysis.lexicons import yaml_files

# Nine lists of nine of the one before: some lines that unfold to a billion items.
BOMB = "a0: &a0 [lol]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
)


def read(tmp_path, content: str | bytes):
    file = tmp_path / "own.yaml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return yaml_files.mapping(file)


def test_plain_values_are_read(tmp_path):
    assert read(tmp_path, "a: [b, {c: d}]\ne: 'f'") == {"a": ["b", {"c": "d"}], "e": "f"}


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path):
    assert read(tmp_path, b"\xef\xbb\xbfaliases: []") == {"aliases": []}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a: [b", "cannot be read as YAML"),
        ("a: b: c", "cannot be read as YAML"),
        (b"a: \xff\xfe", "cannot be read as YAML"),
        ("a: !!python/object/apply:os.getcwd []", "cannot be read as YAML"),
        ("a: 2024-13-45", "cannot be read as YAML"),
        ("--- \na: b\n--- \nc: d", "cannot be read as YAML"),
        ("", "holds no keys"),
        ("- a\n- b", "holds no keys"),
        (BOMB, "line 1: has an anchor"),
        ("a: &x b\nc: *x", "line 1: has an anchor"),
        ("a: {<<: *nothing}", "line 1: has an anchor"),
        ("a: b\nc: d\na: e", "line 3: key 'a' twice"),
        ("a:\n  - {b: c, b: d}", "line 2: key 'b' twice"),
        ("a: " + "[" * 100_000, "lists deep"),
        ("a: " + "{b: " * 1_000, "lists deep"),
        ("a: " + "b" * yaml_files.MOST_BYTES, "more than 1,000,000 bytes"),
    ],
    ids=range(16),
)
def test_a_defect_is_told_with_its_file(tmp_path, content, said):
    with pytest.raises(LexiconError) as caught:
        read(tmp_path, content)
    assert said in str(caught.value)
    assert "own.yaml" in str(caught.value)
    assert len(str(caught.value)) < 1_000


def test_a_key_may_stand_in_two_entries(tmp_path):
    assert read(tmp_path, "a: [{b: c}, {b: d}]")["a"] == [{"b": "c"}, {"b": "d"}]
    assert read(tmp_path, "a: {x: y}\nx: {a: y}") == {"a": {"x": "y"}, "x": {"a": "y"}}


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(LexiconError, match="cannot be read"):
        yaml_files.mapping(tmp_path / "absent.yaml")


def test_files_are_in_the_order_of_their_names(tmp_path):
    for name in ("b.yaml", "a.yaml", "c.txt"):
        (tmp_path / name).write_text("a: b", encoding="utf-8")
    assert [f.name for f in yaml_files.files(tmp_path)] == ["a.yaml", "b.yaml"]
    assert yaml_files.files(tmp_path / "c.txt") == [tmp_path / "c.txt"]


def test_a_folder_without_files_is_refused(tmp_path):
    for path in (tmp_path, tmp_path / "absent"):
        with pytest.raises(LexiconError, match=r"there is no .yaml file here"):
            yaml_files.files(path)


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ("text", "is not a list"),
        ([1], "has 1, which YAML does not read as text"),
        ([" "], "has an empty item"),
        (["AA", "Aa"], "'Aa' twice"),
    ],
)
def test_a_list_is_of_texts_each_once(tmp_path, items, said):
    with pytest.raises(LexiconError, match=said):
        yaml_files.listed(tmp_path, "entry", {"key": items}, "key")


def test_a_list_as_written_tells_capitals():
    content = {"key": ["AA", "Aa", "a  b"]}
    assert yaml_files.listed("f", "entry", content, "key", as_written=True) == ("AA", "Aa", "a b")


def test_a_flag_is_yes_or_no(tmp_path):
    assert yaml_files.flag(tmp_path, "entry", {"ignore": True}, "ignore")
    assert not yaml_files.flag(tmp_path, "entry", {}, "ignore")
    with pytest.raises(LexiconError, match="write true or false"):
        yaml_files.flag(tmp_path, "entry", {"ignore": "maybe"}, "ignore")
