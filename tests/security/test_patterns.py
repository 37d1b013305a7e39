"""No pattern of the package can be made to hang by a text that was written to hang it.

Each is timed on texts pumped up from its own parse tree; what counts is how the time grows between
two sizes in one run. A pattern that is only ever given short texts is timed on the longest of them.
"""

import ast
import importlib
import re
import time
from collections.abc import Callable, Iterator
from functools import cache
from re import _constants as code
from re import _parser as parser

import pytest

from analysis import discover, readers  # noqa: F401
from tests.house import source

METHODS = {"match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split"}

# The longest text that a pattern is ever given, where that is not the whole article: why it is so.
SHORT = {
    "analysis.corpus.furniture._ALWAYS": 900,  # is_furniture looks at its length first
    "analysis.corpus.furniture._PURE_CREDIT": 900,
    "analysis.corpus.furniture._TRAILING_LINK": 180,
    "analysis.corpus.furniture._TIME": 90,
    "analysis.entities.speaker_roles._BEFORE": 40,  # the forty characters before a name
    "analysis.entities.trim._LAST_WORD": 16,
    "analysis.readers._decode._META_CHARSET": 4_096,
    "analysis.readers.markdown._MARKUP[1]": 100_000,  # looks for 2,000 letters from each bracket
    "analysis.readers.markdown._MARKUP[2]": 100_000,
}
SIZE = 8_000
# A pattern whose time is below this on SIZE characters takes half a second on the longest article.
NOTHING = 0.004
# Twice the text takes a linear pattern twice the time, a quadratic one four times.
MOST = 3.0
COMMON = (
    " ", "a", "A", "1", "\n", '"', "“", ".", ",", "(", "<", "-", "a ", "A ", "A. ", "A a ", '"a ',
    "1,", "a-", "a.", "a\n", " \n", "<a ", "<!--", "[", "](", "&", "/", "http://a",
)  # fmt: skip
CATEGORIES = {
    code.CATEGORY_DIGIT: ("1", r"\d"),
    code.CATEGORY_NOT_DIGIT: ("a", r"\D"),
    code.CATEGORY_SPACE: (" ", r"\s"),
    code.CATEGORY_NOT_SPACE: ("a", r"\S"),
    code.CATEGORY_WORD: ("a", r"\w"),
    code.CATEGORY_NOT_WORD: (".", r"\W"),
}
REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT)
LETTERS = 'aA 1\n\t".,-_()<>:;!?“é—%/'


@cache
def patterns() -> dict[str, re.Pattern]:
    """Return every pattern of the package by its name, or by its module and line."""
    found: dict[str, re.Pattern] = {}
    for module in source.modules():
        if module.endswith("__main__"):
            continue
        for name, value in list(vars(importlib.import_module(module)).items()):
            for number, pattern in enumerate(_within(value)):
                found[f"{module}.{name}" + (f"[{number}]" if number else "")] = pattern
        for call in source.calls(module):
            func = ast.unparse(call.func)
            is_written = bool(call.args) and isinstance(call.args[0], ast.Constant)
            if is_written and func in {f"re.{method}" for method in METHODS}:
                found[f"{module}:{call.lineno} {func}"] = re.compile(call.args[0].value)
    once = {(p.pattern, p.flags): name for name, p in reversed(found.items())}
    return {name: p for name, p in found.items() if once[p.pattern, p.flags] == name}


def _within(value: object, depth: int = 0) -> Iterator[re.Pattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list | set | frozenset | dict) and depth < 4:
        for item in value.values() if isinstance(value, dict) else value:
            yield from _within(item, depth + 1)


@cache
def _uses() -> dict[str, set[str]]:
    """Return by which methods patterns of a name are used; searching is the hardest of them."""
    uses: dict[str, set[str]] = {}
    for module in source.modules():
        for node in ast.walk(source.tree(module)):
            if isinstance(node, ast.Attribute) and node.attr in METHODS:
                name = ast.unparse(node.value).split(".")[-1]
                uses.setdefault(name, set()).add(
                    node.attr if node.attr in ("match", "fullmatch") else "search"
                )
    return uses


