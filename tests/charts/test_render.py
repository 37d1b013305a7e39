"""Every chart, with every kind of table: what is drawn, and what comes out as SVG and PNG.

All names and numbers are invented (tests/charts/tables.py).
"""

import re
import warnings

import matplotlib as mpl
import pytest
from lxml import etree

from analysis.charts import _render, theme
from tests.charts import cases, tables

EACH = [(name, case) for name in cases.CHARTS for case in cases.SIZES]
SVG = {"svg": "http://www.w3.org/2000/svg", "xlink": "http://www.w3.org/1999/xlink"}


@pytest.fixture(scope="module")
def drawn():
    """Each chart of each case, drawn once: its data, figure, SVG and PNG."""
    made = {}

    def get(name, case):
        if (name, case) not in made:
            chart = cases.CHARTS[name]
            data = cases.data(chart, case)
            fig = chart.draw(data)
            svg = _render.svg(fig, f"a-{name}", chart.alt(data))
            made[name, case] = data, fig, svg, _render.png(fig)
        return made[name, case]

    return get


@pytest.mark.parametrize(("name", "case"), EACH)
def test_a_chart_bears_every_table(drawn, name, case):
    data, fig, _, png = drawn(name, case)
    assert len(data)
    assert png.startswith(b"\x89PNG")
    assert fig.get_suptitle()
    # rows and columns that bear their names, or days, need no label of the axis
    assert [ax.get_xlabel() for ax in fig.axes if ax.get_xlabel()] or name in {
        "topics", "timeline", "entity_days", "spelling_use", *cases.SOURCELESS
    }  # fmt: skip


@pytest.mark.parametrize(("name", "case"), EACH)
def test_every_anchor_is_a_link_and_every_link_an_anchor(drawn, name, case):
    data, fig, svg, _ = drawn(name, case)
    anchors = {f"#{anchor}" for anchor in data["anchor"] if anchor}
    assert anchors
    assert cases.urls(fig) == anchors
    root = etree.fromstring(svg)
    links = root.xpath("//svg:a/@xlink:href", namespaces=SVG)
    assert set(links) == anchors


@pytest.mark.parametrize(("name", "case"), EACH)
def test_no_text_leaves_the_figure(drawn, name, case):
    fig = drawn(name, case)[1]
    renderer = fig.canvas.get_renderer() if hasattr(fig.canvas, "get_renderer") else None
    for text in fig.findobj(mpl.text.Text):
        if text.get_visible() and text.get_text().strip():
            box = text.get_window_extent(renderer)
            assert box.x0 >= -1, text.get_text()
            assert box.x1 <= fig.bbox.width + 1, text.get_text()
            assert box.y0 >= -1, text.get_text()
            assert box.y1 <= fig.bbox.height + 1, text.get_text()


@pytest.mark.parametrize(("name", "case"), EACH)
def test_no_text_lies_on_another(drawn, name, case):
    fig = drawn(name, case)[1]
    boxes = [
        (text.get_text(), text.get_window_extent().shrunk(0.98, 0.7))
        for text in fig.findobj(mpl.text.Text)
        if text.get_visible() and text.get_text().strip() and text.get_window_extent().width
    ]
    for place, (words, box) in enumerate(boxes):
        on = [other for other, b in boxes[place + 1 :] if box.overlaps(b)]
        assert not on, f"{words!r} lies on {on}"


@pytest.mark.parametrize("name", cases.CHARTS)
def test_nothing_is_turned(drawn, name):
    texts = drawn(name, "many sources")[1].findobj(mpl.text.Text)
    # A label of the y axis would be turned; it is empty everywhere.
    assert not [t.get_text() for t in texts if t.get_text() and t.get_rotation()]


