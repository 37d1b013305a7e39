"""Errors: one root, fields that programs can read, sentences that people can act on."""

import inspect
from pathlib import Path

import pytest

from analysis import errors

LEAVES = [
    leaf
    for _, leaf in inspect.getmembers(errors, inspect.isclass)
    if issubclass(leaf, errors.AnalysisError) and leaf is not errors.AnalysisError
]
PATH = Path("corpus") / "a.txt"
EXAMPLES = {
    errors.CorpusError: (PATH, "no such folder", "Name another"),
    errors.ReaderError: (PATH, "not_text", "is a picture"),
    errors.SchemaError: ("articles", "columns missing: text"),
    errors.ParameterError: ("topics", "sactions", ["sanctions", "refugees"]),
    errors.LexiconError: (PATH, "sanctions", "has no definition"),
    errors.ModelError: ("en", "is missing", "Install it"),
    errors.OutputError: (PATH, "is read-only", "Name another"),
    errors.NotebookError: ("02_entities.ipynb", 3, "KeyError: 'entity'"),
    errors.WorkerError: (-9,),
}


@pytest.mark.parametrize("leaf", LEAVES, ids=lambda leaf: leaf.__name__)
def test_every_leaf_has_an_example_here(leaf):
    assert leaf in EXAMPLES, f"add {leaf.__name__} to EXAMPLES"


@pytest.mark.parametrize("leaf", EXAMPLES, ids=lambda leaf: leaf.__name__)
def test_an_error_carries_its_fields_and_says_them(leaf):
    given = EXAMPLES[leaf]
    error = leaf(*given)
    assert isinstance(error, errors.AnalysisError)
    names = list(inspect.signature(leaf).parameters)
    assert set(names) == set(vars(error)), "every argument is a field of that name"
    # a reason is a code for the ledger and not for people
    said = [value for name, value in zip(names, given, strict=True) if name != "reason"]
    for value in said:
        for part in value if isinstance(value, list) else [value]:
            assert str(part) in str(error)


def test_what_is_allowed_is_listed_in_order():
    error = errors.ParameterError("topics", "x", {"sanctions", "aid", "border"})
    assert error.allowed == "aid, border, sanctions"
    assert str(error) == "topics = 'x' is not possible; allowed: aid, border, sanctions."


def test_what_is_allowed_may_be_a_sentence():
    assert errors.ParameterError("since", "3 May", "a date as 2025-05-03").allowed.startswith("a d")


def test_a_notebook_can_fail_outside_any_cell():
    error = errors.NotebookError("02_entities.ipynb", None, "the kernel was killed")
    assert str(error) == "02_entities.ipynb: the kernel was killed"


@pytest.mark.parametrize("leaf", LEAVES, ids=lambda leaf: leaf.__name__)
def test_a_mistake_in_a_value_is_also_a_value_error(leaf):
    of_the_machine = {
        errors.ModelError,
        errors.NotebookError,
        errors.OutputError,
        errors.WorkerError,
    }
    assert issubclass(leaf, ValueError) == (leaf not in of_the_machine)
