"""A line that says how far annotation has come, for the notebooks in which it can take minutes."""

import sys
import time
from collections.abc import Callable

# A run shorter than this needs no line, and a line more often than this cannot be read.
SECONDS = 3.0


def progress() -> Callable[[int, int, float], None]:
    """Return a function that writes a line to standard error now and then.

    Standard error is what JupyterLab shows while a cell runs and what nbval does not compare.
    """
    last = time.monotonic()

    def say(done: int, total: int, per_second: float) -> None:
        nonlocal last
        if time.monotonic() - last < SECONDS or not per_second:
            return
        last = time.monotonic()
        left = (total - done) / per_second
        sys.stderr.write(
            f"annotating: {done:,} of {total:,} articles, {per_second:.1f} a second, "
            f"{left:,.0f} seconds left\n"
        )

    return say
