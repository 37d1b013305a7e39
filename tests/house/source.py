"""The package's own source as syntax trees: what the house tests look at."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis import paths

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Import:
    """One imported module, the line it stands on, and whether it waits for a call."""

    module: str
    line: int
    is_late: bool


@cache
def modules() -> tuple[str, ...]:
    """Return the dotted names of all modules of the package, packages' faces included."""
    files = sorted(paths.PACKAGE.rglob("*.py"))
    return tuple(_dotted(f) for f in files)


def file_of(module: str) -> Path:
    """Return the file of a module."""
    path = paths.ROOT.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


@cache
def tree(module: str) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(file_of(module).read_text(encoding="utf-8"))


def unit(module: str) -> str:
    """Return the part of the package that a layer is given to.

    >>> unit("analysis.readers.jsonl"), unit("analysis.compare"), unit("analysis")
    ('readers', 'compare', '')
    """
    return module.split(".")[1] if "." in module else ""


def imports(module: str) -> list[Import]:
    """Return what a module imports, in functions too, but not what only a type checker reads."""
    return list(_imports(tree(module), module, is_late=False))


def functions(module: str) -> Iterator[tuple[str, Function]]:
    """Yield every function of a module with its name, methods as `Class.method`."""
    yield from _functions(tree(module), "")


def calls(module: str) -> Iterator[ast.Call]:
    """Yield every call in a module."""
    return (node for node in ast.walk(tree(module)) if isinstance(node, ast.Call))


def tracked() -> list[Path]:
    """Return the files that are in git or would be with the next commit; empty without git."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(command, cwd=paths.ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return []
    names = done.stdout.decode().split("\0")
    return [paths.ROOT / name for name in names if name and (paths.ROOT / name).is_file()]


def _dotted(path: Path) -> str:
    parts = path.relative_to(paths.ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _functions(node: ast.AST, prefix: str) -> Iterator[tuple[str, Function]]:
    for child in ast.iter_child_nodes(node):
        inner = prefix
        if isinstance(child, Function):
            inner = f"{prefix}{child.name}."
            yield f"{prefix}{child.name}", child
        elif isinstance(child, ast.ClassDef):
            inner = f"{prefix}{child.name}."
        yield from _functions(child, inner)


def _imports(node: ast.AST, module: str, *, is_late: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            for other in child.orelse:
                yield from _imports(ast.Module([other], []), module, is_late=is_late)
        elif isinstance(child, ast.Import):
            yield from (Import(alias.name, child.lineno, is_late) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            yield from _from(child, module, is_late)
        else:
            yield from _imports(child, module, is_late=is_late or isinstance(child, Function))


def _from(node: ast.ImportFrom, module: str, is_late: bool) -> Iterator[Import]:
    """Yield what `from x import y` imports: x.y where that is a module of ours, else x."""
    base = node.module or ""
    if node.level:
        is_face = file_of(module).name == "__init__.py"
        above = module.split(".")[: len(module.split(".")) - node.level + is_face]
        base = ".".join([*above, *filter(None, [base])])
    for alias in node.names:
        full = f"{base}.{alias.name}"
        yield Import(full if full in modules() else base, node.lineno, is_late)
