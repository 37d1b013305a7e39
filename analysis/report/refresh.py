"""Re-execute the committed notebooks on their defaults, so that an unchanged suite is byte-stable.

`make notebooks` calls it; nbval then holds later runs against the outputs stored here.
"""

import os
import sys
from pathlib import Path
from typing import Any

from analysis import paths


def refresh(notebook: Path) -> bool:
    """Execute one notebook in place; return whether its bytes changed.

    What differs between two runs of the same code is not stored: cell timings, execution
    states and the interpreter's version.
    """
    import nbformat
    from nbclient import NotebookClient

    before = notebook.read_bytes()
    content: Any = nbformat.reads(before.decode(), as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(
        content,
        kernel_name="python3",
        resources={"metadata": {"path": str(notebook.parent)}},
        record_timing=False,
    ).execute()
    content.metadata.pop("language_info", None)
    for cell in content.cells:
        cell.metadata.pop("execution", None)
        cell.metadata.pop("ExecuteTime", None)
        # a progress line belongs to one run, not to the notebook
        cell["outputs"] = [o for o in cell.get("outputs", []) if o.get("name") != "stderr"]
        if cell.cell_type != "code":
            del cell["outputs"]
    after: bytes = nbformat.writes(content).encode() + b"\n"  # type: ignore[no-untyped-call]
    if after != before:
        notebook.write_bytes(after)
    return after != before


def main() -> None:
    """Refresh every notebook of the suite and say which changed."""
    os.environ["PYTHONHASHSEED"] = "0"
    for notebook in sorted(paths.NOTEBOOKS.glob("*.ipynb")):
        state = "changed" if refresh(notebook) else "unchanged"
        sys.stdout.write(f"{notebook.name}: {state}\n")


if __name__ == "__main__":
    main()
