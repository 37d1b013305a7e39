"""Tables of counts by source: none that stands in the texts has a verdict."""

from analysis import schemas
from analysis.recipes import compared, found, happened


def test_every_table_with_a_verdict_is_counted_by_source():
    judged = {
        name for name, table in schemas.TABLES.items()
        if "verdict" in {column.name for column in table.columns}
    }  # fmt: skip
    assert judged <= set(compared.RECIPES) | set(happened.RECIPES)
    assert len(judged) > 8


def test_no_table_has_two_recipes():
    every = [*found.RECIPES, *compared.RECIPES, *happened.RECIPES]
    assert len(every) == len(set(every))
