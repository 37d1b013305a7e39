"""The files of a run that people open: the page, and each figure as it was shown."""

import base64

from analysis.report import output
from analysis.report.execute import Ending
from tests.report import made

SVG = '<svg viewBox="0 0 1 1"><title>One</title><path d="M0 0"/></svg>'
MANIFEST = {
    "set_aside": {"n_articles": 0},
    "corpus": {"name": "invented", "n_articles": 2, "n_files": 2, "fingerprint": "f"},
    "parameters": {}, "ledger": [], "versions": {}, "codebook": "c", "aliases": "a",
    "model": {"name": "m", "version": "1", "sha256": "0"},
}  # fmt: skip


def test_the_page_and_each_figure_are_written_and_a_lost_notebook_is_said(tmp_path):
    for name in ("notebooks", "figures"):
        (tmp_path / name).mkdir()
    shown = made.html(SVG, parallax={"figure": "who/../named"})
    shown["data"]["image/png"] = base64.b64encode(b"picture").decode()
    cell = made.cell("code", "draw()", outputs=[shown]) | {"execution_count": 1}
    files = [made.notebook(tmp_path / f"0{n}_a.ipynb", cell) for n in (1, 2)]
    made.notebook(tmp_path / "notebooks" / "01_a.ipynb", cell)
    endings = [Ending("01_a.ipynb"), Ending("02_a.ipynb", "died", message="it was ended")]

    output.page(tmp_path, files, endings, MANIFEST)

    assert (tmp_path / "figures" / "who____named.png").read_bytes() == b"picture"
    drawn = (tmp_path / "figures" / "who____named.svg").read_text(encoding="utf-8")
    assert drawn.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.count('d="M0 0"') == 1
    assert "02_a.ipynb died: it was ended" in page
