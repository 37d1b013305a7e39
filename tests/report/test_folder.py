"""The output folder: the old run or the new one, never half of either. All invented."""

import errno
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from analysis import paths
from analysis.errors import OutputError
from analysis.report import folder
from analysis.report.exchange import exchange

NOW = datetime(2031, 5, 1, 7, 0, 9, tzinfo=UTC)


@pytest.fixture
def corpus(tmp_path):
    place = tmp_path / "corpus"
    place.mkdir()
    (place / "a.txt").write_text("The mayor came.")
    return place


def _write(out, corpus, text="new"):
    folder.refuse(out, corpus)
    with folder.parents(out), folder.output(out) as made:
        (made / "manifest.json").write_text(json.dumps({"made_by": "parallax"}))
        (made / "report.html").write_text(text)


def _left(out):
    return sorted(p.name for p in out.parent.iterdir() if p.name not in (out.name, "corpus"))


def test_a_run_is_moved_into_place_and_nothing_else_is_left(tmp_path, corpus):
    out = tmp_path / "deep" / "run"
    _write(out, corpus)
    assert (out / "report.html").read_text() == "new"
    assert _left(out) == []
    assert (out.stat().st_mode & 0o777) == 0o777 & ~folder._umask()


def test_folders_made_for_a_run_that_came_to_nothing_are_taken_away(tmp_path, corpus):
    out = tmp_path / "a" / "b" / "run"
    with pytest.raises(ValueError), folder.parents(out), folder.output(out):
        raise ValueError
    assert not (tmp_path / "a").exists()


def test_an_earlier_run_is_replaced(tmp_path, corpus):
    out = tmp_path / "run"
    _write(out, corpus, "old")
    (out / "extra").write_text("x")
    _write(out, corpus, "new")
    assert (out / "report.html").read_text() == "new"
    assert not (out / "extra").exists()
    assert _left(out) == []


def test_an_empty_folder_is_taken(tmp_path, corpus):
    (tmp_path / "run").mkdir()
    _write(tmp_path / "run", corpus)
    assert (tmp_path / "run" / "report.html").exists()


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_whatever_ends_a_run_the_old_one_stays(tmp_path, corpus, error):
    out = tmp_path / "run"
    _write(out, corpus, "old")
    with pytest.raises(error), folder.output(out) as made:
        (made / "report.html").write_text("half")
        raise error
    assert (out / "report.html").read_text() == "old"
    assert _left(out) == []


def test_while_a_run_is_written_the_old_one_is_whole(tmp_path, corpus):
    out = tmp_path / "run"
    _write(out, corpus, "old")
    with folder.output(out) as made:
        (made / "manifest.json").write_text(json.dumps({"made_by": "parallax"}))
        assert (out / "report.html").read_text() == "old"


@pytest.mark.parametrize("manifest", [None, "{}", "no json", "[]", '{"made_by": "webpack"}'])
def test_a_folder_of_something_else_is_refused(tmp_path, corpus, manifest):
    out = tmp_path / "thesis"
    out.mkdir()
    (out / "chapter.tex").write_text("years of work")
    if manifest is not None:
        (out / "manifest.json").write_text(manifest)
    with pytest.raises(OutputError, match="something else than an earlier run"):
        _write(out, corpus)
    assert (out / "chapter.tex").read_text() == "years of work"


@pytest.mark.parametrize("place", [".", "..", "inner"])
def test_the_corpus_is_neither_replaced_nor_written_into(corpus, place):
    with pytest.raises(OutputError, match="corpus"):
        _write(corpus / place, corpus)
    assert [p.name for p in corpus.iterdir()] == ["a.txt"]


def test_a_file_and_a_path_through_a_file_are_refused(tmp_path, corpus):
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="this is a file"):
        _write(tmp_path / "file", corpus)
    with pytest.raises(OutputError, match="a part of this path is a file"):
        _write(tmp_path / "file" / "run", corpus)


def test_a_name_that_is_too_long_is_refused(tmp_path, corpus):
    with pytest.raises(OutputError, match="too long"):
        _write(tmp_path / ("x" * 250), corpus)


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "full"), (errno.EROFS, "read-only"), (errno.EACCES, "may not write")],
)
def test_what_the_disk_refuses_is_a_sentence(tmp_path, corpus, number, said):
    out = tmp_path / "run"
    _write(out, corpus, "old")
    with pytest.raises(OutputError, match=said), folder.output(out):
        raise OSError(number, os.strerror(number))
    assert (out / "report.html").read_text() == "old"
    assert _left(out) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_refused(tmp_path, corpus):
    place = tmp_path / "locked"
    place.mkdir(mode=0o555)
    with pytest.raises(OutputError, match="may not write"):
        _write(place / "run", corpus)


