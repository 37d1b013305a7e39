"""How a run is made, and what was made of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from analysis import paths
from analysis.report import claims
from analysis.report.execute import CELL_SECONDS, NOTEBOOK_SECONDS, Ending


def _quiet(line: str) -> None:
    """Say nothing."""


@dataclass(frozen=True)
class Options:
    """How a run is made.

    Attributes:
        store: the folder that keeps annotations and tables; outputs/.store when empty.
        tables_only: write the tables and the manifest, and run no notebook.
        notebooks: the folder of notebooks.
        name: whose run it is, outputs/<name>; the corpus' when empty.
        keep: how many whole reports of the name stay once this one is whole; 0 for all.
        wait: seconds to wait for another run that is in the way.
        alert: what changed since the last report, and from how much on it is an alert.
        cell_seconds: how long a single cell may take.
        notebook_seconds: how long a notebook may take.
        excerpt_words: the most words of an excerpt, 0 for no text of articles at all; their text
            is shown when none.
        pdf: write report.pdf, too, through a browser.
        progress: called while articles are annotated with done, total, articles per second.
        say: called with a line for each step.
    """

    store: str = ""
    tables_only: bool = False
    notebooks: Path = paths.NOTEBOOKS
    name: str = ""
    keep: int = 0
    wait: float = 0
    alert: tuple[tuple[str, str], ...] = ()
    cell_seconds: int = CELL_SECONDS
    notebook_seconds: int = NOTEBOOK_SECONDS
    excerpt_words: int | None = None
    pdf: bool = False
    progress: Callable[[int, int, float], None] | None = None
    say: Callable[[str], None] = _quiet


@dataclass(frozen=True)
class Made:
    """A run that was made.

    Attributes:
        out: where it stands.
        endings: how its notebooks ended.
        alert: the limits that what changed has passed; empty when none.
        trouble: why something that was asked for beside the page is not there; else empty.
    """

    out: Path
    endings: tuple[Ending, ...]
    alert: str = ""
    trouble: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether every notebook ran to its end, and all that was asked for is there."""
        return not self.trouble and all(ending.is_complete for ending in self.endings)

    @property
    def incomplete(self) -> str:
        """What is missing or does not hold, where and why, in one line; else nothing."""
        failed = [ending for ending in self.endings if not ending.is_complete]
        stopped = [_where_and_why(ending) for ending in failed if ending.error != claims.ERROR]
        said = [claims.broken(ending) for ending in failed if ending.error == claims.ERROR]
        said += [f"The report is incomplete: {'; '.join(stopped)}."] if stopped else []
        return " ".join(filter(None, [*said, self.trouble]))


def line(ending: Ending) -> str:
    """Say in a line how a notebook ended, and how long it took."""
    return f"{_where_and_why(ending)} ({ending.seconds:.1f} s)"


def _where_and_why(ending: Ending) -> str:
    what = ": ".join(filter(None, (ending.status, ending.error, ending.message)))
    where = f", cell [{ending.cell}]" if ending.cell else ""
    return f"{ending.notebook}{where} {what}"
