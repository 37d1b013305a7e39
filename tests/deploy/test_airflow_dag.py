"""The DAG: its notebooks and parameters exist; with Airflow here, it is also loaded."""

import ast
import importlib.util

import pytest

from analysis import paths
from analysis.report import parameters
from tests.deploy.shipped import DEPLOY

FILE = DEPLOY / "airflow_dag.py"
TREE = ast.parse(FILE.read_text(encoding="utf-8"))


def _desks():
    (found,) = (
        node.value
        for node in TREE.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "DESKS"
    )
    return ast.literal_eval(found)


@pytest.mark.parametrize(("name", "desk"), _desks().items())
def test_the_parameters_of_a_desk_are_its_notebook_s(name, desk):
    """papermill only warns of a name it does not know, and takes any type."""
    notebook, given = desk
    known = parameters.inspect(paths.NOTEBOOKS / f"{notebook}.ipynb")
    assert set(given) | {"corpus"} <= set(known)
    wrong = {n: v for n, v in given.items() if not isinstance(v, type(known[n].default))}
    assert wrong == {}


def test_a_topic_that_is_asked_for_is_in_the_codebook():
    asked = {topic for _, given in _desks().values() for topic in given.get("topics", [])}
    assert asked
    assert {topic for topic in asked if not list(paths.TOPICS.glob(f"**/{topic}.yaml"))} == set()


def test_it_imports_airflow_and_nothing_of_ours():
    """It lies in Airflow's own environment, which has none of our packages."""
    imported = {
        name.split(".")[0]
        for node in ast.walk(TREE)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in [getattr(node, "module", None) or node.names[0].name]
    }
    assert imported == {"os", "datetime", "pendulum", "airflow"}


def test_airflow_takes_it():
    pytest.importorskip("airflow.providers.papermill", reason="Airflow is not installed here")
    spec = importlib.util.spec_from_file_location("dag", FILE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    above = {task.task_id: set(task.upstream_task_ids) for task in module.dag.tasks}
    assert above.pop("annotate") == set()
    assert above.pop("report") == {"annotate"}
    assert above == {name: {"report"} for name in module.DESKS}
