"""A recipe keeps its table to the schema; a step has none."""

import pandas as pd
import pytest

from analysis.errors import SchemaError
from analysis.recipes.material import Recipe


def test_a_table_is_held_against_its_schema_and_a_step_is_not():
    broken = Recipe(lambda _: pd.DataFrame({"a": [1]}))
    with pytest.raises(SchemaError):
        broken.checked(None, "scores")
    step = Recipe(lambda _: pd.DataFrame({"a": [1]}), is_step=True)
    assert list(step.checked(None, "anything").columns) == ["a"]
