"""Which runs stay: whole reports by number, and nothing that is not ours. All invented."""

import json

import pytest

from analysis.report import locks, retention, status
from analysis.report.status import Status


def _name(day):
    return f"2031-05-{day:02d}T070000Z"


@pytest.fixture
def make(tmp_path):
    """Make a run of this day beside the others, with its status."""

    def make(day, *, is_complete=True, name="", tables_only=False):
        run = tmp_path / (name or _name(day))
        run.mkdir()
        told = Status(run)
        told.begin()
        told.end(status.DONE if is_complete else status.FAILED, 0)
        manifest = {
            "made_by": "parallax",
            "is_complete": is_complete,
            "finished_at": f"2031-05-{day:02d}T07:01:00Z",
            "notebooks": [] if tables_only else [{"notebook": "01_a.ipynb"}],
        }
        (run / "manifest.json").write_text(json.dumps(manifest))
        return run

    return make


def _stand(place):
    return sorted(p.name for p in place.iterdir())


def _with_status(*days):
    return sorted(f"{_name(day)}{ending}" for day in days for ending in ("", status.ENDING))


def test_the_newest_whole_ones_stay(make, tmp_path):
    for day in (1, 2, 3, 4):
        make(day)
    gone = retention.prune(tmp_path, 2)
    assert [run.name for run in gone] == [_name(1), _name(2)]
    assert _stand(tmp_path) == _with_status(3, 4)
    assert retention.prune(tmp_path, 2) == []


def test_what_is_incomplete_goes_with_what_is_older_than_the_oldest_that_stays(make, tmp_path):
    make(1, is_complete=False)
    make(2)
    make(3, is_complete=False)
    make(4, tables_only=True)
    make(5)
    make(6, is_complete=False)
    retention.prune(tmp_path, 2)
    assert _stand(tmp_path) == _with_status(2, 3, 4, 5, 6)
    retention.prune(tmp_path, 1)
    assert _stand(tmp_path) == _with_status(5, 6)


def test_without_a_whole_one_nothing_goes(make, tmp_path):
    for day in (1, 2, 3):
        make(day, is_complete=False)
    assert retention.prune(tmp_path, 1) == []
    assert _stand(tmp_path) == _with_status(1, 2, 3)


def test_latest_stays_however_old(make, tmp_path):
    old = make(1)
    make(2)
    (tmp_path / "latest").symlink_to(old.name)
    retention.prune(tmp_path, 1)
    assert _stand(tmp_path) == sorted([*_with_status(1, 2), "latest"])


def test_what_report_did_not_name_or_make_stays(make, tmp_path):
    make(1, name="thesis")
    foreign = tmp_path / _name(2)
    foreign.mkdir()
    (foreign / "manifest.json").write_text('{"made_by": "webpack"}')
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    linked = make(3)
    linked.rename(elsewhere / "run")
    linked.symlink_to(elsewhere / "run")
    make(4)
    retention.prune(tmp_path, 1)
    stands = set(_stand(tmp_path))
    assert {"thesis", "thesis.status.json", _name(2), _name(3), "elsewhere"} <= stands


def test_one_that_is_held_stays(make, tmp_path):
    held = make(1)
    make(2)
    lock = locks.take(locks.of(held))
    assert retention.prune(tmp_path, 1) == []
    locks.give_back(lock)
    assert [run.name for run in retention.prune(tmp_path, 1)] == [held.name]


def test_a_status_without_a_run_goes_when_it_is_older(make, tmp_path):
    for day in (1, 5):
        Status(tmp_path / _name(day)).begin()  # killed: nobody holds its lock
    make(3)
    retention.prune(tmp_path, 1)
    assert _stand(tmp_path) == sorted([*_with_status(3), f"{_name(5)}{status.ENDING}"])


def test_what_killed_runs_left_is_cleared_away_and_nothing_else(tmp_path, make):
    mine, killed, waits = (tmp_path / _name(day) for day in (9, 1, 2))
    (tmp_path / f".{killed.name}.abcdefgh.new").mkdir()
    (tmp_path / f".{killed.name}.abcdefgh.gone").mkdir()
    (tmp_path / f".{killed.name}.status.json.new").write_text("{")
    locks.of(killed).touch()
    (tmp_path / f".{waits.name}.abcdefgh.new").mkdir()
    (tmp_path / "yarn.lock").write_text("mine")
    (tmp_path / ".theirs.abcdefgh.new").mkdir()
    mine_too = tmp_path / f".{mine.name}.abcdefgh.new"
    mine_too.mkdir()
    whole = make(3)
    lock = locks.take(locks.of(waits))
    retention.sweep(mine)
    assert set(_stand(tmp_path)) == {
        locks.of(waits).name, f".{waits.name}.abcdefgh.new", "yarn.lock", ".theirs.abcdefgh.new",
        mine_too.name, whole.name, f"{whole.name}{status.ENDING}",
    }  # fmt: skip
    locks.give_back(lock)
