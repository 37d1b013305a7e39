"""Notebook Jobs inside JupyterLab: jupyter-scheduler plans them, the report's runner runs them.

jupyter-scheduler's own manager puts what is typed into its form into a cell, as code, and works in
a folder of its own, where a relative path leads nowhere. This one reads the notebook's parameters
cell and refuses what does not fit it, works where JupyterLab does when the notebook is opened by
hand, and says in a sentence which cell failed and why.

jupyter-scheduler is an extra (`requirements-scheduler.txt`), and its server is what loads this
module; `deploy/jupyter_server_config.py` switches it on.

Source: https://jupyter-scheduler.readthedocs.io/en/latest/developers/ (extension points).
"""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from analysis import paths
from analysis.errors import NotebookError, ParameterError
from analysis.report import notebook, page, parameters
from analysis.report.execute import Ending, Job, run_all

try:
    from jupyter_scheduler.executors import DefaultExecutionManager
except ImportError:  # without the extra there is nobody who could ask for the class

    class DefaultExecutionManager:  # type: ignore[no-redef]
        """Stands in for jupyter-scheduler's, so that the functions below can be used."""


# What JupyterLab offers in its form; the runner writes both.
FORMATS = ("ipynb", "html")

# The width of the column in which jupyter-scheduler keeps why a job failed.
LONGEST_MESSAGE = 1024


class NotebookJobs(DefaultExecutionManager):  # type: ignore[misc]
    """Runs a notebook job of jupyter-scheduler in the report's runner."""

    def execute(self) -> None:
        """Run the notebook; what is raised here becomes the job's message."""
        job, staged = self.model, Path(self.staging_paths["input"])
        places = {name: Path(self.staging_paths[name]) for name in job.output_formats or ()}
        if not job.package_input_folder:
            run(staged, places, job.parameters or {}, home(staged.name, Path(self.root_dir)))
            return
        try:  # the job was told to take the files of its folder along
            run(staged, places, job.parameters or {}, staged.parent)
        finally:
            self.add_side_effects_files(str(staged.parent))

    def on_failure(self, e: Exception) -> None:
        """Keep the sentence that says why the job failed."""
        known = isinstance(e, NotebookError | ParameterError)
        said = str(e) if known else f"{type(e).__name__}: {e}"
        super().on_failure(RuntimeError(said[:LONGEST_MESSAGE]))


def run(file: Path, places: Mapping[str, Path], given: Mapping[str, str], folder: Path) -> None:
    """Run one notebook and write what came of it, also when a cell failed.

    Args:
        file: the notebook.
        places: where each of the formats `ipynb` and `html` is to be written.
        given: names and values of parameters, as typed into a form.
        folder: where the notebook works.

    Raises:
        ParameterError: a parameter or a format does not exist, or a value is not of its type.
        NotebookError: the notebook is not for Python, or a cell failed.
    """
    for name in places:
        if name not in FORMATS:
            raise ParameterError("output format", name, FORMATS)
    if (language := _language(file)) != "python":
        raise NotebookError(file.name, None, f"it is written in {language}, not in Python")
    values = typed(file, given)
    with TemporaryDirectory(prefix="parallax-") as aside:
        executed = Path(aside) / file.name
        (ending,) = run_all([Job(file, executed, values, folder=folder)], at_once=1)
        _write(executed if executed.exists() else file, places, ending)
    if not ending.is_complete:
        why = ": ".join(filter(None, (ending.error, ending.message))) or ending.status
        raise NotebookError(ending.notebook, ending.cell, why)


def typed(file: Path, given: Mapping[str, str]) -> dict[str, object]:
    """Return the values of a notebook's parameters that were typed into a form.

    Raises:
        NotebookError: the parameters cell cannot be read.
        ParameterError: a name is unknown, or a value is not of its type.
    """
    if not given:
        return {}
    pairs = [(name.strip(), unquoted(value)) for name, value in given.items()]
    return parameters.checked(parameters.inspect(file), pairs, reserved={})


def unquoted(value: str) -> str:
    """Take off the quotation marks that the form asks for where its own manager runs a job.

    >>> unquoted("'seeds'"), unquoted("seeds"), unquoted('["a", "b"]')
    ('seeds', 'seeds', '["a", "b"]')
    """
    value = value.strip()
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "'\""
    return value[1:-1] if is_quoted else value


def home(name: str, root: Path) -> Path:
    """Return where a notebook works: the suite's in its own folder, others in the server's.

    jupyter-scheduler hands on a notebook's name and a copy of it, and not where it lay.
    """
    return paths.NOTEBOOKS if (paths.NOTEBOOKS / name).is_file() else root


def _write(executed: Path, places: Mapping[str, Path], ending: Ending) -> None:
    if "ipynb" in places:
        shutil.copyfile(executed, places["ipynb"])
    if "html" in places:
        html = page.alone(notebook.read(executed), ending)
        places["html"].write_text(html, encoding="utf-8")


def _language(file: Path) -> str:
    """Return the language a notebook's kernel is for; Python where nothing is said."""
    try:
        kernel = json.loads(file.read_bytes())["metadata"].get("kernelspec", {})
        return str(kernel.get("language", "python")).lower()
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotebookError(file.name, None, f"the file cannot be read: {error}") from error
