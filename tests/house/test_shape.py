"""Small rooms, no noise, and every module with its mirror test."""

import ast

import pytest

from analysis import paths
from tests.house import source

MAX_LINES, MAX_FUNCTION_LINES, MAX_PARAMETERS = 400, 60, 6

# Functions with more parameters, each with its reason. Those of `commands` are not counted:
# every option of the command line is a parameter there, and none is ever passed by hand.
MORE_PARAMETERS = {
    "analysis.annotate.run.annotate": "the options of the command of that name, keyword-only",
    "analysis.study.open_study": "the parameters all notebooks share, keyword-only",
}

GENERIC_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "base"}
MODULES = source.modules()


def _parameters(function):
    names = [a.arg for a in (*function.args.posonlyargs, *function.args.args)]
    names += [a.arg for a in function.args.kwonlyargs]
    return [name for name in names if name not in ("self", "cls")]


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_a_small_room(module):
    n_lines = len(source.file_of(module).read_text(encoding="utf-8").splitlines())
    assert n_lines <= MAX_LINES, f"{module} has {n_lines} lines"


@pytest.mark.parametrize("module", MODULES)
def test_functions_are_small_rooms(module):
    sizes = {name: f.end_lineno - f.lineno + 1 for name, f in source.functions(module)}
    large = {name: size for name, size in sizes.items() if size > MAX_FUNCTION_LINES}
    assert not large, f"{module}: {large}"


@pytest.mark.parametrize("module", [m for m in MODULES if not m.startswith("analysis.commands.")])
def test_functions_take_few_parameters(module):
    many = {
        name: len(_parameters(f))
        for name, f in source.functions(module)
        if len(_parameters(f)) > MAX_PARAMETERS and f"{module}.{name}" not in MORE_PARAMETERS
    }
    assert not many, f"{module}: {many}"


def test_every_exception_is_still_one():
    sizes = {f"{m}.{n}": len(_parameters(f)) for m in MODULES for n, f in source.functions(m)}
    assert [e for e in MORE_PARAMETERS if sizes.get(e, 0) <= MAX_PARAMETERS] == []


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_named_for_its_job(module):
    assert module.split(".")[-1] not in GENERIC_NAMES
    assert ast.get_docstring(source.tree(module)), f"{module} does not say what it is for"


@pytest.mark.parametrize("module", MODULES)
def test_a_module_makes_no_noise(module):
    printed = [
        call.lineno
        for call in source.calls(module)
        if isinstance(call.func, ast.Name) and call.func.id in ("print", "breakpoint", "input")
    ]
    assert not printed, f"{module} prints in lines {printed}"


@pytest.mark.parametrize("module", MODULES)
def test_no_error_is_swallowed_unseen(module):
    bare = [
        node.lineno
        for node in ast.walk(source.tree(module))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) == "BaseException")
        and not any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
    ]
    assert not bare, f"{module} catches everything in lines {bare}"


@pytest.mark.parametrize("module", [m for m in MODULES if source.file_of(m).stem != "__init__"])
def test_a_module_has_its_mirror_test(module):
    *folders, name = module.split(".")[1:]
    if name.startswith("_") and name != "__main__":
        pytest.skip("private: tested through the modules that use it")
    mirror = paths.ROOT.joinpath("tests", *folders, f"test_{name.strip('_')}.py")
    assert mirror.is_file(), f"{module} has no {mirror.relative_to(paths.ROOT)}"


@pytest.mark.parametrize("folder", sorted({m.split(".")[1] for m in MODULES if m.count(".") > 1}))
def test_a_folder_of_modules_has_its_folder_of_tests(folder):
    """Also where all modules are private, as each has a face that must be tested."""
    assert list((paths.ROOT / "tests" / folder).glob("test_*.py"))


def test_a_folder_is_earned_by_three_files():
    folders = {m.rpartition(".")[0] for m in MODULES if m.count(".") >= 2}
    few = {f: n for f in folders if (n := sum(m.startswith(f"{f}.") for m in MODULES)) < 3}
    # lexicons is a folder for its data, one loader beside them
    assert not {f: n for f, n in few.items() if f != "analysis.lexicons"}, few


def test_every_folder_of_tests_is_a_package():
    """Two test files of one name in two folders are only told apart in packages."""
    folders = {f.parent for f in (paths.ROOT / "tests").rglob("test_*.py")}
    bare = sorted(
        str(f.relative_to(paths.ROOT)) for f in folders if not (f / "__init__.py").exists()
    )
    assert not bare, f"put an __init__.py into {bare}"
