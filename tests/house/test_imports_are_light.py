"""Importing the package does no work: no model, no plotting state, no notebook machinery.

That it takes under a second follows from what it does not import, and is not timed: a busy
machine would fail a clock and nobody would learn anything.
"""

import json
import subprocess
import sys
from functools import cache

import pytest

from analysis import paths
from tests.house import source

SLOW = (
    "spacy", "thinc", "textstat", "nltk", "trafilatura", "pandera", "papermill", "nbconvert",
    "nbclient", "nbformat", "matplotlib.pyplot", "sklearn", "scipy.stats", "dask", "distributed",
    "IPython", "ipywidgets", "ftfy", "py3langid", "faker", "rapidfuzz",
)  # fmt: skip
# In one process, each module after the other: what is new after an import is that module's doing,
# or that of what it imports; the first one to blame is the one named.
SCRIPT = """
import importlib, json, sys
slow, found = json.loads(sys.argv[1]), {}
for name in json.loads(sys.argv[2]):
    before = {s for s in slow if s in sys.modules}
    try:
        importlib.import_module(name)
    except Exception as error:
        found[name] = [f"cannot be imported: {error!r}"]
        continue
    found[name] = sorted({s for s in slow if s in sys.modules} - before)
json.dump(found, sys.stdout)
"""
STANDARD = """
import json, sys
before = set(sys.modules)
import analysis
tops = {name.split(".")[0] for name in set(sys.modules) - before}
json.dump(sorted(tops - set(sys.stdlib_module_names) - {"analysis"}), sys.stdout)
"""
# These are notebook machinery through and through, and only processes that run notebooks load them.
EXEMPT = {"analysis.report.kernel", "analysis.report.worker", "analysis.report.jobs"}


def _run(script: str, *arguments: object) -> object:
    command = [sys.executable, "-c", script, *(json.dumps(a) for a in arguments)]
    done = subprocess.run(command, cwd=paths.ROOT, capture_output=True, timeout=120, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


@cache
def _found() -> dict[str, list[str]]:
    # the lowest first, so that a fault is laid at the door of the module that has it
    return _run(SCRIPT, SLOW, [m for m in source.modules() if m not in EXEMPT])


def test_the_package_s_face_needs_the_standard_library_only():
    assert _run(STANDARD) == []


@pytest.mark.parametrize("module", [m for m in source.modules() if m not in EXEMPT])
def test_importing_a_module_imports_nothing_slow(module):
    assert _found()[module] == [], f"{module}: import late, inside the function that needs it"


def test_what_is_exempt_is_imported_late_by_all_others():
    early = [
        f"{module}, line {i.line}: {i.module}"
        for module in source.modules()
        if module not in EXEMPT
        for i in source.imports(module)
        if i.module in EXEMPT and not i.is_late
    ]
    assert not early
