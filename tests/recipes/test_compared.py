"""Tables of counts by source: what has a verdict is made here and nowhere else."""

from analysis import schemas
from analysis.recipes import compared, found


def test_every_table_with_a_verdict_is_made_here():
    judged = {
        name for name, table in schemas.TABLES.items()
        if "verdict" in {column.name for column in table.columns}
    }  # fmt: skip
    assert judged <= set(compared.RECIPES)
    assert len(judged) > 8


def test_no_table_has_two_recipes():
    assert not set(found.RECIPES) & set(compared.RECIPES)
