"""What can be set in a notebook: read from its parameters cell, and checked against it.

papermill passes on whatever it is given and only warns of a name it does not know, so names and
values are refused here, before anything runs. The cell is read without running it and without
importing papermill; a test holds what is found against papermill's own inspection.
"""

import ast
import io
import math
import tokenize
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType

from analysis.errors import NotebookError, ParameterError
from analysis.report.notebook import read

# Set by the report itself: the corpus it was given and the store it was told to use.
RESERVED = {"corpus": "give it as CORPUS", "store": "give it as --store DIR"}

TRUE, FALSE = ("true", "yes", "on", "1"), ("false", "no", "off", "0")


@dataclass(frozen=True)
class Parameter:
    """A line of a parameters cell: name, type, value as written, help, and the value itself."""

    name: str
    type: str
    written: str
    help: str
    default: object
    is_annotated: bool = True


def inspect(file: Path) -> dict[str, Parameter]:
    """Read the parameters of a notebook, by name, in the order of the cell.

    Raises:
        NotebookError: a line of the cell is not `name: type = value  # help`, with one of the
            types str, int, float, bool, list and list[str].
    """
    notebook = read(file)
    tagged = [cell.source for cell in notebook.cells if "parameters" in cell.tags]
    if not tagged:
        return {}
    try:
        comments = _comments(tagged[0])
        found = [_parameter(node, tagged[0], comments) for node in ast.parse(tagged[0]).body]
    except (SyntaxError, ValueError, TypeError) as error:
        raise NotebookError(file.name, None, f"the parameters cell cannot be read: {error}") from (
            error
        )
    return {parameter.name: parameter for parameter in found}


def inspect_all(files: Iterable[Path]) -> dict[str, dict[str, Parameter]]:
    """Read the parameters of several notebooks, by file name.

    Raises:
        NotebookError: a cell cannot be read, or two notebooks give a name two types.
    """
    found = {file.name: inspect(file) for file in files}
    first: dict[str, tuple[str, Parameter]] = {}
    for file, parameters in found.items():
        for name, given in parameters.items():
            other, seen = first.setdefault(name, (file, given))
            if given.type != seen.type:
                problem = f"{name} is {given.type} here, and {seen.type} in {other}"
                raise NotebookError(file, None, problem)
    return found


def checked(
    known: Mapping[str, Parameter],
    given: Iterable[tuple[str, str]],
    *,
    reserved: Mapping[str, str] = MappingProxyType(RESERVED),
) -> dict[str, object]:
    """Return the values of the parameters that are given.

    A list may be given several times and grows; anything else is given once.

    Args:
        known: the parameters there are.
        given: names with values as typed on a command line.
        reserved: names that are set elsewhere, each with where.

    Raises:
        ParameterError: a name is unknown or given twice, or a value is not of its type.
    """
    values: dict[str, object] = {}
    for name, text in given:
        if name in reserved:
            raise ParameterError(name, text, reserved[name])
        if name not in known:
            raise ParameterError("parameter", name, _nearest(name, set(known) - set(reserved)))
        value = coerce(known[name], text)
        if name in values and not isinstance(value, list):
            raise ParameterError(name, text, "one value; it was given twice")
        before = values.get(name)
        values[name] = [*before, *value] if isinstance(before, list) else value  # type: ignore[misc]
    return values


def in_force(
    known: Mapping[str, Mapping[str, Parameter]], given: Mapping[str, object]
) -> dict[str, dict[str, object]]:
    """Return the effective parameters of each notebook: as given, or else its own default.

    Args:
        known: the parameters of each notebook, as `inspect_all` found them.
        given: values that hold for every notebook that has such a parameter.
    """
    return {
        file: {name: given.get(name, parameter.default) for name, parameter in found.items()}
        for file, found in known.items()
    }


def recorded(force: Mapping[str, Mapping[str, object]]) -> dict[str, object]:
    """Return the effective parameters by name; by notebook, where their defaults differ.

    >>> recorded({"01_a": {"top_n": 8, "since": ""}, "02_b": {"top_n": 9, "since": ""}})
    {'top_n': {'01_a': 8, '02_b': 9}, 'since': ''}
    """
    values: dict[str, dict[str, object]] = {}
    for file, parameters in force.items():
        for name, value in parameters.items():
            values.setdefault(name, {})[file.removesuffix(".ipynb")] = value
    return {
        name: each if len({repr(v) for v in each.values()}) > 1 else next(iter(each.values()))
        for name, each in values.items()
    }


def coerce(parameter: Parameter, text: str) -> object:
    """Turn a value as typed into one of the parameter's type.

    >>> coerce(Parameter("top_n", "int", "10", "", 10), "5")
    5
    >>> coerce(Parameter("sources", "list[str]", "[]", "", []), "TRT World, BBC")
    ['TRT World', 'BBC']

    Raises:
        ParameterError: the value is not of that type.
    """
    refused = ParameterError(parameter.name, text, _ALLOWED[parameter.type.partition("[")[0]])
    try:
        if parameter.type == "int":
            return int(text)
        if parameter.type == "float":
            number = float(text)
            if math.isfinite(number):
                return number
            raise refused
    except ValueError:
        raise refused from None
    if parameter.type == "bool":
        if text.lower() not in TRUE + FALSE:
            raise refused
        return text.lower() in TRUE
    return text if parameter.type == "str" else _items(text, refused)


_ALLOWED = {
    "str": "any text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "list": "names with commas between, or ['a, b', 'c'] where a name has a comma",
}

_TYPES: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "int": (int,),
    "float": (int, float),
    "bool": (bool,),
    "list": (list,),
    "list[str]": (list,),
}


def _items(text: str, refused: ParameterError) -> list[str]:
    if not text.lstrip().startswith("["):
        return [item for item in (part.strip() for part in text.split(",")) if item]
    import yaml

    try:
        items = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - makes nothing but strings
    except yaml.YAMLError:
        raise refused from None
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise refused
    return items


def _nearest(name: str, known: Iterable[str]) -> str:
    names = sorted(known)
    close = get_close_matches(name, names, n=1)
    return ", ".join(names) + (f" (did you mean {close[0]}?)" if close else "")


def _parameter(node: ast.stmt, source: str, comments: Mapping[int, str]) -> Parameter:
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
        name, value = node.target.id, node.value
        kind = ast.unparse(node.annotation)
    elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        name, value = node.targets[0].id, node.value
        kind = ""
    else:
        raise ValueError(f"line {node.lineno} is not `name: type = value`")
    default = ast.literal_eval(value)
    is_annotated = bool(kind)
    kind = kind or type(default).__name__
    if kind not in _TYPES:
        raise ValueError(f"{name} has the type {kind}; it may be {', '.join(_TYPES)}")
    if not isinstance(default, _TYPES[kind]) or (kind != "bool" and isinstance(default, bool)):
        raise ValueError(f"{name} is {kind}, its default {default!r} is not")
    written = ast.get_source_segment(source, value) or repr(default)
    help_ = comments.get(node.end_lineno or 0, "")
    return Parameter(name, kind, written, help_, default, is_annotated)


def _comments(source: str) -> dict[int, str]:
    """Return the comments of a cell by the number of their line."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {
        token.start[0]: token.string.lstrip("#").strip()
        for token in tokens
        if token.type == tokenize.COMMENT
    }
