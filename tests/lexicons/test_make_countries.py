"""The packaged countries are what their script makes of the libraries' data."""

import pytest

from analysis import paths

pytest.importorskip("pycountryinfo", reason="pycountryinfo is not installed")
pytest.importorskip("babel", reason="babel is not installed")

from tests.lexicons import make_countries


def test_the_file_is_what_the_script_makes():
    kept = (paths.ALIASES / "countries.yaml").read_text(encoding="utf-8")
    assert kept == make_countries.text(), "python -m tests.lexicons.make_countries > ..."


def test_an_adjective_s_plural_is_made_where_there_is_one():
    assert make_countries.spelled(["Syrian"]) == ["Syrians"]
    assert make_countries.spelled(["Lebanese"]) == []
    assert make_countries.spelled(["Danish"]) == ["Dane", "Danes"]
    assert make_countries.spelled(["Saudi", "Saudi Arabian"]) == [
        "Saudi Arabian", "Saudis", "Saudi Arabians"
    ]  # fmt: skip


def test_a_weak_spelling_is_not_looked_for():
    assert make_countries.entry("Chad", "GPE", ["Republic of Chad"], []) == {
        "name": "Chad", "type": "GPE", "spellings": ["Republic of Chad"], "weak": ["Chad"]
    }  # fmt: skip


def test_the_first_of_a_name_stays():
    made = [{"name": "Singapore", "n": 1}, {"name": "Singapore", "n": 2}, {"name": "Malé", "n": 3}]
    assert [entry["n"] for entry in make_countries.joined(made)] == [1, 3]
