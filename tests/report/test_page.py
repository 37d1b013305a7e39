"""The page: one file that runs nothing and is the same for the same input. All is invented."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from analysis.report import manifest, page
from analysis.report.execute import Ending
from analysis.report.notebook import Cell, Notebook
from tests.report import made
from tests.report.test_manifest import FINISHED, STARTED

VOID = {"meta", "br", "img", "hr", "link", "input", "wbr"}


class Outline(HTMLParser):
    """Notes elements, ids and links, and elements that are closed in the wrong order."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.ids, self.links, self.open, self.wrong = [], [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append((tag, given))
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if tag == "a" and "href" in given else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def named(self, name):
        return [attrs for tag, attrs in self.tags if tag == name]


def _notebook(name, *cells):
    return Notebook(name, (Cell("markdown", f"# What of {name[3:-6]}?\n\nIt answers."), *cells))


def _shown(html):
    return Cell("code", "secret_code()", outputs=(made.html(html),))


TOPICS = _notebook(
    "03_topics.ipynb",
    Cell("code", "top_n = 10", frozenset({"parameters"}), (made.html("<p>not shown</p>"),)),
    Cell("code", "top_n = 3", frozenset({"injected-parameters"})),
    Cell("markdown", "## Coverage\n\nSee [who](02_entities.ipynb)."),
    _shown('<table class="data"><tr><td>7</td></tr></table><p id="a">one</p>'),
    Cell("markdown", "### Detail\n\nMore.\n\n## How to read this\n\nWith care."),
    Cell("markdown", "## Limits\n\nTerms are not frames."),
    _shown('<p id="a">two</p>'),
)
BRIEFING = _notebook("00_briefing.ipynb", _shown('<p class="finding">A finding.</p>'))


def _manifest(endings, **force):
    return manifest.manifest(
        made.Study(),
        {"corpus": "/elsewhere/invented", "sources": [], "top_n": 3, **force},
        endings,
        started_at=STARTED,
        finished_at=FINISHED,
    )


def _page(*notebooks, endings=None, **force):
    endings = endings or [Ending(n.name) for n in notebooks]
    return page.render(zip(notebooks, endings, strict=True), _manifest(endings, **force))


@pytest.fixture
def html():
    return _page(BRIEFING, TOPICS)


def test_the_same_input_gives_the_same_bytes_whenever_it_is_made(html):
    endings = [Ending(n.name, seconds=99.0) for n in (BRIEFING, TOPICS)]
    later = _manifest(endings) | {"started_at": "2099-01-01", "finished_at": "2099-01-02"}
    assert page.render(zip((BRIEFING, TOPICS), endings, strict=True), later) == html


def test_no_clock_and_no_path_is_in_it(html):
    assert "2031-05-01" not in html
    assert "/elsewhere" not in html
    assert "invented" in html


def test_it_is_well_formed_and_its_ids_are_unique(html):
    outline = Outline(html)
    assert outline.wrong == []
    assert outline.open == []
    assert len(outline.ids) == len(set(outline.ids))


def test_every_link_within_it_leads_somewhere(html):
    outline = Outline(html)
    inner = {link[1:] for link in outline.links if link.startswith("#")}
    assert inner - set(outline.ids) == {"02-entities"}, "whose notebook is not on this page"


def test_it_has_the_frame_that_readers_and_their_machines_need(html):
    outline = Outline(html)
    assert html.startswith("<!doctype html>")
    assert outline.named("html") == [{"lang": "en"}]
    for name in ("h1", "main", "nav", "title"):
        assert len(outline.named(name)) == 1, name
    assert outline.links[0] == "#content"
    levels = [int(tag[1]) for tag, _ in outline.tags if re.fullmatch(r"h[1-6]", tag)]
    assert all(b - a <= 1 for a, b in pairwise(levels)), levels


def test_nothing_is_loaded_and_nothing_runs(html):
    outline = Outline(html)
    assert outline.named("script") == outline.named("link") == outline.named("iframe") == []
    assert not [a for _, attrs in outline.tags for a in attrs if a.startswith("on")]
    assert "default-src 'none'" in html
    css = html[html.index("<style>") : html.index("</style>")]
    assert "url(" not in css
    assert "@import" not in css


def test_the_briefing_comes_first_and_limits_and_manifest_last(html):
    places = [
        html.index(f'<section id="{i}"') for i in ("00-briefing", "03-topics", "limits", "manifest")
    ]
    assert places == sorted(places)
    contents = html[html.index("<nav") : html.index("</nav>")]
    assert re.findall(r'href="#([^"]*)"', contents) == [
        "00-briefing",
        "03-topics",
        "03-topics-coverage",
        "03-topics-how-to-read-this",
        "limits",
        "manifest",
    ]


