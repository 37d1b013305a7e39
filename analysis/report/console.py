"""What the command line shows while it works: a bar on a terminal, plain lines elsewhere."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.report.markup import visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

# Often enough to see that it lives, rare enough for the log of a scheduled run.
SECONDS_BETWEEN_LINES = 5.0


@dataclass
class Reporter:
    """Shows how far annotation is; `said` prints a line between."""

    console: "Console"
    bar: "Progress | None" = None
    _task: "TaskID | None" = None
    _last: float = field(default=float("-inf"))

    def annotated(self, done: int, total: int, per_second: float) -> None:
        """Show how many articles are annotated."""
        if self.bar is not None:
            if self._task is None:
                self._task = self.bar.add_task("annotating", total=total, rate="")
            self.bar.update(self._task, completed=done, total=total, rate=f"{per_second:.1f}/s")
            return
        now = time.monotonic()
        if done >= total or now - self._last >= SECONDS_BETWEEN_LINES:
            self._last = now
            self.said(line(done, total, per_second))

    def said(self, text: str) -> None:
        """Print a line, as text and nothing else."""
        self.console.print(visible(text), markup=False, highlight=False, soft_wrap=True)


def line(done: int, total: int, per_second: float) -> str:
    """Word how far it is.

    >>> line(120, 383, 9.5)
    'annotating: 120 of 383 articles, 9.5 articles/s, 28 s left'
    """
    text = f"annotating: {done:,} of {total:,} articles, {per_second:.1f} articles/s"
    if done >= total or per_second <= 0:
        return text
    seconds = (total - done) / per_second
    left = f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"
    return f"{text}, {left} left"


@contextmanager
def reporting(console: "Console") -> Iterator[Reporter]:
    """Give a reporter for as long as the block lasts."""
    if not console.is_terminal:
        yield Reporter(console)
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("articles, {task.fields[rate]}"),
        TimeRemainingColumn(compact=True),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        yield Reporter(console, bar)
