"""What every chart must have. A new chart is one module, and this names what it lacks."""

import inspect
import io
import re
import sys

import pandas as pd
import pytest

import analysis.charts
from analysis import discover, schemas
from tests.contracts.tables import tiny

CHARTS = [m for m in discover.modules(analysis.charts) if not m.__name__.endswith(".theme")]
each_chart = pytest.mark.parametrize("chart", CHARTS, ids=lambda m: m.__name__.split(".")[-1])
HOSTILE = '<script>alert(1)</script> $x_1$ & "long\nname" ' + "x" * 200


# A table for a chart that draws any of a kind, and a value for one that must be told what to draw.
ANY_TABLE = {"table": "topic_coverage"}
# Marks that share a block of evidence, by what they share it.
SHARED_EVIDENCE = {"strip": "source"}  # an article is a point, and a source has one list of them
OPTIONS = {"measure": "quoted_share"}


def _needs(chart) -> list[str]:
    """Return the tables that `prepare` takes: its positional parameters bear their names."""
    parameters = inspect.signature(chart.prepare).parameters.values()
    tables = [p.name for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD]
    names = [ANY_TABLE.get(name, name) for name in tables]
    unknown = [name for name in names if name not in schemas.TABLES]
    assert not unknown, f"prepare's tables bear the names of schemas.TABLES, not {unknown}"
    return names


def _options(chart) -> dict[str, str]:
    """Return a value for every option that has no default."""
    parameters = inspect.signature(chart.prepare).parameters.values()
    needed = [p.name for p in parameters if p.kind is p.KEYWORD_ONLY and p.default is p.empty]
    assert set(needed) <= set(OPTIONS), f"give {needed} defaults, or a value in OPTIONS here"
    return {name: OPTIONS[name] for name in needed}


def _prepared(chart, make=tiny):
    return chart.prepare(*(make(name) for name in _needs(chart)), **_options(chart))


def _urls(figure) -> list[str]:
    urls = []
    for artist in figure.findobj():
        many = getattr(artist, "get_urls", lambda: None)()
        urls += [url for url in (many or [artist.get_url()]) if url]
    return urls


def _written(figure) -> str:
    return " ".join(text.get_text() for text in figure.findobj(match=_is_text))


def _is_text(artist) -> bool:
    from matplotlib.text import Text

    return isinstance(artist, Text)


def test_there_are_charts():
    assert len(CHARTS) >= 4


@each_chart
def test_a_chart_is_three_functions(chart):
    for name in ("prepare", "draw", "alt"):
        assert callable(getattr(chart, name, None)), f"{chart.__name__} has no {name}"
        assert getattr(chart, name).__doc__
    assert _needs(chart), "prepare takes at least one table"


@each_chart
def test_prepare_names_the_evidence_of_every_mark_and_changes_nothing(chart):
    given = [tiny(name) for name in _needs(chart)]
    before = [table.copy(deep=True) for table in given]
    data = chart.prepare(*given, **_options(chart))
    assert isinstance(data, pd.DataFrame)
    assert len(data)
    for table, was in zip(given, before, strict=True):
        pd.testing.assert_frame_equal(table, was)
    anchors = data["anchor"][data["anchor"] != ""]
    assert len(anchors), "marks without evidence"
    shared = SHARED_EVIDENCE.get(chart.__name__.split(".")[-1])
    if shared:
        pairs = data[[shared, "anchor"]].drop_duplicates()
        assert pairs[shared].is_unique
        assert pairs["anchor"].is_unique
    else:
        assert anchors.is_unique
    assert all(re.fullmatch(r"[a-z_]+-[0-9a-f]{8}", a) for a in anchors)


@each_chart
def test_every_mark_links_to_its_evidence(chart):
    data = _prepared(chart)
    figure = chart.draw(data)
    from matplotlib.figure import Figure

    assert isinstance(figure, Figure)
    assert {f"#{a}" for a in data["anchor"] if a} <= set(_urls(figure))
    assert set(_urls(figure)) <= {f"#{a}" for a in data["anchor"] if a}


@each_chart
def test_draw_and_alt_change_nothing(chart):
    data = _prepared(chart)
    before = data.copy(deep=True)
    chart.draw(data)
    chart.alt(data)
    pd.testing.assert_frame_equal(data, before)


@each_chart
def test_alt_says_in_words_what_is_drawn(chart):
    said = chart.alt(_prepared(chart))
    assert len(said.split()) >= 8
    assert re.search(r"\d", said), "alt names at least one number"
    assert "\n" not in said


@each_chart
def test_nothing_to_draw_is_said_and_not_an_error(chart):
    data = _prepared(chart, schemas.empty)
    assert "anchor" in data.columns
    figure = chart.draw(data)
    assert len(_written(figure).split()) >= 4, "an empty chart carries a note"
    assert _urls(figure) == []
    assert len(chart.alt(data).split()) >= 4


@each_chart
def test_the_same_table_makes_the_same_picture(chart):
    import matplotlib as mpl

    pictures = []
    for _ in range(2):
        out = io.BytesIO()
        with mpl.rc_context({"svg.hashsalt": "salt"}):
            chart.draw(_prepared(chart)).savefig(out, format="svg", metadata={"Date": None})
        pictures.append(out.getvalue())
    assert pictures[0] == pictures[1]


@each_chart
def test_names_from_articles_are_drawn_as_text_whatever_they_hold(chart):
    def hostile(name):
        table = tiny(name)
        for column in ("source", "target", "entity", "term"):
            if column in table:
                table[column] = table[column].astype("str") + f" {HOSTILE}"
        return table

    data = _prepared(chart, hostile)
    out = io.BytesIO()
    chart.draw(data).savefig(out, format="png")
    assert out.getvalue()
    assert chart.alt(data)


def test_no_chart_keeps_pyplot_s_global_state():
    for chart in CHARTS:
        chart.draw(_prepared(chart))
    assert (
        "matplotlib.pyplot" not in sys.modules or not sys.modules["matplotlib.pyplot"].get_fignums()
    )
