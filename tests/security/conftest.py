"""Fixtures of the security tests: a server that counts, a browser, and a run on hostile input."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import chromium
from tests.security import hostile


@pytest.fixture(scope="session")
def server():
    """A local server that gives nothing and remembers what it was asked for."""
    asked: list[str] = []

    class Counting(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *_):
            """Say nothing."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Counting)
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    yield SimpleNamespace(address=f"http://127.0.0.1:{listening.server_port}", asked=asked)
    listening.shutdown()
    listening.server_close()


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    if not (chromium.BROWSER and chromium.DRIVER):
        pytest.skip("Chromium and its driver are not installed")
    # a dialog would be an attack that worked
    with chromium.opened(tmp_path_factory.mktemp("profile"), leave_dialogs=True) as driver:
        yield driver


@pytest.fixture(scope="session")
def attacked(server, tmp_path_factory):
    """A whole run on the hostile corpus, codebook and alias file; read only."""
    from analysis.report.run import Options, run

    folder = tmp_path_factory.mktemp("attacked")
    planted = hostile.write(folder, server.address)
    out = folder / "run"
    given = [("codebook", str(folder / "codebook")), ("aliases", str(hostile.alias_file(folder)))]
    made = run(folder / "corpus", out, given, Options(store=str(folder / "store")))
    assert made.is_complete, made.endings
    return SimpleNamespace(planted=planted, corpus=folder / "corpus", out=out)


@pytest.fixture(scope="session")
def notebook_pages(attacked, tmp_path_factory) -> list[Path]:
    """The run's executed notebooks as Jupyter itself turns them into pages, trusting all."""
    from nbconvert import HTMLExporter

    # nothing of Jupyter's own is fetched, so that whatever is asked for is theirs
    exporter = HTMLExporter(mathjax_url="", require_js_url="", jquery_url="", mermaid_js_url="")
    folder = tmp_path_factory.mktemp("pages")
    pages = []
    for notebook in sorted((attacked.out / "notebooks").glob("*.ipynb")):
        html, _ = exporter.from_filename(str(notebook))
        page = folder / f"{notebook.stem}.html"
        page.write_text(html, encoding="utf-8")
        pages.append(page)
    return pages
