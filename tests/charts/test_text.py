"""Names made safe to draw, and numbers in words."""

import pytest

from analysis.charts import _text
from tests.charts import tables

# A half character cannot stand in a table of pandas, but in a label made elsewhere.
HOSTILE = (*tables.HOSTILE, "\ud800half")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_cleaned_name_is_one_visible_line(name):
    clean = _text.clean(name)
    assert clean
    assert clean.isprintable()
    clean.encode("utf-8")


def test_letters_of_all_scripts_stay():
    for name in ("İbrahim Kalın", "Вечерний Лист", "新华社", "العربية"):
        assert _text.clean(name) == name


@pytest.mark.parametrize("name", [*HOSTILE, "short", "two words of it"])
@pytest.mark.parametrize("inches", [0.5, 1.0, 2.0])
def test_a_fitted_name_fits(name, inches):
    fitted = _text.fit(name, inches, 8)
    assert _text.width(fitted, 8) <= inches
    if fitted != _text.clean(name):
        assert fitted.endswith("…")
        assert _text.clean(name).startswith(fitted[:-1])


@pytest.mark.parametrize("name", [*HOSTILE, "a name of several words", "www.a-b.example.org"])
@pytest.mark.parametrize("lines", [1, 2, 3])
def test_a_wrapped_name_fits(name, lines):
    wrapped = _text.wrap(name, 0.7, 8, lines=lines).split("\n")
    assert len(wrapped) <= lines
    assert all(_text.width(line, 8) <= 0.7 for line in wrapped)
    assert all(wrapped)


def test_wrapping_loses_no_letter_where_there_is_room():
    wrapped = _text.wrap("www.a-long-name.example.org", 0.9, 8, lines=9)
    assert wrapped.replace("\n", "") == "www.a-long-name.example.org"


def test_a_list_says_how_many_it_leaves_out():
    assert _text.listed([]) == ""
    assert _text.listed(["a"]) == "a"
    assert _text.listed("abcd", most=2) == "a, b and 2 more"
