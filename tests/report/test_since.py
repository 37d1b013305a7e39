"""A run set against the one before it: what is kept of the comparison, and what stops nothing."""

import json

import pytest

from analysis.errors import OutputError
from analysis.report import changes, since
from tests.report.test_changes import FOUND


@pytest.fixture
def places(tmp_path, monkeypatch):
    """A folder that is being written, and an earlier run for it to be compared with."""
    made, before = tmp_path / ".new", tmp_path / "before"
    for folder in (made, before):
        folder.mkdir()
    monkeypatch.setattr(changes, "previous", lambda _: before)
    return made, tmp_path / "run"


def test_the_first_run_of_a_name_has_nothing_to_be_compared_with(tmp_path):
    assert since.last(tmp_path, tmp_path / "run", {"articles": 1}) == since.Since()
    assert not (tmp_path / changes.FILE).exists()


def test_what_changed_is_told_kept_and_held_against_the_limits(places, monkeypatch):
    monkeypatch.setattr(changes, "between", lambda *_: FOUND)
    found = since.last(*places, {"risen": 1})
    assert found.alert == "Alert: risen 1 (limit 1): Eastmere."
    assert any("Eastmere" in str(line) for line in found.told.lines)
    kept = json.loads((places[0] / changes.FILE).read_text(encoding="utf-8"))
    assert kept["alert"] == found.alert
    assert since.last(*places, {"risen": 2}).alert == ""


def test_a_run_that_cannot_be_compared_is_said_and_stops_nothing(places, monkeypatch):
    def between(*_):
        raise OutputError(places[0], "a table is missing", "Make it again.")

    monkeypatch.setattr(changes, "between", between)
    found = since.last(*places, {"risen": 1})
    assert "a table is missing" in str(found.told.lines[0])
    assert found.alert == ""
