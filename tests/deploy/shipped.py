"""The command lines in `deploy/` and in the README, as a shell reads them."""

import ast
import re
import shlex
from dataclasses import dataclass
from pathlib import Path

from analysis import paths

DEPLOY = paths.ROOT / "deploy"
CALL = re.compile(r"(?:-m analysis|\bparallax) (?=[a-z])([^`]*)")
OPERATORS = set("();<>|&")

# What stands in a DAG for a value that is known when it runs.
FILLED = "X"


@dataclass(frozen=True)
class Line:
    """A call of ours: the file and the words after `python -m analysis`."""

    file: str
    words: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.file}: {' '.join(self.words)}"


def lines() -> list[Line]:
    """Return every call of ours in deploy/ and in the README."""
    files = [*sorted(f for f in DEPLOY.iterdir() if f.is_file()), paths.ROOT / "README.md"]
    return [
        Line(file.relative_to(paths.ROOT).as_posix(), words(found[1]))
        for file in files
        for text in _texts(file)
        for found in CALL.finditer(text)
        if "-m analysis" in found[0]
    ]


def words(call: str) -> tuple[str, ...]:
    """Return the words of a call up to where the shell goes on with something else.

    >>> words('report news -p since "$SINCE" | tee page.txt')
    ('report', 'news', '-p', 'since', '$SINCE')
    """
    lexer = shlex.shlex(call, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    found: list[str] = []
    for word in lexer:
        if set(word) <= OPERATORS or word.startswith("#"):
            break
        found.append(word)
    return tuple(found)


def _texts(file: Path) -> list[str]:
    """Return the lines of a file; of Python, its texts as they are once they are put together."""
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        return re.sub(r"\\\n\s*", " ", text).splitlines()
    nodes = list(ast.walk(ast.parse(text)))
    named = {
        ast.unparse(node.targets[0]): node.value.value
        for node in nodes
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
    }
    parts = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    whole = (_made(node, named) for node in nodes if id(node) not in parts)
    return [line for made in whole for line in made.splitlines()]


def _made(node: ast.AST, named: dict[str, object]) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_made(part, named) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        return str(named.get(ast.unparse(node.value), FILLED))
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
