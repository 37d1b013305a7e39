"""Fixtures of the security tests: a server that counts, a browser, and a run on hostile input."""

import shutil
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.security import hostile

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")

SWITCHES = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--window-size=1200,900",
)  # fmt: skip


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
    if not (CHROMIUM and DRIVER):
        pytest.skip("Chromium and its driver are not installed")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    # a dialog would be an attack that worked: leave it open, so that the next command fails
    options.unhandled_prompt_behavior = "ignore"
    for switch in (*SWITCHES, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(switch)
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


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
