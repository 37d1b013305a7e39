"""What is kept is found again, by content; what is damaged is noticed. Texts are invented."""

import pandas as pd
import pyarrow as pa
import pytest

from analysis.annotate.store import Store
from analysis.errors import OutputError, ParameterError


def _part(*text_ids):
    return pa.table({
        "text_id": pa.array([t for t in text_ids for _ in range(2)]).dictionary_encode(),
        "start": pa.array(list(range(2 * len(text_ids))), pa.int32()),
        "end": pa.array(list(range(2 * len(text_ids))), pa.int32()),
        "label": pa.array(["GPE", "ORG"] * len(text_ids)).dictionary_encode(),
    })  # fmt: skip


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


def _found(store, text_ids):
    return [t for part in store.read("names", text_ids) for t in part["text_id"].to_pylist()]


def test_what_is_written_is_no_longer_missing(store):
    assert store.missing("names", ["b", "a", "b"]) == ["b", "a"]
    store.write("names", _part("a", "b"))
    assert store.missing("names", ["b", "c", "a"]) == ["c"]
    assert store.missing("grammar", ["a"]) == ["a"]
    assert _found(store, ["a", "b"]) == ["a", "a", "b", "b"]
    assert _found(Store(store.root), ["b"]) == ["b", "b"]


def test_texts_without_rows_are_remembered(store):
    store.write("names", _part("a"), ["a", "empty"])
    assert store.missing("names", ["a", "empty"]) == []
    assert _found(store, ["empty", "a"]) == ["a", "a"]


def test_a_text_in_two_parts_is_read_once(store):
    store.write("names", _part("a", "b"))
    store.write("names", _part("b", "c"))
    assert sorted(_found(store, ["a", "b", "c"])) == ["a", "a", "b", "b", "c", "c"]


def test_only_the_columns_asked_for_are_read(store):
    store.write("names", _part("a"))
    (part,) = store.read("names", ["a"], ["label"])
    assert part.schema.names == ["text_id", "label"]


@pytest.mark.parametrize("keep", [0, 50, -1])
def test_a_damaged_part_is_set_aside_and_its_texts_are_missing(store, keep):
    store.write("names", _part("a", "b"))
    (path,) = (store.root / "names").rglob("*.parquet")
    path.write_bytes(path.read_bytes()[:keep])
    again = Store(store.root)
    with pytest.warns(UserWarning, match=r"^1 damaged file") as caught:
        assert again.missing("names", ["a"]) == ["a"]
    assert len(caught) == 1
    assert path.with_suffix(".broken").exists()
    assert not path.exists()
    assert again.missing("names", ["a"]) == ["a"]  # and no second warning
    store.write("names", _part("a", "b"))
    assert Store(store.root).missing("names", ["a"]) == []


def test_reading_a_damaged_part_is_an_error_not_a_gap(store):
    store.write("names", _part("a"))
    assert store.missing("names", ["a"]) == []
    (path,) = (store.root / "names").rglob("*.parquet")
    path.write_bytes(path.read_bytes()[:-4] + b"....")
    with pytest.raises(OutputError, match="Run the same command again"):
        _found(store, ["a"])
    assert store.missing("names", ["a"]) == ["a"]


def test_temporary_and_other_files_do_no_harm(store):
    store.write("names", _part("a"))
    (path,) = (store.root / "names").rglob("*.parquet")
    path.with_name(".half.tmp").write_bytes(b"PAR1")
    path.with_name("notes.txt").write_text("hello")
    assert Store(store.root).missing("names", ["a"]) == []


def test_another_model_starts_anew(store, tmp_path):
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "meta.json").write_text('{"lang": "en", "name": "mine", "version": "1"}')
    store.write("names", _part("a"))
    assert Store(store.root, str(folder)).missing("names", ["a"]) == ["a"]


def test_an_unknown_layer_is_an_error(store):
    with pytest.raises(ParameterError, match="grammar, names"):
        store.missing("syntax", ["a"])


FRAME = pd.DataFrame({"term": ["a", "b"], "n": [1, 2]}).astype({"term": "str"})


def test_a_table_is_made_once_for_each_key(store):
    calls = []

    def make():
        calls.append(1)
        return FRAME.set_index(pd.Index([5, 9]))

    for _ in range(3):
        pd.testing.assert_frame_equal(store.remember("t", ("k", 1), make), FRAME)
    assert len(calls) == 1
    store.remember("t", ("k", 2), make)
    assert len(calls) == 2
    assert len(list((store.root / "tables").glob("t-*.parquet"))) == 2


def test_a_damaged_table_is_made_again(store):
    store.remember("t", (), lambda: FRAME)
    (path,) = (store.root / "tables").iterdir()
    path.write_bytes(b"nothing")
    with pytest.warns(UserWarning, match="made again"):
        pd.testing.assert_frame_equal(store.remember("t", (), lambda: FRAME), FRAME)
    assert store.remember("t", (), lambda: FRAME.iloc[:0]).equals(FRAME)


def test_a_table_comes_back_the_same_made_or_read(store):
    made = FRAME.iloc[:0].assign(kind=pd.Categorical([], categories=["x"]))
    first = store.remember("empty", (), lambda: made)
    second = store.remember("empty", (), lambda: made)
    pd.testing.assert_frame_equal(first, second)


def test_a_folder_is_made(store):
    assert store.folder("nltk").is_dir()
    (store.root / "file").write_text("")
    with pytest.raises(OutputError):
        store.folder("file")
