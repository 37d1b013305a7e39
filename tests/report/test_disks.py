"""Real disks that are full or read-only: a sentence, nothing half left, `latest` as it was.

Making such a disk takes the right to mount one; where it is missing the tests say so and skip. The
articles are invented.
"""

import shutil
import subprocess

import pytest

from analysis import paths
from analysis.errors import OutputError
from analysis.report import status
from analysis.report.run import Options, run


@pytest.fixture
def disk(tmp_path):
    """Mount a small disk in memory."""
    place = tmp_path / "disk"
    place.mkdir()

    def mounted(*options):
        command = ["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(place)]
        if subprocess.run(command, capture_output=True).returncode:
            pytest.skip("disks cannot be mounted here")
        return place

    yield mounted
    subprocess.run(["umount", "-l", str(place)], capture_output=True)


def test_a_disk_that_fills_up_ends_a_run_with_a_sentence_and_leaves_the_last_one(
    monkeypatch, disk, corpus, suite, opened
):
    place = disk("size=4m")
    monkeypatch.setattr(paths, "OUTPUTS", place / "outputs")
    options = Options(notebooks=suite, name="monday")
    first = run(corpus, None, (), options).out
    (place / "ballast").write_bytes(bytes(shutil.disk_usage(place).free - 16_384))
    with pytest.raises(OutputError, match="the disk is full"):
        run(corpus, None, (), options)
    runs = first.parent
    assert (runs / "latest").resolve() == first.resolve()
    assert [p.name for p in runs.iterdir() if p.is_dir() and not p.is_symlink()] == [first.name]
    last = status.of_name(runs)[-1]
    assert (last.state, last.told["exit_code"]) == ("failed", 2)
    assert "the disk is full" in last.told["reason"]


def test_a_read_only_disk_is_a_sentence(disk, corpus, suite, opened):
    place = disk("size=1m,ro")
    with pytest.raises(OutputError, match="read-only"):
        run(corpus, place / "run", (), Options(notebooks=suite))
    assert opened.asked is None, "nothing was read for a run that has no place"
