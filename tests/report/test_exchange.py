"""Two folders that change places. All invented."""

import pytest

from analysis.report import exchange as module
from analysis.report.exchange import exchange


@pytest.fixture
def two(tmp_path):
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "name").write_text(name)
    return tmp_path / "one", tmp_path / "other"


def _names(two):
    return [(folder / "name").read_text() for folder in two]


def test_they_change_places_or_nothing_happens(two):
    done = exchange(*two)
    assert _names(two) == (["other", "one"] if done else ["one", "other"])


def test_where_the_system_cannot_nothing_happens(two, monkeypatch):
    monkeypatch.setattr(module, "_renameat2", lambda: None)
    assert exchange(*two) is False
    assert _names(two) == ["one", "other"]


def test_a_folder_that_is_not_there_is_no_exchange(two, tmp_path):
    assert exchange(two[0], tmp_path / "nowhere") is False
    assert _names(two) == ["one", "other"]
