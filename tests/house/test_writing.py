"""Files are written only by the store and by the report; YAML is loaded safely."""

import ast

import pytest

from tests.house import source

WRITERS = ("analysis.annotate.store", "analysis.report")
MODULES = [m for m in source.modules() if not m.startswith(WRITERS)]

METHODS = {
    "write_text", "write_bytes", "touch", "mkdir", "unlink", "rmdir", "symlink_to", "hardlink_to",
    "to_parquet", "to_feather", "to_pickle", "to_excel", "to_hdf", "to_sql", "tofile",
    "write_table", "write_feather", "write_csv", "write_dataset", "ParquetWriter",
    "makedirs", "copyfile", "copytree", "rmtree", "NamedTemporaryFile", "mkstemp", "mkdtemp",
    "TemporaryDirectory", "FileLock",
}  # fmt: skip
# with a place as their first argument these write, without one they return text
METHODS_WITH_PLACE = {"to_csv": "path_or_buf", "to_json": "path_or_buf"}
# the base loader makes nothing but strings, lists and mappings: less than the safe one
YAML_LOADERS = {"BaseLoader", "CBaseLoader", "SafeLoader", "CSafeLoader"}
YAML_ALLOWED = {"safe_load", "safe_dump", "YAMLError", "MarkedYAMLError", "load", *YAML_LOADERS}


def _mode(call: ast.Call, position: int) -> str:
    given = [k.value for k in call.keywords if k.arg == "mode"] + call.args[position : position + 1]
    return given[0].value if given and isinstance(given[0], ast.Constant) else "r"


def _written(call: ast.Call) -> str:
    """Return the name of the call if it writes a file, else nothing."""
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    if name == "open":
        is_method = isinstance(function, ast.Attribute)
        on_module = is_method and isinstance(function.value, ast.Name)
        on_module = on_module and function.value.id in ("io", "gzip", "bz2", "lzma", "codecs")
        mode = str(_mode(call, 0 if is_method and not on_module else 1))
        return f"open(..., {mode!r})" if set(mode) & set("wax+") else ""
    if name in METHODS_WITH_PLACE:
        named = {k.arg for k in call.keywords}
        return name if call.args or METHODS_WITH_PLACE[name] in named else ""
    return name if name in METHODS else ""


@pytest.mark.parametrize(
    ("code", "writes"),
    [
        ("open(p)", False),
        ("open(p, 'rb')", False),
        ("open(p, 'w')", True),
        ("open(p, mode='ab')", True),
        ("path.open()", False),
        ("path.open('rb')", False),
        ("path.open('xb')", True),
        ("gzip.open(p, 'rb')", False),
        ("gzip.open(p, 'wt')", True),
        ("frame.to_csv()", False),
        ("frame.to_csv(index=False)", False),
        ("frame.to_csv(p)", True),
        ("pq.write_table(t, p)", True),
        ("text.replace('a', 'b')", False),
    ],
)
def test_the_rule_itself_tells_writing_from_reading(code, writes):
    assert bool(_written(ast.parse(code).body[0].value)) == writes


@pytest.mark.parametrize("module", MODULES)
def test_only_the_store_and_the_report_write_files(module):
    wrong = [f"line {c.lineno}: {_written(c)}" for c in source.calls(module) if _written(c)]
    assert not wrong, f"{module}: {wrong}"


@pytest.mark.parametrize("module", source.modules())
def test_yaml_is_loaded_safely(module):
    used = {
        node.attr
        for node in ast.walk(source.tree(module))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "yaml"
    }
    assert used <= YAML_ALLOWED, f"{module}: yaml.{sorted(used - YAML_ALLOWED)}"
    for call in source.calls(module):
        if ast.unparse(call.func) == "yaml.load":
            given = {ast.unparse(a) for a in [*call.args[1:], *(k.value for k in call.keywords)]}
            assert given & {f"yaml.{name}" for name in YAML_LOADERS}, f"line {call.lineno}"
    named = [n for n in ast.walk(source.tree(module)) if isinstance(n, ast.ImportFrom)]
    assert not [n.lineno for n in named if (n.module or "").split(".")[0] == "yaml"], (
        f"{module}: write `import yaml` and `yaml.safe_load`, so that it can be seen"
    )
