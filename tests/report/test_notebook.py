"""Notebook files read as plain cells. All notebooks are invented."""

import base64

import pytest

from analysis.errors import NotebookError
from analysis.report import notebook
from tests.report import made

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9"><text>ü</text></svg>'


def test_title_cells_and_tags_are_read(tmp_path):
    found = notebook.read(made.notebook(tmp_path / "03_topics.ipynb", "1 + 1"))
    assert (found.name, found.title) == ("03_topics.ipynb", "What does 03_topics ask?")
    assert [c.kind for c in found.cells] == ["markdown", "code", "code"]
    assert found.cells[1].tags == {"parameters"}


def test_a_notebook_without_a_heading_is_called_by_its_name():
    cells = (notebook.Cell("markdown", "no heading"), notebook.Cell("code", "# a comment"))
    assert notebook.Notebook("03_topics.ipynb", cells).title == "03_topics"


def test_the_suite_is_in_reading_order(tmp_path):
    for name in ("02_b", "00_a", "draft", "01_c"):
        made.notebook(tmp_path / f"{name}.ipynb")
    names = [file.stem for file in notebook.suite(tmp_path)]
    assert names == ["00_a", "01_c", "02_b"]


def test_a_folder_without_notebooks_is_refused(tmp_path):
    with pytest.raises(NotebookError, match="no notebook"):
        notebook.suite(tmp_path)


@pytest.mark.parametrize("text", ["", "no json", "[]", '{"cells": [1]}', "{}"])
def test_what_is_no_notebook_is_refused(tmp_path, text):
    file = tmp_path / "01_made.ipynb"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(NotebookError, match="01_made"):
        notebook.read(file)


def test_figures_are_those_that_are_marked(tmp_path):
    marked = made.html(f"<figure>{SVG}</figure>", parallax={"figure": "counts"})
    marked["data"]["image/png"] = base64.b64encode(b"png").decode() + "\n"
    only_png = {"output_type": "display_data", "metadata": {"parallax": {"figure": "plain"}}}
    only_png["data"] = {"image/png": ["aG", "k="]}
    outputs = [marked, made.html(SVG), only_png]
    file = made.notebook(tmp_path / "01_made.ipynb", made.cell("code", "x", outputs=outputs))
    assert list(notebook.figures(notebook.read(file))) == [
        notebook.Figure("counts", b"png", SVG),
        notebook.Figure("plain", b"hi", None),
    ]


def test_a_notebook_without_its_outputs_has_its_cells(tmp_path):
    cell = made.cell("code", "x", outputs=[made.html("<p>old</p>")])
    found = notebook.read(made.notebook(tmp_path / "01_made.ipynb", cell))
    assert found.cells[-1].outputs
    assert [c.outputs for c in found.unrun().cells] == [(), (), ()]
    assert [c.source for c in found.unrun().cells] == [c.source for c in found.cells]
