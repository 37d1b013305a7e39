"""The fixed frame of a notebook, and that it is stored executed, whole and without numbers."""

import ast
import json
import re

import pytest

from analysis import paths

NAMES = (
    "00_briefing", "01_corpus", "02_entities", "03_topics", "04_framing", "05_voices", "06_events",
    "08_method", "09_concordance",
)  # fmt: skip
SHARED = ("corpus", "sources", "since", "until", "topics", "top_n")
MAX_CELLS, MAX_CELL_LINES = 30, 10
NOTEBOOKS = sorted(paths.NOTEBOOKS.glob("*.ipynb"))
ALLOWED_IMPORTS = re.compile(r"analysis(\.\w+)*|IPython\.display")

each_notebook = pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)


def _cells(notebook, kind=None):
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return [c for c in cells if kind is None or c["cell_type"] == kind]


def _source(cell) -> str:
    return "".join(cell["source"])


def _tags(cell) -> list[str]:
    return cell["metadata"].get("tags", [])


def _code(notebook):
    """Yield the number of each code cell among all cells, its tree and the cell."""
    for number, cell in enumerate(_cells(notebook)):
        if cell["cell_type"] == "code":
            yield number, ast.parse(_source(cell)), cell


def _tagged(notebook, tag):
    return [c for c in _cells(notebook, "code") if tag in _tags(c)]


def test_the_suite_is_there():
    assert [name for name in NAMES if name not in {p.stem for p in NOTEBOOKS}] == []


@each_notebook
def test_the_kernel_is_the_environment_s_own(notebook):
    metadata = json.loads(notebook.read_text(encoding="utf-8"))["metadata"]
    assert metadata["kernelspec"]["name"] == "python3"
    assert metadata["kernelspec"]["language"] == "python"


@each_notebook
def test_every_cell_is_stored_executed_in_order_and_without_error(notebook):
    """nbval passes a notebook that was never executed; this does not."""
    counts = [c["execution_count"] for c in _cells(notebook, "code") if _source(c).strip()]
    assert counts == list(range(1, len(counts) + 1))
    outputs = [o for c in _cells(notebook, "code") for o in c["outputs"]]
    assert outputs, "nothing is stored, so nothing would be compared"
    assert [o["output_type"] for o in outputs if o["output_type"] == "error"] == []
    assert [o["text"] for o in outputs if o.get("name") == "stderr"] == []


@each_notebook
def test_nothing_of_the_run_is_stored_but_its_outputs(notebook):
    text = notebook.read_text(encoding="utf-8")
    for trace in ('"execution": {', '"ExecuteTime"', '"papermill"', '"collapsed"', '"scrolled"'):
        assert trace not in text, "make notebooks"


@each_notebook
def test_a_notebook_is_short_and_its_cells_too(notebook):
    assert len(_cells(notebook)) <= MAX_CELLS
    long = {
        number: n
        for number, _, cell in _code(notebook)
        if "parameters" not in _tags(cell)
        and (n := len(_source(cell).splitlines())) > MAX_CELL_LINES
    }
    assert not long, f"lines by cell: {long}"


@each_notebook
def test_cells_hold_no_machinery(notebook):
    """What needs a name, a loop over articles or an exception handler belongs into the package."""
    machinery = (
        ast.FunctionDef,
        ast.AsyncFunctionDef,
        ast.ClassDef,
        ast.Lambda,
        ast.Try,
        ast.While,
    )
    found = [
        f"cell {number}: {type(node).__name__}"
        for number, tree, _ in _code(notebook)
        for node in ast.walk(tree)
        if isinstance(node, machinery)
    ]
    loops = [
        f"cell {number}: a loop over {ast.unparse(node.iter)}"
        for number, tree, _ in _code(notebook)
        for node in ast.walk(tree)
        if isinstance(node, ast.For | ast.comprehension) and "articles" in ast.unparse(node.iter)
    ]
    assert not found + loops


@each_notebook
def test_imports_come_from_the_package_and_from_ipython_s_display(notebook):
    found = []
    for number, tree, cell in _code(notebook):
        for node in ast.walk(tree):
            names = [node.module] if isinstance(node, ast.ImportFrom) else []
            names += [a.name for a in node.names] if isinstance(node, ast.Import) else []
            found += [
                f"cell {number}: {n}" for n in names if not ALLOWED_IMPORTS.fullmatch(n or "")
            ]
        found += [
            f"cell {number}: {line}"
            for line in _source(cell).splitlines()
            if line.startswith(("%", "!"))
        ]
    assert not found


@each_notebook
def test_the_first_cell_asks_the_question_and_says_what_to_expect(notebook):
    first = _cells(notebook)[0]
    assert first["cell_type"] == "markdown"
    title, *rest = [line for line in _source(first).splitlines() if line.strip()]
    assert title.startswith("# ")
    assert title.endswith("?")
    assert len(rest) == 3, "three lines: what it answers, what it cannot, what it reads"
    for line, word in zip(rest, ("answers", "cannot", "reads"), strict=True):
        assert word in line.lower(), f"{line!r} should say what it {word}"


@each_notebook
def test_the_parameters_are_those_that_papermill_sees(notebook):
    papermill = pytest.importorskip("papermill")
    (cell,) = _tagged(notebook, "parameters")
    written = [
        node.target.id if isinstance(node, ast.AnnAssign) else node.targets[0].id
        for node in ast.parse(_source(cell)).body
    ]
    seen = papermill.inspect_notebook(str(notebook))
    assert list(seen) == written
    assert [name for name in SHARED if name not in written] == []
    assert [name for name, p in seen.items() if not p["help"]] == [], "each has a help comment"
    assert [name for name, p in seen.items() if p["inferred_type_name"] in ("", "None")] == []


@each_notebook
def test_the_defaults_are_plain_values(notebook):
    (cell,) = _tagged(notebook, "parameters")
    for node in ast.parse(_source(cell)).body:
        ast.literal_eval(node.value)


@each_notebook
def test_it_ends_with_the_headline_table_and_its_limits(notebook):
    cells = _cells(notebook)
    (headline,) = _tagged(notebook, "headline")
    assert headline["outputs"], "the headline table is what nbval compares"
    kinds = {kind for o in headline["outputs"] for kind in o.get("data", {})}
    assert kinds & {"text/html", "text/plain"}
    after = cells[cells.index(headline) + 1 :]
    assert 1 <= len(after) <= 3, "limits come last, right after the headline table"
    assert "limit" in "\n".join(map(_source, after)).lower()


@each_notebook
def test_prose_holds_no_number(notebook):
    """A sentence with a number is printed by code, or it will be wrong one day."""
    found = []
    for cell in _cells(notebook, "markdown"):
        prose = re.sub(r"`[^`]*`|\]\([^)]*\)|<[^>]*>", " ", _source(cell))
        found += re.findall(r".{0,30}\d.{0,30}", prose)
    assert not found


@each_notebook
def test_every_picture_has_words_and_its_table_after_it(notebook):
    cells = _cells(notebook)
    for number, cell in enumerate(cells):
        pictures = [o for o in cell.get("outputs", []) if "image/png" in o.get("data", {})]
        for picture in pictures:
            metadata = picture.get("metadata", {}).get("image/png", {})
            html = "".join(picture["data"].get("text/html", ""))
            assert metadata.get("alt") or 'alt="' in html or "aria-label" in html, f"cell {number}"
        if pictures:
            shown = "".join(
                "".join(o.get("data", {}).get("text/html", ""))
                for later in cells[number : number + 4]
                for o in later.get("outputs", [])
            )
            assert "<table" in shown, f"cell {number}: no table follows the chart"
