"""Notebook jobs: typed parameters, the right folder, outputs in place. All texts are invented."""

import importlib.util
import json
import os
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest

from analysis import paths
from analysis.errors import NotebookError, ParameterError
from analysis.report import jobs
from tests.report import made

# Deadlines and no measures: a busy machine needs a minute for what a quiet one does in ten seconds.
SECONDS_TO_START, SECONDS_TO_END = 300, 600
TOKEN = "invented"


def _run(source, tmp_path, given=None, formats=("ipynb", "html")):
    places = {name: tmp_path / f"done.{name}" for name in formats}
    jobs.run(source, places, given or {}, tmp_path)
    return places


def _text(file):
    return file.read_text(encoding="utf-8")


@pytest.fixture
def source(tmp_path) -> Path:
    return made.notebook(
        tmp_path / "staged" / "01_made.ipynb",
        "print(sources, top_n + 1)",
        "from pathlib import Path\nprint(Path.cwd())",
    )


def test_values_are_typed_by_the_parameters_cell(source):
    given = {"top_n": "5", "sources": "Lowland Post, Coast Herald", "corpus": "news"}
    assert jobs.typed(source, given) == {
        "top_n": 5,
        "sources": ["Lowland Post", "Coast Herald"],
        "corpus": "news",
    }


def test_values_may_be_written_as_code_as_the_form_s_own_manager_asks(source):
    given = {"top_n": " 5 ", "sources": "['a, b', \"c\"]", "corpus": '"news"', "since": "''"}
    assert jobs.typed(source, given) == {
        "top_n": 5,
        "sources": ["a, b", "c"],
        "corpus": "news",
        "since": "",
    }


def test_what_does_not_fit_is_refused_with_what_there_is(source):
    with pytest.raises(ParameterError, match="a whole number"):
        jobs.typed(source, {"top_n": "many"})
    with pytest.raises(ParameterError, match="did you mean top_n"):
        jobs.typed(source, {"top": "5"})


def test_what_is_typed_is_never_code(source, tmp_path):
    code = "x'); open('hit', 'w'); ('"
    places = _run(source, tmp_path, {"corpus": code, "sources": code})
    assert not list(tmp_path.rglob("hit"))
    assert "open(" in _text(places["ipynb"])


def test_the_outputs_are_in_place_and_the_folder_is_the_one_named(source, tmp_path):
    places = _run(source, tmp_path, {"top_n": "5"})
    executed = json.loads(_text(places["ipynb"]))
    shown = [o["text"] for c in executed["cells"] for o in c.get("outputs", ())]
    assert "".join(shown[0]) == "[] 6\n"
    assert "".join(shown[1]).strip() == str(tmp_path)
    page = _text(places["html"])
    assert "What does 01_made ask?" in page
    assert "[] 6" in page
    assert "<script" not in page


def test_only_the_formats_that_are_asked_for_are_written(source, tmp_path):
    _run(source, tmp_path, formats=("html",))
    assert [file.name for file in tmp_path.glob("done.*")] == ["done.html"]
    with pytest.raises(ParameterError, match="html, ipynb"):
        _run(source, tmp_path, formats=("pdf",))


def test_a_failure_names_notebook_and_cell_and_keeps_what_had_run(tmp_path):
    source = made.notebook(tmp_path / "01_made.ipynb", "print('begun')", "{}['mayor']")
    with pytest.raises(NotebookError, match=r"01_made.ipynb, cell 3: KeyError: 'mayor'"):
        _run(source, tmp_path)
    assert "begun" in _text(tmp_path / "done.ipynb")
    page = _text(tmp_path / "done.html")
    assert "begun" in page
    assert "This page is incomplete" in page


def test_nothing_hostile_in_an_output_lives_in_the_page(tmp_path):
    code = f"from IPython.display import HTML, display\ndisplay(HTML({made.HOSTILE!r}))"
    source = made.notebook(tmp_path / "01_made.ipynb", code)
    page = _text(_run(source, tmp_path)["html"])
    assert "<script" not in page
    assert "onerror" not in page


def test_a_notebook_of_another_language_is_refused(tmp_path):
    source = made.notebook(tmp_path / "01_made.ipynb", "print(1)")
    content = json.loads(_text(source))
    content["metadata"]["kernelspec"] = {"name": "ir", "display_name": "R", "language": "R"}
    source.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(NotebookError, match="written in r, not in Python"):
        _run(source, tmp_path)
    source.write_text("no notebook", encoding="utf-8")
    with pytest.raises(NotebookError, match="cannot be read"):
        _run(source, tmp_path)


def test_the_suite_s_notebooks_work_in_their_own_folder_others_in_the_server_s(tmp_path):
    assert jobs.home("02_entities.ipynb", tmp_path) == paths.NOTEBOOKS
    assert jobs.home("mine.ipynb", tmp_path) == tmp_path


