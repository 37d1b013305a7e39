"""What is in git: no trace of a machine, and an installation that is pinned by hashes."""

import re
from itertools import groupby

import pytest

from analysis import paths
from tests.house import source

# Spelled so that this file does not hold what it looks for.
MACHINE_FOLDERS = ("work", "tmp", "root", "home", "Users")
MACHINE_PATH = re.compile(rf"(?<![\w.}}<:/-])/(?:{'|'.join(MACHINE_FOLDERS)})/[\w.-]")
REGISTRY = re.compile(
    "|".join(
        ("extra-index" + "-url", "https?://[^\\s\"']*/simple" + "\\b", "files.python" + "hosted")
    )
)
OPTION = "--index" + "-url"
BINARY = (".png", ".gz", ".parquet", ".ico")
SEEDS = "seeds"

HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")
PACKAGE = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^ ;]+)")


@pytest.fixture(autouse=True, scope="module")
def _in_git():
    if not source.tracked():
        pytest.skip("not a git checkout, so nothing says which files are the project's")


def _text_files():
    for path in source.tracked():
        inside = path.relative_to(paths.ROOT)
        if path.suffix not in BINARY and inside.parts[0] != SEEDS:
            yield inside.as_posix(), path.read_text(encoding="utf-8", errors="replace")


def _locked() -> dict[str, list[str]]:
    """Return the lines below each package of the lock, by the package's name."""
    locked: dict[str, list[str]] = {}
    name = ""
    for line in (paths.ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines():
        found = PACKAGE.match(line)
        name = found[1] if found else name
        if name:
            locked.setdefault(name, []).append(line)
    return locked


def _direct(file: str) -> set[str]:
    lines = (paths.ROOT / file).read_text(encoding="utf-8").splitlines()
    names = (re.match(r"[A-Za-z0-9._-]+", line) for line in lines if not line.startswith("#"))
    return {re.sub(r"[._-]+", "-", found[0]).lower() for found in names if found}


def test_no_file_names_a_folder_of_somebody_s_machine():
    found = [
        f"{name}:{text[: m.start()].count(chr(10)) + 1}: {text[m.start() : m.end() + 30]!r}"
        for name, text in _text_files()
        for m in MACHINE_PATH.finditer(text)
    ]
    assert not found, "\n".join(found)


def test_no_file_names_a_package_index():
    found = [
        f"{name}: {m[0]!r}"
        for name, text in _text_files()
        if (m := REGISTRY.search(text.replace("--no-emit" + "-index-url", ""))) or OPTION in text
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_the_lock_has_every_direct_package(file):
    assert _direct(file) - set(_locked()) == set()


def test_every_locked_package_is_pinned_by_hashes():
    bare = [name for name, lines in _locked().items() if not any(map(HASH.match, lines))]
    assert len(_locked()) > 50
    assert bare == []


def test_the_lock_has_no_address():
    text = (paths.ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if "://" in line or " @ " in line] == []


def test_ranges_are_short_to_read():
    lines = (paths.ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if line and not line.startswith("#")]) <= 30
    assert not any("--hash" in line for line in lines)


def test_no_file_is_large_but_the_lock():
    large = {
        p.relative_to(paths.ROOT).as_posix(): p.stat().st_size // 1000
        for p in source.tracked()
        if p.stat().st_size > 500_000 and p.name != "requirements.lock"
    }
    assert not large, f"kB: {large}"


def test_no_two_files_differ_by_case_alone():
    names = sorted((p.relative_to(paths.ROOT).as_posix() for p in source.tracked()), key=str.lower)
    same = [list(group) for _, group in groupby(names, key=str.lower)]
    assert [group for group in same if len(group) > 1] == []
