"""The theme: who has which colour, and what is left out."""

import itertools

import pandas as pd
import pytest

from analysis.charts import theme

MANY = [f"s{i:03d}" for i in range(110)]


def test_a_source_keeps_its_colour_whatever_is_drawn():
    of = theme.colours(["b", "a", "c"])
    assert of == theme.colours(["c", "b", "a"])
    assert of["a"] == theme.PALETTE[0]
    assert len(set(of.values())) == 3


def test_beyond_the_palette_all_are_grey_and_told_apart_by_shape():
    of, shape = theme.colours(MANY), theme.markers(MANY)
    assert [of[s] for s in MANY[8:]] == [theme.OTHER] * 102
    assert len({of[s] for s in MANY[:8]}) == 8
    assert len({shape[s] for s in MANY[:8]}) == 8


def test_the_largest_have_colours_not_the_first_of_the_alphabet():
    of = theme.colours(["z", *MANY])
    assert of["z"] != theme.OTHER
    assert of["s007"] == theme.OTHER


def test_sources_go_by_measured_articles_then_all_then_name():
    articles = pd.DataFrame(
        {"source": ["b", "a", "c", "c", "d", "d"],
         "is_measured": [True, True, False, False, True, False]}
    )  # fmt: skip
    assert theme.sources(articles) == ["d", "a", "b", "c"]
    assert theme.sources(articles[:0]) == []


def test_sources_the_study_does_not_list_come_last():
    sizes = pd.Series({"x": 1, "y": 5, "z": 3})
    assert theme.ranked(sizes) == ["y", "z", "x"]
    assert theme.ranked(sizes, ["x"]) == ["x", "y", "z"]


def _luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one, other):
    dark, light = sorted([_luminance(one), _luminance(other)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colour", theme.PALETTE)
def test_a_dot_is_seen_on_paper(colour):
    assert _contrast(colour, theme.PAPER) >= 2.5


def test_words_can_be_read_on_paper_and_in_every_cell():
    assert _contrast(theme.MUTED, theme.PAPER) >= 4.5
    for share in (0, 0.5, 1):
        assert _contrast(theme.INK, theme.shade(share)) >= 7
        assert _contrast(theme.CELL_MUTED, theme.shade(share)) >= 4.5


def test_no_two_colours_are_alike_in_all_eyes():
    """Machado et al. 2009, full deuteranopia and protanopia, as distances in linear light."""
    seen = {
        "deutan": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
        "protan": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    }
    for rows in seen.values():
        turned = []
        for colour in theme.PALETTE:
            parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
            turned.append([sum(a * b for a, b in zip(row, parts, strict=True)) for row in rows])
        for one, other in itertools.combinations(turned, 2):
            assert max(abs(a - b) for a, b in zip(one, other, strict=True)) > 0.1


def test_left_out_is_silent_when_nothing_is():
    data = pd.DataFrame({"source": ["a", "b"], "n_sources": 2})
    assert theme.left_out(data) == ""
    assert "3 more are" in theme.left_out(data.assign(n_sources=5))


@pytest.mark.parametrize(("highest", "end"), [(0.0, 0.1), (0.1, 0.1), (0.31, 0.4), (0.9, 1.0)])
def test_the_axis_of_shares_ends_at_a_round_number(highest, end):
    assert theme.ceiling(highest) == end


def test_where_copies_are_set_aside_every_article_ranks_the_sources_that_are_left():
    rows = pd.DataFrame({"source": [*"aaabbc", "d", "d"], "is_measured": True})
    left = rows[rows["source"] != "d"].drop(index=[0, 1])
    assert theme.sources(left) == ["b", "a", "c"]
    assert theme.sources(left, rows) == ["a", "b", "c"]
    assert theme.sources(rows, rows) == theme.sources(rows)
