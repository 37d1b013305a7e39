"""Steps on the way are no tables of a report, and what they lack comes later."""

from analysis import schemas
from analysis.recipes import found


def test_steps_lack_what_their_tables_have():
    steps = {name for name, recipe in found.RECIPES.items() if recipe.is_step}
    assert steps == {"names", "called", "said", "clauses"}
    assert "speaker" in {c.name for c in schemas.TABLES["mentions"].columns}


def test_tables_of_spans_have_no_verdict():
    for name in set(found.RECIPES) & set(schemas.TABLES):
        assert "verdict" not in {c.name for c in schemas.TABLES[name].columns}, name
