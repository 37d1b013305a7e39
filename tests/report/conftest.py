"""Fixtures of the report's tests. Every text in them is invented."""

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from tests.report import made


def put_in(monkeypatch):
    """Put a stand-in for studies in the place of `open_study`; what it was asked is noted."""
    noted = SimpleNamespace(asked=None, study=made.Study())

    def open_study(corpus, **options):
        noted.asked = {"corpus": corpus, **options}
        return noted.study

    module = ModuleType("analysis.study")
    module.open_study = open_study
    monkeypatch.setitem(sys.modules, "analysis.study", module)
    return noted


def write_corpus(folder: Path) -> Path:
    folder.mkdir()
    (folder / "a.txt").write_text("The mayor came.", encoding="utf-8")
    return folder


def write_suite(folder: Path) -> Path:
    """Two notebooks that work."""
    made.notebook(folder / "00_briefing.ipynb", "print(sources, top_n)")
    made.notebook(
        folder / "01_corpus.ipynb",
        made.cell("markdown", "## Counts\n\nSee [the briefing](00_briefing.ipynb)."),
        "from IPython.display import HTML, display\n"
        'svg = \'<svg xmlns="http://www.w3.org/2000/svg" width="9"></svg>\'\n'
        "bundle = {'text/html': f'<figure class=\"chart\">{svg}</figure>', 'image/png': 'aGk='}\n"
        "display(bundle, raw=True, metadata={'parallax': {'figure': 'counts'}})",
        made.cell("markdown", "## Limits\n\nOne outlet is no outlet."),
    )
    return folder


@pytest.fixture
def opened(monkeypatch):
    return put_in(monkeypatch)


@pytest.fixture
def corpus(tmp_path) -> Path:
    return write_corpus(tmp_path / "invented")


@pytest.fixture
def suite(tmp_path) -> Path:
    return write_suite(tmp_path / "notebooks")
