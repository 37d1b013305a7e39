"""Keep live controls out of the notebooks that JupyterLab saves.

A control lives as long as its kernel. Stored in a file it would be an error message for whoever
opens the notebook later, so on its way to the disk it gives way to its words. JupyterLab is told
of this by `--ContentsManager.pre_save_hook=analysis.report.saved.without_controls`; what is on the
screen stays as it is.
"""

from typing import Any

CONTROL = "application/vnd.jupyter.widget-view+json"


def without_controls(model: dict[str, Any], **_: object) -> None:
    """Take our live controls out of a notebook that is about to be saved.

    Only outputs that `present.controls` marked are touched; those of other notebooks stay.

    Args:
        model: what is saved, as Jupyter's contents API has it; changed in place, as it asks for.
    """
    content = model.get("content")
    if model.get("type") != "notebook" or not isinstance(content, dict):
        return
    for cell in content.get("cells", ()):
        for output in cell.get("outputs", ()):
            if output.get("metadata", {}).get("parallax", {}).get("controls"):
                output.get("data", {}).pop(CONTROL, None)
