"""The manifest says what was in force. All names are invented."""

import json
import platform
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from analysis.lexicons.load import Alias
from analysis.report import manifest
from analysis.report.execute import Ending
from tests.report import made

STARTED, FINISHED = (datetime(2031, 5, 1, 7, 0, second, tzinfo=UTC) for second in (1, 9))


@pytest.fixture
def content():
    endings = [Ending("00_a.ipynb", seconds=1.5), Ending("01_b.ipynb", "failed", 3, "E", "why")]
    force = {"corpus": "seeds", "sources": [], "top_n": 3}
    return manifest.manifest(made.Study(), force, endings, started_at=STARTED, finished_at=FINISHED)


def test_it_has_all_that_makes_a_run_what_it_is(content):
    assert content["made_by"] == "parallax"
    assert content["parameters"] == {"corpus": "seeds", "sources": [], "top_n": 3}
    assert content["corpus"] == {
        "name": "invented",
        "fingerprint": "f" * 64,
        "n_files": 3,
        "n_articles": 2,
    }
    assert content["model"] == {"name": "none", "version": "0", "sha256": "0" * 64}
    assert (content["started_at"], content["finished_at"]) == (
        "2031-05-01T07:00:01Z",
        "2031-05-01T07:00:09Z",
    )
    assert content["codebook"] and content["aliases"]


def test_it_counts_the_copies_set_aside_and_names_the_tables_that_have_them(content):
    assert content["set_aside"] == {"n_articles": 0, "still_in": []}
    found = manifest.set_aside(made.once())
    assert found["n_articles"] == 1
    assert {"copies", "events", "revisions"} <= set(found["still_in"])


def test_a_run_with_a_failed_notebook_is_not_complete(content):
    assert content["is_complete"] is False
    assert content["notebooks"][1] == {
        "notebook": "01_b.ipynb",
        "status": "failed",
        "cell": 3,
        "error": "E",
        "message": "why",
        "seconds": 0.0,
    }


def test_the_ledger_s_counts_add_up(content):
    rows = {(r["status"], r["reason"]): r["n_records"] for r in content["ledger"]}
    assert rows == {("kept", ""): 2, ("dropped", "not_text"): 1}


def test_python_and_the_direct_packages_have_versions(content):
    versions = content["versions"]
    assert versions["python"] == platform.python_version()
    assert {"pandas", "papermill", "spacy", "typer"} <= set(versions)
    assert all(versions.values())


def test_it_is_written_as_json(content, tmp_path):
    manifest.write(content, tmp_path)
    assert json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8")) == content


def test_the_lexicons_are_kept_an_entry_a_line(tmp_path):
    topic = SimpleNamespace(name="ports", terms=("pier", "quay"), exclusions=("pier table",))
    velmar = Alias("Velmar", "ORG", ("Velmar", "Velmar, Inc."), short=("VB",))
    found = manifest.lexicons(made.Study(codebook=(topic,), aliases=(velmar,)))
    assert found == {
        "topics": {"ports": {"terms": ["pier", "quay"], "exclusions": ["pier table"]}},
        "aliases": {"Velmar": ["Velmar", "Velmar, Inc.", "type: ORG", "short: VB"]},
    }
    for content in (found, manifest.lexicons(made.Study())):
        manifest.write_lexicons(content, tmp_path)
        text = (tmp_path / "lexicons.json").read_text(encoding="utf-8")
        assert json.loads(text) == content
    assert len(text.splitlines()) < 12