class Server:
    """A JupyterLab of its own, with the shipped configuration, asked over its HTTP interface."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / "root"
        own = {f"JUPYTER_{n}_DIR": str(folder / n) for n in ("DATA", "RUNTIME", "CONFIG")}
        command = (
            f"{sys.executable} -m jupyterlab --no-browser --allow-root --port=0 --ip=127.0.0.1 "
            f"--IdentityProvider.token={TOKEN} --notebook-dir={self.root} "
            f"--config={paths.ROOT / 'deploy' / 'jupyter_server_config.py'}"
        )
        with (folder / "log").open("w") as log:
            self.process = subprocess.Popen(
                command.split(),
                cwd=self.root,  # jupyter-scheduler puts files below where the server was started
                env=os.environ | own | {"PYTHONPATH": str(paths.ROOT), "HOME": str(folder)},
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
            )
        told = self.until(lambda: list(folder.glob("RUNTIME/jpserver-*.json")), SECONDS_TO_START)
        # it is written before it is listened at
        self.url = json.loads(told[0].read_bytes())["url"] + "scheduler/"
        self.until(self._answers, SECONDS_TO_START)

    def until(self, found, seconds):
        """Wait for what a function finds; the log is the message when it does not come."""
        end, pause = time.monotonic() + seconds, threading.Event()
        while not (there := found()):
            assert self.process.poll() is None, _text(self.folder / "log")[-3000:]
            assert time.monotonic() < end, _text(self.folder / "log")[-3000:]
            pause.wait(0.2)
        return there

    def ask(self, where, content=None, method=None):
        data = None if content is None else json.dumps(content).encode()
        request = urllib.request.Request(self.url + where, data, method=method)
        request.add_header("Authorization", f"token {TOKEN}")
        request.add_header("Content-Type", "application/json")
        with urllib.request.urlopen(request, timeout=60) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def job(self, notebook, **given):
        """Order a job and return its number."""
        asked = {"name": "tried", "input_uri": notebook, "runtime_environment_name": "python"}
        return self.ask("jobs", asked | {"output_formats": ["ipynb", "html"]} | given)["job_id"]

    def ended(self, job):
        """Wait for a job to end, and describe it; it is called STOPPED before it begins, too."""

        def over():
            found = self.ask(f"jobs/{job}")
            return found if found["status"] in ("COMPLETED", "FAILED") else None

        return self.until(over, SECONDS_TO_END)

    def fetched(self, job):
        """Have a job's files brought to the server's folder, as JupyterLab does on a click."""
        self.ask(f"jobs/{job}/download_files")

        def there():
            files = self.ask(f"jobs/{job}")["job_files"]
            found = {f["file_format"]: f["file_path"] for f in files}
            return found if all(found.values()) else None

        return {
            kind: self.root / file for kind, file in self.until(there, SECONDS_TO_START).items()
        }

    def _answers(self):
        try:
            return self.ask("config")
        except OSError:
            return None


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    if not importlib.util.find_spec("jupyter_scheduler"):
        pytest.skip("jupyter-scheduler is an extra: pip install -r requirements-scheduler.txt")
    folder = tmp_path_factory.mktemp("lab")
    (folder / "root" / "notebooks").mkdir(parents=True)
    suite = paths.NOTEBOOKS / "02_entities.ipynb"
    (folder / "root" / "notebooks" / suite.name).write_bytes(suite.read_bytes())
    made.notebook(folder / "root" / "mine" / "fails.ipynb", "print('begun')", "{}['mayor']")
    found = Server(folder)
    yield found
    found.process.terminate()
    found.process.wait(60)


@pytest.mark.model
def test_a_server_runs_a_notebook_of_the_suite_with_typed_parameters(server, tmp_path):
    given = {"corpus": "seeds", "top_n": "5", "sources": "TRT World", "store": str(tmp_path)}
    job = server.job("notebooks/02_entities.ipynb", parameters=given)
    ended = server.ended(job)
    assert (ended["status"], ended["status_message"]) == ("COMPLETED", None)
    files = server.fetched(job)
    assert files["ipynb"].parent.parent == server.root / "outputs" / "jobs"
    (cell,) = (
        "".join(cell["source"])
        for cell in json.loads(_text(files["ipynb"]))["cells"]
        if "injected-parameters" in cell["metadata"].get("tags", ())
    )
    assert "top_n = 5\n" in cell
    assert 'sources = ["TRT World"]\n' in cell
    page = _text(files["html"])
    assert "Who and where is the news about?" in page
    assert "TRT World" in page
    assert "Türkiye Scoop" not in page


def test_a_server_says_what_was_wrong_with_a_parameter(server):
    ended = server.ended(server.job("notebooks/02_entities.ipynb", parameters={"top_n": "many"}))
    assert ended["status"] == "FAILED"
    assert ended["status_message"] == ("top_n = 'many' is not possible; allowed: a whole number.")


def test_a_server_says_which_cell_failed_and_hands_out_what_had_run(server):
    job = server.job("mine/fails.ipynb")
    ended = server.ended(job)
    assert ended["status"] == "FAILED"
    assert ended["status_message"] == "fails.ipynb, cell 3: KeyError: 'mayor'"
    assert "begun" in _text(server.fetched(job)["html"])


def test_a_server_takes_a_weekly_schedule_and_makes_its_jobs(server):
    weekly = server.ask(
        "job_definitions",
        {
            "name": "weekly",
            "input_uri": "mine/fails.ipynb",
            "runtime_environment_name": "python",
            "output_formats": ["html"],
            "schedule": "0 7 * * 1",
            "timezone": "Europe/Berlin",
        },
    )["job_definition_id"]
    made_now = server.ask(f"job_definitions/{weekly}/jobs", {"parameters": {"top_n": "3"}})
    ended = server.ended(made_now["job_id"])
    assert ended["job_definition_id"] == weekly
    assert ended["status_message"] == "fails.ipynb, cell 4: KeyError: 'mayor'"
