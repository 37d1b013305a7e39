"""How tables are made: each has a recipe, none rests on itself, and keys name what they rest on."""

import ast
import inspect

from analysis import schemas
from analysis.recipes import CHAINS, FIRST, LAST, OF_EVERY, RECIPES, compared, found, happened

GIVEN = {"articles", "paragraphs", "ledger"}
TREES = {module: ast.parse(inspect.getsource(module)) for module in (found, compared, happened)}


def _asked(name):
    """Return the tables that a recipe asks the study for, its helpers' included."""
    tree = next(TREES[module] for module in TREES if name in module.RECIPES)
    helpers = {f.name: f for f in tree.body if isinstance(f, ast.FunctionDef)}
    recipe = RECIPES[name].make
    todo, seen, asked = [], set(), set()
    if recipe.__name__ in helpers:
        todo.append(helpers[recipe.__name__])
    else:
        table = next(n for n in tree.body if isinstance(n, ast.Assign)
                     and getattr(n.targets[0], "id", "") == "RECIPES")  # fmt: skip
        pairs = zip(table.value.keys, table.value.values, strict=True)
        todo.append(next(value for key, value in pairs if key.value == name))
    while todo:
        for node in ast.walk(todo.pop()):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "table":
                asked.add(node.args[0].value)
            called = getattr(getattr(node, "func", None), "id", "")
            if called in helpers and called not in seen and not called.startswith("of_"):
                seen.add(called)
                todo.append(helpers[called])
    return asked


def test_every_table_has_a_recipe_and_every_other_recipe_is_a_step():
    assert set(schemas.TABLES) - GIVEN == {n for n, r in RECIPES.items() if not r.is_step}
    assert {n for n, r in RECIPES.items() if r.is_step}.isdisjoint(schemas.TABLES)


def test_no_table_rests_on_itself():
    below = {name: _asked(name) for name in RECIPES}
    assert below["mentions"] >= {"names", "quotes"}, "or the test reads nothing"
    done, left = set(GIVEN), dict(below)
    while left:
        ready = [name for name, asked in left.items() if asked <= done]
        assert ready, f"these rest on one another: {sorted(left)}"
        for name in ready:
            done.add(name)
            del left[name]


def test_preparing_makes_every_table_once_and_none_before_what_it_rests_on():
    made = [*FIRST, *(name for chain in CHAINS for name in chain), *LAST]
    assert sorted(made) == sorted(RECIPES)
    before = {*GIVEN, *FIRST}
    above = before | {name for chain in CHAINS for name in chain}
    for chain, there in (*((chain, before) for chain in CHAINS), (LAST, above)):
        done = set(there)
        for name in chain:
            assert _asked(name) <= done, f"{name} comes before what it rests on"
            done.add(name)


def test_what_is_counted_has_a_voice_to_choose():
    for name, recipe in RECIPES.items():
        for counted in recipe.counts:
            assert "voice" in {c.name for c in schemas.TABLES[counted].columns}, name
            assert counted in _asked(name), name
    assert {n for n, r in RECIPES.items() if r.voice != "both"} == {"keyness", "spelling_use"}


def test_what_is_asked_of_every_article_rests_on_articles_alone():
    assert set(OF_EVERY) == set(happened.RECIPES)
    counts = {name for name in OF_EVERY if RECIPES[name].counts}
    assert counts == set(), "a voice could not be chosen for it"
