"""The nbval recipe lets pass what means nothing, and nothing else."""

import subprocess
import sys

import nbformat
import pytest
from nbclient import NotebookClient

from analysis import paths
from tests import nbval_recipe

AWKWARD = (
    "import sys\nprint('from 12:00 on', file=sys.stderr)",
    "2 + 2;",
    "object()",
    "{'b', 'a', 'c', 'd'}",
    "import datetime\nprint(datetime.datetime.now())",
    "print('42 articles')",
)
# Run by nbclient in a kernel of the same hash seed, as `make notebooks` does.


@pytest.fixture(scope="module")
def notebook(tmp_path_factory):
    content = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source) for source in AWKWARD],
        metadata={"kernelspec": {"name": "python3", "language": "python", "display_name": "p"}},
    )
    path = tmp_path_factory.mktemp("notebooks") / "awkward.ipynb"
    NotebookClient(content, kernel_name="python3").execute()
    nbformat.write(content, path)
    return path


def _run(notebook):
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.nbval_recipe", "--nbval"]
    options = ["-p", "no:cacheprovider", "--rootdir", str(paths.ROOT), str(notebook)]
    return subprocess.run(
        [*command, *options], cwd=paths.ROOT, capture_output=True, text=True, timeout=120
    )


def test_what_differs_between_runs_and_means_nothing_passes(notebook):
    done = _run(notebook)
    assert done.returncode == 0, done.stdout[-3000:]
    assert f"{len(AWKWARD)} passed" in done.stdout


def test_a_number_that_changed_fails(notebook, tmp_path):
    changed = tmp_path / "changed.ipynb"
    text = notebook.read_text(encoding="utf-8")
    changed.write_bytes(text.replace(r'"42 articles\n"', r'"41 articles\n"').encode())
    assert changed.read_bytes() != text.encode()
    done = _run(changed)
    assert done.returncode == 1
    assert "1 failed" in done.stdout


def test_the_command_line_s_file_and_the_recipe_s_are_one():
    from nbval.plugin import get_sanitize_patterns

    text = nbval_recipe.SANITIZE.read_text(encoding="utf-8")
    patterns = get_sanitize_patterns(text)
    assert len(patterns) == text.count("regex:") == text.count("replace:")
    makefile = (paths.ROOT / "Makefile").read_text(encoding="utf-8")
    name = nbval_recipe.SANITIZE.relative_to(paths.ROOT).as_posix()
    assert f"--nbval-sanitize-with {name}" in makefile
    assert "-p tests.nbval_recipe" in makefile
