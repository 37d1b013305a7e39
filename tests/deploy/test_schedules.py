"""The shipped schedules, checked by the programs that will read them where those are here."""

import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from analysis import paths
from tests.deploy.shipped import DEPLOY

UNITS = ("parallax.service", "parallax.timer", "parallax-notice@.service")
COMMIT = re.compile(r"actions/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
EXPOSURE = re.compile(r"Overall exposure level for parallax\.service: ([\d.]+)")

# What systemd-analyze calls SAFE ends at 2; this unit had 0.9, and new systemds add tests.
MOST_EXPOSED = 2.0


def _needed(program):
    if not shutil.which(program):
        pytest.skip(f"{program} is not on this machine")


def _run(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, **options)
    return done.returncode, done.stdout + done.stderr


def _cron_line():
    lines = (DEPLOY / "crontab").read_text(encoding="utf-8").splitlines()
    (line,) = (line for line in lines if re.match(r"[\d*]", line))
    return line


@pytest.fixture
def units(tmp_path) -> Path:
    """The units as they are, with a program that exists in the place of the placeholder's."""
    for name in UNITS:
        text = (DEPLOY / name).read_text(encoding="utf-8")
        text = text.replace("/srv/parallax/.venv/bin/python", sys.executable)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_crontab_is_what_cron_takes():
    _needed("crontab")
    if "-n" not in _run("crontab", "-h")[1]:
        pytest.skip("this crontab cannot check a file without installing it")
    code, said = _run("crontab", "-n", str(DEPLOY / "crontab"))
    assert code == 0, said


def test_the_crontab_runs_on_mondays_at_seven_and_has_nothing_cron_reads_otherwise():
    line = _cron_line()
    assert line.split()[:5] == ["0", "7", "*", "*", "1"]
    assert "%" not in line, "cron takes it for the end of the line"


@pytest.mark.parametrize(
    ("ending", "mailed"), [(0, ""), (1, "The report ended with 1.\nwhy\n")], ids=["good", "failed"]
)
def test_cron_has_something_to_mail_only_when_the_report_failed(tmp_path, ending, mailed):
    """The line as it is, in a shell, with a stand-in for our command."""
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f"#!/bin/sh\necho why\nexit {ending}\n", encoding="utf-8")
    python.chmod(0o755)
    (tmp_path / "outputs").mkdir()
    command = _cron_line().split(maxsplit=5)[5].replace("/srv/parallax", str(tmp_path))
    assert _run("/bin/sh", "-c", command) == (0, mailed)
    assert (tmp_path / "outputs" / "monday.log").read_text(encoding="utf-8") == "why\n"


def test_cron_mails_when_the_project_is_not_there(tmp_path):
    command = _cron_line().split(maxsplit=5)[5].replace("/srv/parallax", str(tmp_path / "gone"))
    assert "gone" in _run("/bin/sh", "-c", command, cwd=tmp_path)[1]


def test_systemd_takes_the_units(units):
    _needed("systemd-analyze")
    found = [str(units / name.replace("@.", "@parallax.service.")) for name in UNITS]
    code, said = _run("systemd-analyze", "verify", "--man=no", *found)
    ours = [line for line in said.splitlines() if "parallax" in line]
    assert (code, ours) == (0, []), said


def test_systemd_would_find_a_mistake_in_them(units):
    _needed("systemd-analyze")
    unit = units / "parallax.service"
    text = unit.read_text(encoding="utf-8").replace("KillMode=mixed", "KillMode=kind")
    unit.write_text(text, encoding="utf-8")
    assert "kill mode" in _run("systemd-analyze", "verify", "--man=no", str(unit))[1]


def test_the_timer_is_due_on_mondays_at_seven(units):
    _needed("systemd-analyze")
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(units / "parallax.timer", encoding="utf-8")
    when, persistent = (parser["Timer"][name] for name in ("OnCalendar", "Persistent"))
    code, said = _run(
        "systemd-analyze", "calendar", "--base-time=2031-05-01 00:00:00", when,
        env=os.environ | {"TZ": "UTC"},
    )  # fmt: skip
    assert (code, persistent) == (0, "true"), said
    assert "Mon 2031-05-05 07:00:00" in said


def test_the_service_may_write_to_outputs_and_little_else(units):
    _needed("systemd-analyze")
    code, said = _run(
        "systemd-analyze", "security", "--offline=true", "parallax.service", cwd=units
    )
    if "offline" in said and code:
        pytest.skip("this systemd-analyze judges no unit that is not installed")
    found = EXPOSURE.search(said)
    assert found, said
    assert float(found[1]) < MOST_EXPOSED
    text = (units / "parallax.service").read_text(encoding="utf-8")
    assert re.findall(r"^ReadWritePaths=(.*)$", text, re.M) == ["/srv/parallax/outputs"]


def test_the_workflow_uses_pinned_actions_of_one_owner_and_may_only_read():
    text = (DEPLOY / "report.yml").read_text(encoding="utf-8")
    used = re.findall(r"uses: (.*)", text)
    assert len(used) >= 4
    assert [action for action in used if not COMMIT.match(action)] == []
    assert yaml.safe_load(text)["permissions"] == {"contents": "read"}


def test_the_workflow_puts_nothing_that_was_typed_into_a_shell():
    steps = yaml.safe_load((DEPLOY / "report.yml").read_text(encoding="utf-8"))
    steps = steps["jobs"]["report"]["steps"]
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []


def test_the_workflow_hands_out_the_run_also_when_it_failed(tmp_path):
    """The step that says where the run is, in a shell, on what our command prints."""
    content = yaml.safe_load((DEPLOY / "report.yml").read_text(encoding="utf-8"))
    steps = {
        step.get("id") or step.get("name"): step for step in content["jobs"]["report"]["steps"]
    }
    (tmp_path / "page.txt").write_text("/a/outputs/monday/run 1/report.html\n", encoding="utf-8")
    out = tmp_path / "out"
    environment = os.environ | {"GITHUB_OUTPUT": str(out)}
    code, said = _run("bash", "-ec", steps["made"]["run"], cwd=tmp_path, env=environment)
    assert (code, out.read_text(encoding="utf-8")) == (0, "folder=/a/outputs/monday/run 1\n"), said
    assert steps["Hand out the report"]["if"] == steps["made"]["if"] == "always()"
    assert "steps.made.outputs.folder" in steps["Hand out the report"]["with"]["path"]


def test_what_the_schedules_name_is_in_the_repository():
    text = "".join(f.read_text(encoding="utf-8") for f in DEPLOY.iterdir() if f.is_file())
    named = set(re.findall(r"\bdeploy/([\w@.*-]+\w)", text))
    assert named
    assert {name for name in named if not list(DEPLOY.glob(name))} == set()
    assert "setup:" in (paths.ROOT / "Makefile").read_text(encoding="utf-8")
