"""Paths: the project's own places, and names that people give."""

from pathlib import Path

import pytest

from analysis import paths


@pytest.mark.parametrize("name", ["PACKAGE", "ROOT", "SEEDS", "OUTPUTS", "TOPICS", "ALIASES"])
def test_the_places_of_the_project_are_there(name):
    place = getattr(paths, name)
    assert place.is_absolute()
    assert place.is_dir()


def test_the_store_lies_in_the_outputs_that_git_ignores():
    assert paths.STORE.parent == paths.OUTPUTS


def test_a_relative_path_is_seen_from_the_working_folder_first(tmp_path, monkeypatch):
    (tmp_path / "seeds").mkdir()
    monkeypatch.chdir(tmp_path)
    assert paths.resolve("seeds") == tmp_path / "seeds"


def test_a_relative_path_is_seen_from_the_project_second(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert paths.resolve("seeds") == paths.SEEDS
    assert paths.resolve(Path("seeds") / "metadata.csv") == paths.SEEDS / "metadata.csv"


def test_a_path_that_is_nowhere_is_named_as_seen_from_the_working_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert paths.resolve("no_such_folder") == tmp_path / "no_such_folder"


def test_an_absolute_path_stays_as_it_is(tmp_path):
    assert paths.resolve(tmp_path / "seeds") == tmp_path / "seeds"


def test_the_home_folder_may_be_written_short(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.resolve("~/articles") == tmp_path / "articles"
