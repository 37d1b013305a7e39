"""How nbval compares the committed notebooks: `pytest -p tests.nbval_recipe --nbval notebooks`.

nbval takes five things amiss that are no fault of a notebook: it compares what was written to
stderr, compares SVG as text, waits five seconds for an output, runs cells without history, by
which IPython forgets that a semicolon silences a line, and lets sets print in random order.
"""

import os
from pathlib import Path
from typing import Any

import pytest

# Kernels inherit it: the same order of sets in every run.
os.environ.setdefault("PYTHONHASHSEED", "0")

SANITIZE = Path(__file__).with_name("nbval.ini")
SKIPPED = ("stderr", "image/svg+xml")
# The first cell that measures annotates the seeds, which a busy machine does in half a minute.
OUTPUT_TIMEOUT = 120


def pytest_collection_modifyitems(config: pytest.Config, items: list[Any]) -> None:
    """Set every collected notebook cell right; without notebooks this imports nothing."""
    if not (config.getoption("nbval", False) or config.getoption("nbval_lax", False)):
        return
    import nbval.kernel
    from nbval.plugin import IPyNbCell, get_sanitize_patterns

    patterns = dict(get_sanitize_patterns(SANITIZE.read_text(encoding="utf-8")))
    nbval.kernel.RunningKernel.execute_cell_input = _execute
    for item in items:
        if isinstance(item, IPyNbCell):
            item.output_timeout = OUTPUT_TIMEOUT
            item.parent.skip_compare = tuple({*item.parent.skip_compare, *SKIPPED})
            item.parent.sanitize_patterns.update(patterns)


def _execute(self: Any, cell_input: str, allow_stdin: bool | None = None) -> str:
    return self.kc.execute(
        cell_input, store_history=True, allow_stdin=allow_stdin, stop_on_error=False
    )
