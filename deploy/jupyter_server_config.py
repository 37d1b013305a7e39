"""Notebook Jobs in JupyterLab, run by the report's runner.

    pip install -r requirements-scheduler.txt
    jupyter lab --config deploy/jupyter_server_config.py --notebook-dir . notebooks

Or copy the lines into your own `jupyter_server_config.py`, in a folder that `jupyter --paths` names
under "config".
"""

c = get_config()  # noqa: F821 - Jupyter puts it there when it reads this file

# Reads the parameters cell, works in notebooks/, says which cell failed. It runs every notebook job
# of this server, in the server's own Python.
c.Scheduler.execution_manager_class = "analysis.report.jobs.NotebookJobs"

# Where JupyterLab puts what a job made, below the folder it was started in, which must be the one
# that --notebook-dir names. git leaves outputs/ alone.
c.Scheduler.output_directory = "outputs/jobs"

# Live controls live as long as their kernel: a saved notebook has their words in their place.
c.ContentsManager.pre_save_hook = "analysis.report.saved.without_controls"
