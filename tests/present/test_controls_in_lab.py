"""The controls in a real JupyterLab, driven by a real browser. Every text and name is invented.

Skipped where there is no Chromium. What articles and alias files hold tries to run here.
"""

import json
import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import pytest

from analysis import paths
from analysis.present.controls import OPENED, WIDGET
from tests import chromium

pytestmark = [
    pytest.mark.browser,
    pytest.mark.model,
    chromium.needed,
]

HOOK = "--ContentsManager.pre_save_hook=analysis.report.saved.without_controls"
# Seconds a step may take on a busy machine: the longest, the first cells, annotates three articles.
PATIENCE = 120
HOSTILE = "<img src=x onerror='window.hacked=1'> $\\href{javascript:window.hacked=2}{x}$"
ARTICLES = (
    ("The Anvil", "2031-01-01", "Leyla Kaya visited the ferry. “The ferry is ours,” Kaya said."),
    (HOSTILE, "2031-01-03", f"The ferry costs $5 and $x^2$. {HOSTILE} Leyla Kaya left."),
    ("Morning Loom", "2031-02-01", "Nobody saw Leyla Kaya at the harbour that winter morning."),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the notebook, and beside it a corpus, an alias file and room for a store."""
    base = tmp_path_factory.mktemp("lab")
    (base / "work").mkdir()
    rows = [
        {"source": source, "date": day, "title": f"News {n}", "text": text}
        for n, (source, day, text) in enumerate(ARTICLES)
    ]
    (base / "news.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    alias = {"name": HOSTILE, "type": "PERSON", "spellings": ["Leyla Kaya", "Kaya"]}
    (base / "aliases.yaml").write_text(json.dumps({"aliases": [alias]}), encoding="utf-8")
    notebook = json.loads((paths.NOTEBOOKS / "09_concordance.ipynb").read_text(encoding="utf-8"))
    given = {
        "corpus": base / "news.jsonl",
        "aliases": base / "aliases.yaml",
        "store": base / "kept",
    }
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = []
        if "parameters" in cell["metadata"].get("tags", ()):
            lines = [f"{name}: str = {str(value)!r}\n" for name, value in given.items()]
            cell["source"] = [*cell["source"], "\n", *lines]
    (base / "work" / "concordance.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    return base


def _answers(address):
    try:
        with urllib.request.urlopen(address) as answer:
            return json.load(answer)
    except urllib.error.URLError:
        return None


def _soon(ask, what):
    """Return what `ask` gives as soon as it gives something."""
    from selenium.webdriver.support.wait import WebDriverWait

    return WebDriverWait(None, PATIENCE, 0.1).until(lambda _: ask(), what)


def _whole(folder):
    """Have JupyterLab keep cells in the page that are not on the screen."""
    settings = folder / "jupyterlab_settings" / "@jupyterlab" / "notebook-extension"
    settings.mkdir(parents=True)
    text = json.dumps({"windowingMode": "none"})
    (settings / "tracker.jupyterlab-settings").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def lab(folder):
    """Return the address of a JupyterLab with settings of its own, and a token."""
    _whole(folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    private = {
        f"{name}_DIR": str(folder / name.lower())
        for name in ("JUPYTER_CONFIG", "JUPYTER_RUNTIME", "JUPYTER_DATA", "JUPYTERLAB_SETTINGS",
                     "JUPYTERLAB_WORKSPACES")
    }  # fmt: skip
    environment = os.environ | private | {
        "IPYTHONDIR": str(folder / "ipython"), "PYTHONPATH": str(paths.ROOT)
    }  # fmt: skip
    environment.pop(OPENED, None)
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}",
        "--ip=127.0.0.1", "--IdentityProvider.token=t", f"--ServerApp.root_dir={folder / 'work'}",
        "--LabApp.expose_app_in_browser=True", HOOK,
    ]  # fmt: skip
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            base = f"http://127.0.0.1:{port}"
            _soon(lambda: _answers(f"{base}/api?token=t"), "the server")
            yield base
        finally:
            server.terminate()
            server.wait(30)


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with chromium.opened(tmp_path_factory.mktemp("profile"), "1500,1400") as driver:
        yield driver


def _all(browser, selector):
    return browser.find_elements("css selector", selector)


def _lines(browser):
    return browser.execute_script(
        "return [...document.querySelectorAll('table.kwic tbody tr')].map(e => e.textContent)"
    )


def _said(browser):
    return browser.execute_script(
        "return [...document.querySelectorAll('p.finding')].map(e => e.textContent).join(' ')"
    )


def _counts(browser):
    return [e.text for e in _all(browser, ".jp-InputPrompt") if e.text.strip()]


def _field(browser, label):
    return browser.find_element(
        "xpath",
        f"//*[contains(@class, 'jupyter-widgets')]/label[text()='{label}']/.."
        "//*[self::input or self::select]",
    )


def _type(browser, label, text):
    from selenium.webdriver.common.keys import Keys

    field = _field(browser, label)
    # in one go: to clear it first would be a change of its own
    field.send_keys(Keys.CONTROL, "a")
    field.send_keys(Keys.BACKSPACE, text, Keys.ENTER)


def _command(browser, name):
    """Do what an entry of JupyterLab's menu does."""
    browser.execute_script("window.jupyterapp.commands.execute(arguments[0])", name)


@pytest.fixture(scope="module")
def page(browser, lab):
    """The notebook, all of its cells run."""
    browser.get(f"{lab}/lab/tree/concordance.ipynb?token=t&reset")
    _soon(lambda: _all(browser, ".jp-Notebook .jp-Cell"), "the notebook")
    idle = "return document.querySelector('#jp-main-statusbar')?.textContent.includes('| Idle')"
    _soon(lambda: browser.execute_script(idle), "a kernel")
    _command(browser, "notebook:run-all-cells")
    _soon(lambda: _all(browser, ".widget-text input"), "controls")
    # the last cell has its number once all have run
    n = sum(bool(c) for c in _all(browser, ".jp-CodeCell"))
    _soon(lambda: len([c for c in _counts(browser) if c.strip("[]:").isdigit()]) == n, "all cells")
    return browser


def test_a_control_changes_the_lines_and_no_cell_is_run_again(page):
    before, counts = _lines(page), _counts(page)
    assert len(before) >= 3
    _type(page, "Entity", "")
    _type(page, "Words", "ferry")
    _soon(lambda: "“ferry”" in _said(page), "the word")
    assert "3 hits in 2 of 3 articles" in _said(page)
    _soon(lambda: len(_lines(page)) == 3 and _lines(page) != before, "its lines")
    quoted = page.find_element("xpath", "//button[text()='quoted']")
    quoted.click()
    _soon(lambda: len(_lines(page)) == 1, "one voice")
    assert "1 hit in 1 of 3 articles" in _said(page)
    page.find_element("xpath", "//button[text()='both']").click()
    _soon(lambda: len(_lines(page)) == 3, "both voices")
    assert _counts(page) == counts
    # the chart comes after the lines
    named = "return !!document.querySelector('svg[aria-label*=\"“ferry”\"]')"
    _soon(lambda: page.execute_script(named), "the chart")


def test_what_cannot_be_is_said_where_the_controls_are(page):
    _type(page, "Words", '"* *"')
    _soon(lambda: "not possible" in " ".join(e.text for e in _all(page, "p.notice")), "a sentence")
    assert len(_lines(page)) == 3
    _type(page, "Words", "ferry")
    _soon(lambda: "3 hits" in _said(page), "the word")


def test_nothing_hostile_is_alive_in_lines_or_controls(page):
    _type(page, "Words", "")
    _type(page, "Entity", HOSTILE)
    _soon(lambda: "In the middle: <img" in _said(page), "the name as text")
    assert page.execute_script("return window.hacked") is None
    assert _all(page, ".jp-OutputArea-output img[src='x']") == []
    assert _all(page, ".jp-OutputArea-output a[href^='javascript']") == []
    # JupyterLab makes formulas of what is between dollar signs, but not of an article's
    assert _all(page, ".jp-OutputArea-output mjx-container") == []
    sources = [e.get_attribute("textContent") for e in _all(page, ".widget-select-multiple option")]
    assert HOSTILE in [" ".join(source.split()) for source in sources]
    names = [e.get_attribute("value") for e in _all(page, "datalist option")]
    assert HOSTILE in names


def test_the_saved_notebook_is_whole_without_a_kernel(page, lab, folder):
    _type(page, "Entity", "")
    _type(page, "Words", "ferry")
    _soon(lambda: "3 hits" in _said(page), "the word")
    _command(page, "docmanager:save")
    file = folder / "work" / "concordance.ipynb"
    _soon(lambda: "“ferry”" in file.read_text(encoding="utf-8"), "the saved file")
    assert WIDGET not in file.read_text(encoding="utf-8")
    for session in _answers(f"{lab}/api/sessions?token=t"):
        address = f"{lab}/api/sessions/{session['id']}?token=t"
        urllib.request.urlopen(urllib.request.Request(address, method="DELETE")).close()
    page.get(f"{lab}/lab/tree/concordance.ipynb?token=t&reset")
    _soon(lambda: len(_lines(page)) == 3, "the lines, as they were saved")
    _soon(lambda: _all(page, ".jp-Notebook-ExecutionIndicator"), "the notebook's toolbar")
    assert "Error displaying" not in page.page_source
    assert _all(page, ".jp-OutputArea .jupyter-widgets") == []