def test_an_error_that_is_not_the_disk_s_stays_what_it_is(tmp_path, corpus):
    with pytest.raises(FileNotFoundError), folder.output(tmp_path / "run"):
        Path(tmp_path / "nowhere").read_text()


def test_a_run_killed_between_the_two_moves_is_put_back(tmp_path, corpus):
    old = tmp_path / ".run.abcdefgh.old"
    old.mkdir()
    (old / "manifest.json").write_text(json.dumps({"made_by": "parallax"}))
    (old / "report.html").write_text("old")
    with pytest.raises(ValueError), folder.output(tmp_path / "run"):
        raise ValueError
    assert (tmp_path / "run" / "report.html").read_text() == "old"


@pytest.mark.parametrize("can", [True, False])
def test_the_old_run_is_there_until_the_new_one_is(tmp_path, corpus, monkeypatch, can):
    """In one step where the system can exchange folders, and put back where it cannot."""
    if not can:
        monkeypatch.setattr(folder, "exchange", lambda *_: False)
    out = tmp_path / "run"
    _write(out, corpus, "old")
    moved = []
    rename = Path.rename

    def noted(self, target):
        moved.append(self.name)
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", noted)
    _write(out, corpus, "new")
    assert (out / "report.html").read_text() == "new"
    assert _left(out) == []
    assert bool(moved) is not (can and folder.exchange is exchange and _can_exchange(tmp_path))


def _can_exchange(place):
    for name in ("one", "other"):
        (place / name).mkdir()
    return exchange(place / "one", place / "other")


def test_a_new_run_that_cannot_be_moved_leaves_the_old_one(tmp_path, corpus, monkeypatch):
    monkeypatch.setattr(folder, "exchange", lambda *_: False)
    out = tmp_path / "run"
    _write(out, corpus, "old")
    rename = Path.rename

    def refused(self, target):
        if self.suffix == ".new":
            raise OSError(errno.ENOSPC, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(OutputError, match="full"):
        _write(out, corpus, "new")
    assert (out / "report.html").read_text() == "old"
    assert _left(out) == []


def test_sweeping_leaves_what_another_run_is_writing(tmp_path):
    """The other's name begins with this one's."""
    other = tmp_path / ".run.b.abcdefgh.new"
    other.mkdir()
    mine = tmp_path / ".run.abcdefgh.new"
    mine.mkdir()
    folder.sweep(tmp_path / "run")
    assert other.is_dir()
    assert not mine.exists()


def test_a_run_is_removed_whole(tmp_path, corpus):
    _write(tmp_path / "run", corpus)
    folder.remove(tmp_path / "run")
    assert [p.name for p in tmp_path.iterdir()] == ["corpus"]


def test_what_is_refused_elsewhere_is_named(tmp_path):
    elsewhere = str(tmp_path / "temporary" / "x")
    place = tmp_path / "outputs" / "run"
    with pytest.raises(OutputError, match="x: the disk is full"), folder.writing(place):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), elsewhere)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("seeds", "seeds"),
        ("news.v2.jsonl.gz", "news"),
        ("a\nb/c"[:3], "a_b"),
        ("..", "corpus"),
        ("x" * 300, "x" * 80),
        ("Türkiye 2025", "Türkiye 2025"),
    ],
)
def test_the_default_place_is_named_for_corpus_and_time(name, shown):
    place = folder.default(Path("/news") / name, NOW)
    assert place == paths.OUTPUTS / shown / "2031-05-01T070009Z"


@pytest.mark.parametrize(
    ("name", "shown"), [("monday", "monday"), ("../../etc", "_.._etc"), ("v2.1", "v2.1")]
)
def test_a_name_that_is_given_takes_the_place_of_the_corpus_s(name, shown):
    assert folder.default(Path("/news"), NOW, name).parent == paths.OUTPUTS / shown


def test_latest_points_to_the_newest(tmp_path, corpus):
    for name in ("one", "two"):
        _write(tmp_path / name, corpus, name)
        folder.mark_latest(tmp_path / name)
        assert (tmp_path / "latest" / "report.html").read_text() == name
    assert (tmp_path / "latest").readlink() == Path("two")


def test_a_folder_called_latest_is_not_replaced(tmp_path, corpus):
    (tmp_path / "latest").mkdir()
    _write(tmp_path / "one", corpus)
    with pytest.raises(OutputError, match="this is not a link"):
        folder.mark_latest(tmp_path / "one")


def test_a_run_is_found_by_its_folder_or_by_that_of_its_corpus(tmp_path, corpus):
    _write(tmp_path / "one", corpus)
    folder.mark_latest(tmp_path / "one")
    assert folder.find(tmp_path / "one") == tmp_path / "one"
    assert folder.find(tmp_path) == tmp_path / "latest"
    with pytest.raises(OutputError, match="no run here"):
        folder.find(tmp_path / "none")
