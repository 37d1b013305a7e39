"""Discovery: public modules in the order of their names, private ones and packages' faces not."""

import importlib
import sys

import pytest

from analysis import discover


@pytest.fixture
def package(tmp_path, monkeypatch):
    folder = tmp_path / "made_package"
    folder.mkdir()
    for name in ("__init__", "zeta", "alpha", "_shared", "mid"):
        (folder / f"{name}.py").write_bytes(f'NAME = "{name}"\n'.encode())
    monkeypatch.syspath_prepend(str(tmp_path))
    yield importlib.import_module("made_package")
    for name in [name for name in sys.modules if name.startswith("made_package")]:
        del sys.modules[name]


def test_public_modules_come_in_the_order_of_their_names(package):
    assert [m.NAME for m in discover.modules(package)] == ["alpha", "mid", "zeta"]


def test_a_new_file_is_found_without_being_listed_anywhere(package, tmp_path):
    (tmp_path / "made_package" / "beta.py").write_bytes(b'NAME = "beta"\n')
    importlib.invalidate_caches()
    assert "beta" in [m.NAME for m in discover.modules(package)]


def test_a_broken_module_is_not_passed_over(package, tmp_path):
    (tmp_path / "made_package" / "broken.py").write_bytes(b"import no_such_module_anywhere\n")
    importlib.invalidate_caches()
    with pytest.raises(ModuleNotFoundError):
        discover.modules(package)