@pytest.mark.parametrize("name", [name for name in cases.CHARTS if name not in cases.SOURCELESS])
def test_sources_that_are_not_drawn_are_counted(drawn, name):
    data, fig, _, _ = drawn(name, "many sources")
    assert data["n_sources"].unique().tolist() == [110]
    said = " ".join(text.get_text() for text in fig.findobj(mpl.text.Text))
    if name == "keyness":
        assert data["target"].nunique() == 1
    else:
        more = 110 - data["source"].replace("", None).nunique()
        assert f"{more} more" in said.replace("\n", " ")


@pytest.mark.parametrize("name", cases.CHARTS)
def test_an_empty_table_is_a_note_and_not_an_empty_frame(name):
    chart = cases.CHARTS[name]
    data = cases.data(chart, "one source")[:0]
    fig = chart.draw(data)
    assert fig.axes == []
    assert any(len(text.get_text()) > 15 for text in fig.texts)
    assert chart.alt(data).startswith("No chart: ")
    assert "<svg" in _render.svg(fig, "empty", chart.alt(data))


@pytest.mark.parametrize("name", cases.CHARTS)
def test_the_words_have_numbers_and_no_end_of_line(drawn, name):
    data = drawn(name, "hostile names")[0]
    words = cases.CHARTS[name].alt(data)
    assert re.search(r"\d", words)
    assert len(words) < 4000


@pytest.mark.parametrize("name", cases.CHARTS)
def test_the_same_data_gives_the_same_bytes(drawn, name):
    chart = cases.CHARTS[name]
    data, _, svg, png = drawn(name, "five sources")
    again = chart.draw(data)
    assert _render.svg(again, f"a-{name}", chart.alt(data)) == svg
    assert _render.png(again) == png


def test_the_session_s_own_settings_change_nothing(drawn):
    chart = cases.CHARTS["entities"]
    data, _, svg, png = drawn("entities", "five sources")
    with mpl.rc_context({"font.size": 20, "figure.facecolor": "red", "text.parse_math": True}):
        fig = chart.draw(data)
        assert _render.svg(fig, "a-entities", chart.alt(data)) == svg
        assert _render.png(fig) == png


@pytest.mark.parametrize("name", cases.CHARTS)
def test_hostile_names_stay_text(drawn, name):
    _, _, svg, png = drawn(name, "hostile names")
    root = etree.fromstring(svg)
    assert not root.xpath("//*[local-name()='script' or local-name()='style']")
    assert "<script" not in svg
    assert b"Software" not in png


def test_a_formula_is_not_one(drawn):
    svg = drawn("sources", "hostile names")[2]
    assert "$x^2$ costs" in svg


def test_an_svg_can_stand_beside_others(drawn):
    svg = drawn("strip", "five sources")[2]
    root = etree.fromstring(svg)
    ids = root.xpath("//@id")
    assert ids
    assert all(i.startswith("a-strip-") for i in ids)
    assert len(ids) == len(set(ids))
    used = set(re.findall(r"url\(#([^)]+)\)", svg))
    used |= {h[1:] for h in root.xpath("//svg:use/@xlink:href", namespaces=SVG)}
    assert used == set(ids)
    assert root.get("role") == "img"
    assert root.get("aria-label")
    assert "target=" not in svg
    assert "DejaVu" not in svg
    assert not root.xpath("//*[local-name()='metadata' or local-name()='style']")
    assert "<!DOCTYPE" not in svg


def test_a_name_that_looks_like_markup_of_ours_is_left_alone():
    sizes = {'a" id="m1" xlink:href="#x': 6, "url(#m2)": 6}
    data = cases.PREPARED[cases.CHARTS["topics"]](sizes)
    root = etree.fromstring(_render.svg(cases.CHARTS["topics"].draw(data), "t", "words"))
    texts = " ".join(root.xpath("//svg:text/text()", namespaces=SVG))
    assert "url(#m2)" in texts


def test_no_letter_is_missing_in_silence():
    """Letters that the first face lacks are drawn by the second, and nothing is said of it."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        fig = theme.themed(lambda: theme.figure(0.5, "Title", tables.HOSTILE[4]))()
        _render.png(fig)
    assert tables.HOSTILE[4] in fig.get_supxlabel()