def test_what_a_notebook_says_of_its_limits_stands_at_the_end_with_what_follows_it(html):
    limits = html[html.index('<section id="limits"') : html.index('<section id="manifest"')]
    assert "Terms are not frames." in limits
    assert "<p>two</p>" in limits
    assert html.count("Terms are not frames.") == 1


def test_code_and_parameter_cells_are_not_shown(html):
    assert "secret_code" not in html
    assert "not shown" not in html


def test_parameters_and_what_was_dropped_are_on_the_page(html):
    end = html[html.index('<section id="manifest"') :]
    assert "<dt><code>top_n</code></dt>\n<dd>3</dd>" in end
    assert "<dt><code>sources</code></dt>\n<dd>all</dd>" in end
    assert "not_text" in end
    assert "f" * 64 in end


@pytest.mark.parametrize("status", ["failed", "died", "timed out"])
def test_a_notebook_that_stopped_says_so_and_leaves_the_others_whole(status):
    bad = Ending("03_topics.ipynb", status, 5, "ValueError", f"a <b>bold</b> {made.HOSTILE}")
    html = _page(BRIEFING, TOPICS, endings=[Ending(BRIEFING.name), bad])
    section = html[html.index('<section id="03-topics"') : html.index('<section id="limits"')]
    assert "This section is incomplete" in section
    assert f"03_topics.ipynb {status} at cell [5]: ValueError: a &lt;b&gt;bold" in section
    assert "<td>7</td>" in section
    assert "Detail" in section
    assert "<script>" not in html
    assert "\x1b" not in html
    assert "This report is incomplete" in html
    assert "A finding." in html
    assert Outline(html).wrong == []


def test_what_was_to_come_after_the_stop_is_not_announced_but_its_limits_are():
    cells = [
        Cell("markdown", "## First"),
        _shown("<p>reached</p>"),
        Cell("markdown", "## Second"),
        Cell("code", "x", ran=False),
        Cell("markdown", "## Limits\n\nTerms are not frames."),
    ]
    stopped = _notebook("03_topics.ipynb", *cells)
    html = _page(stopped, endings=[Ending(stopped.name, "died", 4)])
    assert "reached" in html
    assert "Second" not in html
    assert "Terms are not frames." in html


def test_a_link_leads_to_the_evidence_of_its_own_section():
    def cell(text):
        return _shown(f'<a href="#topics-1">{text}</a><ol id="topics-1"><li>{text}</li></ol>')

    html = _page(
        _notebook("00_briefing.ipynb", cell("one")), _notebook("03_topics.ipynb", cell("two"))
    )
    assert '<a href="#topics-1">one</a><ol id="topics-1">' in html
    assert '<a href="#topics-1-03-topics">two</a><ol id="topics-1-03-topics">' in html


def test_the_headline_table_is_on_the_page_and_not_in_the_contents():
    cells = [Cell("markdown", "## Headline table"), _shown("<table></table>")]
    html = _page(_notebook("03_topics.ipynb", *cells))
    assert '<h3 id="03-topics-headline-table">' in html
    assert "headline" not in html[html.index("<nav") : html.index("</nav>")]


def test_a_whole_report_does_not_cry_wolf(html):
    assert "incomplete" not in re.sub(r"(?s)<style>.*?</style>", "", html)


def test_hostile_names_are_text_everywhere():
    content = _manifest([Ending(BRIEFING.name)], sources=[made.HOSTILE])
    content["corpus"]["name"] = made.HOSTILE
    content["ledger"] = [{"status": "dropped", "reason": made.HOSTILE, "n_records": 1}]
    html = page.render([(BRIEFING, Ending(BRIEFING.name))], content)
    assert "<script>" not in html
    assert Outline(html).named("img") == []
    assert "\x1b" not in html
    assert "[31m" in html, "the page drops the character and not what follows it"


def test_hostile_outputs_are_cleaned():
    html = _page(_notebook("01_corpus.ipynb", _shown(made.HOSTILE), Cell("markdown", made.HOSTILE)))
    outline = Outline(html)
    assert outline.named("script") == []
    assert not [a for attrs in outline.named("img") for a in attrs if a.startswith("on")]


def test_cells_that_mark_an_error_for_the_notebook_s_reader_are_left_out():
    tags = frozenset({"papermill-error-cell-tag"})
    marker = Cell("markdown", "<span>An Exception was encountered</span>", tags)
    notebook = Notebook("01_corpus.ipynb", (marker, *_notebook("01_corpus.ipynb").cells))
    html = _page(notebook)
    assert "An Exception" not in html
    assert "What of corpus?" in html