def how_used(name: str) -> set[str]:
    """Return the methods by which a pattern is used."""
    if " re." in name:
        method = name.rpartition(".")[2]
        return {method if method in ("match", "fullmatch") else "search"}
    return _uses().get(name.split(".")[-1].partition("[")[0], {"search"})


def sample(items: object) -> str:
    """Return a text that the items of a parse tree match, more or less."""
    out = ""
    for op, value in items:
        if op is code.LITERAL:
            out += chr(value)
        elif op in (code.NOT_LITERAL, code.ANY):
            out += "b" if value == ord("a") else "a"
        elif op is code.IN:
            out += next(_of_class(value), "a")
        elif op in REPEATS or op is code.POSSESSIVE_REPEAT:
            out += sample(value[2]) * max(value[0], 1)
        elif op is code.SUBPATTERN:
            out += sample(value[3])
        elif op is code.BRANCH:
            out += sample(value[1][0])
        elif op is code.ATOMIC_GROUP:
            out += sample(value)
    return out


def _of_class(items: list) -> Iterator[str]:
    if items[0][0] is code.NEGATE:
        for letter in LETTERS:
            if not any(_is_in(letter, item) for item in items[1:]):
                yield letter
        return
    for op, value in items:
        if op is code.CATEGORY:
            yield CATEGORIES[value][0]
        else:
            yield chr(value[0] if op is code.RANGE else value)


def _is_in(letter: str, item: tuple) -> bool:
    op, value = item
    if op is code.LITERAL:
        return ord(letter) == value
    if op is code.RANGE:
        return value[0] <= ord(letter) <= value[1]
    return re.match(CATEGORIES[value][1], letter) is not None


def repeats(items: object, before: str = "") -> Iterator[tuple[str, str, object]]:
    """Yield each repeat without an end: what leads to it, a text of its body, and the body."""
    for op, value in items:
        if op in REPEATS:
            if value[1] is code.MAXREPEAT or value[1] > 50:
                yield before, sample(value[2]), value[2]
            yield from repeats(value[2], before)
        elif op is code.SUBPATTERN:
            yield from repeats(value[3], before)
        elif op is code.ATOMIC_GROUP:
            yield from repeats(value, before)
        elif op is code.BRANCH:
            for branch in value[1]:
                yield from repeats(branch, before)
        elif op in (code.ASSERT, code.ASSERT_NOT):
            yield from repeats(value[1], "")
        before += sample([(op, value)])


