"""The Monday report where Airflow 3 is already run. Copy this file to Airflow's folder of DAGs.

    annotate  ->  report  ->  by_desk, one task for each entry of DESKS

The report is one task that calls our command, and not a task for each notebook: notebooks, page,
comparison with last week and `latest` stand or fall together in one folder, under one lock, and a
notebook that fails today fails again on a second try with the same articles. Annotating is a task
of its own, because it is nearly all of a first run's time and goes on from where it was stopped:
there a retry helps. It leaves the report minutes of work, on the same machine or any that shares
the folder.

What papermill's operator is good for comes after it: single notebooks with other parameters, one
task each, that Airflow shows, times and tries again by itself. They write beside the report, since
a finished run is never changed. The operator hands parameters on unchecked and papermill merely
warns of a name it does not know; the test of this file holds those below against the notebooks.

Airflow needs `apache-airflow-providers-papermill` and nothing of ours: the commands run in the
project's own environment, and the notebooks on a kernel of that environment, made once with

    /srv/parallax/.venv/bin/python -m ipykernel install --user --name parallax

Change to your own, here or in the environment of Airflow's workers: PARALLAX_HOME (the project,
after `make setup`), PARALLAX_CORPUS (the articles), the report's name, DESKS.
"""

import os
from datetime import timedelta

import pendulum
from airflow.providers.papermill.operators.papermill import PapermillOperator
from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG, Asset

HOME = os.environ.get("PARALLAX_HOME", "/srv/parallax")
CORPUS = os.environ.get("PARALLAX_CORPUS", "/srv/news")
NAME = "monday"

# Notebooks that a desk wants with its own parameters, by the name of what they are written to.
DESKS = {
    "sanctions": ("03_topics", {"topics": ["sanctions"]}),
    "names_in_own_voice": ("02_entities", {"voice": "own", "top_n": 40}),
}

# The options are the command's own: python -m analysis report --help
ANNOTATE = f"mkdir -p outputs/desks && {HOME}/.venv/bin/python -m analysis annotate '{CORPUS}'"
REPORT = (
    f"{HOME}/.venv/bin/python -m analysis report '{CORPUS}' --name {NAME} --keep 12"
    " --wait 3600 --time-limit 1800 --alert verdicts=5"
)

with DAG(
    "parallax",
    description="How different news sources frame the same events",
    schedule="0 7 * * 1",
    start_date=pendulum.datetime(2026, 1, 5, tz="UTC"),  # any Monday gone by, in your time zone
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 0, "retry_delay": timedelta(minutes=10)},
) as dag:
    annotate = BashOperator(
        task_id="annotate",
        bash_command=ANNOTATE,
        cwd=HOME,
        retries=2,
        execution_timeout=timedelta(hours=6),
    )
    # It ends with 1 when the report is incomplete or a threshold was passed, and with 2 on wrong
    # use; either way the last line of the task's log says why, and the desks' tasks wait.
    report = BashOperator(
        task_id="report",
        bash_command=REPORT,
        cwd=HOME,
        execution_timeout=timedelta(hours=2),
        # other DAGs can be scheduled on it: a new report of this name is there
        outlets=[Asset(name=f"parallax_{NAME}", uri=f"file://{HOME}/outputs/{NAME}/latest")],
    )
    by_desk = [
        PapermillOperator(
            task_id=name,
            input_nb=f"{HOME}/notebooks/{notebook}.ipynb",
            output_nb=f"{HOME}/outputs/desks/{name}-{{{{ dag_run.run_after | ds }}}}.ipynb",
            parameters={"corpus": CORPUS, **given},
            kernel_name="parallax",
            retries=1,
            execution_timeout=timedelta(minutes=30),
        )
        for name, (notebook, given) in DESKS.items()
    ]
    annotate >> report >> by_desk

if __name__ == "__main__":
    dag.test()
