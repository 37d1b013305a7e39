"""Files are whole or not there, named by their content, and typed as they were."""

import errno
import os

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from analysis.annotate import store_files
from analysis.errors import OutputError

TABLE = pa.table({"a": [1, 2, 3]})


def _only(folder):
    (path,) = folder.glob("*.parquet")
    return path


def test_a_file_is_named_by_its_bytes(tmp_path):
    data = store_files.save(tmp_path, "x-", TABLE)
    path = _only(tmp_path)
    assert path.name.startswith("x-")
    assert store_files.load(path) == data == path.read_bytes()
    assert store_files.table(data).equals(TABLE)


@pytest.mark.parametrize(
    "damage", [lambda b: b[:-1], lambda b: b"", lambda b: b[:9] + b"?" + b[10:]]
)
def test_damage_shows(tmp_path, damage):
    data = store_files.save(tmp_path, "", TABLE)
    path = _only(tmp_path)
    path.write_bytes(damage(data))
    assert store_files.load(path) is None
    store_files.set_aside(path)
    assert [p.suffix for p in tmp_path.iterdir()] == [".broken"]
    assert store_files.load(path) is None


def test_column_types_come_back(tmp_path):
    frame = pd.DataFrame({
        "word": pd.array(["a", "b", None], dtype="str"),
        "day": pd.to_datetime(["2020-01-01", None, "1999-12-31"]).astype("datetime64[us]"),
        "kind": pd.Categorical(["y", "z", "y"], categories=["z", "unused", "y"]),
        "n": np.array([1, 2, 3], dtype="int64"),
        "small": np.array([1, 2, 3], dtype="int32"),
        "share": [0.5, np.nan, 1.0],
        "is_it": [True, False, True],
    })  # fmt: skip
    data = store_files.save(tmp_path, "", pa.Table.from_pandas(frame, preserve_index=False))
    pd.testing.assert_frame_equal(store_files.frame(data), frame)
    empty = frame.iloc[:0].drop(columns="kind")
    data = store_files.save(tmp_path, "", pa.Table.from_pandas(empty, preserve_index=False))
    pd.testing.assert_frame_equal(store_files.frame(data), empty)


def test_many_categories_keep_their_order(tmp_path):
    words = [f"word number {n}" for n in range(100_000)]
    frame = pd.DataFrame({"w": pd.Categorical(words[::-1], categories=words)})
    data = store_files.save(tmp_path, "", pa.Table.from_pandas(frame, preserve_index=False))
    pd.testing.assert_frame_equal(store_files.frame(data), frame)


def test_a_full_disk_is_a_sentence_and_leaves_nothing(tmp_path, monkeypatch):
    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="the disk is full"):
        store_files.save(tmp_path, "", TABLE)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(OutputError, match="cannot be written"):
        store_files.save(tmp_path / "file" / "store", "", TABLE)


def test_footer_entries(tmp_path):
    store_files.save(tmp_path, "", TABLE.replace_schema_metadata({b"k": "värde"}))
    assert store_files.metadata(_only(tmp_path), b"k") == "värde"
    assert store_files.metadata(_only(tmp_path), b"other") is None
    assert store_files.metadata(tmp_path / "none.parquet", b"k") is None