def pumps(pattern: re.Pattern) -> list[tuple[str, str]]:
    """Return what to begin a hostile text with, and what to go on with for ever."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    found = list(repeats(tree))
    own = [(before, body) for before, body, _ in found]
    joined = [("", before + body) for before, body, _ in found]
    lead = {before for before, _, _ in found[:12]}
    common = [(before, pump) for before in ("", *sorted(lead - {""})[:4]) for pump in COMMON]
    return list(dict.fromkeys([*own, *joined, *common, ("", sample(tree))]))


def seconds(pattern: re.Pattern, how: str, text: str) -> float:
    """Return the processor time that a pattern takes on a text."""
    given = text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text
    start = time.process_time()
    if how == "search":
        for _ in pattern.finditer(given):
            pass
    else:
        getattr(pattern, how)(given)
    return time.process_time() - start


def grows(pattern: re.Pattern, how: str, size: int = SIZE) -> str:
    """Return a text on which the time grows with the square of its length, or worse; else none."""
    for before, pump in pumps(pattern):
        for end in ("", "\x00"):

            def text(n: int, *, parts: tuple[str, str, str] = (before, pump, end)) -> str:
                return parts[0] + parts[1] * (n // len(parts[1] or " ")) + parts[2]

            for n in (size // 32, size // 4, size):
                taken = seconds(pattern, how, text(n))
                if taken > 10 * NOTHING:
                    break
            if taken < NOTHING:
                continue
            whole = min(seconds(pattern, how, text(n)) for _ in range(2))
            half = min(seconds(pattern, how, text(n // 2)) for _ in range(3))
            if whole > NOTHING and whole > MOST * half and _again(pattern, how, text, n):
                return f"{before!r} + {pump!r} * n + {end!r}: {whole / half:.1f} times"
    return ""


def _again(pattern: re.Pattern, how: str, text: Callable[[int], str], n: int) -> bool:
    """Say whether it is the pattern, and not a neighbour that wanted the processor just then."""
    whole, half = (
        min(seconds(pattern, how, text(length)) for _ in range(5)) for length in (n, n // 2)
    )
    return whole > MOST * half


@cache
def _one_article() -> float:
    return seconds(re.compile(r"\w+|\W"), "search", "Ab, " * 225_000)


def longest(pattern: re.Pattern, how: str, size: int) -> float:
    """Return the longest time that a text of `size` characters takes."""
    return max(
        seconds(pattern, how, (before + pump * size)[:size] + end)
        for before, pump in pumps(pattern)
        for end in ("", "\x00", "a. b")
        if pump
    )


@pytest.mark.parametrize("name", [name for name in patterns() if name not in SHORT])
def test_time_grows_with_the_text_and_not_with_its_square(name):
    pattern = patterns()[name]
    for how in how_used(name):
        assert not grows(pattern, how), pattern.pattern


@pytest.mark.parametrize("name", SHORT)
def test_what_is_given_short_texts_is_done_with_the_longest_in_no_time(name):
    pattern = patterns()[name]
    # as much as words are looked for in five articles as long as any may be
    most = 5 * _one_article()
    for how in how_used(name):
        assert longest(pattern, how, SHORT[name]) < most


@pytest.mark.parametrize("name", patterns())
def test_no_repeat_is_all_of_what_another_repeats(name):
    """The classic trap, (a+)+: each text has as many readings as ways to cut it."""

    def empty(op, value):
        return (op in (*REPEATS, code.POSSESSIVE_REPEAT) and value[0] == 0) or op is code.AT

    for _, _, body in repeats(parser.parse(patterns()[name].pattern, patterns()[name].flags)):
        items = list(body)
        while len(items) == 1 and items[0][0] is code.SUBPATTERN:
            items = list(items[0][1][3])
        endless = [v for op, v in items if op in REPEATS and v[1] is code.MAXREPEAT]
        if endless:
            assert not all(empty(op, v) or op in REPEATS for op, v in items), name


@pytest.mark.parametrize("trap", [r"(?:a+)+$", r"\s+$", r"a*$", r"<!--.*?-->", r"(?:a|a)+$"])
def test_the_test_itself_finds_traps(trap):
    """Sizes as small as these show the first and the last, which double with each letter."""
    size = 24 * 4 if trap in (r"(?:a+)+$", r"(?:a|a)+$") else SIZE
    pattern = re.compile(trap)
    if size == SIZE:
        assert grows(pattern, "search")
    else:
        short, long = (seconds(pattern, "match", "a" * n + "b") for n in (14, 20))
        assert long > 8 * short


def test_a_line_that_hung_the_furniture_is_read():
    """Each of these took minutes before its pattern was mended, with less than 900 letters."""
    from analysis.corpus.furniture import is_furniture

    lines = (
        "Reporting by A" + ".A" * 300 + " a. b",
        "Quorrin (" + "Reuters" * 100 + "\x00",
        "x | updated 1:00" + " " * 800 + "\x00",
        "x | updated: monday., jana. 1st, 1111 at" + " " * 800 + "\x00",
    )
    assert not any(is_furniture(line) for line in lines)
