"""Hostile input in a real browser: none of it runs, loads, styles or leads anywhere.

Skipped where there is no Chromium. With `-s` the tests print which input reached which surface.
"""

import re
from html import escape

import pytest

from analysis.report import markup
from tests.security import hostile, looking

pytestmark = [pytest.mark.browser, pytest.mark.model]

# Inputs that reading takes out: whole elements, and what a page says only to programs.
GONE = {5, 16, 24, 69, 71}
# Inputs that are kept in the tables and shown on no page: addresses that may not be linked to,
# authors, and names of files that were read well.
ONLY_IN_TABLES = {37, 38, 39, 40, 41, 42, 43, 44, 45, 50, 51, 52, 53, 54, 55, 58, 59}

# What the second wall must hold that the first never lets through: addresses and styles written so
# that a filter misses them.
DISGUISED = (
    '<a href="javascrip&#116;:{js}">x</a>',
    '<a href="javascript&colon;{js}">x</a>',
    '<a href="&#1;java&Tab;script&NewLine;:{js}">x</a>',
    '<a href="data&colon;text/html,<script>{js}</script>">x</a>',
    '<svg><a xlink:href="javascrip&#x74;:{js}"><text>x</text></a></svg>',
    '<img src="{at}"><img srcset="{at} 2x"><svg><image href="{at}"/></svg>',
    '<svg><use href="{at}#x"/><feImage href="{at}"/></svg>',
    '<p style="background:url({at})">x</p><p style="background:ur\\6c({at})">x</p>',
    '<table background="{at}"><tr><td>x</td></tr></table>',
    '<video poster="{at}"></video><audio src="{at}"></audio>',
    '<img src="x" onerror="{js}"><img src=x onerror\n=\n"{js}">',
    "<svg><style>* {{ --{name}: 1 }}</style></svg><xmp><img src=x onerror={js}></xmp>",
    "<title><img src=x onerror={js}></title><plaintext><img src=x onerror={js}>",
    "<!--><img src=x onerror={js}>--> <!--->-<img src=x onerror={js}>-->",
    "<div><![CDATA[><img src=x onerror={js}>]]></div><?xml ><img src=x onerror={js}>?>",
    "<svg><desc><img src=x onerror={js}></desc></svg>",
    "<svg><title><style><img src=x onerror={js}></style></title></svg>",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _quiet(server):
    server.asked.clear()


def _open(browser, path):
    browser.get(path.as_uri())


def _without_policy(page, folder):
    """Return a copy of a page that forbids nothing: what is shown must be dead by itself."""
    html = page.read_text(encoding="utf-8")
    policy = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
    assert len(policy.findall(html)) == 1
    copy = folder / "report.html"
    copy.write_text(policy.sub("", html), encoding="utf-8")
    return copy


def test_nothing_lives_in_the_report_even_without_its_policy(browser, attacked, server, tmp_path):
    _open(browser, _without_policy(attacked.out / "report.html", tmp_path))
    assert not looking.alive(browser, attacked.planted, "body")
    assert not server.asked
    text = looking.read(browser)
    shown = {h.number for h in attacked.planted if h.name in text}
    assert {h.number for h in attacked.planted} - shown == GONE | ONLY_IN_TABLES


def test_the_report_itself_forbids_all_that_it_does_not_need(browser, attacked, server):
    _open(browser, attacked.out / "report.html")
    assert not looking.alive(browser, attacked.planted, "body")
    # what a script of somebody else's could do there, had one got in
    browser.execute_script(
        "const s = document.createElement('script'); s.textContent = 'window.canary00 = 1';"
        "document.body.append(s); const i = new Image(); i.src = arguments[0];"
        "document.body.append(i);",
        f"{server.address}/canary00",
    )
    assert browser.execute_script("return window.canary00") is None
    assert not server.asked


def test_nothing_lives_in_the_executed_notebooks_when_jupyter_trusts_them(
    browser, attacked, notebook_pages, server
):
    texts = []
    for page in notebook_pages:
        _open(browser, page)
        assert not looking.alive(browser, attacked.planted, ".jp-Cell-outputWrapper"), page.name
        texts.append(looking.read(browser, ".jp-Cell-outputWrapper"))
    assert not server.asked
    text = " ".join(texts)
    shown = {h.number for h in attacked.planted if h.name in text}
    assert len(shown) >= 50


def test_nothing_lives_in_the_figures_opened_by_themselves(browser, attacked, server):
    figures = sorted((attacked.out / "figures").glob("*.svg"))
    text = ""
    for figure in figures:
        _open(browser, figure)
        assert not looking.alive(browser, attacked.planted, "svg"), figure.name
        text += looking.read(browser, "svg")
    assert not server.asked
    assert {h.where for h in attacked.planted if h.name in text} >= {
        "source",
        "alias name",
        "topic label",
    }


def test_jupyter_takes_nothing_of_theirs_for_mathematics(browser, notebook_pages):
    r"""A formula such as \href{...}{...} would become a link; two prices would become a formula."""
    script = """
        const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
            const text = walk.currentNode, around = text.parentElement;
            if (/[$]|\\\\[(\\[]/.test(text.data) && around.closest('.jp-RenderedHTML')
                && !around.closest('.mathjax_ignore.tex2jax_ignore')) found.push(text.data);
        }
        return found;"""
    for page in notebook_pages:
        _open(browser, page)
        assert browser.execute_script(script) == [], page.name


def test_the_second_wall_holds_alone(browser, server, tmp_path):
    """What a notebook shows as HTML, as nobody but its author could, is dead on the page, too."""
    planted = [h for h in hostile.inputs(server.address) if h.where not in ("url", "file")]
    more = [
        hostile.Hostile(n, "html", hostile.planted(attack, hostile.name(n), server.address))
        for n, attack in enumerate(DISGUISED, start=len(hostile.ATTACKS) + 1)
    ]
    for h in (*planted, *more):
        outputs = [
            {"output_type": "display_data", "data": {kind: h.text}}
            for kind in ("text/html", "text/markdown", "text/plain")
        ]
        shown = "".join(markup.shown(output) for output in outputs)
        page = tmp_path / f"{h.number}.html"
        page.write_text(
            f"<!doctype html><meta charset=utf-8><title>{escape(h.name)}</title>"
            f"<body><main>{shown}</main>",
            encoding="utf-8",
        )
        _open(browser, page)
        assert not looking.alive(browser, [h], "body"), h.text
        assert not server.asked, h.text


def test_each_input_is_shown_or_accounted_for(browser, attacked, notebook_pages):
    """A canary that never reaches a page proves nothing: say where each of them came to stand."""
    import pandas as pd

    def table(name):
        frame = pd.read_parquet(attacked.out / "tables" / f"{name}.parquet")
        return " ".join(frame.astype(str).to_numpy().ravel().astype(str)).lower()

    _open(browser, attacked.out / "report.html")
    surfaces = {"page": looking.read(browser)}
    surfaces["notebooks"] = " ".join(p.read_text(encoding="utf-8").lower() for p in notebook_pages)
    surfaces["figures"] = " ".join(
        f.read_text(encoding="utf-8").lower() for f in (attacked.out / "figures").glob("*.svg")
    )
    surfaces |= {name: table(name) for name in ("articles", "ledger")}
    rows = [
        (h, [where for where, text in surfaces.items() if h.name in text]) for h in attacked.planted
    ]
    [
        f"{h.number:>3} {h.where:<18} {', '.join(where) or 'taken out in reading'}"
        for h, where in rows
    ]
    assert {h.number for h, where in rows if not where} == GONE
    assert sum("page" in where for _, where in rows) >= 50
