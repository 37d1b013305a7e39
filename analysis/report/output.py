"""What of a run people open: its page and its figures."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from analysis.report import markup, notebook
from analysis.report.execute import Ending


def page(
    made: Path, files: Sequence[Path], endings: Sequence[Ending], content: Mapping[str, object]
) -> None:
    """Write the page, and each figure as PNG and as SVG.

    Args:
        made: the run's folder, in which the executed notebooks are.
        files: the notebooks as they came, in reading order.
        endings: how each ended, in the same order.
        content: the manifest, and under `changes` what changed since the last run.
    """
    from analysis.report.page import render

    shown = []
    for file, ending in zip(files, endings, strict=True):
        executed = made / "notebooks" / file.name
        # its process may have been lost before it could save anything
        found = notebook.read(executed) if executed.exists() else notebook.read(file).unrun()
        shown.append((found, ending))
        for figure in notebook.figures(found):
            _figure(figure, made / "figures")
    (made / "report.html").write_text(render(shown, content), encoding="utf-8")


def _figure(figure: notebook.Figure, place: Path) -> None:
    name = re.sub(r"[^\w-]", "_", figure.name)[:80]
    if figure.png:
        (place / f"{name}.png").write_bytes(figure.png)
    if figure.svg:
        named = "xmlns=" in figure.svg.partition(">")[0]
        svg = (
            figure.svg
            if named
            else figure.svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
        )
        (place / f"{name}.svg").write_text(markup.safe(svg) + "\n", encoding="utf-8")
