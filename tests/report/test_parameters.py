"""Parameters: read as papermill reads them, refused where papermill is silent. All invented."""

import pytest

from analysis import paths
from analysis.errors import NotebookError, ParameterError
from analysis.report import parameters
from tests.report import made

MANY = """# the corpus
corpus: str = "seeds"  # the articles
sources: list[str] = []  # outlets, none for all

top_n: int = 10  # rows shown
share: float = 0.5  # a share
own_only: bool = False  # own voice only
names: list = []  # the older way
since = ""  # first day
"""


@pytest.fixture
def known(tmp_path):
    return parameters.inspect(made.notebook(tmp_path / "01_made.ipynb", parameters=MANY))


def _papermill(file):
    from papermill.inspection import inspect_notebook

    return {
        name: (p["inferred_type_name"], p["default"], p["help"])
        for name, p in inspect_notebook(str(file)).items()
    }


def _ours(file):
    return {
        name: (p.type if p.is_annotated else "None", p.written, p.help)
        for name, p in parameters.inspect(file).items()
    }


def test_it_reads_what_papermill_reads(tmp_path):
    file = made.notebook(tmp_path / "01_made.ipynb", parameters=MANY)
    assert _ours(file) == _papermill(file)
    assert len(_ours(file)) == 7


@pytest.mark.parametrize("file", sorted(paths.NOTEBOOKS.glob("*.ipynb")), ids=lambda f: f.stem)
def test_it_reads_the_suite_s_notebooks_as_papermill_does(file):
    assert _ours(file) == _papermill(file)


def test_types_and_defaults_are_values(known):
    assert {n: (p.type, p.default) for n, p in known.items()} == {
        "corpus": ("str", "seeds"),
        "sources": ("list[str]", []),
        "top_n": ("int", 10),
        "share": ("float", 0.5),
        "own_only": ("bool", False),
        "names": ("list", []),
        "since": ("str", ""),
    }


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("since", "2031-05-01", "2031-05-01"),
        ("since", "", ""),
        ("top_n", "5", 5),
        ("top_n", "-1", -1),
        ("share", "0.25", 0.25),
        ("share", "1", 1.0),
        ("own_only", "true", True),
        ("own_only", "No", False),
        ("sources", "Lowland Post, Coast Herald", ["Lowland Post", "Coast Herald"]),
        ("sources", "['Post, The', \"Herald\"]", ["Post, The", "Herald"]),
        ("sources", "[2031, yes]", ["2031", "yes"]),
        ("sources", "", []),
        ("names", "a, b", ["a", "b"]),
    ],
)
def test_values_are_coerced(known, name, text, value):
    assert parameters.checked(known, [(name, text)])[name] == value
    assert type(parameters.checked(known, [(name, text)])[name]) is type(value)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("top_n", "banana"),
        ("top_n", "5.5"),
        ("top_n", ""),
        ("share", "nan"),
        ("share", "inf"),
        ("share", "half"),
        ("own_only", "maybe"),
        ("sources", "[a, [b]]"),
        ("sources", "[a, "),
        ("sources", "[!!python/object/apply:os.system ['true']]"),
    ],
)
def test_values_of_another_type_are_refused(known, name, text):
    with pytest.raises(ParameterError, match=f"^{name} = ") as refused:
        parameters.checked(known, [(name, text)])
    assert refused.value.value == text
    assert refused.value.allowed


def test_an_unknown_name_is_refused_with_the_valid_ones_and_the_nearest(known):
    with pytest.raises(ParameterError) as refused:
        parameters.checked(known, [("sorces", "x")])
    assert refused.value.allowed == (
        "names, own_only, share, since, sources, top_n (did you mean sources?)"
    )


@pytest.mark.parametrize("name", ["corpus", "store"])
def test_what_the_command_line_has_an_option_for_is_no_parameter(known, name):
    with pytest.raises(ParameterError, match="give it as"):
        parameters.checked(known, [(name, "x")])


def test_a_list_may_be_given_in_pieces_and_anything_else_once(known):
    given = [("sources", "a"), ("sources", "b, c")]
    assert parameters.checked(known, given)["sources"] == ["a", "b", "c"]
    with pytest.raises(ParameterError, match="given twice"):
        parameters.checked(known, [("top_n", "1"), ("top_n", "2")])


def test_what_is_in_force_is_what_is_given_and_else_each_notebook_s_default(tmp_path):
    one = made.notebook(tmp_path / "01_one.ipynb", parameters='top_n: int = 10  # a\nsince = ""')
    two = made.notebook(tmp_path / "02_two.ipynb", parameters="top_n: int = 20  # b")
    known = parameters.inspect_all([one, two])
    force = parameters.in_force(known, {})
    assert force == {"01_one.ipynb": {"top_n": 10, "since": ""}, "02_two.ipynb": {"top_n": 20}}
    assert parameters.recorded(force) == {"top_n": {"01_one": 10, "02_two": 20}, "since": ""}
    force = parameters.in_force(known, {"top_n": 5})
    assert parameters.recorded(force) == {"top_n": 5, "since": ""}


@pytest.mark.parametrize(
    "line",
    [
        "top_n: int = ten",
        "top_n: int | None = 10",
        "top_n: int = 'ten'",
        "top_n: int = True",
        "import os",
        "x = {'a': 1}",
        "x =",
    ],
)
def test_a_cell_that_cannot_be_checked_is_an_error_of_the_notebook(tmp_path, line):
    file = made.notebook(tmp_path / "01_made.ipynb", parameters=line)
    with pytest.raises(NotebookError, match="01_made"):
        parameters.inspect(file)


def test_two_notebooks_may_not_differ_about_a_type(tmp_path):
    one = made.notebook(tmp_path / "01_one.ipynb", parameters="top_n: int = 10  # rows")
    two = made.notebook(tmp_path / "02_two.ipynb", parameters='top_n: str = "10"  # rows')
    with pytest.raises(NotebookError, match="top_n"):
        parameters.inspect_all([one, two])


def test_a_notebook_without_parameters_has_none(tmp_path):
    file = made.notebook(tmp_path / "01_made.ipynb", parameters="")
    assert parameters.inspect(file) == {}
