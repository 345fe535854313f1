"""What the product's code may not hold: prints, excepts that catch everything, leftovers, silence without its code."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.trees import PACKAGES, dotted, modules, name_of, parsed, told, tracked

MAY_PRINT = {
    ("bot/commands.py", "_settings"): "the page of settings is the command's answer",
    ("bot/commands.py", "_tell"): "a sentence about the settings, on standard error, before there is a log",
}
MAY_CATCH_ALL = {
    ("handlers/http/edge.py", "__call__"): "the HTTP edge: an incident number instead of a stack trace",
    ("handlers/jobs/clockwork.py", "look"): "the job runner's edge: a job takes neither the worker nor another down",
    ("handlers/jobs/reading.py", "_end_of"): "the reader's edge: a paper takes neither the worker nor another down",
    ("handlers/telegram/lanes.py", "handle_next"): "the dispatcher's edge: an update never takes its lane down",
    ("handlers/telegram/courier.py", "flush_alone"): "gives the marks back, and raises again",
}
"""(file, function): why it may. DESIGN §7 allows two or three in all."""

# Put together here, so that this file does not report itself.
LEFTOVERS = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK")) + r")\b")
SILENCE = re.compile(r"#\s*(type:\s*ignore(?!\[[a-z-]+)|no" + r"qa(?!:\s*[A-Z]+[0-9]+))")
SOURCES = (".py", ".toml", ".sh", ".js", ".css", ".html", ".yaml", ".yml", ".mako", ".po", "Makefile", "Dockerfile")


def places(tree: ast.Module, wanted: type[ast.AST] = ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """(function, node) of every node of a kind; "" outside of functions."""
    waiting: list[tuple[str, ast.AST]] = [("", tree)]
    while waiting:
        function, node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            function = node.name
        if isinstance(node, wanted):
            yield function, node
        waiting += [(function, child) for child in ast.iter_child_nodes(node)]


def prints(tree: ast.Module) -> Iterator[str]:
    """The functions that print."""
    return (function for function, node in places(tree, ast.Name) if dotted(node) in {"print", "pprint"})  # type: ignore[arg-type]


def catches_all(tree: ast.Module) -> Iterator[str]:
    """The functions that catch or suppress every exception."""
    for function, node in places(tree):
        if isinstance(node, ast.ExceptHandler):
            kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        elif isinstance(node, ast.Call) and dotted(node.func).endswith("suppress"):
            kinds = list(node.args)
        else:
            continue
        if any(kind is None or dotted(kind) in {"Exception", "BaseException"} for kind in kinds):
            yield function


def test_only_commands_print() -> None:
    found = {(name_of(path), place) for path in modules(*PACKAGES, at_least=180) for place in prints(parsed(path))}
    assert {one for one in found if not one[0].startswith("benchmarks/")} == set(MAY_PRINT)


def test_only_the_edges_catch_everything() -> None:
    paths = modules(*PACKAGES, at_least=180)
    found = {(name_of(path), place) for path in paths for place in catches_all(parsed(path))}
    assert found == set(MAY_CATCH_ALL)


def test_nothing_is_left_over_and_nothing_is_silenced_without_saying_what() -> None:
    sources = [path for path in tracked() if path.name.endswith(SOURCES)]
    assert len(sources) >= 250
    wrong = [
        f"{name_of(path)}:{number}: {line.strip()}"
        for path in sources
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if LEFTOVERS.search(line) or SILENCE.search(line)
    ]
    assert not wrong, told(wrong)


@pytest.mark.parametrize("line", ["print(1)", "def f():\n show = print\n show(1)"])
def test_a_print_is_caught(line: str) -> None:
    assert list(prints(ast.parse(line)))


@pytest.mark.parametrize("kind", ["", " Exception", " BaseException as error", " (OSError, Exception)"])
def test_an_except_of_everything_is_caught(kind: str) -> None:
    assert list(catches_all(ast.parse(f"def f():\n try: g()\n except{kind}: pass"))) == ["f"]


@pytest.mark.parametrize("line", ["suppress(Exception)", "contextlib.suppress(OSError, BaseException)"])
def test_a_suppression_of_everything_is_caught(line: str) -> None:
    assert list(catches_all(ast.parse(f"with {line}: pass")))


def test_a_narrow_except_is_not_caught() -> None:
    assert not list(catches_all(ast.parse("try: f()\nexcept (OSError, errors.LaterError): pass")))


@pytest.mark.parametrize("line", ["# TO" + "DO later", "x = 1  # FIX" + "ME: y", "# X" + "XX"])
def test_a_leftover_is_caught(line: str) -> None:
    assert LEFTOVERS.search(line)


@pytest.mark.parametrize(
    "line", ["x  # no" + "qa", "x  # no" + "qa: because", "x  # type: " + "ignore", "#type:" + "ignore"]
)
def test_silence_without_a_code_is_caught(line: str) -> None:
    assert SILENCE.search(line)


@pytest.mark.parametrize("line", ["x  # noqa: S105 - why", "x  # type: ignore[arg-type]", "a todo list", "TODOS"])
def test_what_says_its_code_is_not_caught(line: str) -> None:
    assert not LEFTOVERS.search(line)
    assert not SILENCE.search(line)
